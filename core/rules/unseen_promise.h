// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

namespace visage::rules {

/// How far ahead a promise is thought to fall due before the desktop is connected again. A day, for that is
/// the longest that a desktop which people work on every day is left without its store for one fault, and
/// because nobody knows when a line comes back: guessing it from earlier connections would warn of the night
/// and be silent about the broken cable. Of Saturday and Sunday, on which a computer is switched off or its
/// line is nobody's concern, the same time of the next Monday: `weekday` is today's, by ISO 8601 (Monday is
/// 1), where the person is.
[[nodiscard]] inline Milliseconds soonestConnection(int weekday) {
    constexpr int friday = 5;
    constexpr int saturday = 6;
    return std::chrono::hours(weekday == friday ? 72 : weekday == saturday ? 48 : 24);
}

/// Whether the desktop must say, while a callback is booked, that nobody else will see it in time: it is
/// offline, and the promise falls due before it can count on being connected. Overdue ones too. No promise
/// without a time.
[[nodiscard]] inline bool isPromiseUnseen(bool offline, Timestamp now, int weekday, Timestamp dueAt) {
    return offline && dueAt && dueAt < now + soonestConnection(weekday);
}

} // namespace visage::rules
