// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/import/record.h"
#include "core/store/import/text_file.h"

namespace visage::store {

/// One JSON object a line (jsonlines.org). Nested objects give columns named "outer.inner", arrays several
/// cells of one name, which Record::shapes tells apart. Lines above 1 MiB and what is no object are rejected.
class JsonLinesReader final : public RecordReader {
public:
    explicit JsonLinesReader(std::unique_ptr<TextFile> file)
        : m_file(std::move(file)) {}

    [[nodiscard]] Result<ReadItem> next() override;

private:
    struct Line {
        std::string text;
        bool tooLong = false;
        bool end = false; ///< of the file
    };
    [[nodiscard]] Result<Line> readLine();
    [[nodiscard]] ReadItem itemOf(const std::string& line) const;

    std::unique_ptr<TextFile> m_file;
    std::int64_t m_line = 0;
    std::int64_t m_row = 0;
};

} // namespace visage::store
