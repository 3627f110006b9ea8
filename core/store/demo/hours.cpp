// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/hours.h"

#include <chrono>

namespace visage::store::demo {
namespace {

/// Of Paris to UTC. Summer time ends and begins on the last Sundays of October and March at 1 o'clock UTC
/// (directive 2000/84/EC).
std::int64_t offsetMs(Timestamp at) {
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds(at.ms)};
    const year_month_day day(floor<days>(moment));
    const auto lastSunday = [&day](month of) { return sys_days(day.year() / of / Sunday[last]) + hours(1); };
    return moment >= lastSunday(March) && moment < lastSunday(October) ? 2 * hourMs : hourMs;
}

std::int64_t dayOf(Timestamp at) {
    return (at.ms + offsetMs(at)) / dayMs;
}

std::int64_t minuteOf(Timestamp at) {
    return (at.ms + offsetMs(at)) % dayMs / minuteMs;
}

/// The first of January 1970 was a Thursday.
bool isSunday(std::int64_t day) {
    return day % 7 == 3;
}

Timestamp momentOf(std::int64_t day, std::int64_t minute) {
    const Timestamp local{day * dayMs + minute * minuteMs};
    return {local.ms - offsetMs(local)};
}

} // namespace

bool Hours::contain(Timestamp at) const {
    const std::int64_t minute = minuteOf(at);
    return minute >= from && minute < to && (sundays || !isSunday(dayOf(at)));
}

Hours hoursOf(Channel channel, Direction direction) {
    if (channel == Channel::Visit)
        return {10 * 60, 19 * 60, false};
    if (channel == Channel::Phone || channel == Channel::Chat || direction == Direction::Out)
        return workingHours;
    return {7 * 60, 23 * 60, true};
}

Timestamp within(const Hours& hours, Timestamp at, Dice& dice) {
    if (hours.contain(at))
        return at;
    std::int64_t day = dayOf(at) + (minuteOf(at) < hours.from ? 0 : 1);
    if (isSunday(day) && !hours.sundays)
        ++day;
    return momentOf(day, hours.from + dice.between(0, 180)) + Milliseconds(dice.between(0, minuteMs - 1));
}

Timestamp dayBefore(Timestamp now, std::int64_t days, std::int64_t hour, std::int64_t minute) {
    return momentOf(dayOf(now) - days, hour * 60 + minute);
}

Timestamp workdayBefore(Timestamp now, std::int64_t days, std::int64_t hour, std::int64_t minute) {
    const std::int64_t day = dayOf(now) - days;
    return momentOf(isSunday(day) ? day - 1 : day, hour * 60 + minute);
}

} // namespace visage::store::demo
