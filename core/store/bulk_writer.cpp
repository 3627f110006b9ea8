// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bulk_writer.h"

#include <chrono>
#include <thread>
#include <utility>

namespace visage::store {
namespace {

constexpr std::chrono::milliseconds gapForOthers(3);

} // namespace

BulkWriter::BulkWriter(Backend& backend, const Clock& clock, Options options)
    : m_backend(backend)
    , m_clock(clock)
    , m_options(std::move(options)) {}

Result<void> BulkWriter::begin() {
    if (m_batch)
        return {};
    if (m_options.cancelled && m_options.cancelled())
        return Error{ErrorCode::Superseded, "Stopped on request; what was written before stays."};
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    m_batch = std::move(*batch);
    m_writer.emplace(m_backend, *m_batch, m_clock.now());
    return {};
}

template <class Write> Result<void> BulkWriter::inBatch(std::size_t rows, Write write) {
    auto done = begin();
    if (done)
        done = write();
    if (!done) {
        drop();
        return done;
    }
    m_rows += rows;
    return m_rows >= m_options.chunkRows ? flush() : Result<void>{};
}

Result<void> BulkWriter::add(std::vector<Row> together) {
    return inBatch(together.size(), [&]() -> Result<void> {
        for (Row& row : together)
            if (auto written = m_writer->write(row); !written)
                return written;
        return {};
    });
}

Result<void> BulkWriter::add(Row row) {
    return inBatch(1, [&] { return m_writer->write(row); });
}

Result<void> BulkWriter::addNew(std::vector<Row> together, const rules::SearchTerms* terms) {
    return inBatch(together.size(), [&] { return m_writer->writeNew(together, terms); });
}

Result<void> BulkWriter::keepRaw(const RawIntake& intake) {
    return inBatch(1, [&] { return m_batch->putRawIntake(intake); });
}

Result<void> BulkWriter::flush() {
    if (!m_batch)
        return {};
    auto done = m_writer->finish();
    if (done)
        done = m_batch->commit();
    const std::size_t rows = m_rows;
    drop();
    if (!done)
        return done;
    // Who waits for the right to write looks every millisecond.
    std::this_thread::sleep_for(gapForOthers);
    m_progress.rows += static_cast<std::int64_t>(rows);
    if (m_options.progress)
        m_options.progress(m_progress);
    return {};
}

void BulkWriter::drop() {
    m_writer.reset();
    m_batch.reset();
    m_rows = 0;
}

} // namespace visage::store
