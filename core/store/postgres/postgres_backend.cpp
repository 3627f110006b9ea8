// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/postgres_backend.h"

#include "core/store/backup.h"
#include "core/store/postgres/postgres_batch.h"
#include "core/store/sql/accounts.h"
#include "core/store/sql/feed.h"
#include "core/store/sql/rows.h"
#include "core/store/sql/scopes.h"
#include "core/store/sql/verify.h"

#include <algorithm>

namespace visage::store {

using storage::Step;
using storage::pg::Connection;
using storage::pg::Statement;
using storage::pg::Transaction;

template class SqlBackend<Connection>;

namespace {

/// Customers whose words verify() looks at.
constexpr int looksAt = 300;
constexpr int sourcesAtOnce = 5000;

Result<void> nameSearchForm(Connection& db) {
    return db.run("UPDATE store SET search_form=?1 WHERE search_form='' AND NOT EXISTS "
                  "(SELECT 1 FROM customer)",
                  rules::searchForm());
}

/// Which cluster's data these are, how often it was restored or failed over, and the table that a dump which
/// is put back makes anew: the same data with another history behind them are another store to those who have
/// seen more of it.
constexpr std::string_view lineageNow =
    "SELECT (SELECT system_identifier FROM pg_control_system())::text || '/' || "
    "substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || '/' || to_regclass('store')::oid";

Result<std::string> textOf(Statement statement) {
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    return *stepped == Step::Row ? std::string(statement.text(0)) : std::string();
}

/// Nobody writes from here to the end, and whoever serves the data looks at them then.
Result<void> mayUpgrade(Connection& db, std::int64_t version, const PostgresUpgrade& upgrade) {
    const auto head = db.number("SELECT n FROM head FOR UPDATE");
    if (!head)
        return head.error();
    if (*head > 0 && !upgrade.withoutBackup) {
        const auto fresh =
            db.number("SELECT last_backup >= CAST(extract(epoch FROM clock_timestamp()) * 1000 "
                      "AS BIGINT) - ?1 FROM store",
                      std::int64_t{Milliseconds(backupAlertAfter).count()});
        if (!fresh)
            return fresh.error();
        if (*fresh == 0)
            return Error{
                ErrorCode::Conflict,
                "This version of Visage changes the form of the data in the database (from " +
                    std::to_string(version) + " to " + std::to_string(upgrade.steps.back().number) +
                    "), and no verified backup of the last 26 hours is known: make one with the "
                    "version that was here before, or say --backups-elsewhere where PostgreSQL's own "
                    "means make them, or --upgrade-without-backup. Nothing was changed."};
    }
    if (auto told = db.run("UPDATE head SET pulse=pulse+1"); !told)
        return told;
    return db.run("NOTIFY visage");
}

template <class Map, class Key> auto* known(Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

Result<std::unique_ptr<PostgresBackend>> PostgresBackend::open(const std::string& url,
                                                               storage::pg::OpenOptions options,
                                                               const PostgresUpgrade& upgrade) {
    auto db = Connection::open(url, std::move(options));
    if (!db)
        return db.error();
    const auto may = [&upgrade](Connection& connection, std::int64_t version) {
        return mayUpgrade(connection, version, upgrade);
    };
    if (auto migrated = storage::pg::migrate(*db, upgrade.steps, "The store's database", may); !migrated)
        return migrated.error();
    if (auto named = nameSearchForm(*db); !named)
        return named.error();
    std::unique_ptr<PostgresBackend> backend(new PostgresBackend(std::move(*db)));
    backend->m_form = upgrade.steps.back().number;
    if (auto noticed = backend->noticeLineage(); !noticed)
        return noticed.error();
    return backend;
}

/// A row more often fits into a page that is there already. This goes into a temporary file, which nobody
/// keeps.
Result<void> PostgresBackend::findRoom() {
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return transaction.error();
    if (auto little = m_db.run("SET LOCAL work_mem='64kB'"); !little)
        return little;
    const auto written = m_db.number("SELECT count(*) FROM generate_series(1, 60000)");
    return written ? Result<void>{} : written.error();
}

/// Once for each connection: a database is restored or replaced only while nobody is connected to it.
Result<void> PostgresBackend::noticeLineage() {
    if (auto alive = m_db.connected(); !alive)
        return alive;
    if (m_lineageOf == m_db.generation())
        return {};
    const auto now = textOf(m_db.prepare(lineageNow));
    if (!now)
        return now.error();
    const auto kept = textOf(m_db.prepare("SELECT lineage FROM store"));
    if (!kept)
        return kept.error();
    if (*kept != *now) {
        auto transaction = Transaction::begin(m_db);
        if (!transaction)
            return transaction.error();
        if (auto head = m_db.number("SELECT n FROM head FOR UPDATE"); !head)
            return head.error();
        // Another gateway may have seen it first; a database that was just made has no past. The same state
        // may be put back twice: the seconds since 2020 tell the two apart.
        if (auto raised = m_db.run("UPDATE store SET incarnation=CASE WHEN lineage='' THEN incarnation ELSE "
                                   "greatest(incarnation+1, CAST(extract(epoch FROM clock_timestamp()) AS "
                                   "BIGINT) - 1577836800) END, lineage=?1 WHERE lineage<>?1",
                                   *now);
            !raised)
            return raised;
        if (auto moved = m_db.run("UPDATE head SET pulse=pulse+1"); !moved)
            return moved;
        if (auto committed = transaction->commit(); !committed)
            return committed;
    }
    m_lineageOf = m_db.generation();
    return {};
}

Result<std::unique_ptr<Batch>> PostgresBackend::begin() {
    if (auto noticed = noticeLineage(); !noticed)
        return noticed.error();
    return PostgresBatch::begin(*this);
}

Result<std::int64_t> PostgresBackend::foreignChanges() {
    if (auto noticed = noticeLineage(); !noticed)
        return noticed.error();
    auto head = m_db.prepare("SELECT pulse, (SELECT oldest FROM schema_version) FROM head");
    const auto stepped = head.step();
    if (!stepped)
        return stepped.error();
    if (auto known = checkForm(head.integer(1), ErrorCode::TooNew); !known)
        return known.error();
    return head.integer(0) - m_ownCommits;
}

/// `code`: for who is asked by a desktop it is a failure that passes, elsewhere.
Result<void> PostgresBackend::checkForm(std::int64_t oldest, ErrorCode code) const {
    if (oldest <= m_form)
        return {};
    return Error{code, "The data were brought to a newer form (" + std::to_string(oldest) +
                           ") than this version of Visage knows (" + std::to_string(m_form) +
                           "): it stops writing. Install the newer version here too."};
}

Result<sync::StoreFacts> PostgresBackend::facts() {
    if (!m_db.inTransaction())
        if (auto noticed = noticeLineage(); !noticed)
            return noticed.error();
    auto facts = SqlBackend::facts();
    // The connection was made again between the two: nobody has looked yet where it leads.
    if (facts && m_lineageOf != m_db.generation())
        return Error{ErrorCode::Unavailable, "The connection to the database was made again: ask once more."};
    return facts;
}

Result<sync::FeedPage> PostgresBackend::feed(Seq from, std::size_t maxBytes) {
    if (auto noticed = noticeLineage(); !noticed)
        return noticed.error();
    return SqlBackend::feed(from, maxBytes);
}

Result<sync::SnapshotPage> PostgresBackend::snapshot(EntityKind kind, const Uuid& after,
                                                     std::size_t maxBytes) {
    if (auto noticed = noticeLineage(); !noticed)
        return noticed.error();
    return SqlBackend::snapshot(kind, after, maxBytes);
}

Result<std::unique_ptr<Backend::Reading>> PostgresBackend::readTogether() {
    if (!m_db.inTransaction())
        if (auto noticed = noticeLineage(); !noticed)
            return noticed.error();
    return SqlBackend::readTogether();
}

Result<void> PostgresBackend::expect(const Expected& expected) {
    if (!m_reads)
        return {};
    std::vector<Statement> statements;
    const auto reserve = expected.keys.size() + expected.devices.size() + 2 * expected.pushes.size();
    statements.reserve(reserve);
    for (const rules::Key& key : expected.keys)
        statements.push_back(m_db.prepare(storage::entitySql(key.kind).find, key.id));
    for (const DeviceId device : expected.devices)
        statements.push_back(m_db.prepare(detail::deviceSql, device));
    for (const Expected::Push& push : expected.pushes) {
        statements.push_back(m_db.prepare(detail::appliedSql, push.device, push.mseq));
        statements.push_back(m_db.prepare(detail::appliedToSql, push.mid));
    }
    std::vector<Statement*> all;
    for (Statement& statement : statements)
        all.push_back(&statement);
    if (auto asked = m_db.askTogether(all); !asked)
        return asked;
    auto next = statements.begin();
    const auto has = [](Statement& statement) {
        const auto stepped = statement.step();
        return stepped && *stepped == Step::Row;
    };
    for (const rules::Key& key : expected.keys) {
        Statement& row = *next++;
        m_reads->rows.try_emplace(key,
                                  has(row) ? std::optional(storage::readRow(key.kind, row)) : std::nullopt);
    }
    for (const DeviceId device : expected.devices) {
        Statement& row = *next++;
        m_reads->devices.try_emplace(device, has(row) ? std::optional(detail::readDevice(device, row))
                                                      : std::nullopt);
    }
    for (const Expected::Push& push : expected.pushes) {
        Statement& numbered = *next++;
        m_reads->applied.try_emplace({push.device, push.mseq},
                                     has(numbered) ? std::optional(detail::readApplied(numbered))
                                                   : std::nullopt);
        auto first = detail::readFirstApplied(*next++);
        if (!first)
            return first.error();
        m_reads->intents.try_emplace(push.mid, std::move(*first));
    }
    return {};
}

Result<std::optional<Row>> PostgresBackend::load(const rules::Key& key) {
    if (const auto* there = m_reads ? known(m_reads->rows, key) : nullptr)
        return *there;
    return SqlBackend::load(key);
}

Result<std::optional<Device>> PostgresBackend::device(DeviceId id) {
    if (const auto* there = m_reads ? known(m_reads->devices, id) : nullptr)
        return *there;
    return SqlBackend::device(id);
}

Result<std::optional<Applied>> PostgresBackend::applied(DeviceId device, std::int64_t mseq) {
    if (const auto* there = m_reads ? known(m_reads->applied, std::pair(device, mseq)) : nullptr)
        return *there;
    return SqlBackend::applied(device, mseq);
}

Result<std::optional<Applied>> PostgresBackend::appliedTo(MutationId mid) {
    if (const auto* there = m_reads ? known(m_reads->intents, mid) : nullptr)
        return *there;
    return SqlBackend::appliedTo(mid);
}

Result<std::vector<std::optional<Row>>> PostgresBackend::loadAll(std::span<const rules::Key> keys) {
    std::vector<Statement> statements;
    statements.reserve(keys.size());
    std::vector<Statement*> all;
    for (const rules::Key& key : keys)
        all.push_back(&statements.emplace_back(m_db.prepare(storage::entitySql(key.kind).find, key.id)));
    std::vector<std::optional<Row>> rows;
    if (keys.empty())
        return rows;
    if (auto asked = m_db.askTogether(all); !asked)
        return asked.error();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto stepped = statements[i].step();
        if (!stepped)
            return stepped.error();
        rows.push_back(*stepped == Step::Row ? std::optional(storage::readRow(keys[i].kind, statements[i]))
                                             : std::nullopt);
    }
    return rows;
}

/// As the planner estimates it; counted where it does not know yet.
Result<std::int64_t> PostgresBackend::rowsIn(EntityKind kind) {
    const std::string table = "\"" + std::string(tableOf(kind)) + "\"";
    const auto estimate =
        m_db.number("SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid=to_regclass(?1)", table);
    // Of few an old estimate may be far off.
    if (estimate && *estimate >= 10'000)
        return *estimate;
    return SqlBackend::rowsIn(kind);
}

Result<void> PostgresBackend::eachSource(const std::function<void(const Source&)>& take) {
    const auto view = readTransaction(m_db);
    if (!view)
        return view.error();
    if (auto declared = m_db.run("DECLARE sources NO SCROLL CURSOR FOR SELECT s.file, s.\"row\", s.own_id, "
                                 "m.customer FROM source_record s JOIN membership m ON m.id=s.id "
                                 "ORDER BY s.file COLLATE \"C\", s.\"row\", s.id");
        !declared)
        return declared;
    const std::string fetch = "FETCH " + std::to_string(sourcesAtOnce) + " FROM sources";
    for (bool more = true; more;) {
        auto rows = m_db.prepare(fetch);
        more = false;
        for (;;) {
            const auto stepped = rows.step();
            if (!stepped)
                return stepped.error();
            if (*stepped == Step::Done)
                break;
            more = true;
            take({rows.text(0), rows.integer(1), rows.text(2), rows.id<CustomerId>(3)});
        }
    }
    return {};
}

Result<std::vector<std::string>> PostgresBackend::verify() {
    auto findings = detail::examined(m_db);
    if (!findings)
        return findings;
    const auto customers = m_db.number("SELECT count(*) FROM customer");
    if (!customers)
        return customers.error();
    const std::string percent =
        std::to_string(*customers <= looksAt ? 100.0 : 100.0 * looksAt / static_cast<double>(*customers));
    const auto sample =
        storage::readAll<Customer>(m_db.prepare("SELECT " + storage::entitySql(EntityKind::Customer).columns +
                                                " FROM customer TABLESAMPLE BERNOULLI (" + percent + ")"));
    if (!sample)
        return sample.error();
    std::int64_t missed = 0;
    for (const Customer& customer : *sample) {
        const auto found = detail::hasItsWords(m_db, customer);
        if (!found)
            return found.error();
        missed += *found ? 0 : 1;
    }
    if (missed > 0)
        findings->push_back("Search does not find " + std::to_string(missed) + " of " +
                            std::to_string(sample->size()) + " customers by their words.");
    return findings;
}

} // namespace visage::store
