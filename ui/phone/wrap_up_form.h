// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phone/call_card.h"

#include <QFrame>

class QButtonGroup;
class QLineEdit;
class QPushButton;

namespace visage::ui {

class CallDesk;
class CommandRegistry;
class PlainLabel;
class ReasonField;

/// How an ended call is qualified: what it was, its reason, a case to open. Stands where the caller's facts
/// stood while the call lived. GUI thread.
class WrapUpForm : public QWidget {
    Q_OBJECT
public:
    WrapUpForm(CallDesk& desk, CommandRegistry& commands, QWidget* parent = nullptr);

    void present(const CallCard& card);
    void focusFirst();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLayout* makeOutcomes();
    void addOutcome(QLayout* row, CallOutcome outcome, const char* name);
    void retranslate();
    void retranslateOutcomes();

    CallDesk& m_desk;
    CommandRegistry& m_commands;
    PlainLabel* m_name;
    QPushButton* m_who;
    PlainLabel* m_summary;
    QButtonGroup* m_outcomes;
    PlainLabel* m_reasonLabel;
    ReasonField* m_reason;
    PlainLabel* m_caseLabel;
    QLineEdit* m_case;
};

} // namespace visage::ui
