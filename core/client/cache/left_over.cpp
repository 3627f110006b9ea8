// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/left_over.h"

#include "core/client/rows.h"
#include "core/storage/entity_sql.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

namespace visage::client {

using storage::Connection;
using storage::Step;

namespace {

/// In a statement whose first value is the scope.
constexpr const char* broughtCustomers = "(SELECT id FROM brought WHERE scope=?1 AND kind=4)";
static_assert(static_cast<int>(EntityKind::Customer) == 4);

template <class Visit> Result<void> eachReplicatedKind(Visit&& visit) {
    for (std::size_t i = 1; i <= entityKinds; ++i)
        if (const auto kind = static_cast<EntityKind>(i); isReplicated(kind))
            if (auto done = visit(kind); !done)
                return done;
    return {};
}

std::string quoted(EntityKind kind) {
    return "\"" + std::string(tableOf(kind)) + "\"";
}

bool isOfScopeIdent(EntityKind kind) {
    return sync::mayStay(sync::Kept::Stub, kind);
}

Result<void> writeAll(Connection& db, const CacheOrigin& origin, const std::vector<RowChange>& changes,
                      Touched& touched) {
    std::vector<const RowChange*> views;
    for (const RowChange& change : changes)
        views.push_back(&change);
    return writeRows(db, origin, views, touched);
}

/// Rows of the kind that the snapshot did not bring, and of which `condition` holds.
Result<std::vector<RowChange>> notBrought(Connection& db, const std::string& scope, EntityKind kind,
                                          const std::string& condition) {
    std::vector<RowChange> gone;
    auto rows =
        db.prepare("SELECT " + storage::entitySql(kind).columns + " FROM " + quoted(kind) +
                       " WHERE id NOT IN (SELECT id FROM brought WHERE scope=?1 AND kind=?2)" + condition,
                   scope, kind);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return gone;
        gone.push_back({storage::readRow(kind, rows), true});
    }
}

/// What a snapshot of the scope says to be there no more, of the rows of a kind that it did not bring. Empty:
/// all of them; nothing: none.
std::optional<std::string> saidBy(const std::string& scope, EntityKind kind, const sync::HeldScopes& held,
                                  Seq asOf, Date stubsSince) {
    if (scope == protocol::scopeAll)
        return std::string();
    const bool ident = scope == protocol::scopeIdent;
    if (!isOfScopeIdent(kind))
        return ident ? std::nullopt : std::optional(std::string());
    if (!ident && !held.ident)
        return std::string();
    // Both scopes may hold who somebody is. Either says which identities are there no more of whom it has
    // brought, if they are no newer: `work` of members only, and `ident` entirely of those who are none. Who
    // was granted anew while the snapshot was read may have been no member just when identities were: of
    // those whom `ident` holds it says nothing.
    const std::string members = "(SELECT customer FROM scope_member)";
    if (kind == EntityKind::Customer)
        return ident ? std::optional(" AND id NOT IN " + members) : std::nullopt;
    const std::string brought =
        "(rev<=" + std::to_string(asOf) + " AND customer IN " + broughtCustomers + ")";
    if (ident)
        return " AND (customer NOT IN " + members + " OR " + brought + ")";
    return " AND " + brought +
           " AND (customer IN (SELECT customer FROM scope_member WHERE rev<=" + std::to_string(asOf) +
           ") OR (customer IN " + members +
           " AND customer NOT IN (SELECT id FROM customer WHERE last_contact_on>=" +
           std::to_string(stubsSince.yyyymmdd) + ")))";
}

/// Who is no member but has rows that came with this snapshot of `work`: a member while some kinds were read,
/// and no more when members were. `bulk`: whose rows have all come with it.
Result<std::vector<CustomerId>> strangers(Connection& db, bool bulk) {
    std::vector<CustomerId> all;
    auto found = eachReplicatedKind([&](EntityKind kind) -> Result<void> {
        const bool isCustomer = kind == EntityKind::Customer;
        if (kind == EntityKind::ScopeMember || (!isCustomer && storage::ownerColumn(kind).empty()))
            return {};
        const std::string owner = isCustomer ? "id" : "customer";
        const std::string sql = "SELECT DISTINCT " + owner + " FROM " + quoted(kind) + " WHERE " + owner +
                                " NOT IN (SELECT customer FROM scope_member)";
        const std::string onlyBrought = " AND id IN (SELECT id FROM brought WHERE scope=?1 AND kind=?2)";
        auto rows =
            bulk ? db.prepare(sql) : db.prepare(sql + onlyBrought, std::string(protocol::scopeWork), kind);
        for (;;) {
            const auto stepped = rows.step();
            if (!stepped)
                return stepped.error();
            if (*stepped == Step::Done)
                return {};
            all.push_back(rows.id<CustomerId>(0));
        }
    });
    return found ? Result<std::vector<CustomerId>>(std::move(all)) : found.error();
}

bool separates(const Customer& before, const Customer& after) {
    return before.mergedInto && before.mergedInto != after.mergedInto;
}

} // namespace

Result<void> purgeStrangers(Connection& db, const CacheOrigin& origin, bool bulk, const Keeping& keeping,
                            Touched& touched) {
    const auto customers = strangers(db, bulk);
    return customers ? purge(db, origin, *customers, keeping, touched) : customers.error();
}

Result<void> removeWhatIsGone(Connection& db, const CacheOrigin& origin, const std::string& scope, Seq asOf,
                              const Keeping& keeping, Touched& touched) {
    const auto scopes = readScopes(db);
    if (!scopes)
        return scopes.error();
    const sync::HeldScopes held = sync::heldScopes(*scopes);
    std::vector<CustomerId> left;
    const auto remove = [&](EntityKind kind, const std::string& condition) -> Result<void> {
        auto gone = notBrought(db, scope, kind, condition);
        if (!gone)
            return gone.error();
        if (kind == EntityKind::ScopeMember)
            for (const RowChange& change : *gone)
                left.push_back(customerOf(change.row));
        else if (scope != protocol::scopeAll)
            std::erase_if(*gone, [&](const RowChange& change) {
                return keeping.spared.contains(customerOf(change.row));
            });
        return writeAll(db, origin, *gone, touched);
    };
    // Members first: who is one decides about the rest. Whoever became one while the snapshot was read comes
    // again, entirely, with the changes behind it: until then nothing says what is theirs.
    const std::string tooEarly =
        scope == protocol::scopeWork ? std::string(" OR customer NOT IN ") + broughtCustomers : std::string();
    if (scope != protocol::scopeIdent)
        if (auto removed = remove(EntityKind::ScopeMember, tooEarly); !removed)
            return removed;
    auto removed = eachReplicatedKind([&](EntityKind kind) -> Result<void> {
        const auto condition = saidBy(scope, kind, held, asOf, keeping.stubsSince);
        return kind == EntityKind::ScopeMember || !condition ? Result<void>() : remove(kind, *condition);
    });
    if (!removed)
        return removed;
    if (scope == protocol::scopeWork)
        if (auto purged = purgeStrangers(db, origin, false, keeping, touched); !purged)
            return purged;
    return purge(db, origin, left, keeping, touched);
}

Result<std::vector<CustomerId>> leaving(Connection& db, const std::vector<const RowChange*>& changes) {
    std::vector<CustomerId> customers;
    for (const RowChange* change : changes) {
        const EntityKind kind = kindOf(change->row);
        if (kind != EntityKind::Customer && !(change->erased && kind == EntityKind::ScopeMember))
            continue;
        const auto row = storage::findRow(db, kind, idOf(change->row));
        if (!row)
            return row.error();
        if (!*row ||
            (!change->erased && !separates(std::get<Customer>(**row), std::get<Customer>(change->row))))
            continue;
        const auto group = groupOf(db, customerOf(**row));
        if (!group)
            return group.error();
        customers.insert(customers.end(), group->begin(), group->end());
    }
    return customers;
}

Result<void> addStrangers(Connection& db, const sync::effect::ApplyChanges& effect,
                          std::vector<CustomerId>& customers) {
    std::unordered_set<CustomerId> owners;
    for (const protocol::Changes& frame : effect.changes)
        if (frame.scope == protocol::scopeWork)
            for (const RowChange& change : frame.changes)
                if (const CustomerId owner = customerOf(change.row); owner && !change.erased)
                    owners.insert(owner);
    for (const CustomerId owner : owners) {
        auto member = db.prepare("SELECT 1 FROM scope_member WHERE customer=?1", owner);
        const auto stepped = member.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            customers.push_back(owner);
    }
    return {};
}

} // namespace visage::client
