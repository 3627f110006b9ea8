// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/row_values.h"

#include "core/base/text.h"

namespace visage::store {

RowValues::RowValues(const Record& record, ColumnNames& columns) {
    for (const auto& [column, text] : record.cells) {
        const std::string_view bare = text::trimmed(text);
        const ImportField field = bare.empty() ? ImportField::Ignored : columns.fieldOf(column);
        if (field != ImportField::Ignored)
            m_values.try_emplace(field, bare);
    }
}

const std::string& RowValues::operator[](ImportField field) const {
    static const std::string none;
    const auto found = m_values.find(field);
    return found == m_values.end() ? none : found->second;
}

std::string leftOut(std::string_view what, std::string_view text, std::string_view why) {
    constexpr std::size_t longestQuoted = 80;
    return std::string("The ")
        .append(what)
        .append(" \"")
        .append(text::oneLine(text::trimmed(text), longestQuoted))
        .append("\" was left out: ")
        .append(why)
        .append(".");
}

} // namespace visage::store
