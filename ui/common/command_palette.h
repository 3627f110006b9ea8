// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace visage::ui {

class CommandList;
class CommandRegistry;
class Theme;

/// Ctrl+K: every command by a few letters of its name, with its shortcut; those that are not possible now say
/// why. Lies over the window; Escape, or a click beside it, closes it and gives the focus back.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    CommandPalette(CommandRegistry& registry, const Theme& theme, QWidget* window);

    void open();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void retranslate();
    void place();
    [[nodiscard]] bool isPalettes(QObject* watched) const;
    void filter(const QString& typed);
    void move(int step);
    void runCurrent();
    void close();

    CommandList* m_commands;
    QLineEdit* m_input;
    QListView* m_list;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace visage::ui
