// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"

#include <string>
#include <vector>

namespace visage::bench {

/// A made-up company whose rows are computed from their numbers, so that a million of them need no memory.
/// Names are skewed as in life: some are borne by thousands, most by few. The first customer is the heavy
/// one: 500 contacts.
class Company {
public:
    static constexpr std::int64_t heavyContacts = 500;
    static constexpr Timestamp newestContact{1'760'000'000'000};

    Company(std::int64_t customers, std::int64_t interactions, std::uint64_t seed);

    [[nodiscard]] std::int64_t customers() const { return m_customers; }
    [[nodiscard]] std::int64_t interactions() const { return m_interactions; }

    [[nodiscard]] Customer customer(std::int64_t number) const;
    /// One mobile number each, a home line shared by neighbours for some, a mail address for most.
    [[nodiscard]] std::vector<Identity> identities(std::int64_t number) const;
    [[nodiscard]] Interaction interaction(std::int64_t number) const;
    /// Of a contact: the number of its customer, and when it was.
    [[nodiscard]] std::int64_t whose(std::int64_t interaction) const;
    [[nodiscard]] Timestamp when(std::int64_t interaction) const;
    [[nodiscard]] std::string mobile(std::int64_t number) const;
    [[nodiscard]] CustomerId customerId(std::int64_t number) const;

    [[nodiscard]] std::string givenName(std::uint64_t draw) const;
    [[nodiscard]] std::string familyName(std::uint64_t draw) const;

private:
    [[nodiscard]] std::uint64_t draw(std::uint64_t what, std::int64_t number) const;

    std::int64_t m_customers;
    std::int64_t m_interactions;
    std::uint64_t m_seed;
};

} // namespace visage::bench
