// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/cache.h"
#include "core/domain/fields.h"

#include <unordered_map>

// The search index over customers: an FTS5 table without content and without positions (measured: reference
// figures in README.md), whose words come from core/rules. It must be told the old words when a customer
// changes, so they are computed before and after each write. Inside the caller's transaction; writer thread.

namespace visage::client {

/// Keeps the index in step with the writes of one transaction.
class SearchUpkeep {
public:
    SearchUpkeep(storage::Connection& db, std::int64_t indexedTo)
        : m_db(db)
        , m_indexedTo(indexedTo) {}

    /// Before anything that this customer is found by is written.
    [[nodiscard]] Result<void> before(CustomerId customer);
    /// After all writes.
    [[nodiscard]] Result<void> after();

private:
    struct Indexed {
        std::int64_t n = 0; ///< 0: the customer was not there
        std::string words;  ///< empty: not in the index
    };
    storage::Connection& m_db;
    std::int64_t m_indexedTo;
    std::unordered_map<CustomerId, Indexed> m_before;
};

/// Puts the next customers into the index, in a transaction of its own: a first index is built in steps, so
/// that an agent's note never waits for it. False when nothing is left to do.
[[nodiscard]] Result<bool> indexNext(storage::Connection& db, int customers);

/// Empties the index; indexNext() fills it again. Inside the caller's transaction.
[[nodiscard]] Result<void> clearIndex(storage::Connection& db, CacheOrigin& origin);

/// The indexes that a first snapshot fills tables without.
[[nodiscard]] Result<void> makeSearchIndexes(storage::Connection& db);
[[nodiscard]] Result<void> dropSearchIndexes(storage::Connection& db);

[[nodiscard]] std::span<const storage::Migration> searchIndexSteps();

} // namespace visage::client
