// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/purge.h"
#include "core/sync/client_effects.h"

// Whose rows may have no reason left after a write to the cache. Inside of the caller's transaction; writer
// thread.

namespace visage::client {

/// At the end of a snapshot of the scope as of that number: what it did not bring goes. As of 0: the scope is
/// dropped.
[[nodiscard]] Result<void> removeWhatIsGone(storage::Connection& db, const CacheOrigin& origin,
                                            const std::string& scope, Seq asOf, const Keeping& keeping,
                                            Touched& touched);

/// At the end of a snapshot of `work`: who is no member but has rows that came with it, a member while some
/// kinds were read and no more when members were. `first`: all rows of customers have come with it.
[[nodiscard]] Result<void> purgeStrangers(storage::Connection& db, const CacheOrigin& origin, bool first,
                                          const Keeping& keeping, Touched& touched);

/// Before changes are written: who may have to go with the removals and separations among them, and those who
/// are one with them as it stands. A removal says only which row it was.
[[nodiscard]] Result<std::vector<CustomerId>> leaving(storage::Connection& db,
                                                      const std::vector<const RowChange*>& changes);

/// After changes are written: whose rows came with them and who is no member, as far as is known here. A row
/// may be ahead of the member who brings it; if that one goes before it has come, nobody says so.
[[nodiscard]] Result<void> addStrangers(storage::Connection& db, const sync::effect::ApplyChanges& effect,
                                        std::vector<CustomerId>& customers);

} // namespace visage::client
