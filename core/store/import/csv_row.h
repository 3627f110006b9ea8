// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace visage::store {

/// One row cut out of delimited text.
struct CsvRow {
    enum class Outcome : unsigned char { Whole, NeedsMore, OpenQuote, TooLong, TooManyColumns };

    std::vector<std::string> fields; ///< bytes as they are
    std::size_t bytes = 0;           ///< with its line end
    std::int64_t lines = 1;          ///< line ends within it, its own included
};

inline constexpr std::size_t maxRowBytes = 1024 * 1024;
inline constexpr std::size_t maxQuotedBytes = 64 * 1024;
inline constexpr std::size_t maxColumns = 2000;

/// Cuts the row at the beginning of `text`. `atEnd`: nothing follows the text, so its end ends the row.
/// `overLines`: quoted fields may hold line ends.
[[nodiscard]] CsvRow::Outcome cutCsvRow(std::string_view text, char delimiter, bool atEnd, bool overLines,
                                        CsvRow& row);

} // namespace visage::store
