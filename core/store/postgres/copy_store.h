// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"
#include "core/storage/postgres/connection.h"

#include <string>

namespace visage::store {

/// Copies a company from PostgreSQL into an SQLite file as a store in a folder has it, every row of every
/// table, as it is at one moment, while others go on writing; then reads each row back beside the original.
/// `meanwhile` is called before each access and ends the work with its error; what there is of the file then
/// is the caller's to remove.
[[nodiscard]] Result<void> copyToSqlite(storage::pg::Connection& from, const std::string& file,
                                        const storage::AccessHook& meanwhile);

} // namespace visage::store
