// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/postgres_batch.h"

#include <cassert>

namespace visage::store {

using storage::pg::Transaction;

template class SqlBatch<storage::pg::Connection>;

Result<std::unique_ptr<Batch>> PostgresBatch::begin(PostgresBackend& backend) {
    auto transaction = Transaction::begin(backend.m_db);
    if (!transaction)
        return transaction.error();
    const auto head = backend.m_db.number("SELECT n FROM head FOR UPDATE");
    if (!head)
        return head.error();
    return std::unique_ptr<Batch>(new PostgresBatch(backend, std::move(*transaction), *head));
}

PostgresBatch::PostgresBatch(PostgresBackend& backend, Transaction transaction, Seq head)
    : SqlBatch(backend.m_db, std::move(transaction), head)
    , m_backend(backend) {
    m_backend.m_reads = std::make_unique<BatchReads>();
}

PostgresBatch::~PostgresBatch() {
    m_backend.m_reads.reset();
}

Result<void> PostgresBatch::put(const Row& row) {
    m_backend.m_reads->rows.insert_or_assign({kindOf(row), idOf(row)}, row);
    return SqlBatch::put(row);
}

Result<void> PostgresBatch::putNew(std::span<const Row> rows) {
    // Not remembered: imports write a hundred thousand of them and read none.
    for (const Row& row : rows)
        m_backend.m_reads->rows.erase({kindOf(row), idOf(row)});
    return SqlBatch::putNew(rows);
}

Result<void> PostgresBatch::erase(const rules::Key& key) {
    m_backend.m_reads->rows.insert_or_assign(key, std::nullopt);
    return SqlBatch::erase(key);
}

Result<void> PostgresBatch::log(const LogEntry& entry) {
    assert(entry.seq == m_head + 1);
    m_head = entry.seq;
    return m_db.run("INSERT INTO change (seq, kind, obj, fields, mid, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    entry.seq, entry.kind, entry.object, static_cast<std::int64_t>(entry.fields), entry.mid,
                    entry.at);
}

Result<void> PostgresBatch::index(CustomerId customer, const std::optional<rules::SearchTerms>& terms) {
    if (!terms)
        return m_db.run("DELETE FROM customer_words WHERE customer=?1", customer);
    return m_db.run("INSERT INTO customer_words (customer, words) VALUES (?1, ?2) ON CONFLICT (customer) "
                    "DO UPDATE SET words=excluded.words WHERE customer_words.words<>excluded.words",
                    customer, rules::indexText(*terms));
}

/// Asked for once and counted on here, for every question waits for its answer.
Result<std::int64_t> PostgresBatch::nextNumber(std::string_view series) {
    auto& counters = m_backend.m_reads->counters;
    auto known = counters.find(series);
    if (known == counters.end()) {
        const auto last = m_db.number("SELECT coalesce((SELECT n FROM counter WHERE series=?1), 0)", series);
        if (!last)
            return last;
        known = counters.emplace(series, *last).first;
    }
    return ++known->second;
}

Result<void> PostgresBatch::writeCounters() {
    static const std::string sql = detail::upsertText("counter", {"series"}, {"n"});
    for (const auto& [series, n] : m_backend.m_reads->counters)
        if (auto written = m_db.run(sql, series, n); !written)
            return written;
    return {};
}

Result<void> PostgresBatch::putDevice(const Device& device) {
    m_backend.m_reads->devices.insert_or_assign(device.id, device);
    return SqlBatch::putDevice(device);
}

Result<void> PostgresBatch::putApplied(const Applied& applied) {
    BatchReads& reads = *m_backend.m_reads;
    reads.applied.insert_or_assign({applied.device, applied.ack.mseq}, applied);
    reads.intents.try_emplace(applied.ack.mid, applied);
    if (auto& first = reads.intents.at(applied.ack.mid); !first)
        first = applied;
    return SqlBatch::putApplied(applied);
}

Result<void> PostgresBatch::commit() {
    if (auto written = writeCounters(); !written)
        return written;
    if (auto moved = m_db.run("UPDATE head SET n=?1, pulse=pulse+1", m_head); !moved)
        return moved;
    // A hint and no more: who misses it looks by itself.
    if (auto told = m_db.run("NOTIFY visage"); !told)
        return told;
    auto committed = m_transaction.commit();
    if (committed)
        ++m_backend.m_ownCommits;
    return committed;
}

} // namespace visage::store
