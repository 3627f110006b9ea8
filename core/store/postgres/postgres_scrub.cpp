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

Result<bool> PostgresBackend::scrub(const std::function<Result<void>()>& mine) {
    if (m_toScrub.empty()) {
        const auto remains = m_db.number("SELECT remains FROM store");
        if (!remains)
            return remains.error();
        if (*remains == 0)
            return false;
        const auto now = m_db.number("SELECT CAST(extract(epoch FROM clock_timestamp())*1000000 AS BIGINT)");
        if (!now)
            return now.error();
        m_scrubbing = *remains;
        m_scrubBegan = std::to_string(*now);
        m_toScrub = tablesOfPersons();
        return true;
    }
    // Whoever still looks at the data of before keeps their bytes in use.
    const auto readers =
        m_db.number("SELECT count(*) FROM pg_stat_activity WHERE pid<>pg_backend_pid() AND "
                    "backend_xmin IS NOT NULL AND extract(epoch FROM xact_start)*1000000 < " +
                    m_scrubBegan);
    if (!readers)
        return readers.error();
    if (*readers > 0) {
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
