// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace visage::ui {

class IconLabel;
class PlainLabel;
class Theme;

/// What stands where there is nothing to show: a sign, what is so, and what one can do.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const Theme& theme, const QString& icon, QWidget* parent = nullptr);

    void setTexts(const QString& heading, const QString& hint);
    void setIcon(const QString& icon);
    /// What one can do, below the words; hidden until somebody shows it.
    [[nodiscard]] QPushButton& action() { return *m_action; }

private:
    IconLabel* m_icon;
    PlainLabel* m_heading;
    PlainLabel* m_hint;
    QPushButton* m_action;
};

} // namespace visage::ui
