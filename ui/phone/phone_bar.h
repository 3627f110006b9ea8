// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace visage::ui {

class CallDesk;
class CommandRegistry;
class GuardedButton;
class PlainLabel;
class Theme;
enum class Look;

/// The telephone's bar at the top of the window: presence, what the telephone does or why it cannot, the dial
/// field, and the buttons, each enabled only when it can do something. GUI thread.
class PhoneBar : public QFrame {
    Q_OBJECT
public:
    PhoneBar(CallDesk& desk, const Theme& theme, CommandRegistry& commands, QWidget* parent = nullptr);

    void refresh();
    void focusDial();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    GuardedButton* makeButton(const char* name, Look look, void (CallDesk::*run)());
    void makeDial();
    void dial();
    void refreshState();
    void refreshButtons();
    void dress();
    void setIcons();
    void retranslate();
    [[nodiscard]] QString shortcut(const char* command) const;
    [[nodiscard]] QString presenceText() const;
    [[nodiscard]] QString idleText() const;

    CallDesk& m_desk;
    const Theme& m_theme;
    CommandRegistry& m_commands;
    PlainLabel* m_presence;
    QPushButton* m_break;
    PlainLabel* m_state;
    PlainLabel* m_who;
    PlainLabel* m_timer;
    QLineEdit* m_dial;
    QPushButton* m_dialButton;
    GuardedButton* m_answer;
    QWidget* m_gap;
    GuardedButton* m_reject;
    GuardedButton* m_hold;
    GuardedButton* m_mute;
    GuardedButton* m_hangUp;
    QString m_dialFault;
};

} // namespace visage::ui
