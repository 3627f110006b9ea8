// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlite_batch.h"

#include <cassert>

namespace visage::store {

using storage::Connection;
using storage::Step;
using storage::Transaction;

template class SqlBatch<storage::Connection>;

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
    if (!words) {
        if (auto noted = m_db.run("UPDATE store SET remains=1"); !noted)
            return noted;
        return m_db.run("DELETE FROM customer_words WHERE doc=?1", doc);
    }
    if (auto kept = m_db.run("UPDATE customer_words SET words=?2 WHERE doc=?1", doc, *words); !kept)
        return kept;
    return m_db.run("INSERT INTO customer_search (rowid, words) VALUES (?1, ?2)", doc, *words);
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
