// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/client/cache/cache_walk.h"

namespace visage::client {

/// Reads through a whole cache, to find damage that no question has touched yet. Begins a little later, so
/// that it does not slow the start of the desktop. `done` is called on the walk's thread, with Corrupt or
/// success; not when the check was ended before, or could not be made.
[[nodiscard]] std::unique_ptr<CacheWalk> checkCache(std::string path, std::chrono::milliseconds delay,
                                                    std::function<void(Result<void>)> done);

} // namespace visage::client
