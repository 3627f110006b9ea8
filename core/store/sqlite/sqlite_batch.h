// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"
#include "core/store/backend.h"

#include <vector>

namespace visage::store {

class SqliteBatch final : public Batch {
public:
    [[nodiscard]] static Result<std::unique_ptr<Batch>> begin(storage::Connection& db);

    Seq head() const override { return m_head; }
    Result<void> put(const Row& row) override;
    Result<void> putNew(std::span<const Row> rows) override;
    Result<void> erase(const rules::Key& key) override;
    Result<void> log(const LogEntry& entry) override;
    Result<void> index(CustomerId customer, const std::optional<rules::SearchTerms>& terms) override;
    Result<std::int64_t> nextNumber(std::string_view series) override;
    Result<void> putDevice(const Device& device) override;
    Result<void> putApplied(const Applied& applied) override;
    Result<void> putCredential(const Credential& credential) override;
    Result<void> putToken(const Token& token) override;
    Result<std::int64_t> revokeTokens(UserId user, Timestamp at) override;
    Result<void> putLoginAttempts(const LoginAttempts& attempts) override;
    Result<void> putRawIntake(const RawIntake& intake) override;
    Result<std::int64_t> trim(Timestamp until, std::int64_t lines) override;
    Result<void> raiseIncarnation() override;
    Result<void> commit() override;

private:
    SqliteBatch(storage::Connection& db, storage::Transaction transaction, Seq head)
        : m_db(db)
        , m_transaction(std::move(transaction))
        , m_head(head)
        , m_headBefore(head) {}
    [[nodiscard]] Result<void> writeLines();
    [[nodiscard]] Result<void> replaceWords(std::int64_t doc, const std::string& before,
                                            const std::optional<std::string>& words);

    storage::Connection& m_db;
    storage::Transaction m_transaction;
    Seq m_head;
    Seq m_headBefore;
    std::vector<LogEntry> m_lines; ///< of the log, not yet handed to SQLite
};

} // namespace visage::store
