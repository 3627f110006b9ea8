// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include <functional>

namespace visage::ui {

/// A button that hands cannot hit by accident: deaf to mouse and keys until `armed` says yes, never focused,
/// never a default button. Assistive technology, which presses on purpose, is always heard. It takes Enter
/// and Space from nobody.
class GuardedButton : public QPushButton {
    Q_OBJECT
public:
    explicit GuardedButton(QWidget* parent = nullptr);

    void setArmed(std::function<bool()> armed) { m_armed = std::move(armed); }

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::function<bool()> m_armed = [] { return true; };
};

} // namespace visage::ui
