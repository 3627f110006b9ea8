// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace visage::store {

/// One row of an imported file: its columns' names and texts, both well-formed UTF-8.
struct Record {
    std::int64_t line = 0; ///< of the file, from 1; where the row begins
    std::int64_t row = 0;  ///< 1 is the first row of data
    using Cell = std::pair<std::string, std::string>;
    std::vector<Cell> cells{};
    std::string raw{}; ///< as it stands in the file, where a line is a row (JSON lines); else empty
    /// Columns of JSON that hold more than one text or number. The cells have their texts all the same, for a
    /// row is kept as it came.
    enum class Shape : unsigned char { List, Truth, Object };
    std::map<std::string, Shape> shapes{};
};

/// A row that could not be taken, and why.
struct Rejection {
    std::int64_t line = 0;
    std::string sentence;
    std::string raw{}; ///< as in Record
};

/// Something that a row says and that was left out, though the row was taken.
struct Remark {
    std::int64_t line = 0;
    std::string sentence;
};

struct EndOfFile {};

using ReadItem = std::variant<Record, Rejection, EndOfFile>;

/// Reads a file row by row in bounded memory, whatever it holds. One thread.
class RecordReader {
public:
    virtual ~RecordReader() = default;
    /// An error ends the reading: the file cannot be read on, or is not of this format at all.
    [[nodiscard]] virtual Result<ReadItem> next() = 0;
};

enum class FileFormat : unsigned char { Csv, Tsv, JsonLines };

/// NotFound or Denied when the file cannot be opened.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> openRecords(const std::string& path, FileFormat format);

} // namespace visage::store
