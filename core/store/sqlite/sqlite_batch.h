// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"
#include "core/store/sql/sql_batch.h"
#include "core/store/sqlite/sqlite_backend.h"

#include <vector>

namespace visage::store {

class SqliteBatch final : public SqlBatch<storage::Connection> {
public:
    [[nodiscard]] static Result<std::unique_ptr<Batch>> begin(storage::Connection& db);

    Result<void> log(const LogEntry& entry) override;
    Result<void> index(CustomerId customer, const std::optional<rules::SearchTerms>& terms) override;
    Result<void> commit() override;

private:
    using SqlBatch::SqlBatch;
    Result<void> settleLines() override { return writeLines(); }
    Result<std::int64_t> touched() override { return m_db.changes(); }
    [[nodiscard]] Result<void> writeLines();
    [[nodiscard]] Result<void> replaceWords(std::int64_t doc, const std::string& before,
                                            const std::optional<std::string>& words);

    std::vector<LogEntry> m_lines; ///< of the log, not yet handed to SQLite
};

} // namespace visage::store
