// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bulk_writer.h"

#include <iterator>
#include <utility>

namespace visage::store {

BulkWriter::BulkWriter(Backend& backend, const Clock& clock, Options options)
    : m_backend(backend)
    , m_clock(clock)
    , m_options(std::move(options)) {}

Result<void> BulkWriter::add(std::vector<Row> together) {
    m_waiting.insert(m_waiting.end(), std::make_move_iterator(together.begin()),
                     std::make_move_iterator(together.end()));
    return m_waiting.size() >= m_options.chunkRows ? flush() : Result<void>{};
}

Result<void> BulkWriter::add(Row row) {
    m_waiting.push_back(std::move(row));
    return m_waiting.size() >= m_options.chunkRows ? flush() : Result<void>{};
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
    for (Row& row : m_waiting)
        if (auto written = writer.write(row); !written)
            return written;
    if (auto indexed = writer.indexTouched(); !indexed)
        return indexed;
    if (auto committed = (*batch)->commit(); !committed)
        return committed;
    m_progress.rows += static_cast<std::int64_t>(m_waiting.size());
    m_waiting.clear();
    if (m_options.progress)
        m_options.progress(m_progress);
    return {};
}

} // namespace visage::store
