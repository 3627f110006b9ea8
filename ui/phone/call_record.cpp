// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/call_record.h"

#include "core/base/text.h"
#include "core/rules/phone.h"

#include <algorithm>

namespace visage::ui {
namespace {

// A name on the network may be as long as a message; the record keeps what a person could read.
constexpr std::size_t longestName = 200;
constexpr std::size_t longestNumber = 64;

std::string userPart(std::string_view uri) {
    const auto colon = uri.find(':');
    if (colon != std::string_view::npos)
        uri.remove_prefix(colon + 1);
    return std::string(uri.substr(0, uri.find_first_of("@;>")));
}

/// The number in its normal form; what is no number of the network (a colleague's "204", "anne") stays as it
/// is.
std::string normalised(std::string_view raw) {
    for (const auto& number : rules::readPhoneNumbers(raw))
        if (!number.e164.empty())
            return number.e164;
    return text::oneLine(raw, longestNumber);
}

call::CallerIdentifiers calledSide(const call::Call& call, const call::PhoneAccount& account) {
    call::CallerIdentifiers side;
    const std::string number = userPart(call.facts.toUri.empty() ? call.facts.requestUri : call.facts.toUri);
    side.values.emplace_back(MatchBasis::CallerNumber, number);
    side.shownNumber = number;
    side.internal = !number.empty() && number.size() <= static_cast<std::size_t>(account.internalDigits) &&
                    std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    side.lineCalled = account.user();
    return side;
}

} // namespace

CallLookup lookUpOf(const call::Call& call, const call::PhoneAccount& account) {
    CallLookup lookup;
    lookup.caller = call.direction == Direction::Out ? calledSide(call, account)
                                                     : call::callerIdentifiers(call.facts, account);
    for (const auto& [basis, raw] : lookup.caller.values) {
        const std::string value =
            basis == MatchBasis::CustomerNumber ? text::oneLine(raw, longestNumber) : normalised(raw);
        lookup.identifiers.emplace_back(basis, value);
        if (lookup.peer.empty() && basis != MatchBasis::CustomerNumber)
            lookup.peer = value;
    }
    lookup.caller.shownName = text::oneLine(lookup.caller.shownName, longestName);
    lookup.caller.shownNumber = text::oneLine(lookup.caller.shownNumber, longestNumber);
    lookup.line = normalised(lookup.caller.lineCalled);
    return lookup;
}

InteractionId interactionOf(const call::Call& call, const call::PhoneAccount& account) {
    return callInteractionId(account.domain(), call.facts.callId, call.facts.fromTag);
}

RecordCall recordOf(const CallCard& card, Timestamp now) {
    RecordCall record;
    record.interaction = card.interaction;
    record.customer = card.customer;
    record.direction = card.call.direction;
    record.startedAt = card.call.startedAt;
    record.endedAt = card.call.endedAt;
    record.account = normalised(card.caller.lineCalled);
    record.callId = card.call.facts.callId;
    record.peer = card.peer;
    record.peerName = card.caller.shownName;
    record.state = card.ended() ? call::outcomeOf(card.call) : InteractionState::Ongoing;
    record.matchedBy = card.basis;
    record.ringMs = call::ringTime(card.call, now).count();
    record.talkMs = call::talkTime(card.call, now).count();
    record.holdMs = call::holdTime(card.call, now).count();
    return record;
}

bool attachable(const CallCard& card) {
    if (card.caller.hidden || card.caller.internal || card.peer.empty())
        return false;
    const auto numbers = rules::readPhoneNumbers(card.peer);
    return std::any_of(numbers.begin(), numbers.end(), [](const rules::PhoneNumber& number) {
        using enum rules::NumberKind;
        return number.kind == Mobile || number.kind == Fixed || number.kind == Overseas ||
               number.kind == Foreign;
    });
}

AttachIdentity identityOf(const CallCard& card, CustomerId customer) {
    AttachIdentity attach;
    attach.identity = identityId(customer, IdentityType::Phone, {}, card.peer);
    attach.customer = customer;
    attach.valueRaw = card.caller.shownNumber.empty() ? card.peer : card.caller.shownNumber;
    attach.valueNorm = card.peer;
    attach.source = "call";
    return attach;
}

} // namespace visage::ui
