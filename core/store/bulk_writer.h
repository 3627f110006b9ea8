// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/store/backend.h"
#include "core/store/change_writer.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace visage::store {

/// Writes many rows, as imports and the demo company do: thousands in a transaction, each in the log, with
/// the look-up and search indexes kept. A row that is there already as it is, is left alone, so the same
/// import can be repeated. Works beside a live store, whose desktops get the rows, and leaves it a gap
/// between its transactions. What was handed in is read back by the backend at once. One thread.
class BulkWriter {
public:
    static constexpr std::size_t liveChunkRows = 2'000;
    static constexpr std::size_t aloneChunkRows = 100'000; ///< where nobody serves the store meanwhile
    struct Progress {
        std::int64_t rows = 0; ///< handed in and durable
    };
    struct Options {
        /// In one transaction. Every chunk writes the same pages of the look-up indexes again, so larger ones
        /// are faster; smaller ones let a live store in sooner.
        std::size_t chunkRows = liveChunkRows;
        std::function<void(const Progress&)> progress; ///< after each chunk; may be empty
        std::function<bool()> cancelled;               ///< asked before each chunk; may be empty
    };

    BulkWriter(Backend& backend, const Clock& clock, Options options);

    /// Takes rows that belong together (a customer with its identities, a contact with its links): either all
    /// of them are kept or none. `rev` is set here. Commits a chunk when enough have come; then everything of
    /// the chunk is durable. An error says why nothing of the chunk is there; the chunks before stay.
    /// Superseded when `cancelled` said so.
    [[nodiscard]] Result<void> add(std::vector<Row> together);
    [[nodiscard]] Result<void> add(Row row);
    /// The same for rows whose ids were made for them just now, so that none of them can be there: faster,
    /// for nothing is looked up. A customer comes before what belongs to it, and all that is searched of it
    /// comes with it. `terms`: of that customer, where they are known already.
    [[nodiscard]] Result<void> addNew(std::vector<Row> together, const rules::SearchTerms* terms = nullptr);
    /// What came from outside and could not be understood, kept with the rest of the batch.
    [[nodiscard]] Result<void> keepRaw(const RawIntake& intake);
    /// Commits what has come, and lets others write. To be called before waiting for anything, and at the
    /// end: rows not flushed are dropped.
    [[nodiscard]] Result<void> flush();

    [[nodiscard]] const Progress& progress() const { return m_progress; }

private:
    [[nodiscard]] Result<void> begin();
    template <class Write> [[nodiscard]] Result<void> inBatch(std::size_t rows, Write write);
    void drop();

    Backend& m_backend;
    const Clock& m_clock;
    Options m_options;
    std::unique_ptr<Batch> m_batch;
    std::optional<ChangeWriter> m_writer; ///< of the batch
    std::size_t m_rows = 0;               ///< in the batch
    Progress m_progress;
};

} // namespace visage::store
