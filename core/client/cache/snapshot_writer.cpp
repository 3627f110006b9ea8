// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/snapshot_writer.h"

#include "core/client/cache/left_over.h"
#include "core/client/rows.h"
#include "core/storage/entity_sql.h"
#include "core/storage/transaction.h"

#include <algorithm>

namespace visage::client {

using storage::Connection;
using storage::Step;
using storage::Transaction;

namespace {

/// Behind this kind everything that search reads has come.
constexpr EntityKind lastSearchedKind = EntityKind::Order;

/// Pages of the write-ahead log from which on they are copied into the database. A first snapshot writes the
/// same pages of the indexes over and over: the longer the log, the fewer of these writes go further.
constexpr int logPagesUsually = 1'000;
constexpr int logPagesInBulk = 16'000;

Result<void> copyLogFrom(Connection& db, int pages) {
    return db.runScript("PRAGMA wal_autocheckpoint=" + std::to_string(pages));
}

/// A transaction and the origin row as it stands in it.
struct Work {
    Transaction transaction;
    CacheOrigin origin;

    static Result<Work> begin(Connection& db) {
        auto transaction = Transaction::begin(db);
        if (!transaction)
            return transaction.error();
        auto origin = readOrigin(db);
        if (!origin)
            return origin.error();
        return Work{std::move(*transaction), std::move(*origin)};
    }
};

Seq cursorOf(const std::vector<protocol::ScopeState>& scopes, const std::string& scope) {
    const auto found = std::ranges::find(scopes, scope, &protocol::ScopeState::scope);
    return found == scopes.end() ? 0 : found->cursor;
}

/// Whether this scope has never come before, nor has everything else.
bool comesInBulk(const CacheOrigin& origin, const std::vector<protocol::ScopeState>& scopes,
                 const std::string& scope) {
    return !origin.complete && cursorOf(scopes, scope) == 0;
}

/// `ident` behind `work`: its rows are put beside those that are there. What an interrupted attempt has left
/// is not worth comparing.
Result<void> makeRoomForStubs(Connection& db) {
    if (auto gone = db.run("DELETE FROM identity WHERE customer NOT IN (SELECT customer FROM scope_member)");
        !gone)
        return gone;
    // Those that were merged may belong to a member.
    return db.run(
        "DELETE FROM customer WHERE merged_into IS NULL AND id NOT IN (SELECT customer FROM scope_member)");
}

Result<void> prepareBulk(Connection& db, CacheOrigin& origin, const std::vector<protocol::ScopeState>& scopes,
                         const Keeping& keeping) {
    const bool first = std::ranges::none_of(scopes, [](const auto& state) { return state.cursor > 0; });
    const bool again =
        std::ranges::any_of(scopes, [](const auto& state) { return state.cursor == 0 && state.resume; });
    if (first) {
        if (auto emptied = emptyCache(db, origin, keeping); !emptied)
            return emptied;
    } else if (again) {
        if (auto made = makeRoomForStubs(db); !made)
            return made;
    }
    if (auto dropped = dropSearchIndexes(db); !dropped)
        return dropped;
    origin.bulk = true;
    return clearIndex(db, origin);
}

Result<void> endBulk(Connection& db, CacheOrigin& origin) {
    if (auto made = makeSearchIndexes(db); !made)
        return made;
    origin.bulk = false;
    return writeOrigin(db, origin);
}

Result<void> writeBulk(Connection& db, const std::vector<Row>& rows, Touched& touched) {
    for (const Row& row : rows) {
        if (auto written = storage::upsertRow(db, row); !written)
            return written;
        touched.baseData = touched.baseData || isBaseData(kindOf(row));
        if (kindOf(row) == EntityKind::Customer)
            ++touched.customersAdded;
    }
    return {};
}

Result<void> compareAndWrite(Connection& db, const CacheOrigin& origin, const protocol::Snap& snap,
                             std::vector<CustomerId>& separated, Touched& touched) {
    std::vector<RowChange> changes;
    for (const Row& row : snap.rows) {
        if (auto marked = db.run("INSERT OR IGNORE INTO brought VALUES (?1, ?2, ?3)", snap.scope, kindOf(row),
                                 idOf(row));
            !marked)
            return marked;
        changes.push_back({row, false});
    }
    std::vector<const RowChange*> views;
    for (const RowChange& change : changes)
        views.push_back(&change);
    if (snap.scope == protocol::scopeIdent && snap.kind == EntityKind::Customer) {
        auto left = leaving(db, views);
        if (!left)
            return left.error();
        separated = std::move(*left);
    }
    return writeRows(db, origin, views, touched);
}

Result<void> forgetBrought(Connection& db, const std::string& scope) {
    return db.run("DELETE FROM brought WHERE scope=?1", scope);
}

} // namespace

Result<void> beginSnapshot(Connection& db, const sync::effect::BeginSnapshot& begin, const Keeping& keeping) {
    auto work = Work::begin(db);
    if (!work)
        return work.error();
    const auto scopes = readScopes(db);
    if (!scopes)
        return scopes.error();
    const bool bulk = comesInBulk(work->origin, *scopes, begin.scope);
    if (auto set = copyLogFrom(db, bulk ? logPagesInBulk : logPagesUsually); !set)
        return set;
    auto ready = bulk ? prepareBulk(db, work->origin, *scopes, keeping) : forgetBrought(db, begin.scope);
    if (!ready)
        return ready;
    if (auto reset = db.run("UPDATE scope SET resume_part=0 WHERE scope=?1", begin.scope); !reset)
        return reset;
    return work->transaction.commit();
}

Result<void> storePart(Connection& db, const sync::effect::StoreSnapshotPart& part, const Keeping& keeping,
                       Touched& touched, bool& atNewKind) {
    auto work = Work::begin(db);
    if (!work)
        return work.error();
    const auto scopes = readScopes(db);
    if (!scopes)
        return scopes.error();
    const protocol::Snap& snap = part.part;
    const bool bulk = comesInBulk(work->origin, *scopes, snap.scope);
    atNewKind = snap.rowsBefore == 0;
    if (bulk && work->origin.bulk && snap.kind > lastSearchedKind)
        if (auto ended = endBulk(db, work->origin); !ended)
            return ended;
    std::vector<CustomerId> separated; // who was held with somebody else and is no longer
    auto written = !bulk || (!work->origin.bulk && isSearched(snap.kind))
                       ? compareAndWrite(db, work->origin, snap, separated, touched)
                       : writeBulk(db, snap.rows, touched);
    if (!written)
        return written;
    protocol::ScopeState state{snap.scope, cursorOf(*scopes, snap.scope), part.resume};
    for (const protocol::ScopeState& known : *scopes)
        if (known.scope == snap.scope)
            atNewKind = !known.resume || known.resume->kind != part.resume.kind;
    if (auto resume = writeScope(db, state); !resume)
        return resume;
    if (auto purged = purge(db, work->origin, separated, keeping, touched); !purged)
        return purged;
    return work->transaction.commit();
}

Result<void> endSnapshot(Connection& db, const sync::effect::EndSnapshot& end, const Keeping& keeping,
                         Touched& touched) {
    auto work = Work::begin(db);
    if (!work)
        return work.error();
    const auto scopes = readScopes(db);
    if (!scopes)
        return scopes.error();
    if (!comesInBulk(work->origin, *scopes, end.scope)) {
        if (auto removed = removeWhatIsGone(db, work->origin, end.scope, end.cursor, keeping, touched);
            !removed)
            return removed;
    } else {
        touched.everything = true;
        if (work->origin.bulk)
            if (auto ended = endBulk(db, work->origin); !ended)
                return ended;
        if (end.scope == protocol::scopeWork)
            if (auto purged = purgeStrangers(db, work->origin, true, keeping, touched); !purged)
                return purged;
    }
    if (auto forgotten = forgetBrought(db, end.scope); !forgotten)
        return forgotten;
    // Whoever is granted `work` is granted `ident` too, which is still to come.
    work->origin.complete = work->origin.complete || end.scope != protocol::scopeWork ||
                            cursorOf(*scopes, std::string(protocol::scopeIdent)) > 0;
    if (auto written = writeOrigin(db, work->origin); !written)
        return written;
    if (auto cursor = writeScope(db, {end.scope, end.cursor, std::nullopt}); !cursor)
        return cursor;
    // Before the commit, which then is the first to empty the long log.
    if (auto set = copyLogFrom(db, logPagesUsually); !set)
        return set;
    return work->transaction.commit();
}

Result<void> dropScope(Connection& db, const std::string& scope, const Keeping& keeping, Touched& touched) {
    auto work = Work::begin(db);
    if (!work)
        return work.error();
    if (auto gone = db.run("DELETE FROM scope WHERE scope=?1", scope); !gone)
        return gone;
    if (auto forgotten = forgetBrought(db, scope); !forgotten)
        return forgotten;
    const auto scopes = readScopes(db);
    if (!scopes)
        return scopes.error();
    touched.everything = touched.baseData = true;
    if (auto noted = writeRemains(db, true); !noted)
        return noted;
    if (!scopes->empty()) {
        // As if it had been said anew, and empty.
        if (auto removed = removeWhatIsGone(db, work->origin, scope, 0, keeping, touched); !removed)
            return removed;
        return work->transaction.commit();
    }
    if (auto emptied = emptyCache(db, work->origin, keeping); !emptied)
        return emptied;
    if (auto made = makeSearchIndexes(db); !made)
        return made;
    work->origin.complete = work->origin.bulk = false;
    if (auto written = writeOrigin(db, work->origin); !written)
        return written;
    return work->transaction.commit();
}

Result<void> applyChanges(Connection& db, const sync::effect::ApplyChanges& effect, const Keeping& keeping,
                          Touched& touched) {
    auto work = Work::begin(db);
    if (!work)
        return work.error();
    std::vector<const RowChange*> changes;
    for (const protocol::Changes& frame : effect.changes)
        for (const RowChange& change : frame.changes)
            changes.push_back(&change);
    auto left = leaving(db, changes);
    if (!left)
        return left.error();
    if (auto written = writeRows(db, work->origin, changes, touched); !written)
        return written;
    if (auto added = addStrangers(db, effect, *left); !added)
        return added;
    if (auto purged = purge(db, work->origin, *left, keeping, touched); !purged)
        return purged;
    for (const protocol::ScopeState& cursor : effect.cursors)
        if (auto saved = writeScope(db, cursor); !saved)
            return saved;
    return work->transaction.commit();
}

} // namespace visage::client
