// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/entity_sql.h"
#include "core/store/backend.h"
#include "core/store/sql/sql_backend.h"

#include <initializer_list>

namespace visage::store {

namespace detail {

using Columns = std::initializer_list<const char*>;

inline std::string joined(Columns columns) {
    std::string list;
    for (const std::string column : columns)
        list += (list.empty() ? "" : ", ") + column;
    return list;
}

/// Writes rows of `columns` and then `others`.
inline std::string insertText(const std::string& table, Columns columns, Columns others, std::size_t rows) {
    std::string values;
    std::size_t number = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        values += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < columns.size() + others.size(); ++column)
            values += (column == 0 ? "?" : ", ?") + std::to_string(++number);
        values += ")";
    }
    return "INSERT INTO " + table + " (" + joined(columns) + ", " + joined(others) + ") VALUES " + values;
}

/// Writes rows, or their other columns where there is one with this key. Two of them may not have one key.
inline std::string upsertText(const std::string& table, Columns key, Columns others, std::size_t rows = 1) {
    std::string updates;
    for (const std::string column : others)
        updates += (updates.empty() ? "" : ", ") + column + "=excluded." + column;
    return insertText(table, key, others, rows) + " ON CONFLICT (" + joined(key) + ") DO UPDATE SET " +
           updates;
}

inline std::string deviceText(std::size_t rows) {
    return upsertText("device", {"id"}, {"\"user\"", "session_epoch", "last_mseq", "build", "last_seen"},
                      rows);
}

inline std::string appliedText(std::size_t rows) {
    return upsertText("applied", {"device", "mseq"}, {"mid", "status", "seq", "code", "sentence", "at"},
                      rows);
}

} // namespace detail

/// What a batch writes, in SQL that SQLite and PostgreSQL both understand; the log, the words and the commit
/// are said by each.
template <class Db> class SqlBatch : public Batch {
public:
    Seq head() const override { return m_head; }
    Result<void> put(const Row& row) override;
    Result<void> putNew(std::span<const Row> rows) override;
    Result<void> erase(const rules::Key& key) override;
    Result<std::int64_t> nextNumber(std::string_view series) override;
    Result<void> putDevice(const Device& device) override;
    Result<void> putApplied(const Applied& applied) override;
    Result<void> putCredential(const Credential& credential) override;
    Result<void> putToken(const Token& token) override;
    Result<std::int64_t> revokeTokens(UserId user, Revoked why, Timestamp at) override;
    Result<void> putLoginAttempts(const LoginAttempts& attempts) override;
    Result<void> putLease(const Lease& lease) override;
    Result<void> putRawIntake(const RawIntake& intake) override;
    Result<void> putReview(const Review& review) override;
    Result<std::int64_t> trim(Timestamp until, std::int64_t lines) override;
    Result<void> raiseIncarnation(std::int64_t atLeast) override;
    Result<void> putSearchForm(std::string_view form) override;
    Result<void> putHolding(const Holding& holding) override;
    Result<void> putLastBackup(Timestamp at) override;

protected:
    using Transaction = typename SqlTypes<Db>::Transaction;
    SqlBatch(Db& db, Transaction transaction, Seq head)
        : m_db(db)
        , m_transaction(std::move(transaction))
        , m_head(head)
        , m_headBefore(head) {}
    /// Lines of the log that were not handed to the database yet.
    [[nodiscard]] virtual Result<void> settleLines() = 0;
    /// Rows that the last statement touched.
    [[nodiscard]] virtual Result<std::int64_t> touched() = 0;

    Db& m_db;
    Transaction m_transaction;
    Seq m_head;
    Seq m_headBefore;
};

template <class Db> Result<void> SqlBatch<Db>::put(const Row& row) {
    return storage::upsertRow(m_db, row);
}

template <class Db> Result<void> SqlBatch<Db>::putNew(std::span<const Row> rows) {
    return storage::insertRows(m_db, rows);
}

template <class Db> Result<void> SqlBatch<Db>::erase(const rules::Key& key) {
    return storage::removeRow(m_db, key.kind, key.id);
}

template <class Db> Result<std::int64_t> SqlBatch<Db>::nextNumber(std::string_view series) {
    return m_db.number("INSERT INTO counter (series, n) VALUES (?1, 1) "
                       "ON CONFLICT (series) DO UPDATE SET n=counter.n+1 RETURNING n",
                       series);
}

template <class Db> Result<void> SqlBatch<Db>::putDevice(const Device& device) {
    static const std::string sql = detail::deviceText(1);
    return m_db.run(sql, device.id, device.user, device.sessionEpoch, device.lastMseq, device.build,
                    device.lastSeen);
}

template <class Db> Result<void> SqlBatch<Db>::putApplied(const Applied& applied) {
    static const std::string sql = detail::appliedText(1);
    return m_db.run(sql, applied.device, applied.ack.mseq, applied.ack.mid, applied.ack.status,
                    applied.ack.seq, applied.ack.code, applied.ack.sentence, applied.at);
}

template <class Db> Result<void> SqlBatch<Db>::putCredential(const Credential& credential) {
    static const std::string sql = detail::upsertText("credential", {"\"user\""}, {"encoded", "changed_at"});
    return m_db.run(sql, credential.user, credential.encoded, credential.changedAt);
}

template <class Db> Result<void> SqlBatch<Db>::putToken(const Token& token) {
    static const std::string sql = detail::upsertText(
        "token", {"hash"},
        {"\"user\"", "device", "device_name", "created_at", "last_used", "revoked_at", "revoked_for"});
    auto statement = m_db.prepare(sql);
    statement.bindBlob(1, token.hash).bind(2, token.user).bind(3, token.device).bind(4, token.deviceName);
    statement.bind(5, token.createdAt).bind(6, token.lastUsed).bind(7, token.revokedAt);
    statement.bind(8, token.revoked);
    return statement.run();
}

template <class Db> Result<std::int64_t> SqlBatch<Db>::revokeTokens(UserId user, Revoked why, Timestamp at) {
    if (auto revoked =
            m_db.run("UPDATE token SET revoked_at=?2, revoked_for=?3 WHERE \"user\"=?1 AND revoked_at=0",
                     user, at, why);
        !revoked)
        return revoked.error();
    return touched();
}

template <class Db> Result<void> SqlBatch<Db>::putLoginAttempts(const LoginAttempts& attempts) {
    if (attempts.failures == 0)
        return m_db.run("DELETE FROM login_attempt WHERE name=?1", attempts.name);
    // Names come from outside: old ones go, so that inventing names fills nothing.
    if (auto old = m_db.run("DELETE FROM login_attempt WHERE last_failure < ?1 AND locked_until < ?2",
                            attempts.lastFailure - std::chrono::hours(24), attempts.lastFailure);
        !old)
        return old;
    static const std::string sql =
        detail::upsertText("login_attempt", {"name"}, {"failures", "last_failure", "locked_until"});
    return m_db.run(sql, attempts.name, attempts.failures, attempts.lastFailure, attempts.lockedUntil);
}

template <class Db> Result<void> SqlBatch<Db>::putLease(const Lease& lease) {
    static const std::string sql = detail::upsertText("lease", {"name"}, {"holder", "until", "fence"});
    return m_db.run(sql, lease.name, lease.holder, lease.until, lease.fence);
}

template <class Db> Result<void> SqlBatch<Db>::putRawIntake(const RawIntake& intake) {
    static const std::string sql =
        detail::upsertText("raw_intake", {"id"}, {"source", "bytes", "received_at", "state", "fault"});
    auto statement = m_db.prepare(sql);
    statement.bind(1, intake.id).bind(2, intake.source).bindBlob(3, intake.bytes).bind(4, intake.receivedAt);
    statement.bind(5, intake.state).bind(6, intake.fault);
    return statement.run();
}

template <class Db> Result<void> SqlBatch<Db>::putLastBackup(Timestamp at) {
    return m_db.run("UPDATE store SET last_backup=?1", at);
}

template <class Db> Result<void> SqlBatch<Db>::putReview(const Review& review) {
    static const std::string sql =
        detail::upsertText("review", {"mid"},
                           {"device", "mseq", "\"user\"", "command", "entered_at", "hlc", "received_at",
                            "state", "decided_by", "decided_at"});
    auto statement = m_db.prepare(sql);
    statement.bind(1, review.mid).bind(2, review.device).bind(3, review.mseq).bind(4, review.user);
    statement.bindBlob(5, review.command).bind(6, review.enteredAt).bind(7, review.hlc);
    statement.bind(8, review.receivedAt).bind(9, review.state).bind(10, review.decidedBy);
    statement.bind(11, review.decidedAt);
    return statement.run();
}

template <class Db> Result<std::int64_t> SqlBatch<Db>::trim(Timestamp until, std::int64_t lines) {
    if (auto written = settleLines(); !written)
        return written.error();
    if (auto old = m_db.run("DELETE FROM applied WHERE (device, mseq) IN "
                            "(SELECT device, mseq FROM applied WHERE at < ?1 ORDER BY at LIMIT ?2)",
                            until, lines);
        !old)
        return old.error();
    if (auto settled =
            m_db.run("DELETE FROM review WHERE state <> ?1 AND decided_at < ?2", ReviewState::Waiting, until);
        !settled)
        return settled.error();
    const auto floor = m_db.number("SELECT floor FROM store");
    if (!floor)
        return floor.error();
    const Seq last = std::min(*floor + lines, m_head);
    // The first line that stays; all before it are older, for lines are written in the order of time.
    const auto kept =
        m_db.number("SELECT coalesce(min(seq), ?2 + 1) FROM change WHERE seq > ?1 AND seq <= ?2 AND at >= ?3",
                    *floor, last, until);
    if (!kept)
        return kept.error();
    if (auto gone = m_db.run("DELETE FROM change WHERE seq < ?1", *kept); !gone)
        return gone.error();
    if (auto raised = m_db.run("UPDATE store SET floor=?1", *kept - 1); !raised)
        return raised.error();
    return *kept - 1 - *floor;
}

template <class Db> Result<void> SqlBatch<Db>::raiseIncarnation(std::int64_t atLeast) {
    return m_db.run("UPDATE store SET incarnation=CASE WHEN incarnation < ?1 THEN ?1 ELSE incarnation+1 END",
                    atLeast);
}

template <class Db> Result<void> SqlBatch<Db>::putSearchForm(std::string_view form) {
    return m_db.run("UPDATE store SET search_form=?1", form);
}

template <class Db> Result<void> SqlBatch<Db>::putHolding(const Holding& holding) {
    return m_db.run("UPDATE store SET desktops_hold=?1, hold_automatic=?2, members_building=?3, "
                    "members_until=?4",
                    holding.holds, holding.automatic, holding.building, holding.builtUpTo);
}

} // namespace visage::store
