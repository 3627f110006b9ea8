// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/referee.h"
#include "core/base/seams.h"
#include "core/domain/commands.h"

#include <map>
#include <string>
#include <string_view>

// What people enter, and what can be said of it beforehand.

namespace visage::sim {

/// Something that somebody enters who sees these rows. It may well be refused: for being late, or about
/// nobody.
[[nodiscard]] Command something(const Rows& seen, Random& random);
/// Somebody opens a record, and the desktop wants to hold it.
[[nodiscard]] Command somePin(DeviceId device, Random& random);

/// What somebody types to find a few people at the store.
[[nodiscard]] std::string someQuestion(Random& random);
[[nodiscard]] bool isAbout(std::string_view question, CustomerId customer);

/// The row that a command of the simulation writes or is about.
[[nodiscard]] RowKey targetOf(const Command& command);
/// Whether the store's own rules decide it; a few commands are modelled instead, in an outcome that needs no
/// customer.
[[nodiscard]] bool isByRules(const Command& command);
/// What the program before this one did not know.
[[nodiscard]] bool isNew(EntityKind kind);
[[nodiscard]] bool isNew(const Command& command);
/// Whether the row is there once the command has been carried out, whatever was there before.
[[nodiscard]] bool makesRow(const Command& command);
/// Whom it is about; none: nobody, or it does not say.
[[nodiscard]] CustomerId customerOf(const Command& command);

} // namespace visage::sim
