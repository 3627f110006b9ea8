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

constexpr std::chrono::hours recently{8 * 24};
constexpr int plenty = 50; // contacts in 8 days

/// What the customer did before this call. Only while the record does not know of the call, which is no
/// earlier contact.
void rememberBefore(CallCard& card) {
    if (const auto& record = card.answer.record) {
        card.contactsBefore = record->contactsLast8Days;
        card.lastContact = record->lastContact;
    }
}

/// People stay where they stood in the list, for a key may be on its way to one of them.
void keepOrder(std::vector<client::CallerCandidate>& found,
               const std::vector<client::CallerCandidate>& shown) {
    const auto placeOf = [&shown](const client::CallerCandidate& candidate) {
        return std::find_if(shown.begin(), shown.end(), [&candidate](const client::CallerCandidate& other) {
            return other.hit.customer == candidate.hit.customer;
        });
    };
    std::stable_sort(found.begin(), found.end(),
                     [&placeOf](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
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
    askWho(key, lookup);
}

/// The customer may come after his call: with the first synchronisation, or entered by a colleague.
void CallDesk::identifyAgain() {
    for (const CallCard& card : m_cards.all())
        if (card.lookedUp && card.recognisable())
            askWho(card.key, lookUpOf(card.call, m_account));
}

void CallDesk::askWho(int key, const CallLookup& lookup) {
    m_workspace.identifyCaller(
        lookup.identifiers, lookup.line, this,
        [this, key](client::CallerAnswer answer) { onIdentified(key, std::move(answer)); });
}

/// Whom this desktop does not hold the store may know. `values`: numbers and addresses, the strongest first.
void CallDesk::askStore(int key, std::vector<std::string> values) {
    if (values.empty())
        return;
    const std::string value = values.front();
    values.erase(values.begin());
    m_workspace.findCallerAtStore(value, this, [this, key, values = std::move(values)](bool found) {
        const CallCard* card = m_cards.find(key);
        if (!card || !card->recognisable()) // chosen by hand in the meantime
            return;
        found ? askWho(key, lookUpOf(card->call, m_account)) : askStore(key, values);
    });
}

void CallDesk::onIdentified(int key, client::CallerAnswer answer) {
    CallCard* card = m_cards.find(key);
    if (!card || !card->recognisable()) // chosen by hand in the meantime
        return;
    using Kind = client::CallerAnswer::Kind;
    const bool nobody = answer.kind == Kind::Unknown || answer.kind == Kind::Hidden;
    if (nobody)
        answer.kind = card->caller.internal ? Kind::Colleague
                      : card->caller.hidden ? Kind::Hidden
                                            : Kind::Unknown;
    const CustomerId before = card->customer;
    keepOrder(answer.candidates, card->candidates);
    card->candidates = answer.candidates;
    const bool one = answer.kind == Kind::One && !answer.candidates.empty();
    card->customer = one ? answer.candidates.front().hit.customer : CustomerId();
    card->basis = one ? answer.candidates.front().basis : MatchBasis::None;
    card->answer = std::move(answer);
    const bool again = std::exchange(card->lookedUp, true);
    if (card->started)
        countBefore(key);
    else
        rememberBefore(*card);
    if (card->answer.kind == Kind::Unknown && !std::exchange(card->askedStore, true)) {
        std::vector<std::string> values;
        for (const auto& [basis, value] : lookUpOf(card->call, m_account).identifiers)
            if (!value.empty())
                values.push_back(value);
        askStore(key, std::move(values));
    }
    if (one && card->customer != before) {
        m_keeper.assign(key);
        card->recordOwed = again && busy();
        announce(*card);
    } else if (!one && (!again || before)) {
        announce(*card);
    }
    Q_EMIT changed();
}

/// What shall stand below the call that is in front: the customer's record, or nobody else's.
void CallDesk::announce(const CallCard& card) {
    using Kind = client::CallerAnswer::Kind;
    if (card.key != m_shown || !card.taken || card.recordOwed || !card.lookedUp)
        return;
    if (card.customer && card.answer.kind == Kind::One)
        Q_EMIT recordReady(card.answer);
    else if (!card.customer && !card.ended() && card.answer.kind != Kind::Colleague)
        Q_EMIT strangerShown(card.talking());
}

void CallDesk::setRecordBelow(CustomerId customer) {
    if (std::exchange(m_below, customer) != customer)
        Q_EMIT changed();
}

bool CallDesk::wrongRecordBelow() const {
    const CallCard* card = shown();
    return card && m_below && card->lookedUp && !card->ended() && card->customer != m_below &&
           (card->customer || card->answer.kind != client::CallerAnswer::Kind::Colleague);
}

bool CallDesk::callerUnknown() const {
    const CallCard* card = shown();
    return card && card->lookedUp && !card->ended() && !card->customer &&
           card->answer.kind != client::CallerAnswer::Kind::Colleague;
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
    card->taken = true; // who says who it is has turned to the call
    card->recordOwed = false;
    m_keeper.assign(key);
    if (attachNumber)
        m_keeper.attachNumber(key);
    reload(key);
    if (card->started)
        countBefore(key);
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
        if (!card->started)
            rememberBefore(*card);
        Q_EMIT changed();
    });
}

/// The record may know of the call already, so the contacts are counted up to its beginning.
void CallDesk::countBefore(int key) {
    const CallCard* about = m_cards.find(key);
    if (!about->customer)
        return;
    const CustomerId customer = about->customer;
    const Timestamp since = about->call.startedAt - recently;
    const client::TimelineFilter contacts{{}, {client::TimelineKind::Interaction}, {}};
    m_workspace.loadTimeline(customer, contacts, about->call.startedAt, {}, plenty, this,
                             [this, key, customer, since](const client::TimelinePage& page) {
                                 CallCard* card = m_cards.find(key);
                                 if (!card || card->customer != customer)
                                     return;
                                 card->contactsBefore = 0;
                                 card->lastContact.reset();
                                 for (const client::TimelineEntry& entry : page.entries) {
                                     const auto* contact = std::get_if<Interaction>(&entry.row);
                                     if (contact && !card->lastContact)
                                         card->lastContact = *contact;
                                     if (contact && contact->direction == Direction::In &&
                                         contact->at >= since)
                                         ++card->contactsBefore;
                                 }
                                 Q_EMIT changed();
                             });
}

void CallDesk::onCustomersChanged(const std::vector<CustomerId>& customers) {
    for (const CallCard& card : m_cards.all())
        if (card.customer && !card.leaving && contains(customers, card.customer))
            reload(card.key);
    identifyAgain();
}

void CallDesk::onEverythingChanged() {
    for (const CallCard& card : m_cards.all())
        if (card.customer && !card.leaving)
            reload(card.key);
    identifyAgain();
}

} // namespace visage::ui
