// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/move_store.h"

#include "core/storage/postgres/copy.h"
#include "core/store/place.h"
#include "core/store/postgres/postgres_backend.h"

#include <algorithm>
#include <filesystem>

namespace visage::store {
namespace {

using storage::Step;
using storage::pg::CopyIn;
using Sqlite = storage::Connection;
using Postgres = storage::pg::Connection;
using Progress = std::function<void(std::string_view, std::int64_t)>;

constexpr std::int64_t tellEvery = 50'000;
constexpr int comparedAtOnce = 2000;

enum class Type : unsigned char { Integer, Text, Bytes };

struct Column {
    std::string name; ///< quoted
    Type type{};
    std::int64_t keyPart = 0; ///< 1, 2...: its place in the primary key
};
struct Table {
    std::string name; ///< quoted
    std::vector<Column> columns;
};

/// What is made anew (the index of search), or belongs to the database and not to the company.
bool isLeftOut(std::string_view table, std::string_view column) {
    return (table == "customer_words" && column == "doc") || (table == "store" && column == "lineage") ||
           (table == "head" && column == "pulse");
}

Result<Table> describe(Sqlite& from, const std::string& name) {
    Table table{"\"" + name + "\"", {}};
    auto rows = from.prepare("SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY cid", name);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            break;
        const std::string column(rows.text(0));
        if (isLeftOut(name, column))
            continue;
        const std::string_view type = rows.text(1);
        table.columns.push_back({"\"" + column + "\"",
                                 type == "BLOB"   ? Type::Bytes
                                 : type == "TEXT" ? Type::Text
                                                  : Type::Integer,
                                 rows.integer(2)});
    }
    // Words are known by their customer where their number does not count.
    if (name == "customer_words")
        table.columns.front().keyPart = 1;
    return table;
}

Result<std::vector<Table>> tablesOf(Sqlite& from) {
    std::vector<Table> tables;
    auto names =
        from.prepare("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' "
                     "AND name NOT LIKE 'customer_search%' ORDER BY name");
    for (;;) {
        const auto stepped = names.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return tables;
        auto table = describe(from, std::string(names.text(0)));
        if (!table)
            return table.error();
        tables.push_back(std::move(*table));
    }
}

std::string columnList(const Table& table) {
    std::string list;
    for (const Column& column : table.columns)
        list += (list.empty() ? "" : ", ") + column.name;
    return list;
}

/// In one order in both databases: of bytes, whatever a server's language sorts like.
std::string selectInOrder(const Table& table, bool postgres) {
    std::vector<const Column*> key;
    for (const Column& column : table.columns)
        if (column.keyPart > 0)
            key.push_back(&column);
    std::ranges::sort(key, {}, [](const Column* column) { return column->keyPart; });
    std::string order;
    for (const Column* column : key)
        order += (order.empty() ? " ORDER BY " : ", ") + column->name +
                 (postgres && column->type == Type::Text ? " COLLATE \"C\"" : "");
    return "SELECT " + columnList(table) + " FROM " + table.name + order;
}

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

bool isSame(const storage::Statement& one, const storage::pg::Statement& other, const Table& table) {
    for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
        if (one.isNull(i) != other.isNull(i))
            return false;
        const Type type = table.columns[static_cast<std::size_t>(i)].type;
        if (type == Type::Integer ? one.integer(i) != other.integer(i)
            : type == Type::Text  ? one.text(i) != other.text(i)
                                  : one.blob(i) != other.blob(i))
            return false;
    }
    return true;
}

Error differs(const Table& table) {
    return {ErrorCode::Internal, "What was written into the table " + table.name +
                                     " is not what was read: nothing was moved, the store is as it was."};
}

/// Reads all of it back beside the original.
Result<void> compareTable(Sqlite& from, Postgres& to, const Table& table, const Progress& progress) {
    if (auto declared = to.run("DECLARE moved NO SCROLL CURSOR FOR " + selectInOrder(table, true)); !declared)
        return declared;
    const std::string fetch = "FETCH " + std::to_string(comparedAtOnce) + " FROM moved";
    auto rows = from.prepare(selectInOrder(table, false));
    std::int64_t done = 0;
    for (bool more = true; more;) {
        auto there = to.prepare(fetch);
        for (int i = 0; more && i < comparedAtOnce; ++i, ++done) {
            const auto original = rows.step();
            if (!original)
                return original.error();
            const auto moved = there.step();
            if (!moved)
                return moved.error();
            if (*original != *moved || (*moved == Step::Row && !isSame(rows, there, table)))
                return differs(table);
            more = *moved == Step::Row;
        }
        if (progress)
            progress(table.name, done);
    }
    return to.run("CLOSE moved");
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
    auto postgres = PostgresBackend::open(url);
    if (!postgres)
        return postgres.error();
    auto moved = moveAll((*sqlite)->connection(), (*postgres)->connection(), progress);
    if (!moved)
        return moved;
    (void)(*postgres)->connection().run("ANALYZE");
    sqlite->reset();
    if (auto aside = setAside(from); !aside)
        return aside.error();
    return moved;
}

} // namespace visage::store
