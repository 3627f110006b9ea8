// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/referee.h"
#include "core/base/seams.h"
#include "core/rules/commands/decide.h"

#include <map>
#include <string_view>
#include <vector>

// The commands whose outcome depends on what others did at the time: changes of fields, numbers, tags,
// consents. The simulation decides them by the program's own rules, over few people, so that desktops meet.

namespace visage::sim {

/// Customers who are in every store from its beginning, with a telephone number each.
[[nodiscard]] std::vector<Row> sharedPeople();

[[nodiscard]] UserId userNamed(std::string_view name);

[[nodiscard]] bool isOfConflicts(const Command& command);
/// The row that is there once the command has been carried out.
[[nodiscard]] RowKey targetOfConflict(const Command& command);
/// False for one that may be refused because of what others did.
[[nodiscard]] bool conflictMakesRow(const Command& command);

/// Some such command by somebody who sees these rows.
[[nodiscard]] Command someConflict(const Rows& seen, Random& random);
/// Greater than the stamps of all rows that its author sees of it, and than the last one issued.
[[nodiscard]] Hlc stampFor(const Command& command, const Rows& seen, Hlc last, Timestamp now);

} // namespace visage::sim
