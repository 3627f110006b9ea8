// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/entity_sql.h"

#include <algorithm>
#include <array>

namespace visage::storage {
namespace {

std::string joined(const std::vector<std::string>& columns, std::string_view prefix) {
    std::string list;
    for (const std::string& column : columns) {
        if (!list.empty())
            list += ", ";
        list.append(prefix).append("\"").append(column).append("\"");
    }
    return list;
}

std::string insertText(const std::string& table, const std::vector<std::string>& columns) {
    std::string values;
    for (std::size_t i = 0; i < columns.size(); ++i)
        values += (i == 0 ? "?" : ", ?") + std::to_string(i + 1);
    return "INSERT INTO " + table + " (" + joined(columns, "") + ") VALUES (" + values + ")";
}

std::string upsertText(const std::string& table, const std::vector<std::string>& columns) {
    std::string updates;
    for (std::size_t i = 1; i < columns.size(); ++i)
        updates += (i > 1 ? ", \"" : "\"") + columns[i] + "\"=excluded.\"" + columns[i] + "\"";
    return insertText(table, columns) + " ON CONFLICT (id) DO UPDATE SET " + updates;
}

/// Rows of one kind that go in one statement at most.
constexpr std::size_t rowsTogether = 4;

/// "OR FAIL": a statement of several rows that could be undone by itself opens a savepoint, at which FTS5
/// writes out all that it still holds in memory.
std::string insertText(const std::string& table, const std::vector<std::string>& columns, std::size_t rows) {
    std::string values = "(?";
    for (std::size_t i = 1; i < columns.size(); ++i)
        values += ", ?";
    values += ")";
    std::string text = "INSERT OR FAIL INTO " + table + " (" + joined(columns, "") + ") VALUES " + values;
    for (std::size_t i = 1; i < rows; ++i)
        text += ", " + values;
    return text;
}

using Inserts = std::array<std::string, rowsTogether>; ///< of 1, 2, ... rows

const std::string& insertOf(EntityKind kind, std::size_t rows) {
    static const auto all = [] {
        std::array<Inserts, entityKinds> made;
        for (std::size_t i = 0; i < made.size(); ++i) {
            const auto each = static_cast<EntityKind>(i + 1);
            const std::string table = "\"" + std::string(tableOf(each)) + "\"";
            for (std::size_t n = 1; n <= rowsTogether; ++n)
                made[i][n - 1] = insertText(table, columnsOf(each), n);
        }
        return made;
    }();
    return all[static_cast<std::size_t>(kind) - 1][rows - 1];
}

EntitySql makeSql(EntityKind kind) {
    const std::string table = "\"" + std::string(tableOf(kind)) + "\"";
    const auto columns = columnsOf(kind);
    EntitySql sql;
    sql.columns = joined(columns, "");
    sql.find = "SELECT " + sql.columns + " FROM " + table + " WHERE id=?1";
    sql.insert = insertText(table, columns);
    sql.upsert = upsertText(table, columns);
    sql.remove = "DELETE FROM " + table + " WHERE id=?1";
    return sql;
}

std::array<EntitySql, entityKinds> makeAllSql() {
    std::array<EntitySql, entityKinds> all;
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = makeSql(static_cast<EntityKind>(i + 1));
    return all;
}

} // namespace

std::string columnName(std::string_view member) {
    std::string name;
    for (const char c : member) {
        if (c >= 'A' && c <= 'Z') {
            name += '_';
            name += static_cast<char>(c - 'A' + 'a');
        } else {
            name += c;
        }
    }
    return name;
}

std::vector<std::string> columnsOf(EntityKind kind) {
    std::vector<std::string> columns{"id", "rev", "ext"};
    withEntity(kind, [&]<class T>() {
        T entity;
        Fields<T>::each(entity,
                        [&](int, std::string_view member, auto&) { columns.push_back(columnName(member)); });
    });
    return columns;
}

std::string_view ownerColumn(EntityKind kind) {
    std::string_view column = kind == EntityKind::Customer ? "merged_into" : "";
    withEntity(kind, [&]<class T>() {
        if constexpr (requires(const T& entity) { entity.customer; })
            column = "customer";
    });
    return column;
}

const EntitySql& entitySql(EntityKind kind) {
    static const std::array<EntitySql, entityKinds> all = makeAllSql();
    return all[static_cast<std::size_t>(kind) - 1];
}

std::string columnsWithAlias(EntityKind kind, std::string_view alias) {
    return joined(columnsOf(kind), std::string(alias) + ".");
}

Row readRow(EntityKind kind, const Statement& row, int first) {
    Row read;
    withEntity(kind, [&]<class T>() { read = readEntity<T>(row, first); });
    return read;
}

Result<void> upsertRow(Connection& connection, const Row& row) {
    return std::visit([&](const auto& entity) { return upsert(connection, entity); }, row);
}

Result<void> insertRows(Connection& connection, std::span<const Row> rows) {
    while (!rows.empty()) {
        const EntityKind kind = kindOf(rows.front());
        std::size_t count = 1;
        while (count < std::min(rowsTogether, rows.size()) && kindOf(rows[count]) == kind)
            ++count;
        Statement statement = connection.prepare(insertOf(kind, count));
        int last = 0;
        for (const Row& row : rows.first(count))
            last = std::visit([&](const auto& entity) { return bindEntity(statement, entity, last); }, row);
        if (auto inserted = statement.run(); !inserted)
            return inserted;
        rows = rows.subspan(count);
    }
    return {};
}

Result<std::optional<Row>> findRow(Connection& connection, EntityKind kind, const Uuid& id) {
    Statement statement = connection.prepare(entitySql(kind).find, id);
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done)
        return std::optional<Row>{};
    return std::optional<Row>(readRow(kind, statement));
}

Result<std::vector<Row>> rowsOf(Connection& connection, EntityKind kind, CustomerId customer) {
    std::vector<Row> rows;
    const std::string_view owner = ownerColumn(kind);
    if (owner.empty())
        return rows;
    std::string sql = "SELECT " + entitySql(kind).columns + " FROM \"";
    sql.append(tableOf(kind)).append("\" WHERE ").append(owner).append("=?1");
    Statement statement = connection.prepare(sql, customer);
    for (;;) {
        const auto stepped = statement.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return rows;
        rows.push_back(readRow(kind, statement));
    }
}

Result<void> removeRow(Connection& connection, EntityKind kind, const Uuid& id) {
    return connection.run(entitySql(kind).remove, id);
}

} // namespace visage::storage
