// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"
#include "core/store/scopes/upkeep.h"

#include <unordered_set>
#include <vector>

namespace visage::store {

/// Puts rows into a batch the one right way: a row that differs from what is there gets the next number of
/// the log as its revision and a line in the log; a customer whose words may have changed is indexed anew;
/// who was in touch and who has open work is told from (scopes/upkeep.h). Kinds that desktops may not have
/// are written without a line.
class ChangeWriter {
public:
    ChangeWriter(Backend& backend, Batch& batch, Timestamp now)
        : m_backend(backend)
        , m_batch(batch)
        , m_now(now)
        , m_upkeep(now) {}

    /// Whose command on a desktop the rows from here on are of; none: nobody's.
    void actFor(UserId user) { m_actor = user; }

    /// `row` comes back as it was written. A new case without a number gets the next one.
    [[nodiscard]] Result<void> write(Row& row, MutationId mid = {});
    /// The same for rows that cannot be there, because their ids were made for them just now: nothing is
    /// looked up. A customer among them comes first and is indexed by `terms`, or by what comes with it.
    [[nodiscard]] Result<void> writeNew(std::vector<Row>& together,
                                        const rules::SearchTerms* terms = nullptr);
    [[nodiscard]] Result<void> erase(const rules::Key& key, MutationId mid = {});
    /// To be called before the batch is committed.
    [[nodiscard]] Result<void> finish();

    /// Makes the words of a customer anew, whether anything of it was written or not.
    [[nodiscard]] Result<void> indexCustomer(CustomerId customer);
    /// The same for the scopes that it is a member of; with finish().
    void keepMembers(CustomerId customer) { m_upkeep.noteCustomer(customer); }

private:
    [[nodiscard]] Result<void> number(Row& row);
    [[nodiscard]] Result<void> putAndLog(Row& row, const Row* old, MutationId mid);
    [[nodiscard]] Result<void> indexNew(const std::vector<Row>& together, const rules::SearchTerms* terms);
    [[nodiscard]] Result<void> eraseAndLog(const rules::Key& key, MutationId mid);
    [[nodiscard]] Result<void> keepUp();
    void touch(const Row& row);

    Backend& m_backend;
    Batch& m_batch;
    Timestamp m_now;
    Upkeep m_upkeep;
    UserId m_actor;
    std::unordered_set<CustomerId> m_touched;
};

/// Which fields of a row changed, as a LogEntry says it; every field when there was no row before.
[[nodiscard]] std::uint64_t changedFields(const Row* before, const Row& after);

} // namespace visage::store
