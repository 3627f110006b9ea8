// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/purge.h"

#include "core/client/rows.h"
#include "core/storage/entity_sql.h"
#include "core/storage/transaction.h"

#include <algorithm>

namespace visage::client {

using storage::Connection;
using storage::Step;

namespace {

constexpr int longestChainOfMerges = 16;
constexpr int customersAStep = 300;

using Customers = std::vector<CustomerId>;

Result<Customers> readCustomers(storage::Statement rows) {
    Customers customers;
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return customers;
        customers.push_back(rows.id<CustomerId>(0));
    }
}

template <class Visit> Result<void> eachReplicatedKind(Visit&& visit) {
    for (std::size_t i = 1; i <= entityKinds; ++i)
        if (const auto kind = static_cast<EntityKind>(i); isReplicated(kind))
            if (auto done = visit(kind); !done)
                return done;
    return {};
}

bool isOfCustomers(EntityKind kind) {
    return kind != EntityKind::Customer && !storage::ownerColumn(kind).empty();
}

/// Nothing where the group is held as a whole.
Result<std::vector<RowChange>> whatGoes(Connection& db, const Customers& group, const sync::HeldScopes& held,
                                        const Keeping& keeping) {
    std::vector<ScopeMember> members;
    for (const CustomerId one : group) {
        auto rows = storage::rowsOf(db, EntityKind::ScopeMember, one);
        if (!rows)
            return rows.error();
        for (Row& row : *rows)
            members.push_back(std::get<ScopeMember>(std::move(row)));
    }
    std::vector<RowChange> gone;
    for (const CustomerId one : group) {
        const auto customer = storage::find<Customer>(db, one);
        if (!customer)
            return customer.error();
        const Date lastContactOn = *customer ? (*customer)->lastContactOn : Date();
        const sync::Kept kept = sync::keptOf(held, members, lastContactOn, keeping.stubsSince);
        if (*customer && !sync::mayStay(kept, EntityKind::Customer))
            gone.push_back({**customer, true});
        auto taken = eachReplicatedKind([&](EntityKind kind) -> Result<void> {
            if (!isOfCustomers(kind) || sync::mayStay(kept, kind))
                return {};
            auto rows = storage::rowsOf(db, kind, one);
            if (!rows)
                return rows.error();
            for (Row& row : *rows)
                gone.push_back({std::move(row), true});
            return {};
        });
        if (!taken)
            return taken.error();
    }
    return gone;
}

Result<sync::HeldScopes> heldIn(Connection& db) {
    const auto scopes = readScopes(db);
    return scopes ? Result<sync::HeldScopes>(sync::heldScopes(*scopes)) : scopes.error();
}

/// Who has rows that only a member may have, and is none.
Result<Customers> withRowsOfMembers(Connection& db) {
    Customers all;
    auto found = eachReplicatedKind([&](EntityKind kind) -> Result<void> {
        if (!isOfCustomers(kind) || sync::mayStay(sync::Kept::Stub, kind) || kind == EntityKind::ScopeMember)
            return {};
        auto some = readCustomers(db.prepare("SELECT DISTINCT customer FROM \"" + std::string(tableOf(kind)) +
                                             "\" WHERE customer NOT IN (SELECT customer FROM scope_member)"));
        if (!some)
            return some.error();
        all.insert(all.end(), some->begin(), some->end());
        return {};
    });
    return found ? Result<Customers>(std::move(all)) : found.error();
}

} // namespace

Result<std::vector<CustomerId>> groupOf(Connection& db, CustomerId id) {
    CustomerId root = id;
    for (int i = 0; i < longestChainOfMerges; ++i) {
        const auto row = storage::find<Customer>(db, root);
        if (!row)
            return row.error();
        if (!*row || !(*row)->mergedInto)
            break;
        root = (*row)->mergedInto;
    }
    Customers group{root};
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto merged =
            readCustomers(db.prepare("SELECT id FROM customer WHERE merged_into=?1", group[i]));
        if (!merged)
            return merged;
        for (const CustomerId one : *merged)
            if (std::ranges::find(group, one) == group.end())
                group.push_back(one);
    }
    if (std::ranges::find(group, id) == group.end())
        group.push_back(id);
    return group;
}

Result<void> purge(Connection& db, const CacheOrigin& origin, const Customers& customers,
                   const Keeping& keeping, Touched& touched) {
    const auto held = heldIn(db);
    if (!held)
        return held.error();
    std::unordered_set<CustomerId> seen;
    for (const CustomerId customer : customers) {
        if (seen.contains(customer))
            continue;
        const auto group = groupOf(db, customer);
        if (!group)
            return group.error();
        seen.insert(group->begin(), group->end());
        if (std::ranges::any_of(*group, [&](CustomerId one) { return keeping.spared.contains(one); }))
            continue;
        const auto gone = whatGoes(db, *group, *held, keeping);
        if (!gone)
            return gone.error();
        std::vector<const RowChange*> views;
        for (const RowChange& change : *gone)
            views.push_back(&change);
        if (auto written = writeRows(db, origin, views, touched); !written)
            return written;
    }
    return {};
}

Result<std::int64_t> purgeOld(Connection& db, std::int64_t behind, const Keeping& keeping, Touched& touched) {
    auto transaction = storage::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    const auto held = heldIn(db);
    const auto origin = readOrigin(db);
    if (!held || !origin)
        return held ? origin.error() : held.error();
    if (held->all || !held->any() || origin->bulk)
        return 0;
    Customers old;
    if (behind == 0) {
        auto rest = withRowsOfMembers(db);
        if (!rest)
            return rest.error();
        old = std::move(*rest);
    }
    std::int64_t last = behind;
    int count = 0;
    {
        // Without `ident` nobody is a stub.
        auto rows =
            db.prepare("SELECT id, n FROM customer WHERE n>?1 AND (last_contact_on<?2 OR ?3) AND id NOT IN "
                       "(SELECT customer FROM scope_member) ORDER BY n LIMIT ?4",
                       behind, keeping.stubsSince, !held->ident, customersAStep);
        for (auto stepped = rows.step();; stepped = rows.step(), ++count) {
            if (!stepped)
                return stepped.error();
            if (*stepped == Step::Done)
                break;
            old.push_back(rows.id<CustomerId>(0));
            last = rows.integer(1);
        }
    }
    if (auto purged = purge(db, *origin, old, keeping, touched); !purged)
        return purged.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return count == customersAStep ? last : 0;
}

Result<void> emptyCache(Connection& db, CacheOrigin& origin, const Keeping& keeping) {
    if (auto made =
            db.runScript("CREATE TEMP TABLE IF NOT EXISTS spared (customer BLOB); DELETE FROM spared");
        !made)
        return made;
    for (const CustomerId customer : keeping.spared)
        if (auto noted = db.run("INSERT INTO spared VALUES (?1)", customer); !noted)
            return noted;
    auto emptied = eachReplicatedKind([&](EntityKind kind) {
        std::string sql = "DELETE FROM \"" + std::string(tableOf(kind)) + "\"";
        // Without a condition it costs nothing, however many there are.
        if (kind == EntityKind::Customer && !keeping.spared.empty())
            sql += " WHERE id NOT IN (SELECT customer FROM spared)";
        else if (isOfCustomers(kind) && kind != EntityKind::ScopeMember && !keeping.spared.empty())
            sql += " WHERE customer IS NULL OR customer NOT IN (SELECT customer FROM spared)";
        return db.run(sql);
    });
    if (!emptied)
        return emptied;
    if (auto forgotten = db.run("DELETE FROM brought"); !forgotten)
        return forgotten;
    return clearIndex(db, origin);
}

} // namespace visage::client
