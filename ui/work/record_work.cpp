// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/record_work.h"

#include "ui/common/command_registry.h"
#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/cases_section.h"
#include "ui/customer/facts_column.h"
#include "ui/customer/record_facts.h"
#include "ui/work/callback_panels.h"
#include "ui/work/callbacks_section.h"
#include "ui/work/case_hands.h"
#include "ui/work/contact_panel.h"
#include "ui/work/replies_section.h"
#include "ui/work/reply_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

RecordWork::RecordWork(client::Workspace& workspace, const Theme& theme, FactsColumn& facts, QWidget* parent)
    : QFrame(parent)
    , m_workspace(workspace)
    , m_facts(facts)
    , m_newCallback(new QPushButton)
    , m_newMessage(new QPushButton)
    , m_newContact(new QPushButton)
    , m_callbacks(new CallbacksSection(workspace, theme))
    , m_replies(new RepliesSection(workspace, theme))
    , m_book(new BookCallbackPanel(workspace))
    , m_move(new MoveCallbackPanel(workspace))
    , m_giveUp(new GiveUpCallbackPanel(workspace))
    , m_give(new GiveCasePanel(workspace))
    , m_reply(new ReplyPanel(workspace))
    , m_contact(new ContactPanel(workspace)) {
    build();
    connectSections();
    retranslate();
}

void RecordWork::build() {
    setObjectName(u"newWork"_s);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    const auto add = [&](QPushButton* button, const QString& name) {
        button->setObjectName(name);
        line->addWidget(button, 1);
    };
    add(m_newCallback, u"newCallback"_s);
    add(m_newMessage, u"newMessage"_s);
    add(m_newContact, u"newContact"_s);
    connect(m_newCallback, &QPushButton::clicked, this, [this] { bookCallback(); });
    connect(m_newMessage, &QPushButton::clicked, this, [this] { reply(nullptr); });
    connect(m_newContact, &QPushButton::clicked, this, [this] { logContact(); });
    m_facts.addAbove(this);
    m_facts.addAbove(m_callbacks);
    m_facts.addBelowCases(m_replies);
}

void RecordWork::connectSections() {
    connect(m_contact, &ContactPanel::newCustomerWanted, this, &RecordWork::newCustomerWanted);
    connect(m_callbacks, &CallbacksSection::dialRequested, this, &RecordWork::dialRequested);
    connect(m_callbacks, &CallbacksSection::moveRequested, this, [this](const Callback& about, bool missed) {
        Q_EMIT panelWanted(m_move);
        m_move->start(about, missed);
    });
    connect(m_callbacks, &CallbacksSection::giveUpRequested, this, [this](const Callback& about) {
        Q_EMIT panelWanted(m_giveUp);
        m_giveUp->start(about);
    });
    connect(m_replies, &RepliesSection::editRequested, this, [this](const Interaction& waiting) {
        Q_EMIT panelWanted(m_reply);
        m_reply->edit(waiting);
    });
    connect(&m_facts.cases(), &CasesSection::takeRequested, this, &RecordWork::takeCase);
    connect(&m_facts.cases(), &CasesSection::giveRequested, this, &RecordWork::giveCase);
    connect(&m_facts.cases(), &CasesSection::callbackRequested, this,
            [this](const Case& about) { bookCallback(about.id); });
}

std::vector<RecordPanel*> RecordWork::panels() const {
    return {m_book, m_move, m_giveUp, m_give, m_reply, m_contact};
}

void RecordWork::registerCommands(CommandRegistry& commands) {
    m_commands = &commands;
    const auto add = [&](const QString& id, std::function<QString()> text, const QKeySequence& shortcut,
                         const QString& icon, std::function<void()> run) {
        commands.add({id, std::move(text), shortcut, std::move(run), icon});
    };
    add(
        u"record.callback"_s, [] { return tr("Book a callback"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_B,
        u"phone-outgoing"_s, [this] { bookCallback(); });
    add(
        u"record.reply"_s, [] { return tr("Write to the customer, or answer the selected contact"); },
        Qt::CTRL | Qt::Key_R, u"send"_s, [this] { Q_EMIT replyWanted(); });
    add(
        u"record.contact"_s, [] { return tr("Write a contact down: a visit, a letter, a call"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_E, u"pencil"_s, [this] { logContact(); });
    add(
        u"record.takeCase"_s, [] { return tr("Take the most urgent case"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_T, u"user-plus"_s,
        [this] {
            if (const Case* about = firstOpenCase())
                takeCase(*about);
        });
    add(
        u"record.giveCase"_s, [] { return tr("Give the most urgent case to somebody"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_G, u"users"_s,
        [this] {
            if (const Case* about = firstOpenCase())
                giveCase(*about);
        });
    enableCommands();
}

const Case* RecordWork::firstOpenCase() const {
    if (!m_record)
        return nullptr;
    const auto first = std::ranges::find_if(m_record->cases, isOpen);
    return first == m_record->cases.end() ? nullptr : &*first;
}

void RecordWork::enableCommands() {
    if (!m_commands)
        return;
    const QString none = tr("No record is open.");
    const bool shown = m_record.has_value();
    for (const QString& id : {u"record.callback"_s, u"record.reply"_s})
        m_commands->setEnabled(id, shown, none);
    m_commands->setEnabled(u"record.contact"_s, shown,
                           tr("No record is open. Of somebody new: New customer (Shift+F4)."));
    const Case* first = firstOpenCase();
    const QString noCase = shown ? tr("The customer has no open case.") : none;
    m_commands->setEnabled(u"record.giveCase"_s, first, noCase);
    m_commands->setEnabled(u"record.takeCase"_s, first && first->owner != m_workspace.session().user,
                           first ? tr("The case is yours already.") : noCase);
}

void RecordWork::show(const client::CustomerRecord& record) {
    m_record = record;
    m_callbacks->show(record);
    m_replies->show(record);
    enableCommands();
    focusWanted();
}

void RecordWork::leave() {
    m_record.reset();
    m_wanted = {};
    m_book->leave();
    m_reply->leave();
    m_contact->leave();
    enableCommands();
}

void RecordWork::bookCallback(CaseId about) {
    if (!m_record)
        return;
    QString number;
    const auto& last = m_record->lastContact;
    if (m_interaction && last && last->id == m_interaction && last->channel == Channel::Phone)
        number = text(last->peer);
    Q_EMIT panelWanted(m_book);
    m_book->start(*m_record, about, number);
}

void RecordWork::reply(const Interaction* contact) {
    if (!m_record)
        return;
    Q_EMIT panelWanted(m_reply);
    m_reply->start(*m_record, contact ? answerTo(*contact) : ReplyTarget());
}

void RecordWork::logContact() {
    if (!m_record)
        return;
    Q_EMIT panelWanted(m_contact);
    m_contact->start(*m_record);
}

void RecordWork::takeCase(const Case& about) {
    m_workspace.submit(takingOf(m_workspace, about), this, [this](const Result<void>& result) {
        Q_EMIT troubled(result ? QString() : sentenceOf(result.error()));
    });
}

void RecordWork::giveCase(const Case& about) {
    Q_EMIT panelWanted(m_give);
    m_give->start(about);
}

void RecordWork::focusWork(const Uuid& id) {
    m_wanted = id;
    focusWanted();
}

void RecordWork::focusWanted() {
    if (m_wanted.isNull() || !m_record)
        return;
    // The rows that were just made have no place yet.
    QTimer::singleShot(0, this, [this, id = m_wanted] {
        auto* card = m_facts.findChild<QWidget*>(u"work/"_s + QString::fromStdString(id.toString()));
        if (!card || id != m_wanted)
            return;
        m_wanted = {};
        m_facts.ensureWidgetVisible(card, 0, 24);
        card->setFocus(Qt::OtherFocusReason);
    });
}

void RecordWork::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RecordWork::retranslate() {
    const auto name = [](QPushButton* button, const QString& words, const QString& said,
                         const QString& shortcut) {
        button->setText(words);
        button->setAccessibleName(said);
        button->setToolTip(plainToolTip(said + u" ("_s + shortcut + u')'));
    };
    name(m_newCallback, tr("Callback", "to book one"), tr("Book a callback"), u"Ctrl+Shift+B"_s);
    name(m_newMessage, tr("Message", "to write one"), tr("Write to the customer"), u"Ctrl+R"_s);
    name(m_newContact, tr("Contact", "to write one down"), tr("Write a contact down"), u"Ctrl+Shift+E"_s);
}

} // namespace visage::ui
