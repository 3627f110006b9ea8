// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/reach.h"

namespace visage::sim {

std::set<CustomerId> joinedWith(const Rows& rows, std::set<CustomerId> some) {
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto& entry : rows.of(EntityKind::Customer)) {
            const auto& customer = std::get<Customer>(entry.row());
            if (customer.mergedInto && some.contains(customer.id) != some.contains(customer.mergedInto)) {
                some.insert({customer.id, customer.mergedInto});
                grows = true;
            }
        }
    }
    return some;
}

Date dayOfContact() {
    return *Date::make(2023, 11, 1);
}

Reach::Reach(const Rows& rows, const sync::View& view, Seq work, Seq ident)
    : m_view(view) {
    const auto members = rows.of(EntityKind::ScopeMember);
    const auto customers = rows.of(EntityKind::Customer);
    m_members.reserve(members.size());
    m_inTouch.reserve(customers.size());
    for (const auto& entry : members)
        if (entry.rev() <= work && m_view.sees(std::get<ScopeMember>(entry.row()).scope))
            m_members.push_back(entry.dossier());
    for (const auto& entry : customers)
        if (entry.rev() <= ident && std::get<Customer>(entry.row()).lastContactOn)
            m_inTouch.push_back(entry.dossier());
    std::ranges::sort(m_members);
    std::ranges::sort(m_inTouch);
}

bool Reach::ofWork(const Row& row, CustomerId dossier) const {
    if (const auto* member = std::get_if<ScopeMember>(&row))
        return m_view.sees(member->scope);
    return !dossier || isMember(dossier);
}

bool Reach::ofIdent(EntityKind kind, CustomerId dossier) const {
    return (kind == EntityKind::Customer || kind == EntityKind::Identity) &&
           std::ranges::binary_search(m_inTouch, dossier);
}

} // namespace visage::sim
