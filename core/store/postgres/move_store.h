// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/data_folder.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace visage::store {

struct MovedTable {
    std::string name;
    std::int64_t rows = 0;
};

/// Moves a company from SQLite into an empty PostgreSQL database: every row of every table, the log and the
/// answers to pushes included, so that desktops go on where they were and notice nothing. Everything is one
/// transaction, in which each row is then read back and compared; an error leaves the database as it was.
/// `progress` (may be empty) hears the table and how many of its rows are done, now and then.
///
/// The folder's database stays beside, renamed to "visage.db.moved", so that nobody serves it by mistake.
/// Busy when one of the two is being served; Conflict when the database is not empty.
[[nodiscard]] Result<std::vector<MovedTable>>
moveToPostgres(const DataFolder& from, const std::string& url,
               const std::function<void(std::string_view table, std::int64_t rows)>& progress);

} // namespace visage::store
