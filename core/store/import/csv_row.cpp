// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/csv_row.h"

namespace visage::store {
namespace {

using Outcome = CsvRow::Outcome;

class Cutter {
public:
    Cutter(std::string_view text, char delimiter, bool atEnd, bool overLines, CsvRow& row)
        : m_text(text)
        , m_delimiter(delimiter)
        , m_atEnd(atEnd)
        , m_overLines(overLines)
        , m_row(row) {}

    Outcome cut() {
        for (;;) {
            if (m_row.fields.size() >= maxColumns)
                return Outcome::TooManyColumns;
            m_row.fields.emplace_back();
            if (const Outcome field = takeField(); field != Outcome::Whole)
                return field;
            if (m_at >= m_text.size())
                return endOfText();
            if (m_text[m_at] != m_delimiter)
                return takeLineEnd();
            ++m_at;
        }
    }

private:
    [[nodiscard]] bool endsField(char c) const { return c == m_delimiter || c == '\n' || c == '\r'; }

    Outcome endOfText() {
        m_row.bytes = m_text.size();
        if (m_atEnd)
            return Outcome::Whole;
        return m_text.size() > maxRowBytes ? Outcome::TooLong : Outcome::NeedsMore;
    }

    Outcome takeLineEnd() {
        const char c = m_text[m_at++];
        if (c == '\r') {
            if (m_at == m_text.size() && !m_atEnd)
                return Outcome::NeedsMore;
            if (m_at < m_text.size() && m_text[m_at] == '\n')
                ++m_at;
        }
        m_row.bytes = m_at;
        return m_at > maxRowBytes ? Outcome::TooLong : Outcome::Whole;
    }

    Outcome takeField() {
        if (m_at < m_text.size() && m_text[m_at] == '"')
            if (const Outcome quoted = takeQuoted(); quoted != Outcome::Whole)
                return quoted;
        const std::size_t start = m_at;
        while (m_at < m_text.size() && !endsField(m_text[m_at]))
            ++m_at;
        m_row.fields.back() += m_text.substr(start, m_at - start);
        return Outcome::Whole;
    }

    /// From the opening quote to behind the closing one; what follows up to the delimiter still is the
    /// field's.
    Outcome takeQuoted() {
        const std::size_t opened = m_at++;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"') {
                if (m_at == m_text.size() && !m_atEnd)
                    return Outcome::NeedsMore;
                if (m_at == m_text.size() || m_text[m_at] != '"')
                    return Outcome::Whole;
                ++m_at;
            } else if (c == '\n') {
                if (!m_overLines)
                    return Outcome::OpenQuote;
                ++m_row.lines;
            }
            m_row.fields.back() += c;
            if (m_at - opened > maxQuotedBytes)
                return Outcome::OpenQuote;
        }
        return m_atEnd ? Outcome::OpenQuote : Outcome::NeedsMore;
    }

    std::string_view m_text;
    char m_delimiter;
    bool m_atEnd;
    bool m_overLines;
    CsvRow& m_row;
    std::size_t m_at = 0;
};

} // namespace

CsvRow::Outcome cutCsvRow(std::string_view text, char delimiter, bool atEnd, bool overLines, CsvRow& row) {
    row = {};
    return Cutter(text, delimiter, atEnd, overLines, row).cut();
}

} // namespace visage::store
