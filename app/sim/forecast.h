// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/referee.h"
#include "core/rules/commands/decide.h"
#include "core/sync/client_state.h"

#include <optional>
#include <vector>

// What a command does to rows, for the store and for a desktop that forecasts it.

namespace visage::sim {

/// What the commands that are modelled (isByRules() says which) make of their row; an error says why they are
/// refused.
[[nodiscard]] Result<Row> outcomeOf(const Command& command, const Row* there);

/// Makes the changes that its author's desktop foresees, or none where the rules refuse.
[[nodiscard]] Result<void> foresee(Rows& rows, const sync::PendingPush& push, UserId author, DeviceId device);

/// What a push was foreseen to do, and over which rows: the same again as long as those are the same.
class Forecast {
public:
    /// As foresee() does it, whose errors change nothing here.
    void apply(Rows& rows, const sync::PendingPush& push, UserId author, DeviceId device);

private:
    struct Place {
        RowKey key;
        std::optional<Rows::Entry> entry; ///< none: no row is there
    };

    [[nodiscard]] bool holds(const Rows& rows) const;

    bool m_known = false;
    std::vector<Place> m_looked;
    std::vector<Place> m_outcome;
};

} // namespace visage::sim
