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

Result<void> BulkWriter::take(std::vector<Row> together, bool fresh) {
    for (Row& row : together)
        m_waiting.push_back({std::move(row), fresh});
    return m_waiting.size() >= m_options.chunkRows ? flush() : Result<void>{};
}

Result<void> BulkWriter::add(std::vector<Row> together) {
    return take(std::move(together), false);
}

Result<void> BulkWriter::addNew(std::vector<Row> together) {
    return take(std::move(together), true);
}

Result<void> BulkWriter::add(Row row) {
    std::vector<Row> alone;
    alone.push_back(std::move(row));
    return take(std::move(alone), false);
}

Result<void> BulkWriter::flush() {
    if (m_options.cancelled && m_options.cancelled())
        return Error{ErrorCode::Superseded, "Stopped on request; what was written before stays."};
    if (m_waiting.empty())
        return {};
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    ChangeWriter writer(m_backend, **batch, m_clock.now());
    for (Waiting& waiting : m_waiting)
        if (auto written = waiting.fresh ? writer.writeNew(waiting.row) : writer.write(waiting.row); !written)
            return written;
    if (auto indexed = writer.indexTouched(); !indexed)
        return indexed;
    if (auto committed = (*batch)->commit(); !committed)
        return committed;
    // Who waits for the right to write looks every millisecond.
    std::this_thread::sleep_for(gapForOthers);
    m_progress.rows += static_cast<std::int64_t>(m_waiting.size());
    m_waiting.clear();
    if (m_options.progress)
        m_options.progress(m_progress);
    return {};
}

} // namespace visage::store
