// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/cache_walk.h"
#include "core/sync/copy_sums.h"

namespace visage::client {

/// What the cache holds of the scope, with the cursor and the store that it is of, as one consistent view.
/// `since`: sync::comparedSince(). Reads every row; NotFound for a scope that is not held, or of which a
/// snapshot is under way.
[[nodiscard]] Result<sync::CopyState> readCopy(storage::Connection& db, const std::string& scope, Date since);

/// The same on a thread of its own. `done` is called there, not when it was ended before or could not be
/// read.
[[nodiscard]] std::unique_ptr<CacheWalk> readCopy(std::string path, std::string scope, Date since,
                                                  std::function<void(const sync::CopyState&)> done);

} // namespace visage::client
