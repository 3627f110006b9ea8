// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"
#include "core/store/import/record.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace visage::store {

/// Knows which rows of a file were imported before, in this run or an earlier one.
class SourceRows {
public:
    enum class Standing : unsigned char {
        New,
        Unchanged,
        Changed,
        Erased, ///< imported once, of a person who was erased since: it is not brought back
    };
    struct Found {
        Standing standing = Standing::New;
        SourceRecord record; ///< as it shall be kept; its id is the old one where there was one
    };

    /// `file`: the file's name without its path. `now`: of this run.
    SourceRows(Backend& backend, std::string file, Timestamp now)
        : m_backend(backend)
        , m_file(std::move(file))
        , m_now(now) {}

    /// The record that a row would be, as far as the row alone says. Any thread.
    [[nodiscard]] SourceRecord recordOf(const Record& record, std::string ownId) const;
    [[nodiscard]] Result<Found> find(SourceRecord wanted);
    /// In a dry run the row counts as if it had been written.
    void remember(const SourceRecord& record) { m_remembered.insert_or_assign(record.id, record); }

private:
    [[nodiscard]] Result<std::optional<SourceRecord>> load(SourceRecordId id);
    [[nodiscard]] Result<Found> findAmongKept(SourceRecord wanted);
    [[nodiscard]] Result<Found> findByContent(SourceRecord wanted);
    [[nodiscard]] Result<bool> isErased(SourceRecordId id);

    Backend& m_backend;
    std::string m_file;
    Timestamp m_now;
    std::unordered_map<SourceRecordId, SourceRecord> m_remembered;
    std::optional<bool> m_anyErased; ///< nearly never: then nothing is asked for each row
};

/// The row as a JSON object of column to text.
[[nodiscard]] std::string rawJson(const Record& record);

} // namespace visage::store
