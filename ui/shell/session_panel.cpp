// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session_panel.h"

#include "core/client/workspace.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

SessionPanel::SessionPanel(const Surroundings& around, QWidget* parent)
    : QFrame(parent)
    , m_around(around)
    , m_sentence(new PlainLabel)
    , m_passwordLabel(new PlainLabel)
    , m_password(new QLineEdit)
    , m_button(new QPushButton)
    , m_problemLabel(new PlainLabel) {
    setObjectName(u"sessionPanel"_s);
    setLook(this, Look::Warn);
    build();
    hide();
    connect(&around.workspace, &client::Workspace::statusChanged, this, &SessionPanel::follow);
    connect(&around.workspace, &client::Workspace::sessionChanged, this, &SessionPanel::follow);
    connect(m_button, &QPushButton::clicked, this, &SessionPanel::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &SessionPanel::submit);
    retranslate();
    follow();
}

void SessionPanel::build() {
    m_sentence->setObjectName(u"sessionEnded"_s);
    m_sentence->setWordWrap(true);
    m_password->setObjectName(u"sessionPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMinimumHeight(28);
    m_password->setMaximumWidth(260);
    m_passwordLabel->setBuddy(m_password);
    m_button->setObjectName(u"sessionLogIn"_s);
    setLook(m_button, Look::Primary);
    m_problemLabel->setObjectName(u"sessionProblem"_s);
    m_problemLabel->setWordWrap(true);
    setLook(m_problemLabel, Look::Strong);
    m_problemLabel->hide();
    auto* field = new QHBoxLayout;
    field->setSpacing(8);
    field->addWidget(m_passwordLabel);
    field->addWidget(m_password, 20);
    field->addWidget(m_button);
    field->addStretch(1);
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(m_sentence);
    column->addLayout(field);
    column->addWidget(m_problemLabel);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(new IconLabel(m_around.theme, u"triangle-alert"_s, &Tokens::warn), 0, Qt::AlignTop);
    row->addLayout(column, 1);
}

bool SessionPanel::asksAfter(ErrorCode code) {
    return code == ErrorCode::SessionExpired || code == ErrorCode::WrongCredentials ||
           code == ErrorCode::Locked;
}

void SessionPanel::follow() {
    const client::StoreStatus& status = m_around.workspace.status();
    const bool refused = status.state == client::StoreStatus::State::Refused && asksAfter(status.code);
    const bool wanted = m_around.workspace.session().user && (refused || m_busy);
    if (wanted == isVisibleTo(parentWidget()))
        return;
    m_password->clear();
    // A password that was typed while the server was away, and has turned out wrong.
    showProblem(status.code == ErrorCode::SessionExpired ? Error{ErrorCode::None, {}}
                                                         : Error{status.code, status.sentence.toStdString()});
    retranslate();
    setVisible(wanted);
    if (!wanted)
        return;
    QAccessibleEvent told(m_sentence, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void SessionPanel::submit() {
    if (m_busy || m_password->text().isEmpty())
        return;
    setBusy(true);
    m_around.workspace.logIn(m_around.workspace.session().name, m_password->text(), this,
                             [this](const Result<client::Session>& outcome) {
                                 setBusy(false);
                                 showProblem(outcome ? Error{ErrorCode::None, {}} : outcome.error());
                                 if (!outcome)
                                     m_password->selectAll();
                                 follow();
                             });
}

void SessionPanel::setBusy(bool busy) {
    m_busy = busy;
    m_password->setReadOnly(busy);
    m_button->setEnabled(!busy);
    retranslate();
}

void SessionPanel::showProblem(const Error& error) {
    m_problem = error;
    const bool any = error.code != ErrorCode::None;
    m_problemLabel->setText(any ? sentenceOf(error) : QString());
    m_problemLabel->setVisible(any);
    if (!any)
        return;
    QAccessibleEvent told(m_problemLabel, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void SessionPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void SessionPanel::retranslate() {
    m_sentence->setText(
        tr("Your session at the server has ended. Everything goes on here; log in again to send "
           "what you enter."));
    m_passwordLabel->setText(tr("Password (%1)").arg(m_around.workspace.session().displayName));
    m_password->setAccessibleName(m_passwordLabel->text());
    m_button->setText(m_busy ? tr("Logging in…") : tr("Log in again"));
    m_button->setAccessibleName(tr("Log in again"));
    if (m_problem.code != ErrorCode::None)
        m_problemLabel->setText(sentenceOf(m_problem));
}

} // namespace visage::ui
