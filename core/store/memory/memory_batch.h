// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/memory/memory_backend.h"

namespace visage::store {

class MemoryBatch final : public Batch {
public:
    /// The right to write is taken already.
    MemoryBatch(MemoryBackend& backend, std::shared_ptr<MemoryState> state);
    MemoryBatch(const MemoryBatch&) = delete;
    MemoryBatch& operator=(const MemoryBatch&) = delete;
    ~MemoryBatch() override;

    Seq head() const override { return m_state->facts.head; }
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
    Result<std::int64_t> revokeTokens(UserId user, Revoked why, Timestamp at) override;
    Result<void> putLoginAttempts(const LoginAttempts& attempts) override;
    Result<void> putLease(const Lease& lease) override;
    Result<void> putRawIntake(const RawIntake& intake) override;
    Result<void> putReview(const Review& review) override;
    Result<std::int64_t> trim(Timestamp until, std::int64_t lines) override;
    Result<void> raiseIncarnation(std::int64_t atLeast) override;
    Result<void> putSearchForm(std::string_view form) override;
    Result<void> putHolding(const Holding& holding) override;
    Result<void> putLastBackup(Timestamp at) override;
    Result<void> commit() override;

private:
    MemoryBackend& m_backend;
    std::shared_ptr<MemoryState> m_state;
};

} // namespace visage::store
