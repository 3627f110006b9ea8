// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace visage::store {

/// What follows from rows that are written, for customers: the day of their last contact, and of which scopes
/// they are members. Records that were merged count as one customer: each of them is what any of them is.
/// Belongs to one batch.
class Upkeep {
public:
    explicit Upkeep(Timestamp now)
        : m_now(now) {}

    /// A row is written (`before`: what was there) or removed (`after` null). `actor`: whose command on a
    /// desktop it is; none: not one.
    void note(const Row* before, const Row* after, UserId actor);
    /// Makes good what was missed while nobody kept members.
    void noteCustomer(CustomerId customer) { m_work.insert(customer); }
    /// Puts the day of these contacts into a customer who is written together with them.
    void noteNew(Customer& customer, const std::vector<Row>& together) const;

    /// The rows to write or remove for what was noted, which is forgotten. ChangeWriter calls it until there
    /// are none.
    [[nodiscard]] Result<std::vector<RowChange>> due(Backend& backend);

private:
    [[nodiscard]] Date dayOf(const Row& row) const;
    [[nodiscard]] Result<void> contacts(Backend& backend, std::vector<RowChange>& changes);
    [[nodiscard]] Result<void> joined(Backend& backend, std::vector<RowChange>& changes);
    [[nodiscard]] Result<void> members(Backend& backend, std::vector<RowChange>& changes);
    [[nodiscard]] Result<bool> isFresh(Backend& backend, UserId user, CustomerId customer);

    Timestamp m_now;
    std::unordered_map<CustomerId, Date> m_contacts;
    std::unordered_set<CustomerId> m_joined; ///< merged, or separated
    std::unordered_set<CustomerId> m_work;   ///< whose members may be others
    std::set<std::pair<CustomerId, UserId>> m_touched;
};

/// Rows by their keys, however many: some hundreds in a round trip.
[[nodiscard]] Result<std::vector<std::optional<Row>>> loadMany(Backend& backend,
                                                               std::span<const rules::Key> keys);

/// All records that are one with this one, itself first; empty when it is not there.
[[nodiscard]] Result<std::vector<Customer>> recordsOf(Backend& backend, CustomerId customer);

/// The members that the open work on these records makes, of teams and users; `touchedAt` is `now`.
[[nodiscard]] Result<std::vector<std::string>> scopesOfWork(Backend& backend,
                                                            const std::vector<Customer>& records);

/// Of which kind a scope is: "team:", "mine:", "list:", "pin:".
[[nodiscard]] inline bool isTeam(std::string_view scope) {
    return scope.starts_with("team:");
}
[[nodiscard]] inline bool isMine(std::string_view scope) {
    return scope.starts_with("mine:");
}
[[nodiscard]] inline bool isPin(std::string_view scope) {
    return scope.starts_with("pin:");
}
[[nodiscard]] inline bool isList(std::string_view scope) {
    return scope.starts_with("list:");
}

} // namespace visage::store
