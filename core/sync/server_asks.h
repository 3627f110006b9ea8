// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/messages.h"
#include "core/sync/presence.h"
#include "core/sync/view.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

// What a ServerSession asks of the store, and the store's answers.

namespace visage::sync {

/// What the store says of a token.
struct Principal {
    UserId user;
    Role role = Role::Agent;
    std::string displayName;
    std::int64_t permVersion = 0;
    /// The account was switched off: the desktop may hand over what it has not sent yet, for a lead to
    /// review, and receives nothing.
    bool reviewOnly = false;
};

struct StoreFacts {
    StoreId store;
    std::int64_t incarnation = 0;
    Seq head = 0;
    Seq floor = 0; ///< the log is complete behind this number
};

/// The answer to Fence: the device as the store knows it.
struct DeviceFacts {
    std::int64_t lastMseq = 0;
    /// Of the data that this was read from, as in StoreFacts; 0: not looked at. It may have risen since the
    /// session began: then the session is over, for what it and its desktop know of the log is of another
    /// history.
    std::int64_t incarnation = 0;
    /// What the desktop may see; none: everything.
    std::shared_ptr<const View> view{};
    Seq head = 0; ///< the log's, when the device was taken over
};

/// What the comparison of a copy has brought.
enum class CopyOutcome : std::uint8_t {
    Same,
    Drifted, ///< it is sent anew
    GivenUp, ///< too much has changed meanwhile
};

namespace ask {
struct Send {
    std::string bytes;
};
struct Close {
    Error why;
};
/// -> loggedIn()
struct CheckPassword {
    protocol::Login login;
};
/// -> authenticated()
struct CheckToken {
    std::string token;
};
struct RevokeToken {
    std::string token;
};
/// Take over the device for this epoch if it is higher than any before (fencing, durable) -> fenced()
struct Fence {
    DeviceId device;
    UserId user;
    std::int64_t sessionEpoch = 0;
    std::string build;
};
/// Decide and commit in one transaction, in this order -> committed():
/// - the device's epoch is no longer `sessionEpoch`: Superseded;
/// - a number up to the device's last one: its kept result, or ClonedDevice when it belongs to another mid;
/// - a number above the next one: Unavailable (a push before it failed, and comes again with this one);
/// - a mid known under another number (a renumbered outbox): its kept result, recorded under this number too;
/// - otherwise decide; effect, result and number are recorded together, of a refusal too.
struct Commit {
    DeviceId device;
    std::int64_t sessionEpoch = 0;
    UserId user;
    Role role = Role::Agent;
    protocol::Push push;
};
/// A push that nobody can decide: record its refusal under its number -> committed()
struct CommitRefusal {
    DeviceId device;
    std::int64_t sessionEpoch = 0;
    UserId user;
    std::int64_t mseq = 0;
    MutationId mid;
    Error why;
};
/// What the user sees at the device now -> viewed()
struct ReadView {
    UserId user;
    DeviceId device;
};
/// At most `maxBytes` of encoded changes behind `from` -> fed()
struct ReadFeed {
    std::string scope;
    Seq from = 0;
    std::size_t maxBytes = 0;
    bool withIdent = false;             ///< the changes of `ident` too, beside those of `work`
    std::shared_ptr<const View> view{}; ///< as given; none for the scope `all`
    /// Rows of an older state would go back behind what the desktop has been shown: a page that was read
    /// while the log's head was below this one is of no use.
    Seq noOlderThan = 0;
};
/// At most `maxBytes` of encoded rows of the kind behind `after`; `kind` 0: from the first kind on ->
/// snapped()
struct ReadSnapshot {
    std::string scope;
    EntityKind kind{};
    Uuid after;
    std::size_t maxBytes = 0;
    std::shared_ptr<const View> view{};
    /// The log's head when the row `after` was read, or before: where the row was changed since, its place
    /// may be another one now.
    Seq afterAsOf = 0;
};
/// -> found()
struct Search {
    protocol::Search question;
};
/// Where the desktop's person is now; holds for PresenceTable::lifetime. Not to be believed of customers whom
/// the view does not see -> present(), now and whenever it has changed who else is there
struct Announce {
    Whereabouts where;
    std::shared_ptr<const View> view{}; ///< none: everything
};
/// Of what waits for a lead's decision -> listed()
struct ListReviews {
    UserId user; ///< to be refused when no lead any more
    protocol::Reviews question;
};
/// -> decided()
struct DecideReviews {
    UserId user;
    protocol::Decide decision;
};
/// To be written down: a desktop's copy of a scope was compared with the store.
struct CopyCompared {
    DeviceId device;
    UserId user;
    std::string scope;
    CopyOutcome outcome = CopyOutcome::Same;
    std::size_t buckets = 0; ///< of 256 that differ
};
/// Call tick() at this time at the latest; replaces the one before.
struct WakeAt {
    Timestamp at;
};
} // namespace ask

using ServerAsk = std::variant<ask::Send, ask::Close, ask::CheckPassword, ask::CheckToken, ask::RevokeToken,
                               ask::Fence, ask::Commit, ask::CommitRefusal, ask::ReadView, ask::ReadFeed,
                               ask::ReadSnapshot, ask::Search, ask::Announce, ask::ListReviews,
                               ask::DecideReviews, ask::CopyCompared, ask::WakeAt>;
using ServerAsks = std::vector<ServerAsk>;

/// One page of the log, each object once, as it is at the time of reading.
struct FeedPage {
    Seq from = 0; ///< as asked; above `head` when the store was restored: the session turns to a snapshot
    Seq to = 0;
    Seq head = 0;
    Seq floor = 0;
    std::vector<RowChange> changes;
    std::int64_t incarnation = 0;   ///< as in DeviceFacts
    std::vector<RowChange> stubs{}; ///< where it was asked for: those of `ident`
    bool viewChanged = false;       ///< the desktop may see something else from here on
    Seq readAt = 0;                 ///< the log's head when the rows were read; `head` may be known since
};

/// Rows of one kind in the order of their ids.
struct SnapshotPage {
    EntityKind kind{};
    std::vector<Row> rows;
    bool kindDone = false;      ///< no rows of this kind behind these
    bool done = false;          ///< and no further kind
    std::int64_t rowsTotal = 0; ///< estimate over all kinds
    Seq head = 0;               ///< the log's head when it was read
    Seq floor = 0;
    std::int64_t incarnation = 0; ///< as in DeviceFacts
};

} // namespace visage::sync
