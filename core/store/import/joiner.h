// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace visage::store {

/// Finds the customer that an imported row already is. A row joins only when a mobile number or a mail
/// address is the same, and the surname, and the first letter of the first name, and no birth date
/// contradicts; and only when that holds for one customer alone. Organisations join on their name instead.
/// Everything else stays apart: what was joined wrongly is harder to see than what was not.
class Joiner {
public:
    explicit Joiner(Backend& backend)
        : m_backend(backend) {}

    /// Null when there is none. The pointer lives until the next call.
    [[nodiscard]] Result<const Customer*> find(const Customer& customer,
                                               const std::vector<Identity>& identities);
    /// In a dry run a customer with its identities counts as if it had been written.
    void remember(const Customer& customer, const std::vector<Identity>& identities);
    /// The customer as it is; empty: there is none.
    [[nodiscard]] Result<std::optional<Customer>> load(CustomerId id);

private:
    [[nodiscard]] Result<std::vector<CustomerId>> customersWith(const Identity& identity) const;

    Backend& m_backend;
    std::unordered_map<std::string, std::vector<CustomerId>> m_rememberedByValue;
    std::unordered_map<CustomerId, Customer> m_remembered;
    Customer m_found;
};

} // namespace visage::store
