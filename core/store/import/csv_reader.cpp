// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/csv_reader.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace visage::store {
namespace {

/// Looking 64 KiB ahead for a closing quote is paid only so often; in a file with more of them a quote ends
/// with its line.
constexpr int mostOpenQuotes = 50;

std::string faultOf(CsvRow::Outcome outcome) {
    switch (outcome) {
    case CsvRow::Outcome::OpenQuote:
        return "A quote is opened and never closed: close it, or double it within a text.";
    case CsvRow::Outcome::TooManyColumns:
        return "The row has more than " + std::to_string(maxColumns) + " columns.";
    default:
        return "The row is longer than 1 MiB: a line end may be missing.";
    }
}

std::size_t countOutsideQuotes(std::string_view line, char wanted) {
    bool quoted = false;
    std::size_t count = 0;
    for (const char c : line) {
        quoted = c == '"' ? !quoted : quoted;
        count += c == wanted && !quoted ? 1u : 0u;
    }
    return count;
}

bool isBlank(const CsvRow& row) {
    return std::all_of(row.fields.begin(), row.fields.end(),
                       [](const std::string& field) { return text::trimmed(field).empty(); });
}

} // namespace

Result<std::unique_ptr<RecordReader>> CsvReader::open(std::unique_ptr<TextFile> file, char delimiter) {
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(file), delimiter));
    if (auto chosen = reader->chooseDelimiter(); !chosen)
        return chosen.error();
    if (auto read = reader->readHeader(); !read)
        return read.error();
    return std::unique_ptr<RecordReader>(std::move(reader));
}

Result<void> CsvReader::chooseDelimiter() {
    const auto more = m_file->readMore();
    if (!more)
        return more.error();
    const std::string_view text = m_file->available();
    const std::size_t start = std::min(text.find_first_not_of("\r\n \t"), text.size());
    const std::string_view line = text.substr(start, text.find_first_of("\r\n", start) - start);
    // A line of its own that Excel writes and reads: "sep=;".
    if (line.size() == 5 && line.starts_with("sep=")) {
        m_delimiter = line[4];
        m_file->consume(start + line.size());
        return {};
    }
    if (m_delimiter != 0)
        return {};
    std::size_t most = 0;
    m_delimiter = ',';
    for (const char candidate : {';', ',', '\t', '|'})
        if (const std::size_t count = countOutsideQuotes(line, candidate); count > most) {
            most = count;
            m_delimiter = candidate;
        }
    return {};
}

Result<void> CsvReader::readHeader() {
    for (;;) {
        auto cut = cutRow();
        if (!cut)
            return cut.error();
        if (cut->end)
            return Error{ErrorCode::BadInput, "The file is empty: its first line must name the columns."};
        if (!cut->fault.empty())
            return Error{ErrorCode::BadInput, "The first line does not name the columns. " + cut->fault};
        if (isBlank(cut->row))
            continue;
        if (text::trimmed(cut->row.fields.front()) == "BEGIN:VCARD")
            return Error{ErrorCode::BadInput,
                         "This is a vCard file: export the address book as CSV and import that."};
        for (const std::string& field : cut->row.fields)
            m_columns.push_back(text::oneLine(asUtf8(field), 200));
        return {};
    }
}

Result<CsvReader::Cut> CsvReader::cutRow() {
    bool atEnd = false;
    for (;;) {
        Cut cut;
        if (m_file->available().empty() && atEnd) {
            cut.end = true;
            return cut;
        }
        const bool overLines = m_openQuotes < mostOpenQuotes;
        const auto outcome = m_file->available().empty()
                                 ? CsvRow::Outcome::NeedsMore
                                 : cutCsvRow(m_file->available(), m_delimiter, atEnd, overLines, cut.row);
        if (outcome == CsvRow::Outcome::Whole) {
            m_file->consume(cut.row.bytes);
            m_line += cut.row.lines;
            return cut;
        }
        if (outcome != CsvRow::Outcome::NeedsMore) {
            m_openQuotes += outcome == CsvRow::Outcome::OpenQuote ? 1 : 0;
            return skipLine(faultOf(outcome));
        }
        const auto more = m_file->readMore();
        if (!more)
            return more.error();
        atEnd = !*more;
    }
}

Result<CsvReader::Cut> CsvReader::skipLine(std::string fault) {
    Cut cut;
    cut.fault = std::move(fault);
    ++m_line;
    for (;;) {
        const std::size_t end = m_file->available().find('\n');
        if (end != std::string_view::npos) {
            m_file->consume(end + 1);
            return cut;
        }
        m_file->consume(m_file->available().size());
        const auto more = m_file->readMore();
        if (!more)
            return more.error();
        if (!*more)
            return cut;
    }
}

ReadItem CsvReader::itemOf(CsvRow row, std::int64_t line) {
    const auto said = [&](std::string sentence) { return Rejection{line, std::move(sentence)}; };
    const std::size_t wanted = m_columns.size();
    if (row.fields.size() < wanted)
        return said("The row has " + std::to_string(row.fields.size()) + " columns instead of " +
                    std::to_string(wanted) + ": it may be cut.");
    Record record{line, m_row, {}};
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        const std::string& field = row.fields[i];
        if (field.find('\0') != std::string::npos)
            return said("The row holds zero bytes: it is damaged.");
        if (i < wanted)
            record.cells.emplace_back(m_columns[i], asUtf8(field));
        else if (!text::trimmed(field).empty())
            return said("The row has more columns than the first line names: a text with the delimiter needs "
                        "quotes.");
    }
    return record;
}

Result<ReadItem> CsvReader::next() {
    for (;;) {
        const std::int64_t line = m_line;
        auto cut = cutRow();
        if (!cut)
            return cut.error();
        if (cut->end)
            return ReadItem(EndOfFile{});
        if (cut->fault.empty() && isBlank(cut->row))
            continue;
        ++m_row;
        if (!cut->fault.empty())
            return ReadItem(Rejection{line, std::move(cut->fault)});
        return itemOf(std::move(cut->row), line);
    }
}

} // namespace visage::store
