// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/row_values.h"

#include "core/base/text.h"

#include <algorithm>

namespace visage::store {

namespace {

std::string_view whyNot(Record::Shape shape) {
    switch (shape) {
    case Record::Shape::List:
        return "it holds a list: write one text";
    case Record::Shape::Truth:
        return "it holds true or false: write a text in quotation marks";
    case Record::Shape::Object:
        break;
    }
    return "it holds an object: write one text, or say with --mapping FILE what its parts are";
}

/// Somebody said what the parts of an object mean.
bool hasKnownParts(const Record& record, const std::string& column, ColumnNames& columns) {
    return std::ranges::any_of(record.cells, [&](const Record::Cell& cell) {
        return cell.first.starts_with(column + '.') && columns.fieldOf(cell.first) != ImportField::Ignored;
    });
}

} // namespace

bool isReadable(const Record& record, const std::string& column, ImportField field) {
    const auto shape = record.shapes.find(column);
    if (shape == record.shapes.end())
        return true;
    return shape->second == Record::Shape::List &&
           (field == ImportField::Phone || field == ImportField::Email);
}

std::vector<std::string> unreadable(const Record& record, ColumnNames& columns) {
    std::vector<std::string> remarks;
    for (const auto& [column, shape] : record.shapes) {
        const ImportField field = columns.fieldOf(column);
        if (field == ImportField::Ignored || isReadable(record, column, field))
            continue;
        if (shape != Record::Shape::Object || !hasKnownParts(record, column, columns))
            remarks.push_back(leftOut("field", column, whyNot(shape)));
    }
    return remarks;
}

RowValues::RowValues(const Record& record, ColumnNames& columns) {
    for (const auto& [column, text] : record.cells) {
        const std::string_view bare = text::trimmed(text);
        const ImportField field = bare.empty() ? ImportField::Ignored : columns.fieldOf(column);
        if (field != ImportField::Ignored && isReadable(record, column, field))
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
