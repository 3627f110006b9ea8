// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"
#include "core/storage/migrations.h"
#include "core/store/backend.h"

#include <array>
#include <memory>
#include <span>
#include <string>

namespace visage::store {

/// The steps of the store's schema, from migrations/*.sql.
[[nodiscard]] std::span<const storage::Migration> storeMigrations();

/// The store's data in one SQLite file.
class SqliteBackend final : public Backend {
public:
    /// Opens the file, makes it when `options.create`, and brings its schema up to date. TooNew for a newer
    /// one.
    [[nodiscard]] static Result<std::unique_ptr<SqliteBackend>>
    open(const std::string& path, const storage::OpenOptions& options = {});

    Result<sync::StoreFacts> facts() override;
    Result<std::unique_ptr<Batch>> begin() override;
    Result<std::int64_t> foreignChanges() override;
    Result<std::optional<Row>> load(const rules::Key& key) override;
    Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer, int limit) override;
    Result<std::vector<Row>> all(EntityKind kind) override;
    Result<std::optional<User>> userNamed(std::string_view name) override;
    Result<std::optional<Case>> caseNumbered(std::int64_t number) override;
    Result<std::vector<Interaction>> interactionsOf(CaseId caseId) override;
    Result<std::vector<CustomerId>> customersWith(IdentityType type, std::string_view valueNorm) override;
    Result<std::vector<CustomerId>> search(const rules::SearchQuery& query, int limit) override;
    Result<std::vector<TableCount>> counts() override;
    Result<sync::FeedPage> feed(Seq from, std::size_t maxBytes) override;
    Result<sync::SnapshotPage> snapshot(EntityKind kind, const Uuid& after, std::size_t maxBytes) override;
    Result<std::optional<Device>> device(DeviceId id) override;
    Result<std::optional<Applied>> applied(DeviceId device, std::int64_t mseq) override;
    Result<std::optional<Applied>> appliedTo(MutationId mid) override;
    Result<std::optional<Credential>> credential(UserId user) override;
    Result<std::optional<Token>> token(std::string_view hash) override;
    Result<LoginAttempts> loginAttempts(std::string_view name) override;
    Result<std::optional<RawIntake>> rawIntake(const Uuid& id) override;
    Result<void> eachSource(const std::function<void(const Source&)>& take) override;

    [[nodiscard]] storage::Connection& connection() { return m_db; }

private:
    explicit SqliteBackend(storage::Connection db)
        : m_db(std::move(db)) {}
    [[nodiscard]] Result<std::int64_t> replicatedRows(Seq head);

    storage::Connection m_db;
    /// Estimate for progress bars: counting a million rows for each page would cost more than sending them.
    std::int64_t m_rowsTotal = 0;
    Seq m_rowsTotalAt = -1;
};

} // namespace visage::store
