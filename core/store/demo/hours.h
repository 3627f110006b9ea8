// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/domain/enums.h"
#include "core/store/demo/dice.h"

namespace visage::store::demo {

inline constexpr std::int64_t minuteMs = 60'000;
inline constexpr std::int64_t hourMs = 60 * minuteMs;
inline constexpr std::int64_t dayMs = 24 * hourMs;

/// When something happens, by the clocks of Paris; both in minutes of the day.
struct Hours {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool sundays = false;
    [[nodiscard]] bool contain(Timestamp at) const;
};

/// Customers write from 7 to 23; whoever is answered by somebody of the company meets its opening hours.
[[nodiscard]] Hours hoursOf(Channel channel, Direction direction);
inline constexpr Hours workingHours{8 * 60 + 30, 19 * 60, false};

/// `at`, or the beginning of the next hours, never more than three days later.
[[nodiscard]] Timestamp within(const Hours& hours, Timestamp at, Dice& dice);

/// That time of day in Paris, so many days before `now`.
[[nodiscard]] Timestamp dayBefore(Timestamp now, std::int64_t days, std::int64_t hour, std::int64_t minute);
/// The same; a day earlier where that is a Sunday.
[[nodiscard]] Timestamp workdayBefore(Timestamp now, std::int64_t days, std::int64_t hour,
                                      std::int64_t minute);

} // namespace visage::store::demo
