// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"

#include <string>
#include <vector>

namespace visage::store {

/// Looks for whatever must not be: damage of the file, rows whose customer is missing, links without ends,
/// holes in the log, rows that the log does not explain, numbers given twice, a search index that disagrees
/// with the customers. One sentence a finding, at most twenty of each sort; empty: all is well. Beside a live
/// store, of which it reads one consistent view; only the search index is looked at afterwards.
[[nodiscard]] Result<std::vector<std::string>> verify(storage::Connection& db);

} // namespace visage::store
