// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/erasure_ledger.h"

#include "core/base/date.h"
#include "core/store/durable_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace visage::store {
namespace {

// "visage-erasures 1 018f...\n", then lines as
// "2026-03-27T12:00:00.000Z requested            1          117 018f...\n".
constexpr std::string_view title = "visage-erasures ";
constexpr std::string_view version = "1 ";
constexpr qint64 headBytes = static_cast<qint64>(title.size() + version.size()) + 36 + 1;
constexpr std::size_t lineBytes = 24 + 1 + 9 + 1 + 12 + 1 + 12 + 1 + 36 + 1;
constexpr qint64 linesAtOnce = 10'000;

constexpr std::string_view agreed = "agreed";

std::string headFor(StoreId store) {
    return std::string(title).append(version).append(store.toString()).append("\n");
}

std::string textOf(const ErasureLedger::Line& line) {
    const std::string_view reason = line.erasure ? nameOf(line.reason) : agreed;
    std::array<char, lineBytes + 1> text{};
    std::snprintf(text.data(), text.size(), "%-24.24s %-9.9s %12lld %12lld %s\n", toIso(line.at).c_str(),
                  std::string(reason).c_str(), static_cast<long long>(line.incarnation),
                  static_cast<long long>(line.seq), line.erasure.toString().c_str());
    return {text.data(), lineBytes};
}

template <class Number> bool readNumber(std::string_view text, Number& number) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc() && end == text.data() + text.size();
}

std::optional<ErasureLedger::Line> lineOf(std::string_view text) {
    ErasureLedger::Line line;
    const auto id = Uuid::parse(text.substr(text.size() - 37, 36));
    std::string_view reason = text.substr(25, 9);
    reason = reason.substr(0, reason.find(' '));
    if (!id || text.back() != '\n' || !readNumber(text.substr(35, 12), line.incarnation) ||
        !readNumber(text.substr(48, 12), line.seq))
        return std::nullopt;
    line.erasure = ErasureId(*id);
    // When and why nobody can tell, or a newer version: what counts is that it was erased.
    line.at = parseIsoTimestamp(text.substr(0, 24)).value_or(Timestamp());
    line.reason = fromName<ErasureReason>(reason).value_or(ErasureReason::Requested);
    return line;
}

Error cannot(const QFile& file, const char* what) {
    return {file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError
                ? ErrorCode::StorageFull
                : ErrorCode::Denied,
            "The ledger of erasures " + file.fileName().toStdString() + " cannot be " + what + ": " +
                file.errorString().toStdString() + "."};
}

} // namespace

Result<ErasureLedger> ErasureLedger::open(const std::string& path, StoreId store,
                                          storage::AccessHook beforeWrite) {
    ErasureLedger ledger;
    ledger.m_path = path;
    ledger.m_beforeWrite = std::move(beforeWrite);
    QFile file(QString::fromStdString(path));
    // What is shorter was being made when the process ended.
    if (!file.exists() || file.size() < headBytes)
        if (auto written = ledger.writeHead(store); !written)
            return written.error();
    if (auto read = ledger.readHead(store); !read)
        return read.error();
    return ledger;
}

Result<ErasureLedger> ErasureLedger::openToRead(const std::string& path, StoreId store) {
    ErasureLedger ledger;
    ledger.m_path = path;
    if (!QFile::exists(QString::fromStdString(path)))
        return Error{ErrorCode::NotFound, "There is no ledger of erasures " + path + "."};
    if (auto read = ledger.readHead(store); !read)
        return read.error();
    return ledger;
}

Result<void> ErasureLedger::writeHead(StoreId store) {
    if (m_beforeWrite)
        if (auto allowed = m_beforeWrite(); !allowed)
            return allowed;
    QFile file(QString::fromStdString(m_path));
    const std::string head = headFor(store);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(head.data(), static_cast<qint64>(head.size())) != headBytes)
        return cannot(file, "written");
    if (auto durable = makeDurable(file); !durable)
        return durable;
    return makeNameDurable(file.fileName());
}

Result<void> ErasureLedger::readHead(StoreId store) {
    QFile file(QString::fromStdString(m_path));
    if (!file.open(QIODevice::ReadOnly))
        return cannot(file, "read");
    const std::string head = file.read(headBytes).toStdString();
    if (!head.starts_with(title))
        return Error{ErrorCode::Corrupt,
                     "The file " + m_path + " is no ledger of erasures: put a copy of the ledger there."};
    if (head.substr(title.size(), version.size()) != version)
        return Error{ErrorCode::TooNew, "The ledger of erasures " + m_path +
                                            " was written by a newer version of Visage: use that one."};
    if (head != headFor(store))
        return Error{ErrorCode::Conflict,
                     "The ledger of erasures " + m_path +
                         " is that of another store: move it to where that one's data are."};
    m_lines = (file.size() - headBytes) / static_cast<qint64>(lineBytes);
    m_torn = (file.size() - headBytes) % static_cast<qint64>(lineBytes) != 0;
    return findLast();
}

void ErasureLedger::note(const Line& line) {
    m_last = line;
    if (line.erasure)
        m_lastErasure = line;
}

/// From the end, for nearly always they are the last lines of all.
Result<void> ErasureLedger::findLast() {
    QFile file(QString::fromStdString(m_path));
    if (!file.open(QIODevice::ReadOnly))
        return cannot(file, "read");
    for (std::int64_t i = m_lines - 1; i >= 0 && !m_lastErasure; --i) {
        file.seek(headBytes + i * static_cast<qint64>(lineBytes));
        const auto line = lineOf(file.read(lineBytes).toStdString());
        if (!line)
            continue;
        if (!m_last)
            m_last = line;
        if (line->erasure)
            m_lastErasure = line;
    }
    return {};
}

Result<std::vector<ErasureLedger::Line>> ErasureLedger::read() const {
    QFile file(QString::fromStdString(m_path));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(headBytes))
        return cannot(file, "read");
    std::vector<Line> lines;
    for (;;) {
        const QByteArray some = file.read(linesAtOnce * static_cast<qint64>(lineBytes));
        const std::string_view all(some.data(), static_cast<std::size_t>(some.size()));
        for (std::size_t at = 0; at + lineBytes <= all.size(); at += lineBytes)
            if (const auto line = lineOf(all.substr(at, lineBytes)); line && line->erasure)
                lines.push_back(*line);
        if (all.size() < static_cast<std::size_t>(linesAtOnce) * lineBytes)
            return lines;
    }
}

Result<void> ErasureLedger::append(std::span<const Line> lines) {
    if (lines.empty())
        return {};
    if (m_beforeWrite)
        if (auto allowed = m_beforeWrite(); !allowed)
            return allowed;
    std::string text;
    for (const Line& line : lines)
        text += textOf(line);
    QFile file(QString::fromStdString(m_path));
    const qint64 end = headBytes + m_lines * static_cast<qint64>(lineBytes);
    // What somebody has put there since is not cut off.
    if (file.size() < end || (!m_torn && file.size() > end))
        return Error{ErrorCode::Conflict, "The ledger of erasures " + m_path +
                                              " was replaced while it was in use: start visage-store again."};
    // Behind the last whole line; what a failure leaves there goes with the next attempt.
    m_torn = true;
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) || !file.resize(end) || !file.seek(end) ||
        file.write(text.data(), static_cast<qint64>(text.size())) != static_cast<qint64>(text.size()))
        return cannot(file, "written");
    if (auto durable = makeDurable(file); !durable)
        return durable;
    m_torn = false;
    m_lines += static_cast<std::int64_t>(lines.size());
    std::ranges::for_each(lines, [this](const Line& line) { note(line); });
    return {};
}

} // namespace visage::store
