// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/import.h"

#include "core/store/import/importer.h"

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

class Run {
public:
    Run(const ImportRequest& request, Importer& importer, BulkWriter& writer)
        : m_request(request)
        , m_importer(importer)
        , m_writer(writer) {}

    Result<ImportOutcome> over(RecordReader& reader) {
        for (;;) {
            auto item = reader.next();
            if (!item)
                return item.error();
            if (std::holds_alternative<EndOfFile>(*item))
                break;
            ++m_outcome.rows;
            if (auto* rejection = std::get_if<Rejection>(&*item))
                reject(std::move(*rejection));
            else if (auto taken = take(std::get<Record>(*item)); !taken)
                return taken.error();
            if (m_request.progress && m_outcome.rows % rowsBetweenReports == 0)
                m_request.progress(m_outcome.rows);
        }
        if (auto flushed = m_writer.flush(); !flushed)
            return flushed.error();
        return m_outcome;
    }

private:
    Result<void> take(const Record& record) {
        const auto taken = m_importer.take(record, m_outcome);
        if (!taken && taken.error().code == ErrorCode::BadInput)
            reject({record.line, taken.error().sentence});
        else if (!taken)
            return taken;
        if (m_writer.progress().rows != m_written) {
            m_written = m_writer.progress().rows;
            m_importer.written();
        }
        return {};
    }

    void reject(Rejection rejection) {
        ++m_outcome.rejected;
        if (m_request.rejected)
            m_request.rejected(rejection);
    }

    const ImportRequest& m_request;
    Importer& m_importer;
    BulkWriter& m_writer;
    ImportOutcome m_outcome;
    std::int64_t m_written = 0;
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
    BulkWriter::Options options;
    options.chunkRows = request.alone ? BulkWriter::aloneChunkRows : BulkWriter::liveChunkRows;
    BulkWriter writer(backend, clock, std::move(options));
    const std::string file = fileName(request.path);
    SourceRows sources(backend, file, clock.now());
    const auto importer = makeImporter(
        request.kind, {backend, writer, sources, columns, random, file, clock.now(), request.dryRun});
    return Run(request, *importer, writer).over(**reader);
}

} // namespace visage::store
