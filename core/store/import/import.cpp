// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/import.h"

#include "core/base/text.h"
#include "core/store/import/import_ids.h"
#include "core/store/import/read_ahead.h"

#include <algorithm>
#include <deque>

namespace visage::store {
namespace {

constexpr std::int64_t rowsBetweenReports = 5000;

std::string fileName(const std::string& path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::unique_ptr<Importer> makeImporter(ImportKind kind, Importer::Setting setting) {
    switch (kind) {
    case ImportKind::Interactions:
        return makeInteractionImporter(std::move(setting));
    case ImportKind::Orders:
        return makeOrderImporter(std::move(setting));
    default:
        return makeCustomerImporter(std::move(setting));
    }
}

/// A reader that can be looked into before it is read.
class Preview final : public RecordReader {
public:
    explicit Preview(std::unique_ptr<RecordReader> reader)
        : m_reader(std::move(reader)) {}

    Result<ReadItem> next() override {
        if (m_seen.empty())
            return m_reader->next();
        Result<ReadItem> item = std::move(m_seen.front());
        m_seen.pop_front();
        return item;
    }

    /// BadInput when the first rows have no column that says anything.
    Result<void> requireColumns(ColumnNames& columns) {
        std::vector<std::string> unknown;
        while (m_seen.size() < rowsLookedAt) {
            m_seen.push_back(m_reader->next());
            const auto& item = m_seen.back();
            if (!item || std::holds_alternative<EndOfFile>(*item))
                break;
            const auto* record = std::get_if<Record>(&*item);
            for (const auto& cell : record ? record->cells : std::vector<Record::Cell>()) {
                if (columns.fieldOf(cell.first) != ImportField::Ignored)
                    return {};
                if (unknown.size() <= columnsNamed && std::ranges::find(unknown, cell.first) == unknown.end())
                    unknown.push_back(cell.first);
            }
        }
        return unknown.empty() ? Result<void>{} : sentenceOn(unknown);
    }

private:
    static constexpr std::size_t rowsLookedAt = 50;
    static constexpr std::size_t columnsNamed = 8;

    static Error sentenceOn(const std::vector<std::string>& unknown) {
        std::string names;
        for (std::size_t i = 0; i < std::min(unknown.size(), columnsNamed); ++i)
            names.append(i == 0 ? "\"" : ", \"").append(text::oneLine(unknown[i], 40)).append("\"");
        if (unknown.size() > columnsNamed)
            names.append("...");
        return {ErrorCode::BadInput, "No column of this file is known here (" + names +
                                         "): say with --mapping FILE what they are. Nothing was imported."};
    }

    std::unique_ptr<RecordReader> m_reader;
    std::deque<Result<ReadItem>> m_seen;
};

class Run {
public:
    Run(const ImportRequest& request, BulkWriter& writer, std::string file, Timestamp now)
        : m_request(request)
        , m_writer(writer)
        , m_file(std::move(file))
        , m_now(now) {}

    Result<ImportOutcome> over(ReadAhead& rows) {
        for (;;) {
            // A file that comes slowly must not keep the others from writing.
            if (!m_request.alone && !rows.ready())
                if (auto flushed = m_writer.flush(); !flushed)
                    return flushed.error();
            auto items = rows.next();
            if (!items)
                return items.error();
            if (items->empty())
                break;
            for (ReadAhead::Item& item : *items)
                if (auto taken = take(item); !taken)
                    return taken.error();
        }
        if (auto flushed = m_writer.flush(); !flushed)
            return flushed.error();
        return m_outcome;
    }

private:
    Result<void> take(ReadAhead::Item& item) {
        ++m_outcome.rows;
        auto taken = item.taking(m_outcome);
        if (!taken && taken.error().code == ErrorCode::BadInput)
            taken = reject({item.line, taken.error().sentence, std::move(item.raw)});
        else if (taken)
            remark(item);
        if (!taken)
            return taken;
        if (m_request.progress && m_outcome.rows % rowsBetweenReports == 0)
            m_request.progress(m_outcome.rows);
        return {};
    }

    void remark(ReadAhead::Item& item) {
        for (std::string& sentence : item.remarks) {
            ++m_outcome.remarks;
            if (m_request.remarked)
                m_request.remarked({item.line, std::move(sentence)});
        }
    }

    /// A taken row stays as its SourceRecord says it; one that is not taken stays as it came.
    Result<void> reject(const Rejection& rejection) {
        ++m_outcome.rejected;
        if (m_request.rejected)
            m_request.rejected(rejection);
        if (m_request.dryRun || rejection.raw.empty())
            return {};
        return m_writer.keepRaw({intakeIdOf(m_file, rejection.raw), m_file, rejection.raw, m_now,
                                 IntakeState::Failed, rejection.sentence});
    }

    const ImportRequest& m_request;
    BulkWriter& m_writer;
    std::string m_file;
    Timestamp m_now;
    ImportOutcome m_outcome;
};

} // namespace

Result<ImportOutcome> importFile(Backend& backend, const ImportRequest& request, const Clock& clock,
                                 Random& random) {
    auto reader = openRecords(request.path, request.format);
    if (!reader)
        return reader.error();
    ColumnNames columns(request.kind);
    if (!request.mapping.empty())
        if (auto read = columns.readMapping(request.mapping); !read)
            return read.error();
    Preview rowsOfFile(std::move(*reader));
    if (auto known = rowsOfFile.requireColumns(columns); !known)
        return known.error();
    BulkWriter::Options options;
    options.chunkRows = request.alone ? BulkWriter::aloneChunkRows : BulkWriter::liveChunkRows;
    BulkWriter writer(backend, clock, std::move(options));
    const std::string file = fileName(request.path);
    SourceRows sources(backend, file, clock.now());
    const auto importer = makeImporter(
        request.kind, {backend, writer, sources, columns, random, file, clock.now(), request.dryRun});
    ReadAhead rows(rowsOfFile, *importer);
    return Run(request, writer, file, clock.now()).over(rows);
}

} // namespace visage::store
