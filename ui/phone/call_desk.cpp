// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/call_desk.h"

#include "ui/phone/call_record.h"

#include <algorithm>

namespace visage::ui {
namespace {

const call::Call* findCall(const telephony::Phone& phone, std::uint32_t id) {
    for (const call::Call& call : phone.calls())
        if (call.id == id)
            return &call;
    return nullptr;
}

} // namespace

CallDesk::CallDesk(telephony::Phone& phone, client::Workspace& workspace, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_phone(phone)
    , m_workspace(workspace)
    , m_clock(clock)
    , m_keeper(m_cards, workspace, clock, this) {
    connect(&phone, &telephony::Phone::stateChanged, this, &CallDesk::changed);
    connect(&phone, &telephony::Phone::callAppeared, this, &CallDesk::onCallAppeared);
    connect(&phone, &telephony::Phone::callChanged, this, &CallDesk::onCallChanged);
    connect(&phone, &telephony::Phone::engineLost, this, &CallDesk::onEngineLost);
    connect(&workspace, &client::Workspace::customersChanged, this, &CallDesk::onCustomersChanged);
    connect(&workspace, &client::Workspace::everythingChanged, this, &CallDesk::onEverythingChanged);
    connect(&workspace, &client::Workspace::baseDataChanged, this, &CallDesk::changed);
    connect(&m_keeper, &CallKeeper::changed, this, &CallDesk::changed);
    connect(&m_keeper, &CallKeeper::finished, this, &CallDesk::drop);
    connect(&workspace, &client::Workspace::sessionChanged, this, &CallDesk::followSession);
    followSession();
}

void CallDesk::setAccount(call::PhoneAccount account) {
    m_account = std::move(account);
    // A telephone that outlived an earlier desk has calls already.
    for (const call::Call& call : m_phone.calls())
        if (call.state != call::CallState::Ended)
            onCallAppeared(call.id);
}

// The telephone's events.

/// Calls that were going on when the desktop died are finished after the log-in.
void CallDesk::followSession() {
    const UserId user = m_workspace.session().user;
    if (user == m_user)
        return;
    m_user = user;
    m_onBreak = m_signedOff = false;
    if (user)
        m_keeper.recover([this](CallCard card) { onRecovered(std::move(card)); });
}

void CallDesk::onRecovered(CallCard card) {
    const auto same = [&card](const CallCard& other) { return other.interaction == card.interaction; };
    const auto& cards = m_cards.all();
    const auto it = std::find_if(cards.begin(), cards.end(), same);
    if (it != cards.end()) { // the telephone kept the call: it goes on with what had been typed
        if (CallCard* living = m_cards.find(it->key); living->note.isEmpty())
            living->note = card.note;
        Q_EMIT changed();
        return;
    }
    const bool known = !card.customer.isNull();
    const bool missed = card.leaving;
    const int key = m_cards.add(std::move(card)).key;
    if (missed) {
        m_lastUnanswered = *m_cards.find(key);
        m_lastUnanswered.lookedUp = false; // its number is what is known of it
        m_keeper.end(key);
        return Q_EMIT changed();
    }
    if (!shown())
        m_shown = key;
    if (known) {
        reload(key);
        countBefore(key);
    }
    Q_EMIT changed();
}

/// The telephone gives back a call that was thought lost: its note and customer go on with it.
void CallDesk::inherit(CallCard& fresh) {
    for (const CallCard& card : m_cards.all()) {
        if (!card.ended() || card.interaction != fresh.interaction)
            continue;
        fresh.note = card.note;
        fresh.ownerless = card.ownerless;
        m_cards.remove(card.key);
        return;
    }
}

void CallDesk::onCallAppeared(std::uint32_t id) {
    const call::Call* call = findCall(m_phone, id);
    if (!call || m_cards.living(id))
        return;
    CallCard fresh;
    fresh.call = *call;
    fresh.interaction = interactionOf(*call, m_account);
    inherit(fresh);
    const CallCard* before = shown();
    // A call of our own making is what the agent looks at; another's waits while he types or talks.
    const bool outgoing = call->direction == Direction::Out;
    fresh.taken = outgoing || !busy();
    const int key = m_cards.add(std::move(fresh)).key;
    if (outgoing || !before || before->leaving)
        m_shown = key;
    m_lastUnanswered = {};
    Q_EMIT appeared(key);
    identify(key);
    m_keeper.saveJournal();
    refreshTarget();
    if (!outgoing)
        Q_EMIT rang(key);
    Q_EMIT changed();
}

void CallDesk::onCallChanged(std::uint32_t id) {
    const call::Call* call = findCall(m_phone, id);
    CallCard* card = m_cards.living(id);
    if (!call || !card)
        return;
    update(*card, *call);
    refreshTarget();
    followBreak();
    Q_EMIT changed();
}

void CallDesk::update(CallCard& card, const call::Call& call) {
    const bool wasAnswered = card.answered();
    card.call = call;
    const int key = card.key;
    if (!wasAnswered && card.answered()) {
        m_shown = key;
        // Who answers has turned to the caller. Who dialled may have gone on typing meanwhile.
        if (call.direction != Direction::Out || !busy())
            turnTo(card);
        m_keeper.begin(key);
        m_keeper.saveJournal();
    }
    if (CallCard* still = m_cards.find(key); still && still->ended())
        onEnded(*still);
}

void CallDesk::onEngineLost() {
    for (CallCard& card : m_cards.all()) {
        if (card.ended())
            continue;
        const call::Call* call = findCall(m_phone, card.call.id);
        call::Call last = call ? *call : card.call;
        if (last.state != call::CallState::Ended) {
            last.state = call::CallState::Ended;
            last.cause = call::EndCause::EngineLost;
            last.endedAt = m_clock.now();
        }
        update(card, last);
    }
    refreshTarget();
    Q_EMIT changed();
}

void CallDesk::onEnded(CallCard& card) {
    if (card.call.cause == call::EndCause::AnsweredElsewhere && card.note.trimmed().isEmpty()) {
        card.leaving = true; // a colleague has it: nothing of it is ours to keep
        const int key = card.key;
        QMetaObject::invokeMethod(
            this, [this, key] { drop(key); }, Qt::QueuedConnection);
        return;
    }
    const bool hasText = !card.note.trimmed().isEmpty();
    if (card.caller.internal && card.outcome == CallOutcome::None && card.answered())
        card.outcome = CallOutcome::Internal;
    card.leaving = !hasText && (!card.answered() || asksNothingMore(card.outcome));
    if (!card.answered())
        m_lastUnanswered = card;
    else
        m_keeper.saveJournal(); // how it ended outlives a restart
    const int key = card.key;
    const bool shownOne = key == m_shown;
    m_keeper.end(key);
    if (shownOne && card.leaving)
        showNext();
}

void CallDesk::drop(int key) {
    m_cards.remove(key);
    m_keeper.saveJournal();
    if (key == m_shown)
        showNext();
    refreshTarget();
    Q_EMIT changed();
}

} // namespace visage::ui
