// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/migrations.h"

#include <span>

namespace visage::store {

/// The steps of the store's schema, from migrations/*.sql; of either database.
[[nodiscard]] std::span<const storage::Migration> storeMigrations();

} // namespace visage::store
