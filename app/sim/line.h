// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>

namespace visage::sim {

/// One connection: frames under way in both directions, and which end still believes in it. An end that has
/// gone is not known to the other until somebody tells it.
struct Line {
    std::deque<std::string> up;   ///< desktop to store
    std::deque<std::string> down; ///< store to desktop
    bool desktopEnd = true;
    bool storeEnd = true;
    bool stalled = false; ///< nothing moves, and nobody is told
};

} // namespace visage::sim
