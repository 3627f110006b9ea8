// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/client_disk.h"
#include "app/sim/reach.h"
#include "core/sync/kept_rows.h"
#include "core/sync/mutants.h"

// What goes from a desktop's disk with the end of a snapshot, with a scope and with a member, as the cache of
// the program does it (core/client/cache).

namespace visage::sim {

using sync::Mutant;
using sync::mutated;

void ClientDisk::removeWhatIsGone(const std::string& scope, Seq asOf) {
    const auto& brought = m_brought[scope];
    const bool ident = scope == protocol::scopeIdent;
    const sync::HeldScopes held = sync::heldScopes(m_state.scopes);
    const auto broughtOwner = [&](CustomerId owner) {
        return brought.contains({EntityKind::Customer, owner.uuid});
    };
    // Members first: who is one decides about the rest. Whoever became one while the snapshot was read comes
    // again, entirely, with the changes behind it.
    if (!ident)
        m_cache.eraseIf([&](const auto& entry) {
            return entry.key.first == EntityKind::ScopeMember &&
                   (!brought.contains(entry.key) || !broughtOwner(entry.dossier()));
        });
    std::set<CustomerId> members;
    std::set<CustomerId> owners;
    std::set<CustomerId> silent; // members since, whom `ident` holds
    for (const auto& [key, row] : m_cache) {
        (key.first == EntityKind::ScopeMember ? members : owners).insert(dossierOf(row));
        if (const auto* customer = std::get_if<Customer>(&row); !ident && customer && customer->lastContactOn)
            silent.insert(customer->id);
    }
    for (const auto& [key, row] : m_cache.of(EntityKind::ScopeMember))
        if (revOf(row) <= asOf)
            silent.erase(dossierOf(row));
    m_cache.eraseIf([&](const auto& entry) {
        const RowKey& key = entry.key;
        const CustomerId owner = entry.dossier();
        if (brought.contains(key) || (ident && !sync::mayStay(sync::Kept::Stub, key.first)))
            return false;
        if (!sync::mayStay(sync::Kept::Stub, key.first) || !held.ident || !owner)
            return !ident;
        // Both scopes may hold who somebody is. Either says which identities are there no more of whom it has
        // brought, if they are no newer: `work` of members only, and `ident` entirely of those who are none.
        // Who was granted anew while the snapshot was read may have been no member just when identities were:
        // of those whom `ident` holds it says nothing.
        const bool said = key.first == EntityKind::Identity && entry.rev() <= asOf && broughtOwner(owner) &&
                          !silent.contains(owner);
        return members.contains(owner) ? said : ident;
    });
    // Who was a member while some of the rows were read, and no more when the members were.
    if (scope != protocol::scopeAll && !ident)
        purge(owners);
}

sync::CopyState ClientDisk::copyOf(const std::string& scope, Timestamp storeNow) const {
    sync::CopyState copy{m_state.store, m_state.incarnation, scope, cursorOf(scope), {}, {}};
    std::set<CustomerId> wanted;
    if (scope == protocol::scopeWork)
        for (const auto& entry : m_cache.of(EntityKind::ScopeMember))
            wanted.insert(entry.dossier());
    if (scope == protocol::scopeIdent) {
        copy.since = std::min(sync::comparedSince(storeNow), dayOfContact());
        for (const auto& entry : m_cache.of(EntityKind::Customer))
            if (std::get<Customer>(entry.row()).lastContactOn >= copy.since)
                wanted.insert(entry.dossier());
    }
    for (const auto& entry : m_cache) {
        const auto& [kind, id] = entry.key;
        const auto under = sync::comparedUnder(scope, kind, id, entry.dossier());
        const bool ofCompany = scope == protocol::scopeWork && !entry.dossier();
        if (under && (scope == protocol::scopeAll || ofCompany || wanted.contains(entry.dossier())))
            sync::addTo(copy.sums, *under, kind, id, entry.rev());
    }
    return copy;
}

RowKey ClientDisk::drift(Random& random) {
    std::vector<RowKey> keys;
    for (const auto& [key, row] : m_cache)
        if (dossierOf(row) || holds(protocol::scopeAll))
            keys.push_back(key);
    if (keys.empty())
        return {};
    const RowKey key = keys[random.below(keys.size())];
    Row row = m_cache.find(key)->row();
    m_cache.erase(key);
    if (random.below(2) == 0 && revOf(row) > 1) {
        setRev(row, revOf(row) - 1);
        m_cache.put(std::move(row));
    }
    return key;
}

void ClientDisk::purge(const std::set<CustomerId>& customers) {
    if (mutated(Mutant::NothingPurged) || holds(protocol::scopeAll))
        return;
    for (const CustomerId customer : customers) {
        if (!customer)
            continue;
        const auto group = joinedWith(m_cache, {customer});
        std::vector<ScopeMember> members;
        for (const auto& [key, row] : m_cache.of(EntityKind::ScopeMember))
            if (const auto& member = std::get<ScopeMember>(row); group.contains(member.customer))
                members.push_back(member);
        for (const CustomerId record : group)
            purgeRecord(record, members);
    }
}

void ClientDisk::purgeRecord(CustomerId record, const std::vector<ScopeMember>& members) {
    const auto customer = m_cache.find({EntityKind::Customer, record.uuid});
    const Date lastContactOn =
        customer == m_cache.end() ? Date() : std::get<Customer>(customer->row()).lastContactOn;
    const sync::Kept kept =
        sync::keptOf(sync::heldScopes(m_state.scopes), members, lastContactOn, dayOfContact());
    if (kept == sync::Kept::Everything)
        return;
    m_cache.eraseIf([&](const auto& entry) {
        return entry.dossier() == record && !sync::mayStay(kept, entry.key.first);
    });
}

} // namespace visage::sim
