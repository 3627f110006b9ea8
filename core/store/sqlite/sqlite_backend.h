// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"
#include "core/storage/transaction.h"
#include "core/store/sql/sql_backend.h"

#include <memory>
#include <string>

namespace visage::store {

template <> struct SqlTypes<storage::Connection> {
    using Statement = storage::Statement;
    using Transaction = storage::Transaction;
};
extern template class SqlBackend<storage::Connection>;

/// The store's data in one SQLite file.
class SqliteBackend final : public SqlBackend<storage::Connection> {
public:
    /// Opens the file, makes it when `options.create`, and brings its schema up to date. TooNew for a newer
    /// one.
    [[nodiscard]] static Result<std::unique_ptr<SqliteBackend>>
    open(const std::string& path, const storage::OpenOptions& options = {});

    Result<std::unique_ptr<Batch>> begin() override;
    Result<std::int64_t> foreignChanges() override;
    Result<std::vector<std::string>> verify() override;
    using Backend::scrub;
    Result<bool> scrub(const std::function<Result<void>()>& mine) override;
    Result<std::int64_t> customersAbout() override;

private:
    using SqlBackend::SqlBackend;
    Result<void> addMatches(const std::string& expression, int limit,
                            std::vector<CustomerId>& found) override;
    std::string expressionFor(const rules::SearchQuery& query) const override;

    bool m_scrubbing = false; ///< the search index is being merged
};

} // namespace visage::store
