// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/json_lines_reader.h"

#include "core/base/text.h"
#include "core/store/import/csv_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace visage::store {
namespace {

constexpr int deepest = 8;

QString textOf(const QJsonValue& value) {
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 17);
    return {};
}

/// Whole numbers without an exponent: phone and card numbers come as numbers too.
QString numberOf(const QJsonValue& value) {
    const qint64 whole = value.toInteger(-1);
    return whole >= 0 ? QString::number(whole) : textOf(value);
}

std::string columnOf(const QString& name) {
    return text::oneLine(name.toStdString(), 200);
}

/// Of a list of objects the objects count.
void note(Record& record, const QString& name, Record::Shape shape) {
    if (name.isEmpty())
        return;
    const auto [known, fresh] = record.shapes.try_emplace(columnOf(name), shape);
    if (!fresh && known->second < shape)
        known->second = shape;
}

void addCells(Record& record, const QString& name, const QJsonValue& value, int depth) {
    if (depth > deepest || record.cells.size() >= maxColumns || value.isNull() || value.isUndefined())
        return;
    if (value.isObject()) {
        note(record, name, Record::Shape::Object);
        const QJsonObject object = value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at)
            addCells(record, name.isEmpty() ? at.key() : name + u'.' + at.key(), at.value(), depth + 1);
    } else if (value.isArray()) {
        note(record, name, Record::Shape::List);
        for (const QJsonValue& each : value.toArray())
            addCells(record, name, each, depth + 1);
    } else {
        if (value.isBool())
            note(record, name, Record::Shape::Truth);
        const QString text = value.isDouble() ? numberOf(value) : textOf(value);
        record.cells.emplace_back(columnOf(name), text.toStdString());
    }
}

} // namespace

Result<JsonLinesReader::Line> JsonLinesReader::readLine() {
    Line line;
    ++m_line;
    std::size_t seen = 0;
    for (;;) {
        const std::string_view text = m_file->available();
        const std::size_t end = text.find('\n', seen);
        if (end != std::string_view::npos) {
            line.tooLong = line.tooLong || end > maxRowBytes;
            line.text = line.tooLong ? std::string() : std::string(text.substr(0, end));
            m_file->consume(end + 1);
            return line;
        }
        if (text.size() > maxRowBytes) {
            line.tooLong = true;
            m_file->consume(text.size());
        }
        seen = m_file->available().size();
        const auto more = m_file->readMore();
        if (!more)
            return more.error();
        if (*more)
            continue;
        line.end = m_file->available().empty() && !line.tooLong;
        line.text = std::string(m_file->available());
        m_file->consume(line.text.size());
        return line;
    }
}

ReadItem JsonLinesReader::itemOf(const std::string& line) const {
    QJsonParseError fault;
    const std::string bytes = asUtf8(line);
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())), &fault);
    if (fault.error != QJsonParseError::NoError)
        return Rejection{m_line,
                         "The line is no JSON: " + fault.errorString().toStdString() + " at byte " +
                             std::to_string(fault.offset) + ".",
                         line};
    if (!document.isObject())
        return Rejection{m_line, "The line is no JSON object.", line};
    Record record{m_line, m_row, {}, line};
    addCells(record, {}, document.object(), 0);
    return record;
}

Result<ReadItem> JsonLinesReader::next() {
    for (;;) {
        auto line = readLine();
        if (!line)
            return line.error();
        if (line->end)
            return ReadItem(EndOfFile{});
        if (!line->tooLong && text::trimmed(line->text).empty())
            continue;
        ++m_row;
        if (line->tooLong)
            return ReadItem(
                Rejection{m_line, "The line is longer than 1 MiB: a line end may be missing.", {}});
        return itemOf(line->text);
    }
}

Result<std::unique_ptr<RecordReader>> openRecords(const std::string& path, FileFormat format) {
    auto file = TextFile::open(path);
    if (!file)
        return file.error();
    if (format == FileFormat::JsonLines)
        return std::unique_ptr<RecordReader>(std::make_unique<JsonLinesReader>(std::move(*file)));
    return CsvReader::open(std::move(*file), format == FileFormat::Tsv ? '\t' : '\0');
}

} // namespace visage::store
