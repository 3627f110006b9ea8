// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/postgres_backend.h"

namespace visage::store {
namespace {

/// Writing it anew stops those who read it for about a second.
constexpr std::int64_t smallBytes = 64LL << 20;

/// Whose rows speak of persons, or did until they were changed.
std::vector<std::string> tablesOfPersons() {
    std::vector<std::string> tables{"customer_words", "review"};
    for (std::size_t i = 1; i <= entityKinds; ++i)
        if (const auto kind = static_cast<EntityKind>(i); rules::isOfPersons(kind))
            tables.push_back("\"" + std::string(tableOf(kind)) + "\"");
    return tables;
}

} // namespace

/// Whoever still looks at the data of before keeps their bytes in use: a session, a standby that says so, a
/// transaction that was prepared. Most are gone in a moment; for the others the next time will do.
Result<bool> PostgresBackend::waitForReaders() {
    constexpr int mostLooks = 5;
    const std::string isOlder = ") > age(CAST(CAST('" + m_scrubBegan + "' AS xid8) AS xid))";
    for (int look = 0; look < mostLooks; ++look) {
        const auto readers = m_db.number(
            "SELECT (SELECT count(*) FROM pg_stat_activity WHERE pid<>pg_backend_pid() AND age(backend_xmin" +
            isOlder + ") + (SELECT count(*) FROM pg_replication_slots WHERE age(xmin" + isOlder +
            ") + (SELECT count(*) FROM pg_prepared_xacts WHERE age(transaction" + isOlder + ")");
        if (!readers)
            return readers.error();
        if (*readers == 0)
            return true;
        if (auto waited = m_db.runScript("SELECT pg_sleep(0.2)"); !waited)
            return waited.error();
    }
    return false;
}

Result<bool> PostgresBackend::scrub(const std::function<Result<void>()>& mine) {
    if (m_toScrub.empty()) {
        const auto remains = m_db.number("SELECT remains FROM store");
        if (!remains)
            return remains.error();
        if (*remains == 0)
            return false;
        const auto next =
            m_db.number("SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)");
        if (!next)
            return next.error();
        m_scrubbing = *remains;
        m_scrubBegan = std::to_string(*next);
        m_toScrub = tablesOfPersons();
        return true;
    }
    const auto alone = waitForReaders();
    if (!alone)
        return alone.error();
    if (!*alone) {
        m_toScrub.clear();
        return false;
    }
    const std::string table = m_toScrub.back();
    const auto bytes = m_db.number("SELECT pg_total_relation_size(to_regclass(?1))", table);
    if (!bytes)
        return bytes.error();
    // The statistics of the planner hold values too.
    const std::string how = *bytes < smallBytes ? "VACUUM (FULL, ANALYZE) " : "VACUUM (ANALYZE) ";
    if (auto cleaned = m_db.runScript(how + table); !cleaned) {
        m_toScrub.clear();
        return cleaned.error();
    }
    m_toScrub.pop_back();
    if (!m_toScrub.empty())
        return true;
    auto batch = begin();
    if (!batch)
        return batch.error();
    if (mine)
        if (auto still = mine(); !still)
            return still.error();
    // Whoever was erased meanwhile is the next one's.
    if (auto done = m_db.run("UPDATE store SET remains=0 WHERE remains=?1", m_scrubbing); !done)
        return done.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return false;
}

} // namespace visage::store
