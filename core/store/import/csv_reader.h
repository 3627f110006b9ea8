// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/import/csv_row.h"
#include "core/store/import/record.h"
#include "core/store/import/text_file.h"

namespace visage::store {

/// Delimited text (RFC 4180, with the semicolons, tabs and bars that spreadsheets use). The first line names
/// the columns. Quotes count at the beginning of a field only. Rows that are malformed are rejected one by
/// one and the reading goes on behind them; a quote that is never closed costs its own line, not the rest of
/// the file.
class CsvReader final : public RecordReader {
public:
    /// `delimiter` 0: the one of , ; tab | that the first line has most of. BadInput when that line is
    /// unusable.
    [[nodiscard]] static Result<std::unique_ptr<RecordReader>> open(std::unique_ptr<TextFile> file,
                                                                    char delimiter);

    [[nodiscard]] Result<ReadItem> next() override;

private:
    CsvReader(std::unique_ptr<TextFile> file, char delimiter)
        : m_file(std::move(file))
        , m_delimiter(delimiter) {}

    struct Cut {
        CsvRow row;
        std::string fault; ///< why it cannot be taken
        bool end = false;  ///< of the file
    };

    [[nodiscard]] Result<void> chooseDelimiter();
    [[nodiscard]] Result<void> readHeader();
    [[nodiscard]] Result<Cut> cutRow();
    [[nodiscard]] Result<Cut> skipLine(std::string fault);
    [[nodiscard]] ReadItem itemOf(CsvRow row, std::int64_t line);

    std::unique_ptr<TextFile> m_file;
    char m_delimiter = 0;
    std::vector<std::string> m_columns;
    std::int64_t m_line = 1;
    std::int64_t m_row = 0;
    int m_openQuotes = 0; ///< rows with a quote that was never closed
};

} // namespace visage::store
