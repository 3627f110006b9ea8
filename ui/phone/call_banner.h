// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <array>

namespace visage::ui {

class CallDesk;
class CommandRegistry;
class PlainLabel;
class Theme;
struct CallCard;

/// Calls that are not in front, one line each: the one that rings while the agent types, the second caller,
/// the one on hold. A line in the window, never a window. A click takes its line, the key the one that it
/// stands beside. GUI thread.
class CallBanner : public QFrame {
    Q_OBJECT
public:
    CallBanner(CallDesk& desk, const Theme& theme, CommandRegistry& commands, QWidget* parent = nullptr);

    void refresh();

Q_SIGNALS:
    void takeWanted(int key);
    void painted(int key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        int card = 0; ///< its key
        QWidget* row = nullptr;
        PlainLabel* icon = nullptr;
        PlainLabel* name = nullptr;
        PlainLabel* text = nullptr;
        PlainLabel* key = nullptr;
    };
    Line makeLine(int number);
    void present(Line& line, const CallCard& card, bool first);
    [[nodiscard]] QString textOf(const CallCard& card) const;

    CallDesk& m_desk;
    const Theme& m_theme;
    CommandRegistry& m_commands;
    std::array<Line, 3> m_lines;
    int m_known = 0;
};

} // namespace visage::ui
