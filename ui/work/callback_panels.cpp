// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/callback_panels.h"

#include "ui/common/formats.h"
#include "ui/customer/draft_keeper.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"
#include "ui/work/columns.h"
#include "ui/work/unseen_warning.h"
#include "ui/work/when_field.h"
#include "ui/work/who_combo.h"
#include "ui/work/work_words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

BookCallbackPanel::BookCallbackPanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, u"bookCallbackPanel"_s, parent)
    , m_when(new WhenField)
    , m_number(new QComboBox)
    , m_who(new WhoCombo(workspace))
    , m_text(new QLineEdit)
    , m_unseen(new UnseenWarning(workspace))
    , m_drafts(new DraftKeeper(workspace, this)) {
    m_text->setObjectName(u"callbackText"_s);
    m_text->setMaxLength(400);
    m_number->setObjectName(u"callbackNumber"_s);
    m_number->setEditable(true);
    m_number->setInsertPolicy(QComboBox::NoInsert);
    m_number->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_number->setMinimumContentsLength(10);
    m_number->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_who->setObjectName(u"callbackWho"_s);
    auto* what = new QVBoxLayout;
    what->setSpacing(6);
    what->addWidget(m_text);
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_number, 1);
    line->addWidget(m_who, 1);
    what->addLayout(line);
    what->addStretch(1);
    auto* when = new QVBoxLayout;
    when->addWidget(m_when);
    when->addStretch(1);
    auto* columns = new Columns;
    columns->add(what);
    columns->add(when);
    body().addWidget(columns);
    body().addWidget(m_unseen);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) { m_drafts->changed(text); });
    connect(m_when, &WhenField::changed, this, &BookCallbackPanel::check);
    retranslate();
}

void BookCallbackPanel::start(const client::CustomerRecord& record, CaseId about, const QString& number) {
    const bool other = record.customer.id != m_customer;
    m_customer = record.customer.id;
    m_case = about;
    if (other) {
        m_text->clear();
        m_drafts->bind(u"callback/"_s + QString::fromStdString(m_customer.toString()),
                       [this](const QString& draft) {
                           if (m_text->text().isEmpty())
                               m_text->setText(draft);
                       });
    }
    fillNumbers(record, number);
    m_who->fill(WhoCombo::everybody(workspace()));
    m_when->start(workspace().now());
    say({});
    check();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void BookCallbackPanel::leave() {
    m_drafts->bind({}, {});
    m_customer = {};
}

void BookCallbackPanel::fillNumbers(const client::CustomerRecord& record, const QString& number) {
    m_number->clear();
    QString first = number;
    for (const Identity& identity : record.identities) {
        if (dialable(identity).isEmpty())
            continue;
        m_number->addItem(shownValue(identity));
        if (dialable(identity) == number || (first.isEmpty() && identity.primary))
            first = shownValue(identity);
    }
    if (!first.isEmpty())
        m_number->setCurrentText(first);
    m_number->lineEdit()->setCursorPosition(0);
}

void BookCallbackPanel::check() {
    m_unseen->setDueAt(m_when->dueAt());
    setReady(static_cast<bool>(m_when->dueAt()));
}

void BookCallbackPanel::accept() {
    const Who who = m_who->chosen();
    BookCallback command;
    command.callback = CallbackId(workspace().newId());
    command.customer = m_customer;
    command.caseId = m_case;
    command.number = m_number->currentText().trimmed().toStdString();
    command.text = m_text->text().trimmed().toStdString();
    command.dueAt = m_when->dueAt();
    command.dueUntil = m_when->dueUntil();
    command.assignee = who.user;
    command.queue = who.queue;
    submit(command, [this, key = m_drafts->key()] {
        m_text->clear();
        m_drafts->forget(key);
    });
}

void BookCallbackPanel::retranslate() {
    setWords(m_case ? tr("Call the customer back about the case") : tr("Call the customer back"),
             tr("Book the callback"));
    m_text->setPlaceholderText(tr("What for, in a few words"));
    m_text->setAccessibleName(tr("What the callback is for"));
    m_number->setAccessibleName(tr("Number to call"));
    m_number->lineEdit()->setPlaceholderText(tr("Any number"));
    m_who->setAccessibleName(tr("Who calls back"));
    m_who->retranslate();
    m_when->retranslate();
    m_unseen->follow();
}

MoveCallbackPanel::MoveCallbackPanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, u"moveCallbackPanel"_s, parent)
    , m_when(new WhenField)
    , m_unseen(new UnseenWarning(workspace)) {
    body().addWidget(m_when, 0, Qt::AlignLeft);
    body().addWidget(m_unseen);
    connect(m_when, &WhenField::changed, this, [this] {
        m_unseen->setDueAt(m_when->dueAt());
        setReady(m_when->dueAt() != m_about.dueAt);
    });
    retranslate();
}

void MoveCallbackPanel::start(const Callback& about, bool missed) {
    m_about = about;
    m_missed = missed;
    say({});
    retranslate();
    m_when->start(workspace().now());
    m_when->findChild<QWidget*>(u"dueInAnHour"_s)->setFocus(Qt::ShortcutFocusReason);
}

void MoveCallbackPanel::accept() {
    submit(MoveCallback{m_about.id, m_about.dueAt, m_when->dueAt(), m_when->dueUntil(), m_missed}, [] {});
}

void MoveCallbackPanel::retranslate() {
    setWords(m_missed ? tr("Nobody was reached: try again") : tr("Another time for the callback"),
             m_missed ? tr("Try again then") : tr("Move the callback"));
    m_when->retranslate();
    m_unseen->follow();
}

GiveUpCallbackPanel::GiveUpCallbackPanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, u"giveUpCallbackPanel"_s, parent)
    , m_text(new QLineEdit) {
    m_text->setObjectName(u"giveUpText"_s);
    m_text->setMaxLength(400);
    body().addWidget(m_text);
    connect(m_text, &QLineEdit::textChanged, this,
            [this](const QString& text) { setReady(!text.trimmed().isEmpty()); });
    retranslate();
}

void GiveUpCallbackPanel::start(const Callback& about) {
    if (about.id != m_about.id)
        m_text->clear();
    m_about = about;
    say({});
    setReady(!m_text->text().trimmed().isEmpty());
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void GiveUpCallbackPanel::accept() {
    CloseCallback command;
    command.callback = m_about.id;
    command.expected = m_about.state;
    command.state = CallbackState::Failed;
    command.outcome = m_text->text().trimmed().toStdString();
    submit(command, [this] { m_text->clear(); });
}

void GiveUpCallbackPanel::retranslate() {
    setWords(tr("Give the callback up"), tr("Give up"));
    m_text->setPlaceholderText(tr("Why the customer could not be reached"));
    m_text->setAccessibleName(tr("Why the callback is given up"));
}

} // namespace visage::ui
