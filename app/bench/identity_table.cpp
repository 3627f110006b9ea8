// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/identity_table.h"

#include "core/base/text.h"

#include <QFile>
#include <QStringDecoder>

namespace visage::bench {
std::vector<std::string> TableReader::next() {
    std::vector<std::string> row(1);
    bool quoted = false;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"' && quoted && m_at + 1 < m_text.size() && m_text[m_at + 1] == '"')
            row.back() += m_text[m_at++];
        else if (c == '"')
            quoted = !quoted;
        else if (quoted || (c != m_delimiter && c != '\n'))
            row.back() += c;
        else if (c == m_delimiter)
            row.emplace_back();
        else
            break;
    }
    ++m_at;
    for (std::string& cell : row)
        cell = text::trimmed(cell);
    return row;
}

QByteArray readWhole(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return QString(QStringDecoder(QStringDecoder::Utf16)(bytes)).toUtf8();
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return bytes.mid(3);
    return bytes.isValidUtf8() ? bytes : QString::fromLatin1(bytes).toUtf8();
}

Table readTable(const QString& path, char delimiter) {
    const QByteArray bytes = readWhole(path);
    TableReader reader({bytes.constData(), static_cast<std::size_t>(bytes.size())}, delimiter);
    const std::vector<std::string> header = reader.next();
    Table table;
    while (!reader.atEnd()) {
        std::vector<std::string> cells = reader.next();
        if (cells.size() < 2)
            continue;
        cells.resize(header.size());
        TableRow& row = table.emplace_back();
        for (std::size_t i = 0; i < header.size(); ++i)
            row[header[i]] = std::move(cells[i]);
    }
    return table;
}

} // namespace visage::bench
