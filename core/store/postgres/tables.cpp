// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/tables.h"

#include <algorithm>

namespace visage::store::detail {
namespace {

using storage::Step;
using Sqlite = storage::Connection;
using Postgres = storage::pg::Connection;

constexpr int comparedAtOnce = 2000;

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
                                     " is not what was read: nothing was changed, the store is as it was."};
}

} // namespace

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

Result<void> compareTable(Sqlite& from, Postgres& to, const Table& table,
                          const std::function<void(std::string_view, std::int64_t)>& progress) {
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

} // namespace visage::store::detail
