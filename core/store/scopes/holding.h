// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/view.h"

namespace visage::store {

/// What the store's desktops hold, as it is kept with the data.
struct Holding {
    sync::Holds holds = sync::Holds::Everything;
    bool automatic = true; ///< turns to Recent by itself when there are many customers; never back
    bool building = false; ///< to become Recent, once the members of all scopes are there
    CustomerId builtUpTo;  ///< while building
    friend bool operator==(const Holding&, const Holding&) = default;

    /// Members of teams and users follow what happens.
    [[nodiscard]] bool keepsMembers() const { return building || holds == sync::Holds::Recent; }
};

/// From this many customers on, desktops that hold everybody cost more than they give.
inline constexpr std::int64_t mostHeldEntirely = 200'000;

} // namespace visage::store
