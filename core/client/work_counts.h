// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace visage::client {

/// As far as the work of a group is counted: WorkGroup::count and late are "at least so many" from here on.
/// Nobody reads larger numbers, and counting on would take time for nothing.
inline constexpr std::int64_t mostWorkCounted = 1000;

} // namespace visage::client
