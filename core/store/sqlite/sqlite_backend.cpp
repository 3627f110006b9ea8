// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlite_backend.h"

#include "core/storage/full_text.h"
#include "core/store/schema.h"
#include "core/store/sql/accounts.h"
#include "core/store/sql/feed.h"
#include "core/store/sql/rows.h"
#include "core/store/sql/scopes.h"
#include "core/store/sql/verify.h"
#include "core/store/sqlite/sqlite_batch.h"
#include "core/store/sqlite/upgrade.h"
#include "core/store/sqlite/verify_search.h"

#include <algorithm>
#include <iterator>

namespace visage::store {

using storage::Connection;

template class SqlBackend<Connection>;

namespace {

/// New data will hold the words of these rules alone.
Result<void> nameSearchForm(Connection& db) {
    // Asked first, for looking takes no lock away from a writer.
    const auto fresh = db.number("SELECT EXISTS (SELECT 1 FROM store WHERE search_form='') "
                                 "AND NOT EXISTS (SELECT 1 FROM customer)");
    if (!fresh)
        return fresh.error();
    return *fresh == 0 ? Result<void>() : db.run("UPDATE store SET search_form=?1", rules::searchForm());
}

} // namespace

Result<std::unique_ptr<SqliteBackend>> SqliteBackend::open(const std::string& path,
                                                           const storage::OpenOptions& options) {
    // Twice SQLite's own: an eighth more rows a second, for half as many pages are cut and written.
    storage::OpenOptions ours = options;
    ours.pageKib = 8;
    auto db = Connection::open(path, ours);
    if (!db)
        return db.error();
    auto migrated = options.readOnly ? storage::migrate(*db, storeMigrations(), "The store's database")
                                     : upgrade(*db, path, storeMigrations());
    if (!migrated)
        return migrated.error();
    if (!options.readOnly)
        if (auto named = nameSearchForm(*db); !named)
            return named.error();
    return std::unique_ptr<SqliteBackend>(new SqliteBackend(std::move(*db)));
}

Result<std::unique_ptr<Batch>> SqliteBackend::begin() {
    return SqliteBatch::begin(m_db);
}

Result<std::int64_t> SqliteBackend::foreignChanges() {
    return m_db.dataVersion();
}

/// Each has a line in the index of search. Counting would read the whole table.
Result<std::int64_t> SqliteBackend::customersAbout() {
    return m_db.number("SELECT coalesce(max(doc), 0) FROM customer_words");
}

Result<bool> SqliteBackend::scrub(const std::function<Result<void>()>&) {
    const auto remains = m_db.number("SELECT remains FROM store");
    if (!remains)
        return remains.error();
    if (*remains == 0)
        return false;
    const auto more = storage::mergeStep(m_db, "customer_search", !m_scrubbing);
    if (!more)
        return more;
    m_scrubbing = *more;
    if (*more)
        return true;
    const auto emptied = m_db.emptyLog();
    if (!emptied || !*emptied)
        return emptied;
    if (auto done = m_db.run("UPDATE store SET remains=0"); !done)
        return done.error();
    return false;
}

Result<std::vector<std::string>> SqliteBackend::verify() {
    auto faults = m_db.integrityFaults();
    if (!faults)
        return faults.error();
    std::vector<std::string> findings;
    for (std::string& fault : *faults)
        findings.push_back("The database file is damaged: " + std::move(fault));
    auto examined = detail::examined(m_db);
    if (!examined)
        return examined.error();
    std::ranges::move(*examined, std::back_inserter(findings));
    auto fault = searchFault(m_db);
    if (!fault)
        return fault.error();
    if (*fault)
        findings.push_back(std::move(**fault));
    return findings;
}

} // namespace visage::store
