// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include "app/bench/company.h"
#include "app/bench/store_subjects.h"

#include <QCborStreamReader>

namespace visage::bench {
namespace {

constexpr int rowsTogether = 600;
constexpr const char* unit = "us/row";

protocol::Frame framed(const Company& company, int round) {
    protocol::Changes changes;
    changes.scope = protocol::scopeAll;
    changes.to = 1;
    for (int i = 0; i < rowsTogether / 3; ++i) {
        const std::int64_t at = round * rowsTogether + i;
        changes.changes.push_back({company.customer(at), false});
        changes.changes.push_back({company.identities(at).front(), false});
        changes.changes.push_back({company.interaction(at), false});
    }
    return changes;
}

/// The same rows in one array (of no stated length), for a reader that knows nothing of frames.
QByteArray rowsOf(const protocol::Frame& frame) {
    std::string bytes = "\x9F";
    for (const RowChange& change : std::get<protocol::Changes>(frame).changes)
        protocol::appendRow(bytes, change.row);
    return QByteArray::fromStdString(bytes + '\xFF');
}

/// Reads each value of the current container as what it is, texts and ids too.
qint64 readAll(QCborStreamReader& reader) {
    qint64 seen = 0;
    while (reader.lastError() == QCborError::NoError && reader.hasNext()) {
        ++seen;
        if (reader.isArray()) {
            reader.enterContainer();
            seen += readAll(reader);
            reader.leaveContainer();
        } else if (reader.isString()) {
            for (auto part = reader.readString(); part.status == QCborStreamReader::Ok;)
                part = reader.readString();
        } else if (reader.isByteArray()) {
            for (auto part = reader.readByteArray(); part.status == QCborStreamReader::Ok;)
                part = reader.readByteArray();
        } else {
            reader.next();
        }
    }
    return seen;
}

qint64 readWithQt(const QByteArray& rows) {
    QCborStreamReader reader(rows);
    return readAll(reader);
}

} // namespace

Result<std::vector<Figure>> codec(const Options& options) {
    const Company company(1'000'000, 5'000'000, options.seed);
    const std::string data = std::to_string(rowsTogether) + " rows: customers, identities, contacts";
    Figure out{"CHANGES frame, rows to bytes", data, {}, 0, {}, unit};
    Figure in{"CHANGES frame, bytes to rows", data, {}, 0, {}, unit};
    Figure peer{"peer: QCborStreamReader reads the same rows", data, {}, 0, {}, unit};
    const int rounds = options.rounds > 0 ? options.rounds : 1000;
    const auto each = [](double milliseconds) { return milliseconds * 1000 / rowsTogether; };
    for (int round = 0; round < rounds; ++round) {
        const protocol::Frame frame = framed(company, round);
        const QByteArray rows = rowsOf(frame);
        std::string bytes;
        out.samples.push_back(each(timed([&] { bytes = protocol::encode(frame, false); })));
        Result<protocol::Frame> back = Error{ErrorCode::Internal, "not read"};
        in.samples.push_back(each(timed([&] { back = protocol::decode(bytes); })));
        if (!back || !(*back == frame))
            return Error{ErrorCode::Internal, "A frame did not come back as it was."};
        qint64 seen = 0;
        peer.samples.push_back(each(timed([&] { seen = readWithQt(rows); })));
        if (seen < rowsTogether)
            return Error{ErrorCode::Internal, "The peer did not read the rows."};
    }
    return std::vector{std::move(out), std::move(in), std::move(peer)};
}

} // namespace visage::bench
