// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/import/import_fields.h"
#include "core/store/import/record.h"

#include <map>
#include <string>

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

} // namespace visage::store
