// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"

#include <span>
#include <string>
#include <string_view>

namespace visage::storage {

/// One step of a schema, from a numbered .sql file embedded at build time by visage_migrations()
/// (VisageMigrations.cmake).
struct Migration {
    int number = 0;        ///< 1, 2, 3... without a gap: the schema's version after this step
    std::string_view name; ///< of the file
    std::string_view sql;
};

/// What a step says of itself with a line "--! expands": it only adds to what is there, so that programs of
/// the step before go on reading and writing beside it.
[[nodiscard]] bool expands(const Migration& migration);

enum class Dialect : unsigned char { Sqlite, Postgresql };

/// What a step says to one kind of database: without the lines for the other one (from "--{ sqlite" or
/// "--{ postgresql" to "--}") and, for PostgreSQL, without what it does not know (WITHOUT ROWID).
[[nodiscard]] std::string scriptFor(Dialect dialect, std::string_view sql);

/// TooNew with a sentence when the data are of a later step than the last one of `migrations`. `what` names
/// the database in sentences ("The store's database").
[[nodiscard]] Result<void> checkKnown(std::int64_t version, std::span<const Migration> migrations,
                                      std::string_view what);

/// Brings a database to the newest schema, each step in a transaction of its own; PRAGMA user_version is the
/// only place that says which version a file has. TooNew with a sentence for a file of a newer program.
/// Safe when two processes do it at once.
[[nodiscard]] Result<void> migrate(Connection& connection, std::span<const Migration> migrations,
                                   std::string_view what);

} // namespace visage::storage
