// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace visage::ui {

/// Two halves of a form, side by side where there is room, else one above the other.
class Columns : public QWidget {
    Q_OBJECT
public:
    explicit Columns(QWidget* parent = nullptr);
    void add(QLayout* half, int stretch = 1);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QBoxLayout* m_halves;
};

} // namespace visage::ui
