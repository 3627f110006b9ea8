// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace visage::client {

/// When the copy is compared with the store, as long as that is there: for the first time at random between
/// the first two, for desktops begin together in the morning, and each has the store read all that it holds.
struct AuditTimes {
    std::chrono::milliseconds earliest = std::chrono::minutes(15);
    std::chrono::milliseconds latest = std::chrono::hours(4);
    std::chrono::milliseconds between = std::chrono::hours(24);
};

} // namespace visage::client
