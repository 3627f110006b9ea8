// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/fields.h"
#include "core/passwords/login_attempts.h"
#include "core/protocol/messages.h"

#include <cstdint>
#include <string>
#include <tuple>

// What the store keeps beside the entities of fields.def. None of it is ever sent to a desktop.

namespace visage::store {

/// One line of the log: which row changed and which of its fields, never what they say. The row's revision is
/// the line's number.
struct LogEntry {
    Seq seq = 0;
    EntityKind kind{};
    Uuid object;
    std::uint64_t fields = 0; ///< bit n-1: field n of fields.def; 0: the row was removed
    MutationId mid;           ///< none: not by a desktop (import, administration)
    Timestamp at;
    friend bool operator==(const LogEntry&, const LogEntry&) = default;
};

/// One installation of the desktop for one user.
struct Device {
    DeviceId id;
    UserId user;
    std::int64_t sessionEpoch = 0; ///< of its newest connection; older ones are fenced off
    std::int64_t lastMseq = 0;     ///< the highest push answered
    std::string build;
    Timestamp lastSeen;
    friend bool operator==(const Device&, const Device&) = default;
};

/// The answer that a push got, kept 60 days so that the same push gets the same answer.
struct Applied {
    DeviceId device;
    protocol::Ack ack;
    Timestamp at;
    friend bool operator==(const Applied&, const Applied&) = default;
};

struct Credential {
    UserId user;
    std::string encoded; ///< Argon2id in the encoded form, with its parameters and salt
    Timestamp changedAt;
    friend bool operator==(const Credential&, const Credential&) = default;
};

/// The numbers lie in the database: only appended.
enum class Revoked : std::uint8_t { LoggedOut = 0, AccountOff = 1 };

/// A log-in that a device keeps. The token itself is known to the desktop only.
struct Token {
    std::string hash; ///< SHA-256, 32 bytes
    UserId user;
    DeviceId device;
    std::string deviceName;
    Timestamp createdAt;
    Timestamp lastUsed;
    Timestamp revokedAt;                  ///< none: valid
    Revoked revoked = Revoked::LoggedOut; ///< why, where it is
    friend bool operator==(const Token&, const Token&) = default;
};

enum class IntakeState : std::uint8_t { Received = 1, Done = 2, Failed = 3 };

/// What an outsider sent, as it came, kept before anybody tries to understand it.
struct RawIntake {
    Uuid id;
    std::string source; ///< the account or file it came through
    std::string bytes;
    Timestamp receivedAt;
    IntakeState state = IntakeState::Received;
    std::string fault; ///< why it could not be understood
    friend bool operator==(const RawIntake&, const RawIntake&) = default;
};

/// The right to do work that must happen once, whichever of several gateways does it. `fence` rises whenever
/// another one takes it over: what a former holder still does can be told by its number.
struct Lease {
    std::string name;
    Uuid holder; ///< of one run of one gateway
    Timestamp until;
    std::int64_t fence = 0;
    friend bool operator==(const Lease&, const Lease&) = default;
};

/// The numbers lie in the database: only appended.
enum class ReviewState : std::uint8_t { Waiting = 1, Applied = 2, Discarded = 3 };

/// What somebody had entered and not yet sent when the account was switched off: a lead decides over it.
struct Review {
    MutationId mid;
    DeviceId device;
    std::int64_t mseq = 0;
    UserId user;         ///< who entered it
    std::string command; ///< as core/protocol writes it; empty once it was applied or its person erased
    Timestamp enteredAt; ///< by the desktop's clock
    Hlc hlc;
    Timestamp receivedAt;
    ReviewState state = ReviewState::Waiting;
    UserId decidedBy; ///< the lead
    Timestamp decidedAt;

    /// They stand in the order in which they came.
    [[nodiscard]] std::tuple<Timestamp, DeviceId, std::int64_t> place() const {
        return {receivedAt, device, mseq};
    }
    friend bool operator==(const Review&, const Review&) = default;
};

/// How many rows there are.
struct TableCount {
    std::string_view table;
    std::int64_t rows = 0;
};

} // namespace visage::store
