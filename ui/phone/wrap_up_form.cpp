// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/wrap_up_form.h"

#include "ui/common/command_registry.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/phone/call_desk.h"
#include "ui/phone/caller_text.h"
#include "ui/phone/phone_commands.h"
#include "ui/phone/phone_style.h"
#include "ui/phone/pop_text.h"
#include "ui/phone/reason_field.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace visage::ui {
namespace {

PlainLabel* makeLabel(QWidget* buddy, QWidget* parent) {
    auto* label = new PlainLabel(parent);
    label->setBuddy(buddy);
    setPixelSize(label, pop_size::detail);
    return label;
}

} // namespace

WrapUpForm::WrapUpForm(CallDesk& desk, CommandRegistry& commands, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_commands(commands)
    , m_name(new PlainLabel(this))
    , m_who(new QPushButton(this))
    , m_summary(new PlainLabel(this))
    , m_outcomes(new QButtonGroup(this))
    , m_reason(new ReasonField(this))
    , m_case(new QLineEdit(this)) {
    m_name->setObjectName(QStringLiteral("wrapUpName"));
    m_name->setElideMode(Qt::ElideRight);
    setPixelSize(m_name, pop_size::why, true);
    m_who->setObjectName(QStringLiteral("wrapUpCustomer"));
    m_who->setAutoDefault(false);
    setLook(m_who, Look::Plain);
    m_summary->setElideMode(Qt::ElideRight);
    setPixelSize(m_summary, pop_size::detail);
    setLook(m_summary, Look::Muted);
    m_reason->setObjectName(QStringLiteral("callReason"));
    m_case->setObjectName(QStringLiteral("callCase"));
    m_case->setMaxLength(200);
    m_reasonLabel = makeLabel(m_reason, this);
    m_caseLabel = makeLabel(m_case, this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_who);
    column->addLayout(head);
    column->addWidget(m_summary);
    column->addSpacing(6);
    column->addLayout(makeOutcomes());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(m_reasonLabel, 0, 0);
    grid->addWidget(m_reason, 0, 1);
    grid->addWidget(m_caseLabel, 1, 0);
    grid->addWidget(m_case, 1, 1);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    column->addStretch(1);

    connect(m_who, &QPushButton::clicked, &desk, &CallDesk::chooseAgain);
    connect(m_reason, &ReasonField::reasonChanged, &desk, &CallDesk::setReason);
    connect(m_case, &QLineEdit::textEdited, &desk, &CallDesk::setCaseSubject);
    connect(&desk.workspace(), &client::Workspace::baseDataChanged, this,
            [this] { m_reason->setReasons(m_desk.workspace().reasons()); });
    retranslate();
}

QLayout* WrapUpForm::makeOutcomes() {
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    addOutcome(row, CallOutcome::Handled, "outcomeHandled");
    addOutcome(row, CallOutcome::CallBackPromised, "outcomeCallBack");
    row->addSpacing(12);
    addOutcome(row, CallOutcome::WrongNumber, "outcomeWrongNumber");
    addOutcome(row, CallOutcome::Silent, "outcomeSilent");
    addOutcome(row, CallOutcome::Canvassing, "outcomeCanvassing");
    addOutcome(row, CallOutcome::Internal, "outcomeInternal");
    row->addStretch(1);
    return row;
}

void WrapUpForm::addOutcome(QLayout* row, CallOutcome outcome, const char* name) {
    auto* button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    button->setCheckable(true);
    m_outcomes->addButton(button, static_cast<int>(outcome));
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, outcome] {
        if (asksNothingMore(outcome))
            m_desk.qualifyAtOnce(outcome);
        else
            m_desk.setOutcome(outcome);
    });
}

void WrapUpForm::retranslateOutcomes() {
    for (QAbstractButton* button : m_outcomes->buttons()) {
        const auto outcome = static_cast<CallOutcome>(m_outcomes->id(button));
        button->setText(word(outcome));
        button->setAccessibleName(word(outcome));
        const QAction* action = m_commands.action(phoneCommandOf(outcome));
        button->setToolTip(
            plainToolTip(action ? action->shortcut().toString(QKeySequence::NativeText) : QString()));
    }
}

void WrapUpForm::retranslate() {
    retranslateOutcomes();
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Type a part of it, as “late”"));
    m_reason->setReasons(m_desk.workspace().reasons());
    m_caseLabel->setText(tr("Open a case"));
    m_case->setAccessibleName(tr("Open a case"));
}

void WrapUpForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WrapUpForm::present(const CallCard& card) {
    const QString name = callerName(card);
    m_name->setText(name);
    m_name->setAccessibleName(tr("Customer: %1").arg(name));
    m_who->setText(card.customer ? tr("Somebody else?") : tr("Choose the customer"));
    m_who->setAccessibleName(m_who->text());
    m_summary->setText(callSummary(card));
    const auto outcome = card.outcome == CallOutcome::None ? CallOutcome::Handled : card.outcome;
    if (QAbstractButton* button = m_outcomes->button(static_cast<int>(outcome)))
        button->setChecked(true);
    if (!m_reason->hasFocus())
        m_reason->setReason(card.reason);
    if (m_case->text() != card.caseSubject)
        m_case->setText(card.caseSubject);
    m_case->setEnabled(!card.customer.isNull());
    m_case->setPlaceholderText(card.customer ? tr("Its subject in a few words; empty: no case")
                                             : tr("Only for a known customer"));
}

void WrapUpForm::focusFirst() {
    if (QAbstractButton* button = m_outcomes->checkedButton())
        button->setFocus(Qt::ShortcutFocusReason);
}

} // namespace visage::ui
