// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlite_batch.h"

#include "core/storage/entity_sql.h"

#include <cassert>

namespace visage::store {

using storage::Connection;
using storage::Step;
using storage::Transaction;

namespace {

/// Lines of the log that are inserted as one.
constexpr std::size_t linesTogether = 16;

/// "OR FAIL": a statement of several rows that may be undone by itself opens a savepoint, at which FTS5
/// writes out all it still holds in memory. Here the whole transaction goes when a line cannot be written.
std::string insertLines(std::size_t count) {
    std::string sql = "INSERT OR FAIL INTO change (seq, kind, obj, fields, mid, at) VALUES ";
    for (std::size_t i = 0; i < count; ++i)
        sql += i == 0 ? "(?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?)";
    return sql;
}

} // namespace

Result<std::unique_ptr<Batch>> SqliteBatch::begin(Connection& db) {
    auto transaction = Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    const auto head = db.number("SELECT n FROM head");
    if (!head)
        return head.error();
    return std::unique_ptr<Batch>(new SqliteBatch(db, std::move(*transaction), *head));
}

Result<void> SqliteBatch::put(const Row& row) {
    return storage::upsertRow(m_db, row);
}

Result<void> SqliteBatch::putNew(std::span<const Row> rows) {
    return storage::insertRows(m_db, rows);
}

Result<void> SqliteBatch::erase(const rules::Key& key) {
    return storage::removeRow(m_db, key.kind, key.id);
}

Result<void> SqliteBatch::log(const LogEntry& entry) {
    assert(entry.seq == m_head + 1);
    m_head = entry.seq;
    m_lines.push_back(entry);
    return m_lines.size() == linesTogether ? writeLines() : Result<void>{};
}

Result<void> SqliteBatch::writeLines() {
    static const std::string one = insertLines(1);
    static const std::string many = insertLines(linesTogether);
    const bool whole = m_lines.size() == linesTogether;
    for (std::size_t at = 0; at < m_lines.size();) {
        auto statement = m_db.prepare(whole ? many : one);
        int index = 0;
        do {
            const LogEntry& line = m_lines[at++];
            statement.bind(index + 1, line.seq).bind(index + 2, line.kind).bind(index + 3, line.object);
            statement.bind(index + 4, static_cast<std::int64_t>(line.fields));
            statement.bind(index + 5, line.mid).bind(index + 6, line.at);
            index += 6;
        } while (whole && at < m_lines.size());
        if (auto written = statement.run(); !written)
            return written;
    }
    m_lines.clear();
    return {};
}

Result<void> SqliteBatch::index(CustomerId customer, const std::optional<rules::SearchTerms>& terms) {
    const std::string words = terms ? rules::indexText(*terms) : std::string();
    if (terms) {
        // Nearly always the customer is new. Not by RETURNING: that opens a savepoint of its own, at which
        // FTS5 writes out all it still holds in memory.
        if (auto kept = m_db.run("INSERT INTO customer_words (customer, words) VALUES (?1, ?2) "
                                 "ON CONFLICT (customer) DO NOTHING",
                                 customer, words);
            !kept)
            return kept;
        if (m_db.changes() == 1)
            return m_db.run("INSERT INTO customer_search (rowid, words) VALUES (?1, ?2)", m_db.lastRowId(),
                            words);
    }
    auto old = m_db.prepare("SELECT doc, words FROM customer_words WHERE customer=?1", customer);
    const auto stepped = old.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done || (terms && old.text(1) == words))
        return {};
    const std::int64_t doc = old.integer(0);
    const std::string before(old.text(1));
    old.reset();
    return replaceWords(doc, before, terms ? std::optional(words) : std::nullopt);
}

/// The index keeps no text of its own: to forget a line it must be told what it said.
Result<void> SqliteBatch::replaceWords(std::int64_t doc, const std::string& before,
                                       const std::optional<std::string>& words) {
    if (auto forgotten =
            m_db.run("INSERT INTO customer_search (customer_search, rowid, words) VALUES ('delete', ?1, ?2)",
                     doc, before);
        !forgotten)
        return forgotten;
    if (!words)
        return m_db.run("DELETE FROM customer_words WHERE doc=?1", doc);
    if (auto kept = m_db.run("UPDATE customer_words SET words=?2 WHERE doc=?1", doc, *words); !kept)
        return kept;
    return m_db.run("INSERT INTO customer_search (rowid, words) VALUES (?1, ?2)", doc, *words);
}

Result<std::int64_t> SqliteBatch::nextNumber(std::string_view series) {
    return m_db.number("INSERT INTO counter (series, n) VALUES (?1, 1) "
                       "ON CONFLICT (series) DO UPDATE SET n=n+1 RETURNING n",
                       series);
}

Result<void> SqliteBatch::putDevice(const Device& device) {
    return m_db.run(
        "INSERT OR REPLACE INTO device (id, \"user\", session_epoch, last_mseq, build, last_seen) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        device.id, device.user, device.sessionEpoch, device.lastMseq, device.build, device.lastSeen);
}

Result<void> SqliteBatch::putApplied(const Applied& applied) {
    return m_db.run("INSERT OR REPLACE INTO applied (device, mseq, mid, status, seq, code, sentence, at) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                    applied.device, applied.ack.mseq, applied.ack.mid, applied.ack.status, applied.ack.seq,
                    applied.ack.code, applied.ack.sentence, applied.at);
}

Result<void> SqliteBatch::putCredential(const Credential& credential) {
    return m_db.run("INSERT OR REPLACE INTO credential (\"user\", encoded, changed_at) VALUES (?1, ?2, ?3)",
                    credential.user, credential.encoded, credential.changedAt);
}

Result<void> SqliteBatch::putToken(const Token& token) {
    auto statement = m_db.prepare("INSERT OR REPLACE INTO token (hash, \"user\", device, device_name, "
                                  "created_at, last_used, revoked_at) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    statement.bindBlob(1, token.hash).bind(2, token.user).bind(3, token.device).bind(4, token.deviceName);
    statement.bind(5, token.createdAt).bind(6, token.lastUsed).bind(7, token.revokedAt);
    return statement.run();
}

Result<std::int64_t> SqliteBatch::revokeTokens(UserId user, Timestamp at) {
    if (auto revoked =
            m_db.run("UPDATE token SET revoked_at=?2 WHERE \"user\"=?1 AND revoked_at=0", user, at);
        !revoked)
        return revoked.error();
    return m_db.changes();
}

Result<void> SqliteBatch::putLoginAttempts(const LoginAttempts& attempts) {
    if (attempts.failures == 0)
        return m_db.run("DELETE FROM login_attempt WHERE name=?1", attempts.name);
    // Names come from outside: old ones go, so that inventing names fills nothing.
    if (auto old = m_db.run("DELETE FROM login_attempt WHERE last_failure < ?1 AND locked_until < ?2",
                            attempts.lastFailure - std::chrono::hours(24), attempts.lastFailure);
        !old)
        return old;
    return m_db.run("INSERT OR REPLACE INTO login_attempt (name, failures, last_failure, locked_until) "
                    "VALUES (?1, ?2, ?3, ?4)",
                    attempts.name, attempts.failures, attempts.lastFailure, attempts.lockedUntil);
}

Result<void> SqliteBatch::putRawIntake(const RawIntake& intake) {
    auto statement =
        m_db.prepare("INSERT OR REPLACE INTO raw_intake (id, source, bytes, received_at, state, fault) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    statement.bind(1, intake.id).bind(2, intake.source).bindBlob(3, intake.bytes).bind(4, intake.receivedAt);
    statement.bind(5, intake.state).bind(6, intake.fault);
    return statement.run();
}

Result<std::int64_t> SqliteBatch::trim(Timestamp until, std::int64_t lines) {
    if (auto written = writeLines(); !written)
        return written.error();
    if (auto old = m_db.run("DELETE FROM applied WHERE (device, mseq) IN "
                            "(SELECT device, mseq FROM applied WHERE at < ?1 ORDER BY at LIMIT ?2)",
                            until, lines);
        !old)
        return old.error();
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

Result<void> SqliteBatch::raiseIncarnation() {
    return m_db.run("UPDATE store SET incarnation=incarnation+1");
}

Result<void> SqliteBatch::commit() {
    if (auto written = writeLines(); !written)
        return written;
    if (m_head != m_headBefore)
        if (auto moved = m_db.run("UPDATE head SET n=?1", m_head); !moved)
            return moved;
    return m_transaction.commit();
}

} // namespace visage::store
