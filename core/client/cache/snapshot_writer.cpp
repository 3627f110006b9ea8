// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/snapshot_writer.h"

#include "core/client/rows.h"
#include "core/storage/entity_sql.h"
#include "core/storage/transaction.h"

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

/// What an interrupted first snapshot left is not worth comparing.
Result<void> emptyForBulk(Connection& db, CacheOrigin& origin) {
    auto emptied = eachReplicatedKind([&](EntityKind kind) { return db.run("DELETE FROM " + quoted(kind)); });
    if (!emptied)
        return emptied;
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

Result<void> compareAndWrite(Connection& db, const CacheOrigin& origin, const std::vector<Row>& rows,
                             Touched& touched) {
    std::vector<RowChange> changes;
    for (const Row& row : rows) {
        if (auto marked = db.run("INSERT OR IGNORE INTO brought VALUES (?1, ?2)", kindOf(row), idOf(row));
            !marked)
            return marked;
        changes.push_back({row, false});
    }
    std::vector<const RowChange*> views;
    for (const RowChange& change : changes)
        views.push_back(&change);
    return writeRows(db, origin, views, touched);
}

Result<std::vector<RowChange>> notBrought(Connection& db, EntityKind kind) {
    std::vector<RowChange> gone;
    auto rows = db.prepare("SELECT " + storage::entitySql(kind).columns + " FROM " + quoted(kind) +
                               " WHERE id NOT IN (SELECT id FROM brought WHERE kind=?1)",
                           kind);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return gone;
        gone.push_back({storage::readRow(kind, rows), true});
    }
}

Result<void> removeWhatIsGone(Connection& db, const CacheOrigin& origin, Touched& touched) {
    auto removed = eachReplicatedKind([&](EntityKind kind) -> Result<void> {
        const auto gone = notBrought(db, kind);
        if (!gone)
            return gone.error();
        std::vector<const RowChange*> views;
        for (const RowChange& change : *gone)
            views.push_back(&change);
        return writeRows(db, origin, views, touched);
    });
    if (!removed)
        return removed;
    return db.run("DELETE FROM brought");
}

} // namespace

Result<void> beginSnapshot(Connection& db, const sync::effect::BeginSnapshot& begin) {
    auto work = Work::begin(db);
    if (!work)
        return work.error();
    if (auto set = copyLogFrom(db, work->origin.complete ? logPagesUsually : logPagesInBulk); !set)
        return set;
    auto ready = work->origin.complete ? db.run("DELETE FROM brought") : emptyForBulk(db, work->origin);
    if (!ready)
        return ready;
    if (auto reset = db.run("UPDATE scope SET resume_part=0 WHERE scope=?1", begin.scope); !reset)
        return reset;
    return work->transaction.commit();
}

Result<void> storePart(Connection& db, const sync::effect::StoreSnapshotPart& part, Touched& touched,
                       bool& atNewKind) {
    auto work = Work::begin(db);
    if (!work)
        return work.error();
    const protocol::Snap& snap = part.part;
    atNewKind = snap.rowsBefore == 0;
    if (work->origin.bulk && snap.kind > lastSearchedKind)
        if (auto ended = endBulk(db, work->origin); !ended)
            return ended;
    auto written = work->origin.complete || (!work->origin.bulk && isSearched(snap.kind))
                       ? compareAndWrite(db, work->origin, snap.rows, touched)
                       : writeBulk(db, snap.rows, touched);
    if (!written)
        return written;
    auto scopes = readScopes(db);
    if (!scopes)
        return scopes.error();
    protocol::ScopeState state{snap.scope, 0, part.resume};
    for (const protocol::ScopeState& known : *scopes)
        if (known.scope == snap.scope) {
            state.cursor = known.cursor;
            atNewKind = !known.resume || known.resume->kind != part.resume.kind;
        }
    if (auto resume = writeScope(db, state); !resume)
        return resume;
    return work->transaction.commit();
}

Result<void> endSnapshot(Connection& db, const sync::effect::EndSnapshot& end, Touched& touched) {
    auto work = Work::begin(db);
    if (!work)
        return work.error();
    if (work->origin.complete) {
        if (auto removed = removeWhatIsGone(db, work->origin, touched); !removed)
            return removed;
    } else {
        touched.everything = true;
    }
    if (work->origin.bulk)
        if (auto ended = endBulk(db, work->origin); !ended)
            return ended;
    work->origin.complete = true;
    if (auto written = writeOrigin(db, work->origin); !written)
        return written;
    if (auto cursor = writeScope(db, {end.scope, end.cursor, std::nullopt}); !cursor)
        return cursor;
    // Before the commit, which then is the first to empty the long log.
    if (auto set = copyLogFrom(db, logPagesUsually); !set)
        return set;
    return work->transaction.commit();
}

Result<void> applyChanges(Connection& db, const sync::effect::ApplyChanges& effect, Touched& touched) {
    auto work = Work::begin(db);
    if (!work)
        return work.error();
    std::vector<const RowChange*> changes;
    for (const protocol::Changes& frame : effect.changes)
        for (const RowChange& change : frame.changes)
            changes.push_back(&change);
    if (auto written = writeRows(db, work->origin, changes, touched); !written)
        return written;
    for (const protocol::ScopeState& cursor : effect.cursors)
        if (auto saved = writeScope(db, cursor); !saved)
            return saved;
    return work->transaction.commit();
}

} // namespace visage::client
