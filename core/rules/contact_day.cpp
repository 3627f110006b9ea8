// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/contact_day.h"

#include <chrono>

namespace visage::rules {
namespace {

using namespace std::chrono;

/// Summer time ends and begins on the last Sundays of October and March at 1 o'clock UTC (directive
/// 2000/84/EC).
hours offsetOfParis(sys_time<milliseconds> at) {
    const year_month_day day(floor<days>(at));
    const auto change = [&day](month of) { return sys_days(day.year() / of / Sunday[last]) + hours(1); };
    return at >= change(March) && at < change(October) ? hours(2) : hours(1);
}

Date dateOf(year_month_day day) {
    const int year = static_cast<int>(day.year());
    return {year * 10000 + static_cast<int>(static_cast<unsigned>(day.month())) * 100 +
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

year_month_day dayInParis(Timestamp at) {
    const sys_time<milliseconds> moment{milliseconds(at.ms)};
    return floor<days>(moment + offsetOfParis(moment));
}

} // namespace

Date companyDay(Timestamp at) {
    return at ? dateOf(dayInParis(at)) : Date{};
}

Date inTouchSince(Timestamp now) {
    const year_month_day day = dayInParis(now) - years(1);
    return dateOf(day.ok() ? day : day.year() / day.month() / last);
}

} // namespace visage::rules
