// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/copy_reading.h"

#include "core/client/cache/cache.h"
#include "core/storage/entity_sql.h"
#include "core/storage/transaction.h"
#include "core/sync/kept_rows.h"

#include <algorithm>

namespace visage::client {

using storage::Connection;
using storage::Step;

namespace {

/// id, rev and owner of the rows of a kind that are held for the scope, of which ?1 is the day of `ident`.
std::string rowsOf(const std::string& scope, EntityKind kind) {
    std::string owner;
    if (kind == EntityKind::Customer)
        owner = "r.id";
    else if (!storage::ownerColumn(kind).empty())
        owner = "r.customer";
    std::string rows = "SELECT r.id, r.rev, " + (owner.empty() ? "NULL" : owner) + " FROM \"" +
                       std::string(tableOf(kind)) + "\" r";
    if (scope == protocol::scopeIdent) // along the rows of the kind, however many customers there are
        rows += " CROSS JOIN customer c ON c.id=" + owner + " WHERE c.last_contact_on>=?1";
    else if (scope == protocol::scopeWork && !owner.empty())
        rows += " WHERE " + owner + " IN (SELECT customer FROM scope_member)";
    return rows;
}

Result<void> add(Connection& db, EntityKind kind, sync::CopyState& copy) {
    const std::string sql = rowsOf(copy.scope, kind);
    auto rows = copy.scope == protocol::scopeIdent ? db.prepare(sql, copy.since) : db.prepare(sql);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return {};
        const Uuid id = rows.uuid(0);
        if (const auto under = sync::comparedUnder(copy.scope, kind, id, rows.id<CustomerId>(2)))
            sync::addTo(copy.sums, *under, kind, id, rows.integer(1));
    }
}

} // namespace

Result<sync::CopyState> readCopy(Connection& db, const std::string& scope, Date since) {
    const auto together = storage::Transaction::begin(db, storage::Transaction::Kind::Read);
    if (!together)
        return together.error();
    const auto origin = readOrigin(db);
    const auto scopes = readScopes(db);
    if (!origin || !scopes)
        return origin ? scopes.error() : origin.error();
    const auto held = std::ranges::find(*scopes, scope, &protocol::ScopeState::scope);
    if (held == scopes->end() || held->resume || held->cursor == 0)
        return Error{ErrorCode::NotFound, "There is no whole copy of this."};
    sync::CopyState copy{origin->store, origin->incarnation, scope, held->cursor, {}, {}};
    if (scope == protocol::scopeIdent)
        copy.since = since;
    for (std::size_t i = 1; i <= entityKinds; ++i)
        if (const auto kind = static_cast<EntityKind>(i);
            isReplicated(kind) && (scope != protocol::scopeIdent || sync::mayStay(sync::Kept::Stub, kind)))
            if (auto added = add(db, kind, copy); !added)
                return added.error();
    return copy;
}

std::unique_ptr<CacheWalk> readCopy(std::string path, std::string scope, Date since,
                                    std::function<void(const sync::CopyState&)> done) {
    auto copy = std::make_shared<std::optional<sync::CopyState>>();
    return std::make_unique<CacheWalk>(
        std::move(path), std::chrono::milliseconds(0),
        [copy, scope = std::move(scope), since](Connection& db) {
            if (auto read = readCopy(db, scope, since))
                *copy = std::move(*read);
        },
        [copy, done = std::move(done)] {
            if (*copy)
                done(**copy);
        });
}

} // namespace visage::client
