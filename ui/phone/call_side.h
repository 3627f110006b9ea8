// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phone/call_card.h"

#include <QStackedWidget>

class QPushButton;

namespace visage::ui {

class CallDesk;
class CommandRegistry;
class GuardedButton;
class PlainLabel;
class Theme;

/// The right-hand side of the pop, as wide as its buttons: Answer and Reject while it rings, the timer while
/// one talks, Finish afterwards. What replaces Answer is never a button, so that a second click hits nothing.
class CallSide : public QStackedWidget {
    Q_OBJECT
public:
    CallSide(CallDesk& desk, const Theme& theme, CommandRegistry& commands, QWidget* parent = nullptr);

    void present(const CallCard& card);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeRinging();
    QWidget* makeTalking();
    QWidget* makeEnded();
    void retranslate();
    void dress();
    [[nodiscard]] QString timerOf(const CallCard& card) const;

    CallDesk& m_desk;
    const Theme& m_theme;
    CommandRegistry& m_commands;
    GuardedButton* m_answer = nullptr;
    GuardedButton* m_reject = nullptr;
    PlainLabel* m_state = nullptr;
    PlainLabel* m_muted = nullptr;
    PlainLabel* m_timer = nullptr;
    PlainLabel* m_wrapTimer = nullptr;
    QPushButton* m_finish = nullptr;
    QWidget* m_ringing = nullptr;
    QWidget* m_talking = nullptr;
    QWidget* m_ended = nullptr;
};

} // namespace visage::ui
