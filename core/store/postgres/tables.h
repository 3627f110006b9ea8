// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"
#include "core/storage/postgres/connection.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Every table of a store, as both databases have it: for moving and copying a whole company.

namespace visage::store::detail {

enum class Type : unsigned char { Integer, Text, Bytes };

struct Column {
    std::string name; ///< quoted
    Type type{};
    std::int64_t keyPart = 0; ///< 1, 2...: its place in the primary key
};
struct Table {
    std::string name; ///< quoted
    std::vector<Column> columns;
};

/// As the SQLite database has them. What is made anew (the index of search), or belongs to a database and not
/// to the company, is left out.
[[nodiscard]] Result<std::vector<Table>> tablesOf(storage::Connection& sqlite);

[[nodiscard]] std::string columnList(const Table& table);
/// In one order in both databases: of bytes, whatever a server's language sorts like.
[[nodiscard]] std::string selectInOrder(const Table& table, bool postgres);

/// Whether the two say the same, row by row; an error when they do not. Inside of a transaction of
/// `postgres`. `progress` (may be empty) hears how many rows are done, now and then.
[[nodiscard]] Result<void>
compareTable(storage::Connection& sqlite, storage::pg::Connection& postgres, const Table& table,
             const std::function<void(std::string_view table, std::int64_t rows)>& progress);

} // namespace visage::store::detail
