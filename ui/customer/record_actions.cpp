// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later

// RecordPage's commands and the forms that they open.

#include "ui/common/command_registry.h"
#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/words.h"
#include "ui/customer/alerts_bar.h"
#include "ui/customer/case_panels.h"
#include "ui/customer/consents_section.h"
#include "ui/customer/facts_column.h"
#include "ui/customer/join_panel.h"
#include "ui/customer/note_editor.h"
#include "ui/customer/note_panel.h"
#include "ui/customer/record_facts.h"
#include "ui/customer/record_page.h"
#include "ui/timeline/timeline_area.h"
#include "ui/timeline/timeline_filters.h"
#include "ui/work/record_work.h"

#include <QApplication>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int enoughForAll = 640; ///< header, alerts, some of the timeline, a form and the note

} // namespace

void RecordPage::registerCommands(CommandRegistry& commands) {
    const auto add = [&](const QString& id, std::function<QString()> text, const QKeySequence& shortcut,
                         const QString& icon, std::function<void()> run) {
        commands.add({id, std::move(text), shortcut, std::move(run), icon});
    };
    add(
        u"record.note"_s, [] { return tr("Write a note"); }, Qt::CTRL | Qt::Key_N, u"sticky-note"_s,
        [this] { writeNote(); });
    add(
        u"record.timeline"_s, [] { return tr("Go to the timeline"); }, Qt::CTRL | Qt::Key_T, u"history"_s,
        [this] { m_timeline->setFocus(Qt::ShortcutFocusReason); });
    add(
        u"record.openCase"_s, [] { return tr("Open a case"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_O, u"plus"_s,
        [this] {
            const int row = m_timeline->hasFocus() ? m_timeline->currentRow() : -1;
            const auto* contact = row < 0 ? nullptr : std::get_if<Interaction>(&m_timeline->entry(row).row);
            openCase(contact && !m_interaction ? contact->id : m_interaction);
        });
    add(
        u"record.closeCase"_s, [] { return tr("Close the most urgent case"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_L, u"circle-check"_s, [this] { closeFirstCase(); });
    add(
        u"record.editNote"_s, [] { return tr("Edit the selected note, or the last one"); }, Qt::Key_F2,
        u"pencil"_s, [this] { editSelectedNote(); });
    add(
        u"record.pinAlert"_s, [] { return tr("Pin an alert"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_A, u"pin"_s,
        [this] { m_alerts->write(); });
    add(
        u"record.dial"_s, [] { return tr("Call the customer"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_D,
        u"phone-outgoing"_s, [this] { dialFirst(); });
    add(
        u"record.edit"_s, [] { return tr("Edit the customer"); }, Qt::Key_F4, u"pencil"_s,
        [this] { m_facts->edit(); });
    add(
        u"record.addIdentity"_s, [] { return tr("Add a number or address"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_I, u"plus"_s, [this] { m_facts->addIdentity(); });
    add(
        u"record.addTag"_s, [] { return tr("Add a tag"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_Y, u"hash"_s,
        [this] { m_facts->addTag(); });
    add(
        u"record.consent"_s, [] { return tr("Record a consent"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_C,
        u"circle-check"_s, [this] { recordConsent(); });
    add(
        u"record.settle"_s, [] { return tr("Go to what two people changed"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_K, u"users"_s, [this] { m_facts->settle(); });
    add(
        u"record.join"_s, [] { return tr("Join with another record …"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_J,
        u"link"_s, [this] { join({}); });
    m_work->registerCommands(commands);
}

/// Null: it is looked for.
void RecordPage::join(CustomerId other) {
    if (!m_record)
        return;
    openPanel(m_join);
    m_join->start(*m_record, other);
}

void RecordPage::recordConsent() {
    m_facts->consents().setEvidence(contactWords(m_interaction));
    m_facts->recordConsent();
}

void RecordPage::connectWork() {
    connect(m_work, &RecordWork::panelWanted, this, &RecordPage::openPanel);
    connect(m_work, &RecordWork::dialRequested, this, &RecordPage::dialRequested);
    connect(m_work, &RecordWork::newCustomerWanted, this, &RecordPage::newCustomerWanted);
    connect(m_work, &RecordWork::replyWanted, this, &RecordPage::replyToSelected);
    connect(m_work, &RecordWork::troubled, this, [this](const QString& sentence) {
        m_notice->setVisible(!sentence.isEmpty());
        m_notice->setText(sentence);
    });
    connect(m_timeline, &TimelineArea::replyRequested, this, &RecordPage::replyToSelected);
}

void RecordPage::focusWork(const Uuid& id) {
    m_work->focusWork(id);
}

void RecordPage::bookCallback() {
    m_work->bookCallback();
}

/// What the customer wrote is answered; what stands elsewhere in the timeline is not.
void RecordPage::replyToSelected() {
    const int row = m_timeline->currentRow();
    const auto* contact = row < 0 ? nullptr : std::get_if<Interaction>(&m_timeline->entry(row).row);
    const bool answers = contact && contact->direction == Direction::In && !contact->peer.empty();
    m_work->reply(answers ? contact : nullptr);
}

void RecordPage::enableCommands() {
    const bool shown = m_state == State::Shown && m_record;
    const QString none = tr("No record is open.");
    for (const QString& id : {u"record.note"_s, u"record.timeline"_s, u"record.openCase"_s,
                              u"record.pinAlert"_s, u"record.edit"_s, u"record.addIdentity"_s,
                              u"record.addTag"_s, u"record.consent"_s, u"record.join"_s})
        m_commands.setEnabled(id, shown, none);
    const auto enable = [&](const QString& id, bool possible, const QString& whyNot) {
        m_commands.setEnabled(id, shown && possible, shown ? whyNot : none);
    };
    enable(u"record.closeCase"_s,
           shown && std::any_of(m_record->cases.begin(), m_record->cases.end(), isOpen),
           tr("The customer has no open case."));
    enable(u"record.editNote"_s, shown && !m_record->notes.empty(), tr("There is no note yet."));
    enable(u"record.settle"_s, shown && m_facts->hasDisputes(),
           tr("No two people changed the same thing at a time."));
    enable(u"record.dial"_s,
           shown && std::any_of(m_record->identities.begin(), m_record->identities.end(),
                                [](const Identity& identity) { return !dialable(identity).isEmpty(); }),
           tr("No number of the customer is known."));
}

void RecordPage::openPanel(RecordPanel* panel) {
    if (m_panel && m_panel != panel)
        m_panel->hide();
    m_panel = panel;
    m_notice->hide();
    shareHeight();
    panel->show();
}

void RecordPage::shareHeight() {
    const bool room = !m_panel || height() >= enoughForAll;
    m_filters->setVisible(room);
    m_note->setVisible(room);
}

void RecordPage::resizeEvent(QResizeEvent* event) {
    QStackedWidget::resizeEvent(event);
    shareHeight();
}

void RecordPage::closePanel() {
    if (!m_panel)
        return;
    const QWidget* focused = QApplication::focusWidget();
    const bool inside = focused && m_panel->isAncestorOf(focused);
    m_panel->hide();
    m_panel = nullptr;
    shareHeight();
    if (inside)
        m_timeline->setFocus(Qt::OtherFocusReason);
}

void RecordPage::openCase(InteractionId interaction) {
    if (!m_record)
        return;
    openPanel(m_openCase);
    m_openCase->start(m_customer, interaction, contactWords(interaction));
}

QString RecordPage::contactWords(InteractionId interaction) const {
    for (int row = 0; interaction && row < m_timeline->count(); ++row)
        if (const auto* contact = std::get_if<Interaction>(&m_timeline->entry(row).row);
            contact && contact->id == interaction)
            return contactTitle(contact->channel, contact->direction, contact->state) + u", "_s +
                   formatMoment(contact->at, m_workspace.now());
    return {};
}

void RecordPage::closeFirstCase() {
    const auto first = std::find_if(m_record->cases.begin(), m_record->cases.end(), isOpen);
    if (first == m_record->cases.end())
        return;
    openPanel(m_closeCase);
    m_closeCase->start(*first);
}

void RecordPage::reopenCase(const Case& about) {
    ChangeCaseStatus command;
    command.caseId = about.id;
    command.event = CaseEventId(m_workspace.newId());
    command.expected = about.status;
    command.status = CaseStatus::Open;
    command.reason = about.reason;
    m_workspace.submit(command, this, [this](const Result<void>& result) {
        m_notice->setVisible(!result);
        if (!result)
            m_notice->setText(sentenceOf(result.error()));
    });
}

void RecordPage::editNote(NoteId note) {
    if (!m_record)
        return;
    const auto found = std::find_if(m_record->notes.begin(), m_record->notes.end(),
                                    [note](const Note& known) { return known.id == note; });
    if (found == m_record->notes.end())
        return;
    openPanel(m_notePanel);
    m_notePanel->start(*found);
}

void RecordPage::editSelectedNote() {
    const int row = m_timeline->currentRow();
    const auto* selected = row < 0 ? nullptr : std::get_if<Note>(&m_timeline->entry(row).row);
    if (selected)
        editNote(selected->id);
    else if (m_record && !m_record->notes.empty())
        editNote(m_record->notes.front().id);
}

void RecordPage::dialFirst() {
    const auto& identities = m_record->identities;
    const auto callable = [](const Identity& identity) { return !dialable(identity).isEmpty(); };
    auto chosen = std::find_if(identities.begin(), identities.end(), [&](const Identity& identity) {
        return identity.primary && callable(identity);
    });
    if (chosen == identities.end())
        chosen = std::find_if(identities.begin(), identities.end(), callable);
    if (chosen != identities.end())
        Q_EMIT dialRequested(dialable(*chosen));
}

} // namespace visage::ui
