// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/call.h"

#include <algorithm>

namespace visage::call {
namespace {

/// Clocks are set back now and then; a time that ran backwards counts as none.
Milliseconds between(Timestamp from, Timestamp to) {
    return std::max(to - from, Milliseconds(0));
}

Timestamp endOr(const Call& call, Timestamp now) {
    return call.endedAt ? call.endedAt : now;
}

InteractionState outcomeOfUnanswered(const Call& call) {
    switch (call.cause) {
    case EndCause::RejectedByUs:
    case EndCause::Refused:
        return InteractionState::Rejected;
    case EndCause::Failed:
    case EndCause::EngineLost:
        return InteractionState::Failed;
    case EndCause::AnsweredElsewhere:
        return InteractionState::Done;
    default:
        return InteractionState::Missed;
    }
}

} // namespace

bool mayFollow(CallState from, CallState to) {
    switch (from) {
    case CallState::Ringing:
    case CallState::Dialling:
        return to == CallState::Active || to == CallState::Ended;
    case CallState::Active:
        return to == CallState::Held || to == CallState::Ended;
    case CallState::Held:
        return to == CallState::Active || to == CallState::Ended;
    case CallState::Ended:
        return false;
    }
    return false;
}

Milliseconds ringTime(const Call& call, Timestamp now) {
    return between(call.startedAt, call.answeredAt ? call.answeredAt : endOr(call, now));
}

Milliseconds talkTime(const Call& call, Timestamp now) {
    if (!call.answeredAt)
        return Milliseconds(0);
    return std::max(between(call.answeredAt, endOr(call, now)) - holdTime(call, now), Milliseconds(0));
}

Milliseconds holdTime(const Call& call, Timestamp now) {
    return call.heldSince ? call.held + between(call.heldSince, endOr(call, now)) : call.held;
}

InteractionState outcomeOf(const Call& call) {
    if (call.state != CallState::Ended)
        return InteractionState::Ongoing;
    return call.answeredAt ? InteractionState::Done : outcomeOfUnanswered(call);
}

} // namespace visage::call
