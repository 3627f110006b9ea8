// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

namespace visage::rules {

/// How far ahead a promise is thought to fall due before the desktop is connected again. A day, for that is
/// the longest that a desktop which people work on every day is left without its store for one fault, and
/// because nobody knows when a line comes back: guessing it from earlier connections would warn of the night
/// and be silent about the broken cable. Weekends make no difference: who is offline on a Friday and promises
/// Monday has the time to say it to somebody.
inline constexpr Milliseconds soonestConnection = std::chrono::hours(24);

/// Whether the desktop must say, while a callback is booked, that nobody else will see it in time: it is
/// offline, and the promise falls due before it can count on being connected. Overdue ones too. No promise
/// without a time.
[[nodiscard]] inline bool isPromiseUnseen(bool offline, Timestamp now, Timestamp dueAt) {
    return offline && dueAt && dueAt < now + soonestConnection;
}

} // namespace visage::rules
