// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/copy_store.h"

#include "core/store/postgres/tables.h"
#include "core/store/sqlite/sqlite_backend.h"

namespace visage::store {
namespace {

using detail::Table;
using detail::Type;
using storage::Step;
using Sqlite = storage::Connection;
using Postgres = storage::pg::Connection;

constexpr int rowsAtOnce = 2000;

/// What belongs to a database and not to the company begins anew.
std::string insertText(const Table& table) {
    const std::string own = table.name == "\"store\""  ? "\"lineage\""
                            : table.name == "\"head\"" ? "\"pulse\""
                                                       : "";
    std::string values;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        values += i == 0 ? "?" : ", ?";
    if (own.empty())
        return "INSERT INTO " + table.name + " (" + columnList(table) + ") VALUES (" + values + ")";
    return "INSERT INTO " + table.name + " (" + columnList(table) + ", " + own + ") VALUES (" + values +
           (table.name == "\"head\"" ? ", 0)" : ", '')");
}

Result<void> copyRow(const storage::pg::Statement& row, storage::Statement insert, const Table& table) {
    for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
        const Type type = table.columns[static_cast<std::size_t>(i)].type;
        if (row.isNull(i))
            insert.bindNull(i + 1);
        else if (type == Type::Integer)
            insert.bind(i + 1, row.integer(i));
        else if (type == Type::Text)
            insert.bind(i + 1, row.text(i));
        else
            insert.bindBlob(i + 1, row.blob(i));
    }
    return insert.run();
}

Result<void> copyTable(Postgres& from, Sqlite& to, const Table& table) {
    // The first lines of a new schema give way to those of the company.
    if (auto emptied = to.run("DELETE FROM " + table.name); !emptied)
        return emptied;
    if (auto declared = from.run("DECLARE copied NO SCROLL CURSOR FOR " + selectInOrder(table, true));
        !declared)
        return declared;
    const std::string insert = insertText(table);
    const std::string fetch = "FETCH " + std::to_string(rowsAtOnce) + " FROM copied";
    for (int rows = rowsAtOnce; rows == rowsAtOnce;) {
        auto some = from.prepare(fetch);
        for (rows = 0;; ++rows) {
            const auto stepped = some.step();
            if (!stepped)
                return stepped.error();
            if (*stepped == Step::Done)
                break;
            if (auto copied = copyRow(some, to.prepare(insert), table); !copied)
                return copied;
        }
    }
    return from.run("CLOSE copied");
}

/// The statements that make the indexes again: of all rows at once that is many times quicker than row by
/// row.
Result<std::vector<std::string>> dropIndexes(Sqlite& to) {
    std::string drop;
    std::vector<std::string> make;
    {
        // Those that say what a key is have no text of their own.
        auto indexes =
            to.prepare("SELECT name, sql FROM sqlite_master WHERE type='index' AND sql IS NOT NULL");
        for (;;) {
            const auto stepped = indexes.step();
            if (!stepped)
                return stepped.error();
            if (*stepped == Step::Done)
                break;
            drop.append("DROP INDEX \"").append(indexes.text(0)).append("\";");
            make.emplace_back(indexes.text(1));
        }
    }
    if (auto dropped = to.runScript(drop); !dropped)
        return dropped.error();
    return make;
}

} // namespace

Result<void> copyToSqlite(Postgres& from, const std::string& file, const storage::AccessHook& meanwhile) {
    storage::OpenOptions options = storage::bulkOptions();
    options.beforeAccess = meanwhile;
    auto made = SqliteBackend::open(file, options);
    if (!made)
        return made.error();
    Sqlite& to = (*made)->connection();
    const auto tables = detail::tablesOf(to);
    if (!tables)
        return tables.error();
    // A file that is not finished is nobody's: there is nothing to go back to, and no log to write twice.
    if (auto unlogged = to.runScript("PRAGMA journal_mode=OFF"); !unlogged)
        return unlogged;
    auto view = storage::pg::Transaction::begin(from, storage::Transaction::Kind::Read);
    if (!view)
        return view.error();
    auto writing = storage::Transaction::begin(to);
    if (!writing)
        return writing.error();
    const auto indexes = dropIndexes(to);
    if (!indexes)
        return indexes.error();
    for (const Table& table : *tables)
        if (auto copied = copyTable(from, to, table); !copied)
            return copied;
    for (const Table& table : *tables)
        if (auto same = compareTable(to, from, table, {}); !same)
            return same;
    // What follows may take minutes, and the server ends a transaction in which nothing happens.
    if (auto ended = view->commit(); !ended)
        return ended;
    for (const std::string& index : *indexes)
        if (auto done = to.runScript(index); !done)
            return done;
    if (auto indexed = to.run("INSERT INTO customer_search (customer_search) VALUES ('rebuild')"); !indexed)
        return indexed;
    return writing->commit();
}

} // namespace visage::store
