// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/import/import_fields.h"
#include "core/store/import/record.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace visage::store {

/// Whether a field can be read from what the column holds: a text or a number, or a list of them for phone
/// numbers and mail addresses.
[[nodiscard]] bool isReadable(const Record& record, const std::string& column, ImportField field);

/// A Remark for each column that means something and holds what it cannot be read from.
[[nodiscard]] std::vector<std::string> unreadable(const Record& record, ColumnNames& columns);

/// The texts of a record by what their columns mean, trimmed; the first one where a field comes twice. What
/// is not readable counts as missing.
class RowValues {
public:
    RowValues(const Record& record, ColumnNames& columns);

    /// "" where the row has none.
    [[nodiscard]] const std::string& operator[](ImportField field) const;

private:
    std::map<ImportField, std::string> m_values;
};

/// The sentence of a Remark: 'The mail address "x" was left out: it is no address.'
[[nodiscard]] std::string leftOut(std::string_view what, std::string_view text, std::string_view why);

} // namespace visage::store
