// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"

#include <string>

namespace visage::storage {

/// Takes a step in merging all parts of an FTS5 table into one: only then words that were deleted are gone
/// from its bytes. `first`: of the whole work. False when nothing is left to do. Writes in a transaction of
/// its own, small enough that nobody waits for it.
[[nodiscard]] Result<bool> mergeStep(Connection& db, const std::string& table, bool first);

} // namespace visage::storage
