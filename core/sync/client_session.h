// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/messages.h"

#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// The desktop's half of the protocol as a pure state machine: frames, moments and intents in; bytes, effects and one
// wake-up time out. It owns no socket, no file and no clock. The driver carries out the effects of a call in order and
// entirely before it makes the next call; an effect that must be durable is durable when the driver returns from it.
// One session object lives as long as the profile and survives reconnections. One thread.

namespace visage::sync {

/// What the driver found on disk, or wrote there since.
struct ClientState {
    DeviceId device;
    std::int64_t sessionEpoch = 0;
    StoreId store;                                  ///< null: empty cache
    std::int64_t incarnation = 0;
    std::vector<protocol::ScopeState> scopes;
    std::int64_t lastMseq = 0;                      ///< highest number given to an outbox entry
};

/// An intent in the outbox that the store has not answered.
struct PendingPush {
    std::int64_t mseq = 0;
    MutationId mid;
    Timestamp enteredAt;
    Seq baseRev = 0;
    Command command;
};

enum class Phase : std::uint8_t {
    Offline,     ///< no connection
    Connected,   ///< the socket is open, not yet welcome
    LoggingIn,
    Snapshot,    ///< a snapshot comes in
    CatchingUp,  ///< changes come in
    Live,        ///< as new as the store
};

namespace effect {
struct Send { std::string bytes; };
struct Close { Error why; };
/// Durable before the HELLO that follows is sent.
struct SaveEpoch { std::int64_t sessionEpoch = 0; };
/// A token to keep for the next start.
struct SaveToken { protocol::LoggedIn who; };
/// The store is another one, or was restored: the cache is kept readable, its cursors are forgotten.
struct SaveStore { StoreId store; std::int64_t incarnation = 0; };
/// A snapshot of the scope begins: what it does not bring will go at its end.
struct BeginSnapshot { std::string scope; Seq asOf = 0; };
/// Rows and the point to resume from, in one transaction.
struct StoreSnapshotPart { protocol::Snap part; protocol::SnapPoint resume; };
/// Rows that the snapshot did not bring are removed and the cursor is set, in one transaction.
struct EndSnapshot { std::string scope; Seq cursor = 0; };
/// Changes and cursors, in one transaction.
struct ApplyChanges { std::vector<protocol::Changes> changes; std::vector<protocol::ScopeState> cursors; };
/// The store's answer to an outbox entry. It leaves the overlay only when the cursor has passed `ack.seq`
/// (overlay.h); a refused one goes to the list that needs attention, with its text.
struct RecordAck { protocol::Ack ack; };
/// The store was restored and has lost answers to our pushes behind `afterMseq`: those entries of the outbox (kept 14
/// days) count as unanswered again, durably, and are handed back by reoffered(), at once or later. The ones that the
/// session still has pending may be among them.
struct Reoffer { std::int64_t afterMseq = 0; };
struct PhaseChanged { Phase phase = Phase::Offline; };
struct Progress { std::int64_t rowsDone = 0; std::int64_t rowsTotal = 0; };
/// Welcome has arrived.
struct Welcomed { protocol::Welcome welcome; };
/// Said by the store; final ones (not transient) want a person: log in again, update, choose another server.
struct Refused { Error error; Milliseconds retryAfter{0}; };
/// Call tick() at this time at the latest; replaces the one before.
struct WakeAt { Timestamp at; };
} // namespace effect

using ClientEffect = std::variant<effect::Send, effect::Close, effect::SaveEpoch, effect::SaveToken, effect::SaveStore,
                                  effect::BeginSnapshot, effect::StoreSnapshotPart, effect::EndSnapshot,
                                  effect::ApplyChanges, effect::RecordAck, effect::Reoffer, effect::PhaseChanged,
                                  effect::Progress, effect::Welcomed, effect::Refused, effect::WakeAt>;
using ClientEffects = std::vector<ClientEffect>;

class ClientSession {
public:
    struct Options {
        std::string build;
        std::string deviceName;
    };

    /// `pending`: the unanswered outbox, by rising mseq.
    ClientSession(Options options, ClientState state, std::vector<PendingPush> pending);

    /// The socket is open. With a token it says HELLO; without one it waits for logIn().
    [[nodiscard]] ClientEffects opened(Timestamp now);
    [[nodiscard]] ClientEffects received(std::string_view frame, Timestamp now);
    [[nodiscard]] ClientEffects closed(Timestamp now);
    [[nodiscard]] ClientEffects tick(Timestamp now);

    /// The token of an earlier log-in, or none.
    void setToken(std::string token);
    [[nodiscard]] ClientEffects logIn(std::string user, std::string password, Timestamp now);
    [[nodiscard]] ClientEffects logOut(Timestamp now);

    /// A new intent, already durable in the outbox, mseq = lastMseq() + 1.
    [[nodiscard]] ClientEffects submit(PendingPush push, Timestamp now);
    /// The answer to Reoffer, by rising mseq. Numbers that are no longer kept leave a gap, and the session ends with
    /// Refused{ClonedDevice}: take a new device id, renumber the outbox from 1, make a new session.
    [[nodiscard]] ClientEffects reoffered(std::vector<PendingPush> entries, Timestamp now);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] std::int64_t lastMseq() const { return m_state.lastMseq; }
    /// How far the store's clock is ahead of ours, as of the last WELCOME, MARK or PONG.
    [[nodiscard]] Milliseconds clockOffset() const { return m_clockOffset; }

private:
    // The owner of this file completes it.
    Options m_options;
    ClientState m_state;
    std::deque<PendingPush> m_pending;
    std::string m_token;
    Phase m_phase = Phase::Offline;
    Milliseconds m_clockOffset{0};
};

} // namespace visage::sync
