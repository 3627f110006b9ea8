// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"
#include "core/rules/commands/match_strength.h"

#include <algorithm>
#include <tuple>

// Several desktops tell of one call, each its own leg, in any order and perhaps twice. The merge is a join:
// every field takes the greater of two values under a total order, so that order and repetition cannot
// matter.

namespace visage::rules::commands {
namespace {

/// Which end tells most of what became of the call: answered beats all; where nobody answered, the caller was
/// missed even if one desktop rejected.
int weightOf(InteractionState state) {
    switch (state) {
    case InteractionState::Done:
        return 4;
    case InteractionState::Missed:
        return 3;
    case InteractionState::Rejected:
        return 2;
    case InteractionState::Failed:
        return 1;
    default:
        return 0;
    }
}

/// The times belong together: those of the leg that was talked on.
auto legOf(const Interaction& call) {
    return std::tuple(weightOf(call.state), call.talkMs, call.holdMs, call.ringMs, call.author, call.state,
                      call.direction);
}

void takeLeg(Interaction& call, const Interaction& leg) {
    call.state = leg.state;
    call.talkMs = leg.talkMs;
    call.holdMs = leg.holdMs;
    call.ringMs = leg.ringMs;
    call.author = leg.author;
    call.direction = leg.direction;
}

auto matchOf(const Interaction& call) {
    return std::tuple(strengthOf(call.matchedBy), call.customer, call.matchedBy);
}

void join(Interaction& call, const Interaction& leg) {
    if (legOf(leg) > legOf(call))
        takeLeg(call, leg);
    // What a person has said is replaced by another person's word (AssignInteraction), not by a later report.
    if (matchOf(leg) > matchOf(call)) {
        call.customer = leg.customer;
        call.matchedBy = leg.matchedBy;
    }
    call.at = std::min(call.at, leg.at);
    call.endedAt = std::max(call.endedAt, leg.endedAt);
    call.receivedAt = std::min(call.receivedAt, leg.receivedAt);
    call.account = std::max(call.account, leg.account);
    call.providerId = std::max(call.providerId, leg.providerId);
    call.peer = std::max(call.peer, leg.peer);
    call.peerName = std::max(call.peerName, leg.peerName);
}

/// Nobody of us took a missed call; else it is who answered, rejected or dialled.
bool hasAuthor(const RecordCall& command) {
    return command.direction == Direction::Out || command.talkMs > 0 ||
           command.state == InteractionState::Done || command.state == InteractionState::Rejected;
}

void takeTimes(Interaction& leg, const RecordCall& command, const CommandContext& context) {
    leg.at = command.startedAt ? std::min(command.startedAt, context.now) : momentOf(context);
    if (command.endedAt >= command.startedAt)
        leg.endedAt = command.endedAt;
    leg.ringMs = std::max<std::int64_t>(0, command.ringMs);
    leg.talkMs = std::max<std::int64_t>(0, command.talkMs);
    leg.holdMs = std::max<std::int64_t>(0, command.holdMs);
    leg.receivedAt = context.now;
}

/// A customer who is not there is no reason to lose the call: it is kept as nobody's.
void takeCustomer(Interaction& leg, const Loaded& loaded, const RecordCall& command) {
    const Result<CustomerId> customer = customerOf(loaded, command.customer);
    if (!customer)
        return;
    leg.customer = *customer;
    leg.matchedBy = command.matchedBy;
}

Interaction legFrom(const Loaded& loaded, const RecordCall& command, const CommandContext& context) {
    Interaction leg;
    leg.id = command.interaction;
    leg.channel = Channel::Phone;
    leg.direction = command.direction;
    leg.state = nameOf(command.state) == "other" ? InteractionState::Failed : command.state;
    leg.account = text::oneLine(command.account, maxLineBytes);
    leg.providerId = text::oneLine(command.callId, maxLineBytes);
    leg.peer = text::oneLine(command.peer, maxNameBytes);
    leg.peerName = text::oneLine(command.peerName, maxNameBytes);
    if (hasAuthor(command))
        leg.author = context.actor;
    takeTimes(leg, command, context);
    takeCustomer(leg, loaded, command);
    return leg;
}

/// What was said of the call before any desktop reported it.
void keepWhatWasSaid(Interaction& leg, const Interaction& placeholder) {
    keepPlaceholder(leg, placeholder);
    if (matchOf(placeholder) > matchOf(leg)) {
        leg.customer = placeholder.customer;
        leg.matchedBy = placeholder.matchedBy;
    }
}

} // namespace

std::vector<Key> keysFor(const RecordCall& command) {
    std::vector<Key> keys;
    addKey<Interaction>(keys, command.interaction);
    addKey<Customer>(keys, command.customer);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const RecordCall& command, const CommandContext& context) {
    if (!command.interaction || text::trimmed(command.callId).empty())
        return badInput("A call without an id cannot be kept.");
    if (command.direction != Direction::In && command.direction != Direction::Out)
        return badInput("A call comes in or goes out.");
    const Interaction* there = loaded.find<Interaction>(command.interaction);
    if (there && there->channel != Channel::Phone)
        return conflict("This contact is no call.");

    Interaction leg = legFrom(loaded, command, context);
    if (there && there->providerId.empty()) {
        keepWhatWasSaid(leg, *there);
    } else if (there) {
        Interaction call = *there;
        join(call, leg);
        leg = std::move(call);
    }
    Decision decision;
    put(decision, loaded, std::move(leg));
    return decision;
}

} // namespace visage::rules::commands
