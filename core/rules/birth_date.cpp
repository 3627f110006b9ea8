// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/birth_date.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

namespace visage::rules {
namespace {

constexpr int oldestAge = 112;

int numberOf(std::string_view digits) {
    int number = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() ? number : -1;
}

/// 1 to 12 for the name of a month, or the beginning of one, in French or English; else -1.
int monthOf(std::string_view word) {
    static constexpr std::array<std::string_view, 24> names{
        "janvier",   "fevrier", "mars",     "avril",    "mai",       "juin",     "juillet",  "aout",
        "septembre", "octobre", "novembre", "decembre", "january",   "february", "march",    "april",
        "may",       "june",    "july",     "august",   "september", "october",  "november", "december"};
    if (word.size() < 3)
        return -1;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].starts_with(word))
            return static_cast<int>(i % 12) + 1;
    return -1;
}

Date today(Timestamp now) {
    using namespace std::chrono;
    const year_month_day day(floor<days>(sys_time<milliseconds>(milliseconds(now.ms))));
    return {static_cast<int>(day.year()) * 10000 +
            static_cast<int>(static_cast<unsigned>(day.month())) * 100 +
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

/// Two digits mean the century in which the person is alive; the later one where both would do.
int fullYear(int year, Date now) {
    if (year >= 100)
        return year;
    return 2000 + year <= now.year() ? 2000 + year : 1900 + year;
}

std::optional<Date> checked(int year, int month, int day, Date now) {
    const auto date = Date::make(fullYear(year, now), month, day);
    if (!date || *date > now || date->year() < now.year() - oldestAge || date->yyyymmdd == 19000101)
        return std::nullopt;
    return date;
}

std::optional<Date> inOnePiece(std::string_view digits, Date now) {
    if (digits.size() != 8)
        return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t size) { return numberOf(digits.substr(at, size)); };
    if (const auto date = checked(part(0, 4), part(4, 2), part(6, 2), now))
        return date;
    return checked(part(4, 4), part(2, 2), part(0, 2), now);
}

} // namespace

std::optional<Date> readBirthDate(std::string_view text, Timestamp now) {
    if (text.empty() || text.size() > 60)
        return std::nullopt;
    const auto parts = text::foldedWords(text);
    const Date day = today(now);
    if (parts.size() == 1)
        return inOnePiece(parts[0], day);
    if (parts.size() < 3)
        return std::nullopt;
    const int first = parts[0] == "1er" ? 1 : numberOf(parts[0]);
    const int month = std::max(numberOf(parts[1]), monthOf(parts[1]));
    if (parts[0].size() == 4)
        // A time may follow: "1971-03-12T00:00:00".
        return checked(first, month, numberOf(std::string_view(parts[2]).substr(0, 2)), day);
    return parts[2].size() == 4 || parts[2].size() == 2 ? checked(numberOf(parts[2]), month, first, day)
                                                        : std::nullopt;
}

} // namespace visage::rules
