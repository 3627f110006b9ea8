// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/postgres_batch.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <ranges>
#include <span>

namespace visage::store {

using storage::pg::Connection;
using storage::pg::Statement;
using storage::pg::Transaction;

template class SqlBatch<storage::pg::Connection>;

namespace {

/// A statement costs the database more than a row: rows go in statements of these sizes, the largest first.
constexpr std::array<std::size_t, 4> rowsAtOnce{64, 16, 4, 1};
using Texts = std::array<std::string, rowsAtOnce.size()>;

template <class TextFor> Texts textsFor(TextFor textFor) {
    Texts texts;
    std::ranges::transform(rowsAtOnce, texts.begin(), textFor);
    return texts;
}

/// Binds the values of one row behind those before it.
class RowValues {
public:
    explicit RowValues(Statement& statement)
        : m_statement(statement) {}
    template <class... Values> void operator()(const Values&... values) {
        (m_statement.bind(++m_last, values), ...);
    }

private:
    Statement& m_statement;
    int m_last = 0;
};

template <class Item, class Bind>
Result<void> writeAll(Connection& db, const Texts& texts, std::span<const Item> items, Bind bind) {
    for (std::size_t i = 0; i < rowsAtOnce.size(); ++i)
        for (; items.size() >= rowsAtOnce[i]; items = items.subspan(rowsAtOnce[i])) {
            auto statement = db.prepare(texts[i]);
            RowValues row(statement);
            for (const Item& item : items.first(rowsAtOnce[i]))
                bind(row, item);
            if (auto run = statement.run(); !run)
                return run;
        }
    return {};
}

} // namespace

Result<std::unique_ptr<Batch>> PostgresBatch::begin(PostgresBackend& backend) {
    auto transaction = Transaction::begin(backend.m_db);
    if (!transaction)
        return transaction.error();
    // The second is asked when the first has its answer: of a program that changed the data before that, it
    // tells.
    auto head = backend.m_db.prepare("SELECT n FROM head FOR UPDATE");
    auto form = backend.m_db.prepare("SELECT oldest FROM schema_version");
    const std::array<Statement*, 2> both{&head, &form};
    if (auto asked = backend.m_db.askTogether(both); !asked)
        return asked.error();
    if (const auto stepped = head.step(); !stepped)
        return stepped.error();
    if (const auto stepped = form.step(); !stepped)
        return stepped.error();
    if (auto known = backend.checkForm(form.integer(0), ErrorCode::Unavailable); !known)
        return known.error();
    return std::unique_ptr<Batch>(new PostgresBatch(backend, std::move(*transaction), head.integer(0)));
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
    m_erases = m_erases || kindOf(row) == EntityKind::Erasure;
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
    m_lines.push_back(entry);
    return m_lines.size() < rowsAtOnce.front() ? Result<void>() : settleLines();
}

Result<void> PostgresBatch::settleLines() {
    static const Texts texts = textsFor([](std::size_t rows) {
        return detail::insertText("change", {"seq"}, {"kind", "obj", "fields", "mid", "at"}, rows);
    });
    auto written = writeAll(m_db, texts, std::span<const LogEntry>(m_lines), [](auto& row, const auto& line) {
        row(line.seq, line.kind, line.object, static_cast<std::int64_t>(line.fields), line.mid, line.at);
    });
    m_lines.clear();
    return written;
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
    m_devices.insert_or_assign(device.id, device);
    return {};
}

Result<void> PostgresBatch::putApplied(const Applied& applied) {
    BatchReads& reads = *m_backend.m_reads;
    reads.applied.insert_or_assign({applied.device, applied.ack.mseq}, applied);
    reads.intents.try_emplace(applied.ack.mid, applied);
    if (auto& first = reads.intents.at(applied.ack.mid); !first)
        first = applied;
    m_answers.insert_or_assign({applied.device, applied.ack.mseq}, applied);
    return {};
}

Result<void> PostgresBatch::settleAnswers() {
    static const Texts deviceTexts = textsFor([](std::size_t rows) { return detail::deviceText(rows); });
    static const Texts answerTexts = textsFor([](std::size_t rows) { return detail::appliedText(rows); });
    std::vector<Device> devices;
    std::ranges::copy(m_devices | std::views::values, std::back_inserter(devices));
    std::vector<Applied> answers;
    std::ranges::copy(m_answers | std::views::values, std::back_inserter(answers));
    m_devices.clear();
    m_answers.clear();
    if (auto written = writeAll(m_db, deviceTexts, std::span<const Device>(devices),
                                [](auto& row, const auto& device) {
                                    row(device.id, device.user, device.sessionEpoch, device.lastMseq,
                                        device.build, device.lastSeen);
                                });
        !written)
        return written;
    return writeAll(m_db, answerTexts, std::span<const Applied>(answers), [](auto& row, const auto& one) {
        row(one.device, one.ack.mseq, one.ack.mid, one.ack.status, one.ack.seq, one.ack.code,
            one.ack.sentence, one.at);
    });
}

Result<std::int64_t> PostgresBatch::trim(Timestamp until, std::int64_t lines) {
    if (auto written = settleAnswers(); !written)
        return written.error();
    return SqlBatch::trim(until, lines);
}

Result<void> PostgresBatch::commit() {
    if (auto written = writeCounters(); !written)
        return written;
    if (auto written = settleLines(); !written)
        return written;
    if (auto written = settleAnswers(); !written)
        return written;
    if (m_erases)
        if (auto noted = m_db.run("UPDATE store SET remains=remains+1"); !noted)
            return noted;
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
