// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/move_store.h"

#include "core/storage/postgres/copy.h"
#include "core/store/place.h"
#include "core/store/postgres/postgres_backend.h"
#include "core/store/postgres/tables.h"

#include <algorithm>
#include <filesystem>

namespace visage::store {
namespace {

using detail::columnList;
using detail::compareTable;
using detail::selectInOrder;
using detail::Table;
using detail::tablesOf;
using detail::Type;
using storage::Step;
using storage::pg::CopyIn;
using Sqlite = storage::Connection;
using Postgres = storage::pg::Connection;
using Progress = std::function<void(std::string_view, std::int64_t)>;

constexpr std::int64_t tellEvery = 50'000;

Result<std::int64_t> copyTable(Sqlite& from, Postgres& to, const Table& table, const Progress& progress) {
    auto copy = CopyIn::begin(to, table.name, columnList(table), static_cast<int>(table.columns.size()));
    if (!copy)
        return copy.error();
    auto rows = from.prepare(selectInOrder(table, false));
    for (std::int64_t done = 0;; ++done) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return copy->finish();
        if (auto begun = copy->beginRow(); !begun)
            return begun.error();
        for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
            if (rows.isNull(i))
                copy->null();
            else if (table.columns[static_cast<std::size_t>(i)].type == Type::Integer)
                copy->integer(rows.integer(i));
            else if (table.columns[static_cast<std::size_t>(i)].type == Type::Text)
                copy->text(rows.text(i));
            else
                copy->bytes(rows.blob(i));
        }
        if (progress && done % tellEvery == 0)
            progress(table.name, done);
    }
}

/// A database where nobody has worked yet: the schema and its first lines are all there is.
Result<void> checkEmpty(Postgres& to) {
    const auto used = to.number("SELECT (SELECT n FROM head) > 0 OR EXISTS (SELECT 1 FROM \"user\") OR "
                                "EXISTS (SELECT 1 FROM source_record) OR EXISTS (SELECT 1 FROM credential)");
    if (!used)
        return used.error();
    if (*used != 0)
        return Error{ErrorCode::Conflict, "This database holds a store already: give an empty one, as made "
                                          "with \"createdb --encoding UTF8 --template template0 visage\"."};
    return {};
}

/// The statements that make the indexes again: of all rows at once that is many times quicker than row by
/// row.
Result<std::vector<std::string>> dropIndexes(Postgres& to) {
    auto indexes =
        to.prepare("SELECT format('DROP INDEX %I', c.relname), pg_get_indexdef(c.oid) FROM pg_index i "
                   "JOIN pg_class c ON c.oid=i.indexrelid WHERE NOT i.indisunique AND "
                   "c.relnamespace=(SELECT relnamespace FROM pg_class WHERE oid=to_regclass('store')) ORDER "
                   "BY c.relname");
    std::string drop = "SET LOCAL maintenance_work_mem='256MB';"; // the usual 64 MB are little for this
    std::vector<std::string> make;
    for (;;) {
        const auto stepped = indexes.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            break;
        drop.append(indexes.text(0)).append(";");
        make.emplace_back(indexes.text(1));
    }
    if (auto dropped = to.runScript(drop); !dropped)
        return dropped.error();
    return make;
}

Result<std::vector<MovedTable>> moveAll(Sqlite& from, Postgres& to, const Progress& progress) {
    const auto view = storage::Transaction::begin(from, storage::Transaction::Kind::Read);
    if (!view)
        return view.error();
    const auto tables = tablesOf(from);
    if (!tables)
        return tables.error();
    auto transaction = storage::pg::Transaction::begin(to);
    if (!transaction)
        return transaction.error();
    if (auto empty = checkEmpty(to); !empty)
        return empty.error();
    // The first lines of a new schema give way to those of the company; the lineage is the new database's.
    if (auto kept =
            to.runScript("CREATE TEMPORARY TABLE new_lineage ON COMMIT DROP AS SELECT lineage FROM store;"
                         "DELETE FROM head; DELETE FROM store;"
                         "ALTER TABLE head ALTER COLUMN pulse SET DEFAULT 1;"
                         "ALTER TABLE store ALTER COLUMN lineage SET DEFAULT ''");
        !kept)
        return kept.error();
    const auto indexes = dropIndexes(to);
    if (!indexes)
        return indexes.error();
    std::vector<MovedTable> moved;
    for (const Table& table : *tables) {
        const auto rows = copyTable(from, to, table, progress);
        if (!rows)
            return rows.error();
        moved.push_back({table.name, *rows});
    }
    if (auto set = to.runScript("UPDATE store SET lineage=(SELECT lineage FROM new_lineage);"
                                "ALTER TABLE head ALTER COLUMN pulse DROP DEFAULT;"
                                "ALTER TABLE store ALTER COLUMN lineage DROP DEFAULT");
        !set)
        return set.error();
    for (const std::string& index : *indexes)
        if (auto made = to.runScript(index); !made)
            return made.error();
    for (const Table& table : *tables)
        if (auto same = compareTable(from, to, table, progress); !same)
            return same.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return moved;
}

Result<void> setAside(const DataFolder& from) {
    namespace fs = std::filesystem;
    const auto path = [](const std::string& utf8) {
        return fs::path(std::u8string(utf8.begin(), utf8.end()));
    };
    std::error_code failed;
    for (const char* suffix : {"-wal", "-shm", ""})
        if (fs::exists(path(from.databasePath() + suffix)))
            fs::rename(path(from.databasePath() + suffix), path(from.databasePath() + ".moved" + suffix),
                       failed);
    if (failed)
        return Error{ErrorCode::Denied, "Everything was moved, but the old database could not be renamed: "
                                        "do not start a store in " +
                                            from.path() + " any more."};
    return {};
}

} // namespace

Result<std::vector<MovedTable>> moveToPostgres(const DataFolder& from, const std::string& url,
                                               const Progress& progress) {
    if (auto there = from.requireStore(); !there)
        return there.error();
    const auto source = Place(from).lockAlone();
    if (!source)
        return source.error();
    const auto target = Place(url).lockAlone();
    if (!target)
        return target.error();
    // Both are brought up to date first, so that both have the same tables.
    auto sqlite = from.open();
    if (!sqlite)
        return sqlite.error();
    auto opened = Place(url).open(Place::Use::Bulk);
    if (!opened)
        return opened.error();
    Postgres& to = static_cast<PostgresBackend&>(**opened).connection();
    auto moved = moveAll((*sqlite)->connection(), to, progress);
    if (!moved)
        return moved;
    (void)to.runScript("ANALYZE");
    sqlite->reset();
    if (auto aside = setAside(from); !aside)
        return aside.error();
    return moved;
}

} // namespace visage::store
