// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/reach.h"

namespace visage::sim {

std::set<CustomerId> joinedWith(const std::map<RowKey, Row>& rows, std::set<CustomerId> some) {
    for (bool grows = true; grows;) {
        grows = false;
        for (const auto& [key, row] : rowsOf(rows, EntityKind::Customer)) {
            const auto& customer = std::get<Customer>(row);
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

Reach::Reach(const std::map<RowKey, Row>& rows, const sync::View& view, Seq work, Seq ident)
    : m_view(view) {
    for (const auto& [key, row] : rowsOf(rows, EntityKind::ScopeMember))
        if (const auto& member = std::get<ScopeMember>(row); member.rev <= work && view.sees(member.scope))
            m_members.insert(member.customer);
    for (const auto& [key, row] : rowsOf(rows, EntityKind::Customer))
        if (const auto& customer = std::get<Customer>(row); customer.rev <= ident && customer.lastContactOn)
            m_inTouch.insert(customer.id);
}

bool Reach::ofWork(const Row& row) const {
    if (const auto* member = std::get_if<ScopeMember>(&row))
        return m_view.sees(member->scope);
    const CustomerId owner = dossierOf(row);
    return !owner || isMember(owner);
}

bool Reach::ofIdent(const Row& row) const {
    const EntityKind kind = kindOf(row);
    return (kind == EntityKind::Customer || kind == EntityKind::Identity) &&
           m_inTouch.contains(dossierOf(row));
}

} // namespace visage::sim
