// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/entity_sql.h"
#include "core/store/backend.h"

#include <concepts>
#include <string>
#include <vector>

namespace visage::store {

/// What a connection to a database must offer for the store's SQL: storage::Connection and
/// storage::pg::Connection do.
template <class Db> struct SqlTypes;

/// Everything that a backend reads, in SQL that SQLite and PostgreSQL both understand. `Db` is the
/// connection; what the two say differently is virtual. The definitions are in rows.h, feed.h, scopes.h and
/// accounts.h, for the one file of each database that makes them.
template <class Db> class SqlBackend : public Backend {
public:
    using Statement = typename SqlTypes<Db>::Statement;
    using Transaction = typename SqlTypes<Db>::Transaction;

    Result<sync::StoreFacts> facts() override;
    Result<std::optional<Row>> load(const rules::Key& key) override;
    Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer, int limit) override;
    Result<std::vector<Row>> all(EntityKind kind) override;
    Result<std::optional<User>> userNamed(std::string_view name) override;
    Result<std::optional<Case>> caseNumbered(std::int64_t number) override;
    Result<std::vector<Interaction>> interactionsOf(CaseId caseId) override;
    Result<std::vector<CustomerId>> customersWith(IdentityType type, std::string_view valueNorm) override;
    Result<std::vector<CustomerId>> search(const rules::SearchQuery& query, int limit) override;
    Result<std::vector<TableCount>> counts() override;
    Result<sync::FeedPage> feed(Seq from, std::size_t maxBytes) override;
    Result<sync::SnapshotPage> snapshot(EntityKind kind, const Uuid& after, std::size_t maxBytes) override;
    Result<std::optional<Device>> device(DeviceId id) override;
    Result<std::optional<Applied>> applied(DeviceId device, std::int64_t mseq) override;
    Result<std::optional<Applied>> appliedTo(MutationId mid) override;
    Result<std::optional<Credential>> credential(UserId user) override;
    Result<std::optional<Token>> token(std::string_view hash) override;
    Result<LoginAttempts> loginAttempts(std::string_view name) override;
    Result<std::optional<Lease>> lease(std::string_view name) override;
    Result<std::optional<RawIntake>> rawIntake(const Uuid& id) override;
    Result<std::vector<Review>> reviews(ReviewState state) override;
    Result<std::optional<Review>> review(MutationId mid) override;
    Result<std::vector<Review>> reviewsBehind(ReviewState state, MutationId last, int limit) override;
    Result<std::int64_t> reviewsWaiting() override;
    Result<void> eachSource(const std::function<void(const Source&)>& take) override;
    Result<std::vector<Uuid>> idsBehind(EntityKind kind, const Uuid& last, int limit) override;
    Result<std::vector<Erasure>> erasuresBehind(Seq rev, int limit) override;
    Result<std::string> searchForm() override;
    Result<Timestamp> lastBackup() override;
    Result<std::unique_ptr<Reading>> readTogether() override;
    Result<Holding> holding() override;
    Result<std::vector<LogEntry>> lines(Seq from, int limit) override;
    Result<std::vector<Row>> rowsBehind(EntityKind kind, const Uuid& after, int limit) override;
    Result<std::vector<Row>> rowsOfAll(EntityKind kind, std::span<const CustomerId> customers) override;
    Result<std::vector<Row>> rowsOfNobody(EntityKind kind, const Uuid& after, Timestamp since,
                                          int limit) override;
    Result<std::vector<Row>> stubs(EntityKind kind, const Uuid& after, Date since, int limit) override;
    Result<std::vector<ScopeMember>> membersOf(std::string_view scope, CustomerId behind, int limit) override;
    Result<std::vector<ScopeCount>> scopeCounts() override;
    Result<std::vector<CustomerId>> workBehind(CustomerId last, int limit) override;
    Result<std::int64_t> customersAbout() override;

    [[nodiscard]] Db& connection() { return m_db; }

protected:
    explicit SqlBackend(Db db)
        : m_db(std::move(db)) {}

    /// Adds customers for whom an expression of expressionFor() holds, until there are `limit`.
    [[nodiscard]] virtual Result<void> addMatches(const std::string& expression, int limit,
                                                  std::vector<CustomerId>& found) = 0;
    /// How this database asks for words: all terms must hold. Empty: nothing is asked.
    [[nodiscard]] virtual std::string expressionFor(const rules::SearchQuery& query) const = 0;
    /// An estimate is enough.
    [[nodiscard]] virtual Result<std::int64_t> rowsIn(EntityKind kind);

    Db m_db;

private:
    [[nodiscard]] Result<std::int64_t> replicatedRows(Seq head);

    /// Estimate for progress bars: counting a million rows for each page would cost more than sending them.
    std::int64_t m_rowsTotal = 0;
    Seq m_rowsTotalAt = -1;
};

/// One consistent view for several questions; inside of a batch, the batch's.
template <class Db> Result<std::optional<typename SqlTypes<Db>::Transaction>> readTransaction(Db& db) {
    using Transaction = typename SqlTypes<Db>::Transaction;
    if (db.inTransaction())
        return std::optional<Transaction>{};
    auto transaction = Transaction::begin(db, Transaction::Kind::Read);
    if (!transaction)
        return transaction.error();
    return std::optional<Transaction>(std::move(*transaction));
}

} // namespace visage::store
