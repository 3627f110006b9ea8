// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"

#include <optional>
#include <string>

namespace visage::store {

/// Whether search finds the customers: the index against the words it was given, and some hundred customers,
/// spread over all, against what the rules make of them now. One sentence when it does not. Takes the right
/// to write while the index is read through, for SQLite asks that of whoever examines it.
[[nodiscard]] Result<std::optional<std::string>> searchFault(storage::Connection& db);

} // namespace visage::store
