// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace visage {

/// A day of the calendar without a time zone, as a birth date, kept as the number yyyymmdd. Zero means
/// "none".
struct Date {
    std::int32_t yyyymmdd = 0;

    [[nodiscard]] bool isNull() const { return yyyymmdd == 0; }
    explicit operator bool() const { return yyyymmdd != 0; }
    [[nodiscard]] int year() const { return yyyymmdd / 10000; }
    [[nodiscard]] int month() const { return yyyymmdd / 100 % 100; }
    [[nodiscard]] int day() const { return yyyymmdd % 100; }

    /// "1971-03-12", or "" for none.
    [[nodiscard]] std::string toIso() const;
    /// Nothing for a day that does not exist (31 April, 29 February 2023) or a year outside 1800-2199.
    [[nodiscard]] static std::optional<Date> make(int year, int month, int day);
    /// Only "yyyy-mm-dd". What people write is read by rules/ (birth dates as 12/03/71).
    [[nodiscard]] static std::optional<Date> parseIso(std::string_view text);

    friend auto operator<=>(const Date&, const Date&) = default;
};

/// RFC 3339 in UTC with milliseconds, "2026-03-27T16:00:00.000Z"; "" for none.
[[nodiscard]] std::string toIso(Timestamp at);
/// RFC 3339 with "Z" or a numeric offset; seconds and their fraction may be missing. A text without an offset
/// is refused, for it names no moment.
[[nodiscard]] std::optional<Timestamp> parseIsoTimestamp(std::string_view text);

} // namespace visage
