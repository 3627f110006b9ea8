// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/postgres/connection.h"
#include "core/storage/postgres/entity_sql.h"
#include "core/store/schema.h"
#include "core/store/sql/sql_backend.h"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace visage::store {

template <> struct SqlTypes<storage::pg::Connection> {
    using Statement = storage::pg::Statement;
    using Transaction = storage::pg::Transaction;
};
extern template class SqlBackend<storage::pg::Connection>;

/// What a batch has read or written, so that nothing is asked twice: who holds the head of the log is the
/// only one who writes.
struct BatchReads {
    std::unordered_map<rules::Key, std::optional<Row>, rules::KeyHash> rows;
    std::map<DeviceId, std::optional<Device>> devices;
    std::map<std::pair<DeviceId, std::int64_t>, std::optional<Applied>> applied;
    std::map<MutationId, std::optional<Applied>> intents;
    std::map<std::string, std::int64_t, std::less<>> counters; ///< written with the commit
};

/// How the data are brought to a newer schema, where that is due.
struct PostgresUpgrade {
    std::span<const storage::Migration> steps = storeMigrations();
    /// Else a company's data are changed only when a verified backup of the last 26 hours is known.
    bool withoutBackup = false;
};

/// The store's data in a PostgreSQL database (14 or later, UTF-8), which any number of programs may share.
/// The head of the log is a row that a batch locks first; every commit says NOTIFY visage, which is a hint
/// and carries nothing.
///
/// The incarnation rises by itself when the database turns out to be another cluster or timeline than before:
/// it was restored, or a standby took over.
class PostgresBackend final : public SqlBackend<storage::pg::Connection> {
public:
    /// The channel of the hints.
    static constexpr std::string_view channel = "visage";

    /// Connects, and makes or renews the schema where that is due. Unavailable, Denied, BadInput, TooNew with
    /// a sentence; Conflict where it is due and may not be done.
    [[nodiscard]] static Result<std::unique_ptr<PostgresBackend>>
    open(const std::string& url, storage::pg::OpenOptions options = {}, const PostgresUpgrade& upgrade = {});

    /// Unavailable where a newer program has brought the data to a form that this one does not know.
    Result<std::unique_ptr<Batch>> begin() override;
    /// TooNew there.
    Result<std::int64_t> foreignChanges() override;
    Result<sync::StoreFacts> facts() override;
    Result<sync::FeedPage> feed(Seq from, std::size_t maxBytes) override;
    Result<sync::SnapshotPage> snapshot(EntityKind kind, const Uuid& after, std::size_t maxBytes) override;
    Result<std::unique_ptr<Reading>> readTogether() override;
    Result<void> expect(const Expected& expected) override;
    Result<std::vector<std::optional<Row>>> loadAll(std::span<const rules::Key> keys) override;
    Result<std::optional<Row>> load(const rules::Key& key) override;
    Result<std::optional<Device>> device(DeviceId id) override;
    Result<std::optional<Applied>> applied(DeviceId device, std::int64_t mseq) override;
    Result<std::optional<Applied>> appliedTo(MutationId mid) override;
    Result<void> eachSource(const std::function<void(const Source&)>& take) override;
    Result<std::vector<std::string>> verify() override;
    using Backend::scrub;
    /// One table in a step: it is cleaned of all versions of rows that nobody can see any more. One of less
    /// than 64 MB is written anew, nobody reading it meanwhile; of a larger one the bytes are given free and
    /// stay in the pages until others are written there. The log (WAL) and its archive keep them.
    Result<bool> scrub(const std::function<Result<void>()>& mine) override;
    /// For a megabyte, where the tables are.
    Result<void> findRoom() override;
    void interrupt() override { m_db.interrupt(); }

private:
    friend class PostgresBatch;
    using SqlBackend::SqlBackend;
    Result<void> addMatches(const std::string& expression, int limit,
                            std::vector<CustomerId>& found) override;
    std::string expressionFor(const rules::SearchQuery& query) const override;
    Result<std::int64_t> rowsIn(EntityKind kind) override;
    [[nodiscard]] Result<void> noticeLineage();
    [[nodiscard]] Result<bool> waitForReaders();

    [[nodiscard]] Result<void> checkForm(std::int64_t oldest, ErrorCode code) const;

    std::int64_t m_form = 0;             ///< the newest schema that this program knows
    std::unique_ptr<BatchReads> m_reads; ///< of the batch under way
    std::int64_t m_ownCommits = 0;
    std::vector<std::string> m_toScrub; ///< tables, quoted
    std::int64_t m_scrubbing = 0;       ///< store.remains when it began
    std::string m_scrubBegan;           ///< the first transaction that came later
    std::int64_t m_lineageOf = 0;       ///< the connection whose database was looked at
};

} // namespace visage::store
