// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"

#include <string>
#include <string_view>
#include <vector>

// The spelling of tokens on which index and query agree.

namespace visage::rules {

/// Digits below which a part of a phone number is not looked for.
inline constexpr std::size_t shortestNumberPart = 4;

[[nodiscard]] std::string birthDateToken(Date date);         ///< "b19710312"
[[nodiscard]] std::string birthDayToken(int month, int day); ///< "b0312"
[[nodiscard]] std::string birthYearToken(int year);          ///< "y1971"

/// At most 60 bytes of a word: the rest of a longer one tells nobody apart.
[[nodiscard]] std::string cutToken(std::string token);

/// Lower-case letters and digits alone: "CMD-2026-000123" and "cmd 2026 000123" agree.
[[nodiscard]] std::string joinedToken(std::string_view text);

[[nodiscard]] bool isAllDigits(std::string_view text);
[[nodiscard]] bool hasDigit(std::string_view text);
[[nodiscard]] bool hasLetter(std::string_view text);

} // namespace visage::rules
