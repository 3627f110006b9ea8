// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"
#include "core/storage/connection.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

// Entities to rows of a database and back, driven by fields.def (for PostgreSQL: postgres/entity_sql.h): the
// table has the entity's name and the columns id BLOB PRIMARY KEY, rev INTEGER, ext BLOB (fields that this
// program does not know; NULL: none), then one for each field, named as its member in snake_case. Ids are 16
// bytes or NULL, moments and dates integers (0: none), texts never NULL.

namespace visage::storage {

/// "birthDate" to "birth_date".
[[nodiscard]] std::string columnName(std::string_view member);
/// The names of all columns of an entity in the order in which readEntity() wants them.
[[nodiscard]] std::vector<std::string> columnsOf(EntityKind kind);

/// The column that says to which customer a row belongs (for a customer: into which it was merged); empty for
/// a kind that belongs to nobody.
[[nodiscard]] std::string_view ownerColumn(EntityKind kind);

/// The texts of the statements for one entity.
struct EntitySql {
    std::string columns; ///< quoted, comma-separated: for SELECTs that end in readEntity(); prefix none
    std::string find;    ///< by id
    std::string insert;
    std::string upsert;
    std::string remove; ///< by id
};
[[nodiscard]] const EntitySql& entitySql(EntityKind kind);
/// The columns with a table alias in front ("c.id, c.rev, ..."), for joins.
[[nodiscard]] std::string columnsWithAlias(EntityKind kind, std::string_view alias);

namespace detail {

template <class Reading> void readField(const Reading& row, int column, std::string& out) {
    out = row.text(column);
}
template <class Reading> void readField(const Reading& row, int column, std::int64_t& out) {
    out = row.integer(column);
}
template <class Reading> void readField(const Reading& row, int column, bool& out) {
    out = row.integer(column) != 0;
}
template <class Reading> void readField(const Reading& row, int column, Timestamp& out) {
    out.ms = row.integer(column);
}
template <class Reading> void readField(const Reading& row, int column, Hlc& out) {
    out.packed = row.integer(column);
}
template <class Reading> void readField(const Reading& row, int column, Date& out) {
    out.yyyymmdd = static_cast<std::int32_t>(row.integer(column));
}
template <class Reading, class Tag> void readField(const Reading& row, int column, Id<Tag>& out) {
    out = row.template id<Id<Tag>>(column);
}
template <class Reading, class E>
requires std::is_enum_v<E>
void readField(const Reading& row, int column, E& out) {
    out = static_cast<E>(row.integer(column));
}

template <class Binding> void bindField(Binding& statement, int index, const std::string& value) {
    statement.bindTextInPlace(index, value);
}
template <class Binding, class Tag> void bindField(Binding& statement, int index, const Id<Tag>& value) {
    if (value.isNull())
        statement.bindNull(index);
    else
        statement.bindBlobInPlace(index, value.uuid.raw());
}
template <class Binding, class Value> void bindField(Binding& statement, int index, const Value& value) {
    statement.bind(index, value);
}

} // namespace detail

/// The entity in the current row, its columns beginning at `first`.
template <class T, class Reading> [[nodiscard]] T readEntity(const Reading& row, int first = 0) {
    T entity;
    detail::readField(row, first, entity.id);
    entity.rev = row.integer(first + 1);
    entity.ext = row.blob(first + 2);
    Fields<T>::each(entity, [&](int number, std::string_view, auto& member) {
        detail::readField(row, first + 2 + number, member);
    });
    return entity;
}
[[nodiscard]] Row readRow(EntityKind kind, const Statement& row, int first = 0);

/// Binds an entity in the order of its columns from the parameter behind `before` on; says which was the
/// last. No text is copied: the entity must outlive the statement's next run.
template <class T, class Binding> int bindEntity(Binding& statement, const T& entity, int before = 0) {
    detail::bindField(statement, before + 1, entity.id);
    statement.bind(before + 2, entity.rev);
    if (entity.ext.empty())
        statement.bindNull(before + 3);
    else
        statement.bindBlobInPlace(before + 3, entity.ext);
    int last = before + 3;
    Fields<T>::each(entity, [&](int number, std::string_view, const auto& member) {
        last = before + 3 + number;
        detail::bindField(statement, last, member);
    });
    return last;
}

template <class T> [[nodiscard]] Result<void> upsert(Connection& connection, const T& entity) {
    Statement statement = connection.prepare(entitySql(Fields<T>::kind).upsert);
    bindEntity(statement, entity);
    return statement.run();
}
[[nodiscard]] Result<void> upsertRow(Connection& connection, const Row& row);
/// Rows that are not there yet; neighbours of one kind go in one statement. When it fails some may be
/// written: the transaction has to be given up.
[[nodiscard]] Result<void> insertRows(Connection& connection, std::span<const Row> rows);

/// Empty when there is no such row.
template <class T, class IdType>
[[nodiscard]] Result<std::optional<T>> find(Connection& connection, const IdType& id) {
    Statement statement = connection.prepare(entitySql(Fields<T>::kind).find, id);
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done)
        return std::optional<T>{};
    return std::optional<T>(readEntity<T>(statement));
}
[[nodiscard]] Result<std::optional<Row>> findRow(Connection& connection, EntityKind kind, const Uuid& id);

/// Nothing happens when there is no such row.
/// All rows of a kind that belong to a customer (ownerColumn), in no order.
[[nodiscard]] Result<std::vector<Row>> rowsOf(Connection& connection, EntityKind kind, CustomerId customer);
[[nodiscard]] Result<void> removeRow(Connection& connection, EntityKind kind, const Uuid& id);

/// Every row that a statement whose columns are those of the entity gives.
template <class T, class Reading> [[nodiscard]] Result<std::vector<T>> readAll(Reading statement) {
    std::vector<T> all;
    for (;;) {
        const auto stepped = statement.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return all;
        all.push_back(readEntity<T>(statement));
    }
}

} // namespace visage::storage
