// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/import.h"

#include "core/store/import/import_ids.h"
#include "core/store/import/read_ahead.h"

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
        if (!taken)
            return taken;
        if (m_request.progress && m_outcome.rows % rowsBetweenReports == 0)
            m_request.progress(m_outcome.rows);
        return {};
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
    BulkWriter::Options options;
    options.chunkRows = request.alone ? BulkWriter::aloneChunkRows : BulkWriter::liveChunkRows;
    BulkWriter writer(backend, clock, std::move(options));
    const std::string file = fileName(request.path);
    SourceRows sources(backend, file, clock.now());
    const auto importer = makeImporter(
        request.kind, {backend, writer, sources, columns, random, file, clock.now(), request.dryRun});
    ReadAhead rows(**reader, *importer);
    return Run(request, writer, file, clock.now()).over(rows);
}

} // namespace visage::store
