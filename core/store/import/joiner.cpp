// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/joiner.h"

#include "core/base/text.h"
#include "core/rules/phone.h"

#include <algorithm>

namespace visage::store {
namespace {

bool joins(const Identity& identity) {
    return identity.type == IdentityType::Email ||
           (identity.type == IdentityType::Phone && rules::isFrenchMobile(identity.valueNorm));
}

std::string keyOf(const Identity& identity) {
    return static_cast<char>(identity.type) + identity.valueNorm;
}

bool sameNames(const Customer& one, const Customer& other) {
    const std::string family = text::fold(one.familyName);
    const std::string given = text::fold(one.givenName);
    const std::string otherFamily = text::fold(other.familyName);
    const std::string otherGiven = text::fold(other.givenName);
    if (family.empty() || given.empty() || otherFamily.empty() || otherGiven.empty())
        return false;
    if (family == otherFamily)
        return given[0] == otherGiven[0];
    // One of two files has the names in the other order.
    return family == otherGiven && given == otherFamily;
}

bool sameOrganisation(const Customer& one, const Customer& other) {
    return one.kind == CustomerKind::Organisation && other.kind == CustomerKind::Organisation &&
           text::fold(one.organisation) == text::fold(other.organisation);
}

bool agree(const Customer& one, const Customer& other) {
    if (one.birthDate && other.birthDate && one.birthDate != other.birthDate)
        return false;
    return sameNames(one, other) || sameOrganisation(one, other);
}

} // namespace

Result<std::vector<CustomerId>> Joiner::customersWith(const Identity& identity) const {
    auto found = m_backend.customersWith(identity.type, identity.valueNorm);
    if (!found)
        return found;
    if (m_rememberedByValue.empty())
        return found;
    if (const auto known = m_rememberedByValue.find(keyOf(identity)); known != m_rememberedByValue.end())
        found->insert(found->end(), known->second.begin(), known->second.end());
    return found;
}

Result<std::optional<Customer>> Joiner::load(CustomerId id) {
    if (const auto known = m_remembered.find(id); known != m_remembered.end())
        return std::optional(known->second);
    auto row = m_backend.load({EntityKind::Customer, id.uuid});
    if (!row)
        return row.error();
    return *row ? std::optional(std::get<Customer>(std::move(**row))) : std::nullopt;
}

Result<const Customer*> Joiner::find(const Customer& customer, const std::vector<Identity>& identities) {
    const Customer* found = nullptr;
    std::vector<CustomerId> seen;
    for (const Identity& identity : identities) {
        if (!joins(identity))
            continue;
        const auto candidates = customersWith(identity);
        if (!candidates)
            return candidates.error();
        for (const CustomerId id : *candidates) {
            if (std::find(seen.begin(), seen.end(), id) != seen.end())
                continue;
            seen.push_back(id);
            auto candidate = load(id);
            if (!candidate)
                return candidate.error();
            if (!*candidate || !agree(customer, **candidate))
                continue;
            if (found)
                return static_cast<const Customer*>(nullptr);
            m_found = std::move(**candidate);
            found = &m_found;
        }
    }
    return found;
}

void Joiner::remember(const Customer& customer, const std::vector<Identity>& identities) {
    m_remembered.insert_or_assign(customer.id, customer);
    for (const Identity& identity : identities)
        if (joins(identity))
            m_rememberedByValue[keyOf(identity)].push_back(customer.id);
}

} // namespace visage::store
