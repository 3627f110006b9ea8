// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/messages.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

// The store's half of the protocol for one connection, as a pure state machine: frames and answers of the store in;
// bytes and questions to the store out. The gateway answers each question by calling the matching method, at once or
// later, in any thread order of its own but one call at a time. A session asks at most one feed or snapshot question
// at a time, so a slow desktop costs no memory.

namespace visage::sync {

/// What the store says of a token.
struct Principal {
    UserId user;
    Role role = Role::Agent;
    std::string displayName;
    std::int64_t permVersion = 0;
};

struct StoreFacts {
    StoreId store;
    std::int64_t incarnation = 0;
    Seq head = 0;
    Seq floor = 0;     ///< the log is complete behind this number
};

/// The answer to Fence: the device as the store knows it.
struct DeviceFacts {
    std::int64_t lastMseq = 0;
};

namespace ask {
struct Send { std::string bytes; };
struct Close { Error why; };
/// -> loggedIn()
struct CheckPassword { protocol::Login login; };
/// -> authenticated()
struct CheckToken { std::string token; };
struct RevokeToken { std::string token; };
/// Take over the device for this epoch if it is higher than any before (fencing, durable) -> fenced()
struct Fence { DeviceId device; UserId user; std::int64_t sessionEpoch = 0; std::string build; };
/// Decide and commit, idempotent by (device, mseq, mid); refused when the device's epoch is no longer ours -> committed()
struct Commit { DeviceId device; std::int64_t sessionEpoch = 0; UserId user; Role role = Role::Agent; protocol::Push push; };
/// A push that nobody can decide: record its refusal under its number -> committed()
struct CommitRefusal { DeviceId device; std::int64_t sessionEpoch = 0; UserId user; std::int64_t mseq = 0; MutationId mid; Error why; };
/// At most `maxBytes` of encoded changes behind `from` -> fed()
struct ReadFeed { std::string scope; Seq from = 0; std::size_t maxBytes = 0; };
/// At most `maxBytes` of encoded rows of the kind behind `after`; `kind` 0: from the first kind on -> snapped()
struct ReadSnapshot { std::string scope; EntityKind kind{}; Uuid after; std::size_t maxBytes = 0; };
/// Call tick() at this time at the latest; replaces the one before.
struct WakeAt { Timestamp at; };
} // namespace ask

using ServerAsk = std::variant<ask::Send, ask::Close, ask::CheckPassword, ask::CheckToken, ask::RevokeToken, ask::Fence,
                               ask::Commit, ask::CommitRefusal, ask::ReadFeed, ask::ReadSnapshot, ask::WakeAt>;
using ServerAsks = std::vector<ServerAsk>;

/// One page of the log, each object once, as it is at the time of reading.
struct FeedPage {
    Seq from = 0;      ///< as asked; above `head` when the store was restored: the session turns to a snapshot
    Seq to = 0;
    Seq head = 0;
    Seq floor = 0;
    std::vector<RowChange> changes;
};

/// Rows of one kind in the order of their ids.
struct SnapshotPage {
    EntityKind kind{};
    std::vector<Row> rows;
    bool kindDone = false;          ///< no rows of this kind behind these
    bool done = false;              ///< and no further kind
    std::int64_t rowsTotal = 0;     ///< estimate over all kinds
    Seq head = 0;                   ///< the log's head when it was read
    Seq floor = 0;
};

class ServerSession {
public:
    struct Options {
        std::string build;
        std::uint32_t pushCredits = 64;
        std::uint32_t heartbeatMs = 15000;
        std::size_t pageBytes = 128 * 1024;
    };

    ServerSession(Options options, StoreFacts facts);

    /// The connection stands; from here on silence is counted.
    [[nodiscard]] ServerAsks opened(Timestamp now);
    [[nodiscard]] ServerAsks received(std::string_view frame, Timestamp now);
    [[nodiscard]] ServerAsks loggedIn(const Result<protocol::LoggedIn>& outcome, Timestamp now);
    [[nodiscard]] ServerAsks authenticated(const Result<Principal>& outcome, Timestamp now);
    /// Superseded when a higher epoch of the device is known.
    [[nodiscard]] ServerAsks fenced(const Result<DeviceFacts>& outcome, Timestamp now);
    /// Several Commit and CommitRefusal may be unanswered at a time; answers come in the order of the questions. An
    /// error means that nothing was recorded under the number, and ends the connection (the desktop pushes again).
    [[nodiscard]] ServerAsks committed(const Result<protocol::Ack>& outcome, Timestamp now);
    /// NotFound when `from` is below the floor: the session turns to a snapshot, in the middle of anything.
    [[nodiscard]] ServerAsks fed(const Result<FeedPage>& page, Timestamp now);
    [[nodiscard]] ServerAsks snapped(const Result<SnapshotPage>& page, Timestamp now);
    /// The log has grown to `head` (a hint: false, late or missing ones are harmless).
    [[nodiscard]] ServerAsks headMoved(Seq head, Timestamp now);
    /// The socket's own buffer has run empty: more may be written.
    [[nodiscard]] ServerAsks drained(Timestamp now);
    [[nodiscard]] ServerAsks tick(Timestamp now);
    /// Another connection of the device took over, or the token was revoked.
    [[nodiscard]] ServerAsks revoked(const Error& why, Timestamp now);

    [[nodiscard]] DeviceId device() const { return m_device; }
    [[nodiscard]] std::int64_t sessionEpoch() const { return m_sessionEpoch; }

private:
    // The owner of this file completes it.
    Options m_options;
    StoreFacts m_facts;
    DeviceId m_device;
    std::int64_t m_sessionEpoch = 0;
};

} // namespace visage::sync
