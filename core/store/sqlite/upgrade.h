// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/migrations.h"

#include <cstdint>
#include <functional>
#include <string>

namespace visage::store {

/// Bytes that may be written where a file lies.
using FreeSpace = std::function<std::uintmax_t(const std::string& path)>;
[[nodiscard]] std::uintmax_t freeSpaceAt(const std::string& path);

/// Brings the database at `path`, open as `db`, to the newest of `migrations`. Where it holds data of an
/// older schema: StorageFull with a sentence unless there is room for a copy and the growth (1.2 times the
/// file), then a copy beside it, "PATH.before-migration-N" (N: its old version), and only then the steps,
/// each in a transaction. Killed at any moment it goes on where it was at the next start. Nobody else can
/// write while the copy is made. TooNew as migrate() has it.
[[nodiscard]] Result<void> upgrade(storage::Connection& db, const std::string& path,
                                   std::span<const storage::Migration> migrations,
                                   const FreeSpace& freeSpace = freeSpaceAt);
/// "PATH.before-migration-".
[[nodiscard]] std::string keptBefore(const std::string& path);

} // namespace visage::store
