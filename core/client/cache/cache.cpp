// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/cache.h"

#include "core/client/outbox/rescue.h"
#include "core/storage/transaction.h"

#include <filesystem>

namespace visage::client {

using storage::Connection;
using storage::Step;

namespace {

Result<Connection> openWhole(const std::string& path, const storage::AccessHook& beforeAccess) {
    auto db = Connection::open(
        path,
        {.durability = storage::Durability::Normal, .cacheKib = 32 * 1024, .beforeAccess = beforeAccess});
    if (!db)
        return db.error();
    if (auto migrated = storage::migrate(*db, cacheMigrations(), "The cache"); !migrated)
        return migrated.error();
    if (auto origin = readOrigin(*db); !origin)
        return origin.error();
    return std::move(*db);
}

} // namespace

void removeCachesSetAside(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path file = fs::u8path(path);
    const std::string prefix = file.filename().string() + ".damaged-";
    std::vector<fs::path> former;
    for (const auto& entry : fs::directory_iterator(file.parent_path(), error))
        if (entry.path().filename().string().starts_with(prefix))
            former.push_back(entry.path());
    for (const fs::path& one : former)
        fs::remove(one, error);
}

Result<void> setCacheAside(const std::string& path, Timestamp now) {
    removeCachesSetAside(path);
    const auto aside = setAside(path, now);
    return aside ? Result<void>() : Result<void>(aside.error());
}

Result<OpenedCache> openCache(const std::string& path, const storage::AccessHook& beforeAccess,
                              Timestamp now) {
    // The last one to close a database takes its log away.
    std::error_code error;
    const bool endedBadly = std::filesystem::exists(std::filesystem::u8path(path + "-wal"), error);
    auto db = openWhole(path, beforeAccess);
    if (db)
        return OpenedCache{std::move(*db), endedBadly, std::nullopt};
    const Error why = db.error();
    if (why.code != ErrorCode::Corrupt && why.code != ErrorCode::TooNew && why.code != ErrorCode::NotFound)
        return why;
    if (auto aside = setCacheAside(path, now); !aside)
        return aside.error();
    db = openWhole(path, beforeAccess);
    if (!db)
        return db.error();
    if (why.code == ErrorCode::TooNew)
        return OpenedCache{std::move(*db), false,
                           Error{why.code, "The local copy was written by a newer Visage: it is "
                                           "fetched again from the server. Nothing of yours is lost."}};
    return OpenedCache{std::move(*db), false,
                       Error{why.code, "The local copy was damaged and has been set aside: it is fetched "
                                       "again from the server. Your unsent work is not touched."}};
}

Result<Connection> openCacheForReading(const std::string& path) {
    storage::OpenOptions options;
    options.readOnly = true;
    options.create = false;
    options.cacheKib = 8 * 1024;
    return Connection::open(path, options);
}

Result<CacheOrigin> readOrigin(Connection& db) {
    auto row = db.prepare("SELECT store, incarnation, complete, bulk, indexed_to, search_form, checked_at, "
                          "schema, remains, customers_known FROM origin");
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done)
        return Error{ErrorCode::Corrupt, "The cache does not say what it is a copy of."};
    return CacheOrigin{
        row.id<StoreId>(0),       row.integer(1),   row.integer(2) != 0, row.integer(3) != 0, row.integer(4),
        std::string(row.text(5)), row.timestamp(6), row.integer(7),      row.integer(8) != 0, row.integer(9)};
}

Result<void> writeOrigin(Connection& db, const CacheOrigin& origin) {
    return db.run(
        "UPDATE origin SET store=?1, incarnation=?2, complete=?3, bulk=?4, indexed_to=?5, search_form=?6, "
        "checked_at=?7, schema=?8, customers_known=?9",
        origin.store, origin.incarnation, origin.complete, origin.bulk, origin.indexedTo, origin.searchForm,
        origin.checkedAt, origin.schema, origin.customersKnown);
}

Result<void> writeRemains(Connection& db, bool remains) {
    return db.run("UPDATE origin SET remains=?1", remains);
}

Result<std::vector<protocol::ScopeState>> readScopes(Connection& db) {
    std::vector<protocol::ScopeState> scopes;
    auto rows =
        db.prepare("SELECT scope, cursor, resume_as_of, resume_part, resume_kind, resume_after, resume_rows "
                   "FROM scope ORDER BY scope");
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return scopes;
        protocol::ScopeState state{std::string(rows.text(0)), rows.integer(1), std::nullopt};
        if (rows.integer(3) > 0)
            state.resume =
                protocol::SnapPoint{rows.integer(2), static_cast<std::uint32_t>(rows.integer(3)),
                                    static_cast<EntityKind>(rows.integer(4)), rows.uuid(5), rows.integer(6)};
        scopes.push_back(std::move(state));
    }
}

Result<void> writeScope(Connection& db, const protocol::ScopeState& state) {
    const protocol::SnapPoint resume = state.resume.value_or(protocol::SnapPoint{});
    return db.run("INSERT OR REPLACE INTO scope VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", state.scope,
                  state.cursor, resume.asOf, std::int64_t{resume.part}, resume.kind, resume.after,
                  resume.rows);
}

Result<void> forgetCursors(Connection& db, StoreId store, std::int64_t incarnation, std::int64_t schema) {
    auto transaction = storage::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    auto origin = readOrigin(db);
    if (!origin)
        return origin.error();
    const bool otherLife = origin->store != store || origin->incarnation != incarnation;
    origin->store = store;
    origin->incarnation = incarnation;
    origin->schema = schema;
    if (auto written = writeOrigin(db, *origin); !written)
        return written;
    if (auto forgotten = db.run("UPDATE scope SET cursor=0, resume_part=0"); !forgotten)
        return forgotten;
    // Numbers of another life say nothing of what comes: every snapshot is newer (see removeWhatIsGone).
    if (otherLife)
        if (auto older = db.run("UPDATE identity SET rev=1"); !older)
            return older;
    return transaction->commit();
}

Result<void> forgetCursor(Connection& db, std::string_view scope) {
    return db.run("UPDATE scope SET cursor=0, resume_part=0 WHERE scope=?1", scope);
}

} // namespace visage::client
