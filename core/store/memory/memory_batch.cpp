// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory/memory_batch.h"

#include <cassert>

namespace visage::store {
namespace {

// The values that only one row of a kind may have.
bool sameUniqueValue(const User& a, const User& b) {
    return a.name == b.name;
}
bool sameUniqueValue(const Reason& a, const Reason& b) {
    return a.code == b.code;
}
bool sameUniqueValue(const Queue& a, const Queue& b) {
    return a.code == b.code;
}
bool sameUniqueValue(const Case& a, const Case& b) {
    return a.number > 0 && a.number == b.number;
}

bool contradictsAnother(const MemoryState& state, const Row& row) {
    return std::visit(
        [&state]<class T>(const T& entity) {
            if constexpr (requires { sameUniqueValue(entity, entity); })
                for (auto it = state.rows.lower_bound({Fields<T>::kind, {}});
                     it != state.rows.end() && it->first.kind == Fields<T>::kind; ++it)
                    if (it->first.id != entity.id.uuid && sameUniqueValue(std::get<T>(it->second), entity))
                        return true;
            return false;
        },
        row);
}

} // namespace

MemoryBatch::MemoryBatch(MemoryBackend& backend, std::shared_ptr<MemoryState> state)
    : m_backend(backend)
    , m_state(std::move(state)) {}

MemoryBatch::~MemoryBatch() {
    if (m_backend.m_open != m_state)
        return;
    m_backend.m_open.reset();
    m_backend.m_database->release();
}

Result<void> MemoryBatch::put(const Row& row) {
    if (contradictsAnother(*m_state, row))
        return Error{ErrorCode::Conflict, "The database refused a row that contradicts another one."};
    m_state->rows.insert_or_assign({kindOf(row), idOf(row)}, row);
    return {};
}

Result<void> MemoryBatch::putNew(std::span<const Row> rows) {
    for (const Row& row : rows) {
        if (m_state->rows.contains({kindOf(row), idOf(row)}))
            return Error{ErrorCode::Conflict, "This row is there already."};
        if (auto written = put(row); !written)
            return written;
    }
    return {};
}

Result<void> MemoryBatch::erase(const rules::Key& key) {
    m_state->rows.erase(key);
    return {};
}

Result<void> MemoryBatch::log(const LogEntry& entry) {
    assert(entry.seq == head() + 1);
    m_state->facts.head = entry.seq;
    m_state->log.emplace(entry.seq, entry);
    return {};
}

Result<void> MemoryBatch::index(CustomerId customer, const std::optional<rules::SearchTerms>& terms) {
    if (terms)
        m_state->words.insert_or_assign(customer, *terms);
    else
        m_state->words.erase(customer);
    return {};
}

Result<std::int64_t> MemoryBatch::nextNumber(std::string_view series) {
    return ++m_state->counters[std::string(series)];
}

Result<void> MemoryBatch::putDevice(const Device& device) {
    m_state->devices.insert_or_assign(device.id, device);
    return {};
}

Result<void> MemoryBatch::putApplied(const Applied& applied) {
    m_state->applied.insert_or_assign({applied.device, applied.ack.mseq}, applied);
    return {};
}

Result<void> MemoryBatch::putCredential(const Credential& credential) {
    m_state->credentials.insert_or_assign(credential.user, credential);
    return {};
}

Result<void> MemoryBatch::putToken(const Token& token) {
    m_state->tokens.insert_or_assign(token.hash, token);
    return {};
}

Result<std::int64_t> MemoryBatch::revokeTokens(UserId user, Revoked why, Timestamp at) {
    std::int64_t revoked = 0;
    for (auto& [hash, token] : m_state->tokens) {
        if (token.user != user || token.revokedAt)
            continue;
        token.revokedAt = at;
        token.revoked = why;
        ++revoked;
    }
    return revoked;
}

Result<void> MemoryBatch::putLoginAttempts(const LoginAttempts& attempts) {
    if (attempts.failures == 0)
        m_state->attempts.erase(attempts.name);
    else
        m_state->attempts.insert_or_assign(attempts.name, attempts);
    return {};
}

Result<void> MemoryBatch::putLease(const Lease& lease) {
    m_state->leases.insert_or_assign(lease.name, lease);
    return {};
}

Result<void> MemoryBatch::putRawIntake(const RawIntake& intake) {
    m_state->intake.insert_or_assign(intake.id, intake);
    return {};
}

Result<void> MemoryBatch::putReview(const Review& review) {
    m_state->reviews.insert_or_assign(review.mid, review);
    return {};
}

Result<std::int64_t> MemoryBatch::trim(Timestamp until, std::int64_t lines) {
    std::erase_if(m_state->reviews, [until](const auto& entry) {
        return entry.second.state != ReviewState::Waiting && entry.second.decidedAt < until;
    });
    std::erase_if(m_state->applied, [until](const auto& entry) { return entry.second.at < until; });
    std::int64_t gone = 0;
    auto& log = m_state->log;
    while (gone < lines && !log.empty() && log.begin()->second.at < until) {
        m_state->facts.floor = log.begin()->first;
        log.erase(log.begin());
        ++gone;
    }
    return gone;
}

Result<void> MemoryBatch::raiseIncarnation(std::int64_t atLeast) {
    m_state->facts.incarnation = std::max(m_state->facts.incarnation + 1, atLeast);
    return {};
}

Result<void> MemoryBatch::putSearchForm(std::string_view form) {
    m_state->searchForm = form;
    return {};
}

Result<void> MemoryBatch::putLastBackup(Timestamp at) {
    m_state->lastBackup = at;
    return {};
}

Result<void> MemoryBatch::putHolding(const Holding& holding) {
    m_state->holding = holding;
    return {};
}

Result<void> MemoryBatch::commit() {
    m_backend.m_database->replace(m_state, &m_backend);
    m_backend.m_open.reset();
    m_backend.m_database->release();
    return {};
}

} // namespace visage::store
