// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/call_desk.h"
#include "ui/phone/call_record.h"

#include <algorithm>

// Who calls: looked up, chosen, corrected.

namespace visage::ui {
namespace {

bool contains(const std::vector<CustomerId>& ids, CustomerId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

client::CallerAnswer::Kind kindOfChoice(const CallCard& card) {
    using Kind = client::CallerAnswer::Kind;
    if (card.candidates.size() > 1)
        return Kind::Several;
    return card.caller.hidden ? Kind::Hidden : Kind::Unknown;
}

/// What the customer did before this call: the call itself is soon among the contacts and says nothing.
void rememberBefore(CallCard& card) {
    const auto& record = card.answer.record;
    if (!record || (record->lastContact && record->lastContact->id == card.interaction))
        return;
    card.contactsBefore = record->contactsLast8Days;
    card.lastContact = record->lastContact;
}

} // namespace

void CallDesk::identify(int key) {
    CallCard* card = m_cards.find(key);
    CallLookup lookup = lookUpOf(card->call, m_account);
    card->caller = std::move(lookup.caller);
    card->peer = std::move(lookup.peer);
    if (card->call.direction == Direction::Out && m_dialledFor) {
        const CustomerId customer = std::exchange(m_dialledFor, {});
        assign(key, customer, MatchBasis::ChosenByAgent, false);
        return;
    }
    m_workspace.identifyCaller(
        lookup.identifiers, lookup.line, this,
        [this, key](client::CallerAnswer answer) { onIdentified(key, std::move(answer)); });
}

void CallDesk::onIdentified(int key, client::CallerAnswer answer) {
    CallCard* card = m_cards.find(key);
    if (!card || card->customer) // chosen by hand in the meantime
        return;
    using Kind = client::CallerAnswer::Kind;
    const bool nobody = answer.kind == Kind::Unknown || answer.kind == Kind::Hidden;
    if (nobody)
        answer.kind = card->caller.internal ? Kind::Colleague
                      : card->caller.hidden ? Kind::Hidden
                                            : Kind::Unknown;
    card->candidates = answer.candidates;
    if (answer.kind == Kind::One && !answer.candidates.empty()) {
        card->customer = answer.candidates.front().hit.customer;
        card->basis = answer.candidates.front().basis;
    }
    card->answer = std::move(answer);
    card->lookedUp = true;
    rememberBefore(*card);
    announceRecord(*card);
    Q_EMIT changed();
}

void CallDesk::announceRecord(const CallCard& card) {
    if (card.key == m_shown && card.taken && card.answer.kind == client::CallerAnswer::Kind::One)
        Q_EMIT recordReady(card.answer);
}

void CallDesk::announceStranger(const CallCard& card) {
    const bool nobody =
        card.lookedUp && !card.customer && card.answer.kind != client::CallerAnswer::Kind::Colleague;
    if (nobody && card.key == m_shown && card.taken && card.talking())
        Q_EMIT strangerAnswered();
}

void CallDesk::chooseCandidate(int number) {
    const CallCard* card = shown();
    if (!card || number < 1 || static_cast<std::size_t>(number) > card->candidates.size())
        return;
    choose(card->candidates[static_cast<std::size_t>(number) - 1].hit.customer, false);
}

void CallDesk::choose(CustomerId customer, bool attachNumber) {
    if (m_cards.find(m_shown))
        assign(m_shown, customer, MatchBasis::ChosenByAgent, attachNumber);
}

void CallDesk::createCustomer(CreateCustomer command, bool attachNumber) {
    const int key = m_shown;
    if (!m_cards.find(key))
        return;
    command.customer = CustomerId(m_workspace.newId());
    m_keeper.create(key, command, [this, key, customer = command.customer, attachNumber] {
        assign(key, customer, MatchBasis::Created, attachNumber);
    });
}

void CallDesk::chooseAgain() {
    CallCard* card = shownCard();
    if (!card)
        return;
    card->choosing = !card->choosing;
    if (card->choosing)
        card->answer.kind = kindOfChoice(*card);
    else if (card->customer)
        reload(card->key);
    Q_EMIT changed();
}

void CallDesk::assign(int key, CustomerId customer, MatchBasis basis, bool attachNumber) {
    CallCard* card = m_cards.find(key);
    if (!card)
        return;
    if (card->customer != customer) {
        card->contactsBefore = 0;
        card->lastContact.reset();
    }
    card->customer = customer;
    card->basis = basis;
    card->choosing = false;
    m_keeper.assign(key);
    if (attachNumber)
        m_keeper.attachNumber(key);
    reload(key);
    Q_EMIT customerChosen(customer);
}

void CallDesk::reload(int key) {
    const CustomerId customer = m_cards.find(key)->customer;
    m_workspace.loadRecord(customer, this, [this, key, customer](Result<client::CustomerRecord> record) {
        CallCard* card = m_cards.find(key);
        if (!card || !record || card->choosing || card->customer != customer)
            return;
        card->answer.kind = client::CallerAnswer::Kind::One;
        card->answer.record = std::move(*record);
        card->lookedUp = true;
        rememberBefore(*card);
        Q_EMIT changed();
    });
}

void CallDesk::onCustomersChanged(const std::vector<CustomerId>& customers) {
    for (const CallCard& card : m_cards.all())
        if (card.customer && !card.leaving && contains(customers, card.customer))
            reload(card.key);
}

} // namespace visage::ui
