// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"

#include <charconv>
#include <cstdio>

namespace visage {
namespace {

namespace chrono = std::chrono;

/// Reads exactly `digits` digits at the front of `text` and takes them off.
std::optional<int> takeNumber(std::string_view& text, std::size_t digits) {
    if (text.size() < digits)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> takeDate(std::string_view& text) {
    const auto year = takeNumber(text, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const auto month = takeNumber(text, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const auto day = takeNumber(text, 2);
    if (!day)
        return std::nullopt;
    return Date::make(*year, *month, *day);
}

/// Milliseconds of ".123456"; further digits are dropped.
std::int64_t takeFraction(std::string_view& text) {
    if (!take(text, '.'))
        return 0;
    std::int64_t ms = 0;
    std::int64_t unit = 100;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        ms += (text.front() - '0') * unit;
        unit /= 10;
        text.remove_prefix(1);
    }
    return ms;
}

std::optional<chrono::minutes> takeOffset(std::string_view& text) {
    if (take(text, 'Z') || take(text, 'z'))
        return chrono::minutes(0);
    const bool behind = !text.empty() && text.front() == '-';
    if (!take(text, '-') && !take(text, '+'))
        return std::nullopt;
    const auto hours = takeNumber(text, 2);
    take(text, ':');
    const auto minutes = takeNumber(text, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    const chrono::minutes offset(*hours * 60 + *minutes);
    return behind ? -offset : offset;
}

} // namespace

std::string Date::toIso() const {
    if (isNull())
        return {};
    char buffer[32];
    const int length = std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year(), month(), day());
    return {buffer, static_cast<std::size_t>(length)};
}

std::optional<Date> Date::make(int year, int month, int day) {
    if (year < 1800 || year > 2199 || month < 1 || day < 1)
        return std::nullopt;
    const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                      chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    return Date{year * 10000 + month * 100 + day};
}

std::optional<Date> Date::parseIso(std::string_view text) {
    const auto date = takeDate(text);
    return text.empty() ? date : std::nullopt;
}

std::string toIso(Timestamp at) {
    if (at.isNull())
        return {};
    const chrono::sys_time<Milliseconds> time{Milliseconds(at.ms)};
    const auto day = chrono::floor<chrono::days>(time);
    const chrono::year_month_day date(day);
    const chrono::hh_mm_ss clock(time - day);
    char buffer[64];
    const int length = std::snprintf(
        buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return {buffer, static_cast<std::size_t>(length)};
}

std::optional<Timestamp> parseIsoTimestamp(std::string_view text) {
    const auto date = takeDate(text);
    if (!date || !(take(text, 'T') || take(text, 't') || take(text, ' ')))
        return std::nullopt;
    const auto hour = takeNumber(text, 2);
    if (!hour || !take(text, ':'))
        return std::nullopt;
    const auto minute = takeNumber(text, 2);
    int second = 0;
    if (take(text, ':')) {
        const auto seconds = takeNumber(text, 2);
        if (!seconds)
            return std::nullopt;
        second = *seconds;
    }
    const std::int64_t fraction = takeFraction(text);
    const auto offset = takeOffset(text);
    if (!minute || !offset || !text.empty() || *hour > 23 || *minute > 59 || second > 60)
        return std::nullopt;
    const chrono::sys_days day{chrono::year(date->year()) / date->month() / date->day()};
    const auto time =
        day + chrono::hours(*hour) + chrono::minutes(*minute) + chrono::seconds(second) - *offset;
    return Timestamp{chrono::duration_cast<Milliseconds>(time.time_since_epoch()).count() + fraction};
}

} // namespace visage
