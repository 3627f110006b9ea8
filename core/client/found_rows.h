// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace visage::client {

/// Who the store found beyond what the cache holds: a customer and how to reach it. In memory only, and never
/// of somebody who is in the cache. A value; a published one never changes.
class FoundRows {
public:
    static constexpr std::size_t mostCustomers = 300; ///< the newest ones

    struct Stub {
        Customer customer;
        std::vector<Identity> identities;
    };

    [[nodiscard]] bool empty() const { return m_stubs.empty(); }
    [[nodiscard]] const std::vector<Stub>& all() const { return m_stubs; }
    /// Null: not among them.
    [[nodiscard]] const Stub* find(CustomerId customer) const {
        const auto found = std::ranges::find(m_stubs, customer, &idOfStub);
        return found == m_stubs.end() ? nullptr : &*found;
    }
    /// `kept`: those who do not make room for newer ones.
    void put(Stub stub, const std::unordered_set<CustomerId>& kept) {
        remove(stub.customer.id);
        m_stubs.push_back(std::move(stub));
        if (m_stubs.size() <= mostCustomers)
            return;
        const auto oldest =
            std::ranges::find_if(m_stubs, [&](const Stub& one) { return !kept.contains(one.customer.id); });
        m_stubs.erase(oldest == m_stubs.end() ? m_stubs.begin() : oldest);
    }
    void remove(CustomerId customer) {
        std::erase_if(m_stubs, [customer](const Stub& stub) { return stub.customer.id == customer; });
    }

private:
    static CustomerId idOfStub(const Stub& stub) { return stub.customer.id; }

    std::vector<Stub> m_stubs; ///< the newest last
};

} // namespace visage::client
