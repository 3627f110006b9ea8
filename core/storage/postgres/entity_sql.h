// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/entity_sql.h"
#include "core/storage/postgres/connection.h"

// The functions of core/storage/entity_sql.h for PostgreSQL. What writes is only sent (see
// pg::Connection::run).

namespace visage::storage {

[[nodiscard]] Row readRow(EntityKind kind, const pg::Statement& row, int first = 0);
[[nodiscard]] Result<void> upsertRow(pg::Connection& connection, const Row& row);
[[nodiscard]] Result<void> insertRows(pg::Connection& connection, std::span<const Row> rows);
[[nodiscard]] Result<std::optional<Row>> findRow(pg::Connection& connection, EntityKind kind, const Uuid& id);
[[nodiscard]] Result<void> removeRow(pg::Connection& connection, EntityKind kind, const Uuid& id);

} // namespace visage::storage
