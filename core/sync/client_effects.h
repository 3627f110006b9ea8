// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/client_state.h"

#include <string>
#include <variant>
#include <vector>

// What a ClientSession asks its driver to do, in order.

namespace visage::sync {

namespace effect {
struct Send {
    std::string bytes;
};
struct Close {
    Error why;
};
/// Durable before the HELLO that follows is sent.
struct SaveEpoch {
    std::int64_t sessionEpoch = 0;
};
/// A token to keep for the next start.
struct SaveToken {
    protocol::LoggedIn who;
};
/// The store is another one, or was restored, or another program filled the cache: it is kept readable, its
/// cursors are forgotten.
struct SaveStore {
    StoreId store;
    std::int64_t incarnation = 0;
    std::int64_t schema = protocol::schemaVersion;
};
/// The store sends this scope no longer: its cursor goes, and every row that no other scope still holds
/// (kept_rows.h), in one transaction.
struct DropScope {
    std::string scope;
};
/// A snapshot of the scope begins: what it does not bring will go at its end.
struct BeginSnapshot {
    std::string scope;
    Seq asOf = 0;
};
/// Rows and the point to resume from, in one transaction.
struct StoreSnapshotPart {
    protocol::Snap part;
    protocol::SnapPoint resume;
};
/// Rows that the snapshot did not bring are removed and the cursor is set, in one transaction.
struct EndSnapshot {
    std::string scope;
    Seq cursor = 0;
};
/// Changes and cursors, in one transaction.
struct ApplyChanges {
    std::vector<protocol::Changes> changes;
    std::vector<protocol::ScopeState> cursors;
};
/// The store's answer to an outbox entry. It leaves the overlay only when the cursor has passed `ack.seq`
/// (overlay.h); a refused one goes to the list that needs attention, with its text.
struct RecordAck {
    protocol::Ack ack;
};
/// The store was restored and may have lost answers to our pushes behind `afterMseq`: those entries of the
/// outbox (kept 14 days) count as unanswered again, durably, and are handed back by reoffered(), at once or
/// later. The ones that the session still has pending may be among them, or be all.
struct Reoffer {
    std::int64_t afterMseq = 0;
};
struct PhaseChanged {
    Phase phase = Phase::Offline;
};
struct Progress {
    std::int64_t rowsDone = 0;
    std::int64_t rowsTotal = 0;
};
/// Welcome has arrived.
struct Welcomed {
    protocol::Welcome welcome;
};
/// The answer to search(): the newest question's alone.
struct Found {
    protocol::Found answer;
};
/// Everybody else at the record that is shown, until the next one, another record, or the connection's end.
struct Present {
    protocol::Present present;
};
/// The answer to the list that was asked for.
struct ReviewList {
    protocol::ReviewList answer;
};
/// The answer to a decision.
struct Decided {
    protocol::Decided answer;
};
/// So much waits for a lead's decision, as long as the connection stands.
struct ReviewsWaiting {
    std::int64_t count = 0;
};
/// Said by the store; final ones (not transient) want a person: log in again, update, choose another server.
struct Refused {
    Error error;
    Milliseconds retryAfter{0};
};
/// Call tick() at this time at the latest; replaces the one before.
struct WakeAt {
    Timestamp at;
};
} // namespace effect

using ClientEffect =
    std::variant<effect::Send, effect::Close, effect::SaveEpoch, effect::SaveToken, effect::SaveStore,
                 effect::DropScope, effect::BeginSnapshot, effect::StoreSnapshotPart, effect::EndSnapshot,
                 effect::ApplyChanges, effect::RecordAck, effect::Reoffer, effect::PhaseChanged,
                 effect::Progress, effect::Welcomed, effect::Found, effect::Present, effect::ReviewList,
                 effect::Decided, effect::ReviewsWaiting, effect::Refused, effect::WakeAt>;
using ClientEffects = std::vector<ClientEffect>;

} // namespace visage::sync
