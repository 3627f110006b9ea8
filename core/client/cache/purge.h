// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/row_writer.h"
#include "core/sync/kept_rows.h"

// Takes out of the cache what no scope holds any longer, by the rule of core/sync/kept_rows.h: rows, words of
// the search index, and with `remains` the bytes. Inside the caller's transaction but for purgeOld(); writer
// thread.

namespace visage::client {

/// What a purge leaves alone.
struct Keeping {
    Date stubsSince;                         ///< sync::stubsSince()
    std::unordered_set<CustomerId> spared{}; ///< with work that the store has not decided
};

/// The records that are one with this one as the cache knows it, itself among them.
[[nodiscard]] Result<std::vector<CustomerId>> groupOf(storage::Connection& db, CustomerId id);

/// Of these customers, and of all that are one with them, what may not stay goes. A customer is held when any
/// of the records that are one with it is.
[[nodiscard]] Result<void> purge(storage::Connection& db, const CacheOrigin& origin,
                                 const std::vector<CustomerId>& customers, const Keeping& keeping,
                                 Touched& touched);

/// Everybody, some hundreds in a transaction of their own: the year of stubs that nobody takes away is over,
/// and work that spared somebody is done. `behind`: 0, then what the call before gave back; 0 says that all
/// are done.
[[nodiscard]] Result<std::int64_t> purgeOld(storage::Connection& db, std::int64_t behind,
                                            const Keeping& keeping, Touched& touched);

/// The cache is as good as new, but for those who are spared.
[[nodiscard]] Result<void> emptyCache(storage::Connection& db, CacheOrigin& origin, const Keeping& keeping);

} // namespace visage::client
