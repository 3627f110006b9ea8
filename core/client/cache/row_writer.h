// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/search_index.h"

#include <unordered_set>

namespace visage::client {

/// What a transaction of the cache changed, for those who show it.
struct Touched {
    std::unordered_set<CustomerId> customers;
    bool baseData = false;
    bool everything = false;         ///< too much to name
    bool erasures = false;           ///< of somebody who need not have been here
    std::int64_t customersAdded = 0; ///< minus those removed

    [[nodiscard]] bool any() const { return everything || baseData || !customers.empty(); }
};

/// Writes rows as they shall be, each with the search index in step; rows that stand there already are
/// skipped. Where one row comes several times the last one counts. Inside the caller's transaction; writer
/// thread.
[[nodiscard]] Result<void> writeRows(storage::Connection& db, const CacheOrigin& origin,
                                     const std::vector<const RowChange*>& changes, Touched& touched);

} // namespace visage::client
