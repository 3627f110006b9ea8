// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/domain/enums.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// A call as the pane and the record see it, whoever carries it (our SIP engine, a desk phone over CTI, a
// script).

namespace visage::call {

enum class CallState : std::uint8_t {
    Ringing = 1,  ///< somebody calls us
    Dialling = 2, ///< we call; no answer yet
    Active = 3,
    Held = 4, ///< by us
    Ended = 5,
};

enum class EndCause : std::uint8_t {
    None = 0,
    HungUpByUs = 1,
    HungUpByPeer = 2,
    RejectedByUs = 3,
    Cancelled = 4, ///< the caller gave up while it rang: a missed call
    AnsweredElsewhere =
        5, ///< CANCEL with Reason "Call completed elsewhere" (RFC 3326, cause 200): nobody's missed call
    Busy = 6,
    NoAnswer = 7,
    Refused = 8,     ///< by the other side
    Failed = 9,      ///< network, engine, or an answer that we could not understand
    EngineLost = 10, ///< the phone engine died under the call
};

/// What the network said of a caller, as received: header names in lower case, values repaired to UTF-8 and
/// cut to a sane length. Nothing in it is believed before callerIdentifiers() has asked the account's trust.
struct CallFacts {
    std::string callId;
    std::string fromTag;
    std::string fromUri;
    std::string fromName;
    std::string requestUri;
    std::string toUri;
    std::vector<std::pair<std::string, std::string>> headers;
};

struct Call {
    std::uint32_t id = 0; ///< of the backend, while the call lives
    Direction direction = Direction::In;
    CallState state = CallState::Ringing;
    CallFacts facts;
    Timestamp startedAt; ///< INVITE received or sent
    Timestamp answeredAt;
    Timestamp endedAt;
    Milliseconds held{0}; ///< total so far, without a hold that still lasts
    Timestamp heldSince;
    bool muted = false;
    bool heldByPeer = false;
    EndCause cause = EndCause::None;
    std::string causeText; ///< reason phrase of the other side, for people
};

/// Transitions that are legal; anything else is ignored by the model and said in the log.
[[nodiscard]] bool mayFollow(CallState from, CallState to);

[[nodiscard]] Milliseconds ringTime(const Call& call, Timestamp now);
[[nodiscard]] Milliseconds talkTime(const Call& call, Timestamp now); ///< without hold
[[nodiscard]] Milliseconds holdTime(const Call& call, Timestamp now);

/// How the call stands in the record: Ongoing until it ended, then Done, Missed, Rejected or Failed. Missed
/// is also a call of ours that nobody took. AnsweredElsewhere is never recorded; it says Done so that no list
/// can call it missed.
[[nodiscard]] InteractionState outcomeOf(const Call& call);

} // namespace visage::call
