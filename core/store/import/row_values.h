// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/import/import_fields.h"
#include "core/store/import/record.h"

#include <map>
#include <string>
#include <string_view>

namespace visage::store {

/// The texts of a record by what their columns mean, trimmed; the first one where a field comes twice.
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
