// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/postgres/postgres_backend.h"
#include "core/store/sql/sql_batch.h"

#include <map>
#include <utility>
#include <vector>

namespace visage::store {

class PostgresBatch final : public SqlBatch<storage::pg::Connection> {
public:
    [[nodiscard]] static Result<std::unique_ptr<Batch>> begin(PostgresBackend& backend);
    PostgresBatch(const PostgresBatch&) = delete;
    PostgresBatch& operator=(const PostgresBatch&) = delete;
    ~PostgresBatch() override;

    Result<void> put(const Row& row) override;
    Result<void> putNew(std::span<const Row> rows) override;
    Result<void> erase(const rules::Key& key) override;
    Result<void> log(const LogEntry& entry) override;
    Result<void> index(CustomerId customer, const std::optional<rules::SearchTerms>& terms) override;
    Result<std::int64_t> nextNumber(std::string_view series) override;
    Result<void> putDevice(const Device& device) override;
    Result<void> putApplied(const Applied& applied) override;
    Result<std::int64_t> trim(Timestamp until, std::int64_t lines) override;
    Result<void> commit() override;

private:
    PostgresBatch(PostgresBackend& backend, Transaction transaction, Seq head);
    Result<void> settleLines() override;
    Result<std::int64_t> touched() override { return m_db.changes(); }

    [[nodiscard]] Result<void> writeCounters();
    [[nodiscard]] Result<void> settleAnswers();

    PostgresBackend& m_backend;
    bool m_erases = false;         ///< somebody, for good
    std::vector<LogEntry> m_lines; ///< not handed over yet
    /// What the pushes of this batch have become, written at its end; readers ask m_reads.
    std::map<DeviceId, Device> m_devices;
    std::map<std::pair<DeviceId, std::int64_t>, Applied> m_answers;
};

} // namespace visage::store
