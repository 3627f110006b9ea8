// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/referee.h"
#include "core/rules/commands/decide.h"
#include "core/sync/client_state.h"

#include <map>

// What a command does to rows, for the store and for a desktop that forecasts it.

namespace visage::sim {

/// What the commands that are modelled (isByRules() says which) make of their row; an error says why they are
/// refused.
[[nodiscard]] Result<Row> outcomeOf(const Command& command, const Row* there);

/// Makes the changes that its author's desktop foresees, or none where the rules refuse.
[[nodiscard]] Result<void> foresee(std::map<RowKey, Row>& rows, const sync::PendingPush& push, UserId author,
                                   DeviceId device);

} // namespace visage::sim
