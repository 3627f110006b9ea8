// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/call_keeper.h"

#include "ui/common/words.h"
#include "ui/phone/call_journal.h"
#include "ui/phone/call_record.h"

#include <algorithm>
#include <utility>

namespace visage::ui {
namespace {

const auto journalKey = QStringLiteral("calls/unfinished");

QString draftKey(const CallCard& card) {
    return QStringLiteral("call/") + QString::fromStdString(card.interaction.toString());
}

Priority urgencyOf(const std::vector<Reason>& reasons, ReasonId id) {
    const auto it =
        std::find_if(reasons.begin(), reasons.end(), [id](const Reason& r) { return r.id == id; });
    return it == reasons.end() ? Priority::P3 : it->urgency;
}

bool hasNote(const CallCard& card) {
    return !card.note.trimmed().isEmpty();
}

bool wantsCase(const CallCard& card) {
    return !card.caseOpened && !card.caseSubject.trimmed().isEmpty() && !card.customer.isNull();
}

} // namespace

CallKeeper::CallKeeper(CardList& cards, client::Workspace& workspace, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_cards(cards)
    , m_workspace(workspace)
    , m_clock(clock) {}

void CallKeeper::submit(int key, const Command& command, Kept kept) {
    m_workspace.submit(command, this, [this, key, kept = std::move(kept)](const Result<void>& result) {
        CallCard* card = m_cards.find(key);
        if (!card)
            return;
        card->trouble = result ? QString() : sentenceOf(result.error());
        if (result) {
            kept(*card);
        } else {
            card->finishing = false;
            card->leaving = false;
        }
        Q_EMIT changed(key);
    });
}

void CallKeeper::begin(int key) {
    CallCard* card = m_cards.find(key);
    if (!card || card->started)
        return;
    card->started = true;
    submitRecord(key, [](CallCard&) {});
}

void CallKeeper::end(int key) {
    submitRecord(key, [this](CallCard& card) {
        card.recorded = true;
        if (card.leaving)
            finish(card.key);
    });
}

void CallKeeper::submitRecord(int key, Kept kept) {
    if (CallCard* card = m_cards.find(key)) {
        card->started = true;
        submit(key, recordOf(*card, m_clock.now()), std::move(kept));
    }
}

void CallKeeper::assign(int key) {
    CallCard* card = m_cards.find(key);
    if (!card || !card->started)
        return;
    submit(key, AssignInteraction{card->interaction, card->customer, card->basis}, [](CallCard&) {});
    giveNotes(*card);
}

/// The same notes again, now with their owner: they move to the customer.
void CallKeeper::giveNotes(CallCard& card) {
    for (WriteNote& note : std::exchange(card.ownerless, {})) {
        note.customer = card.customer;
        submit(card.key, note, [](CallCard&) {});
    }
}

void CallKeeper::attachNumber(int key) {
    const CallCard* card = m_cards.find(key);
    if (card && attachable(*card))
        submit(key, identityOf(*card, card->customer), [](CallCard&) {});
}

void CallKeeper::create(int key, const CreateCustomer& command, std::function<void()> done) {
    submit(key, command, [done = std::move(done)](CallCard&) { done(); });
}

void CallKeeper::saveDraft(int key) {
    if (const CallCard* card = m_cards.find(key))
        m_workspace.saveDraft(draftKey(*card), card->note);
    saveJournal();
}

void CallKeeper::saveJournal() {
    QString journal = journalOf(m_cards, m_clock.now());
    if (journal.isEmpty() && m_journal.isEmpty())
        return;
    m_journal = std::move(journal);
    m_workspace.saveDraft(journalKey, m_journal);
}

void CallKeeper::recover(std::function<void(CallCard)> found) {
    m_workspace.loadDraft(journalKey, this, [this, found = std::move(found)](const QString& journal) {
        m_journal = journal;
        for (const CallCard& card : readJournal(journal))
            m_workspace.loadDraft(draftKey(card), this, [found, card](const QString& note) {
                CallCard recovered = card;
                recovered.note = note;
                found(std::move(recovered));
            });
    });
}

void CallKeeper::saveNote(int key) {
    CallCard* card = m_cards.find(key);
    if (!card || !hasNote(*card))
        return;
    begin(key); // a note hangs on the call, so the record has to know the call first
    submitNote(key, [](CallCard&) {});
}

void CallKeeper::submitNote(int key, Kept kept) {
    CallCard* card = m_cards.find(key);
    const QString text = card->note;
    const WriteNote note{
        NoteId(m_workspace.newId()), card->customer, {}, card->interaction, text.trimmed().toStdString()};
    submit(key, note, [this, text, note, kept = std::move(kept)](CallCard& after) {
        if (!note.customer)
            after.ownerless.push_back(note);
        // What was typed while the note was being kept stays in the editor.
        after.note = after.note.startsWith(text) ? after.note.mid(text.size()) : after.note;
        m_workspace.saveDraft(draftKey(after), after.note);
        if (after.customer) // chosen while the note was on its way to the disk
            giveNotes(after);
        kept(after);
    });
}

void CallKeeper::submitCase(int key, Kept kept) {
    const CallCard* card = m_cards.find(key);
    OpenCase open;
    open.caseId = CaseId(m_workspace.newId());
    open.event = CaseEventId(m_workspace.newId());
    open.customer = card->customer;
    open.subject = card->caseSubject.trimmed().toStdString();
    open.reason = card->reason;
    open.priority = urgencyOf(m_workspace.reasons(), card->reason);
    open.interaction = card->interaction;
    submit(key, open, [kept = std::move(kept)](CallCard& after) {
        after.caseOpened = true;
        kept(after);
    });
}

void CallKeeper::submitQualification(int key, Kept kept) {
    const CallCard* card = m_cards.find(key);
    QualifyInteraction qualify{card->interaction, card->outcome, card->reason, 0};
    if (card->answered() && !card->leaving)
        qualify.wrapMs = std::max<std::int64_t>(0, (card->finishedAt - card->call.endedAt).count());
    submit(key, qualify, std::move(kept));
}

void CallKeeper::finish(int key) {
    CallCard* card = m_cards.find(key);
    if (!card || card->finishing || !card->ended())
        return;
    card->finishing = true;
    card->finishedAt = m_clock.now();
    nextStep(key);
}

void CallKeeper::nextStep(int key) {
    const CallCard* card = m_cards.find(key);
    const Kept onwards = [this](CallCard& kept) { nextStep(kept.key); };
    if (!card->recorded)
        submitRecord(key, [onwards](CallCard& kept) {
            kept.recorded = true;
            onwards(kept);
        });
    else if (hasNote(*card))
        submitNote(key, onwards);
    else if (wantsCase(*card))
        submitCase(key, onwards);
    else if (card->outcome != CallOutcome::None || card->answered())
        submitQualification(key, [this](CallCard& kept) { Q_EMIT finished(kept.key); });
    else
        Q_EMIT finished(key);
}

} // namespace visage::ui
