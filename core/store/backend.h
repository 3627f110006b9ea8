// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/decide.h"
#include "core/rules/search_terms.h"
#include "core/store/records.h"
#include "core/store/scopes/holding.h"
#include "core/sync/server_session.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace visage::store {

/// One write transaction. Nothing of it is there until commit() has returned without an error; it rolls back
/// when it goes out of scope before. Reads through its Backend see it.
class Batch {
public:
    virtual ~Batch() = default;

    /// The number of the newest line of the log, those of this batch included.
    [[nodiscard]] virtual Seq head() const = 0;

    // A backend may send what is written and look at its outcome later: then a failure comes out of a later
    // call, at the latest of commit().

    /// Writes a row as it is, `rev` included. Who calls it writes the log too (ChangeWriter does both).
    [[nodiscard]] virtual Result<void> put(const Row& row) = 0;
    /// The same for rows that are not there yet. Conflict where one is; then the batch must not be
    /// committed.
    [[nodiscard]] virtual Result<void> putNew(std::span<const Row> rows) = 0;
    [[nodiscard]] virtual Result<void> erase(const rules::Key& key) = 0;
    /// Appends a line whose number must be head() + 1. Lines are read back from the commit on only.
    [[nodiscard]] virtual Result<void> log(const LogEntry& entry) = 0;
    /// Replaces the words under which a customer is found; none: it is not to be found any more.
    [[nodiscard]] virtual Result<void> index(CustomerId customer,
                                             const std::optional<rules::SearchTerms>& terms) = 0;

    /// The next number of a series: 1, 2, 3...
    [[nodiscard]] virtual Result<std::int64_t> nextNumber(std::string_view series) = 0;
    [[nodiscard]] virtual Result<void> putDevice(const Device& device) = 0;
    [[nodiscard]] virtual Result<void> putApplied(const Applied& applied) = 0;
    [[nodiscard]] virtual Result<void> putCredential(const Credential& credential) = 0;
    [[nodiscard]] virtual Result<void> putToken(const Token& token) = 0;
    /// Revokes every valid token of a user. Returns how many there were.
    [[nodiscard]] virtual Result<std::int64_t> revokeTokens(UserId user, Revoked why, Timestamp at) = 0;
    /// Zero failures forget the name.
    [[nodiscard]] virtual Result<void> putLoginAttempts(const LoginAttempts& attempts) = 0;
    [[nodiscard]] virtual Result<void> putLease(const Lease& lease) = 0;
    [[nodiscard]] virtual Result<void> putRawIntake(const RawIntake& intake) = 0;
    [[nodiscard]] virtual Result<void> putReview(const Review& review) = 0;

    /// Drops reviews that were settled, and lines of the log and answers to pushes from before `until`, at
    /// most `lines` of each of the latter, oldest first, and raises the floor accordingly. Returns how many
    /// lines of the log went.
    [[nodiscard]] virtual Result<std::int64_t> trim(Timestamp until, std::int64_t lines) = 0;
    /// The store was put back to an earlier state: desktops must not trust their cursors. By one, or to
    /// `atLeast` where that is more.
    [[nodiscard]] virtual Result<void> raiseIncarnation(std::int64_t atLeast) = 0;

    /// Which rules made the words that search knows (rules::searchForm()).
    [[nodiscard]] virtual Result<void> putSearchForm(std::string_view form) = 0;

    [[nodiscard]] virtual Result<void> putHolding(const Holding& holding) = 0;
    /// When the last good backup by schedule was begun, whichever gateway made it.
    [[nodiscard]] virtual Result<void> putLastBackup(Timestamp at) = 0;

    /// Durable when it returns without an error. Unavailable when nobody knows whether it was committed.
    [[nodiscard]] virtual Result<void> commit() = 0;
};

/// Where the store's data lie. One object is used by one thread at a time; several objects over the same data
/// may be used by several threads and processes. Three implementations, memory/, sqlite/ and postgres/, pass
/// one conformance suite.
///
/// Errors: StorageFull and Busy are transient; NotFound only where it is said.
class Backend {
public:
    virtual ~Backend() = default;

    [[nodiscard]] virtual Result<sync::StoreFacts> facts() = 0;
    /// Takes the head of the log first, so that batches of any number of processes come one after the other.
    [[nodiscard]] virtual Result<std::unique_ptr<Batch>> begin() = 0;
    /// A value that changes when another object, in whatever process, has committed. Cheap enough for
    /// polling.
    [[nodiscard]] virtual Result<std::int64_t> foreignChanges() = 0;

    /// What a batch is going to look at, so that a database far away can be asked once for all of it.
    struct Expected {
        struct Push {
            DeviceId device;
            std::int64_t mseq = 0;
            MutationId mid;
        };
        std::vector<rules::Key> keys;
        std::vector<DeviceId> devices;
        std::vector<Push> pushes;
    };
    [[nodiscard]] virtual Result<void> expect(const Expected&) { return {}; }

    /// Takes a step towards that what was erased cannot be read in the bytes of the files any more. False
    /// when nothing is left to do, or when it has to wait for a reader. For those whose database does not do
    /// it by itself. Where several may do it at once, `mine` is asked in the transaction that says that it is
    /// done, and ends it with its error.
    [[nodiscard]] virtual Result<bool> scrub(const std::function<Result<void>()>& mine) {
        (void)mine;
        return false;
    }
    [[nodiscard]] Result<bool> scrub() { return scrub({}); }
    /// After a write that found the disk full: StorageFull unless there is room for more than a small write,
    /// which a database may have somewhere all the time. For those that such a write would deceive.
    [[nodiscard]] virtual Result<void> findRoom() { return {}; }
    /// Makes what runs now in another thread fail, and what would follow. Any thread; where steps take long.
    virtual void interrupt() {}

    /// Empty when there is no such row.
    [[nodiscard]] virtual Result<std::optional<Row>> load(const rules::Key& key) = 0;
    /// The same for many, in their order; one round trip where there are any.
    [[nodiscard]] virtual Result<std::vector<std::optional<Row>>> loadAll(std::span<const rules::Key> keys);
    /// Rows of a kind that belong to a customer, newest first; `limit` 0: all. Of kind Customer: those that
    /// were merged into it.
    [[nodiscard]] virtual Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer,
                                                          int limit) = 0;
    /// Rows of a small kind (users, reasons, lines), in the order of their ids.
    [[nodiscard]] virtual Result<std::vector<Row>> all(EntityKind kind) = 0;
    [[nodiscard]] virtual Result<std::optional<User>> userNamed(std::string_view name) = 0;
    [[nodiscard]] virtual Result<std::optional<Case>> caseNumbered(std::int64_t number) = 0;
    /// The contacts of a case, oldest first.
    [[nodiscard]] virtual Result<std::vector<Interaction>> interactionsOf(CaseId caseId) = 0;
    /// Every customer with this identity, as what they stand for (aliases.h), in the order of the ids that
    /// have it. One that was taken off does not count.
    [[nodiscard]] virtual Result<std::vector<CustomerId>> customersWith(IdentityType type,
                                                                        std::string_view valueNorm) = 0;
    /// Customers that all words hold for, as what they stand for; the order is stable.
    [[nodiscard]] virtual Result<std::vector<CustomerId>> search(const rules::SearchQuery& query,
                                                                 int limit) = 0;
    [[nodiscard]] virtual Result<std::vector<TableCount>> counts() = 0;

    /// The lines behind `from`, each object once and as it is now, at most `maxBytes` (but at least one
    /// line). Kinds that desktops may not have are passed over. NotFound when `from` is below the floor or
    /// beyond the head.
    [[nodiscard]] virtual Result<sync::FeedPage> feed(Seq from, std::size_t maxBytes) = 0;
    /// Rows of `kind` behind `after`, or, where there are none, of the next kind that has any; kind 0: from
    /// the first.
    [[nodiscard]] virtual Result<sync::SnapshotPage> snapshot(EntityKind kind, const Uuid& after,
                                                              std::size_t maxBytes) = 0;

    // What the scopes `work` and `ident` are made of (scopes/).

    /// While it lives, everything is read from one state of the data.
    class Reading {
    public:
        virtual ~Reading() = default;
    };
    [[nodiscard]] virtual Result<std::unique_ptr<Reading>> readTogether() = 0;
    [[nodiscard]] virtual Result<Holding> holding() = 0;
    /// Lines of the log behind `from`, at most `limit`; their `mid` and `at` are left out.
    [[nodiscard]] virtual Result<std::vector<LogEntry>> lines(Seq from, int limit) = 0;
    /// Rows of a kind behind `after`, by id.
    [[nodiscard]] virtual Result<std::vector<Row>> rowsBehind(EntityKind kind, const Uuid& after,
                                                              int limit) = 0;
    /// All rows of a kind of some customers (of kind Customer: these themselves), by customer and id.
    [[nodiscard]] virtual Result<std::vector<Row>> rowsOfAll(EntityKind kind,
                                                             std::span<const CustomerId> customers) = 0;
    /// Contacts of nobody who is known, and notes about them, since then: rows of one kind behind `after`, by
    /// id. Of other kinds there are none.
    [[nodiscard]] virtual Result<std::vector<Row>> rowsOfNobody(EntityKind kind, const Uuid& after,
                                                                Timestamp since, int limit) = 0;
    /// Rows of kind Customer or Identity behind `after`, by id, of those who were in touch since that day.
    [[nodiscard]] virtual Result<std::vector<Row>> stubs(EntityKind kind, const Uuid& after, Date since,
                                                         int limit) = 0;
    /// Of one scope behind that customer, by customer.
    [[nodiscard]] virtual Result<std::vector<ScopeMember>> membersOf(std::string_view scope,
                                                                     CustomerId behind, int limit) = 0;
    /// Every scope that has a member, and how many.
    struct ScopeCount {
        std::string scope;
        std::int64_t members = 0;
    };
    [[nodiscard]] virtual Result<std::vector<ScopeCount>> scopeCounts() = 0;
    /// Customers behind `last`, by id, with an open case or callback, or in a scope; at most `limit`.
    [[nodiscard]] virtual Result<std::vector<CustomerId>> workBehind(CustomerId last, int limit) = 0;
    /// How many customers there are, nearly; cheap whatever their number.
    [[nodiscard]] virtual Result<std::int64_t> customersAbout() = 0;

    [[nodiscard]] virtual Result<std::optional<Device>> device(DeviceId id) = 0;
    [[nodiscard]] virtual Result<std::optional<Applied>> applied(DeviceId device, std::int64_t mseq) = 0;
    /// The answer to this intent, from whichever device it came.
    [[nodiscard]] virtual Result<std::optional<Applied>> appliedTo(MutationId mid) = 0;
    [[nodiscard]] virtual Result<std::optional<Credential>> credential(UserId user) = 0;
    [[nodiscard]] virtual Result<std::optional<Token>> token(std::string_view hash) = 0;
    [[nodiscard]] virtual Result<LoginAttempts> loginAttempts(std::string_view name) = 0;
    [[nodiscard]] virtual Result<std::optional<Lease>> lease(std::string_view name) = 0;
    [[nodiscard]] virtual Result<std::optional<RawIntake>> rawIntake(const Uuid& id) = 0;
    /// Of a state, in the order in which they were entered.
    [[nodiscard]] virtual Result<std::vector<Review>> reviews(ReviewState state) = 0;
    [[nodiscard]] virtual Result<std::optional<Review>> review(MutationId mid) = 0;
    /// Of a state, without those whose words were forgotten, in the order in which they came, behind that one
    /// (none: from the first on), whatever its state; at most `limit`.
    [[nodiscard]] virtual Result<std::vector<Review>> reviewsBehind(ReviewState state, MutationId last,
                                                                    int limit) = 0;
    /// How many wait.
    [[nodiscard]] virtual Result<std::int64_t> reviewsWaiting() = 0;

    /// Calls `take` for each imported row and the customer it became, in the order of file and row.
    struct Source {
        std::string_view file;
        std::int64_t row = 0;
        std::string_view ownId;
        CustomerId customer;
    };
    [[nodiscard]] virtual Result<void> eachSource(const std::function<void(const Source&)>& take) = 0;

    /// Ids of a kind behind `last` in their order, at most `limit`: to walk through all rows.
    [[nodiscard]] virtual Result<std::vector<Uuid>> idsBehind(EntityKind kind, const Uuid& last,
                                                              int limit) = 0;
    /// Erasures with a greater revision, by revision, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<Erasure>> erasuresBehind(Seq rev, int limit) = 0;
    [[nodiscard]] virtual Result<std::string> searchForm() = 0;
    /// None where none was made, or where they are known by their files (a folder).
    [[nodiscard]] virtual Result<Timestamp> lastBackup() = 0;
    /// Sentences about what must not be: damage, orphans, holes in the log, rows that the log does not
    /// explain, customers whom search does not find. Empty: all is well.
    [[nodiscard]] virtual Result<std::vector<std::string>> verify() = 0;
};

} // namespace visage::store
