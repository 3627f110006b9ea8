// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace visage::bench {

using TableRow = std::map<std::string, std::string, std::less<>>; ///< by column
using Table = std::vector<TableRow>;

/// Rows of a text, which has to outlive it.
class TableReader {
public:
    TableReader(std::string_view text, char delimiter)
        : m_text(text)
        , m_delimiter(delimiter) {}
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] std::vector<std::string> next();

private:
    std::string_view m_text;
    char m_delimiter;
    std::size_t m_at = 0;
};

/// All bytes as UTF-8: UTF-16 by its mark, Latin-1 where it is no UTF-8. Empty when it cannot be read.
[[nodiscard]] QByteArray readWhole(const QString& path);

/// A small file of delimited texts with a line of headers (RFC 4180). What the store's importer reads well
/// is not asked here, for its customers are no source rows.
[[nodiscard]] Table readTable(const QString& path, char delimiter);

} // namespace visage::bench
