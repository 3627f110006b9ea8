// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres/entity_sql.h"

namespace visage::storage {
namespace {

Result<void> write(pg::Connection& connection, const Row& row, const std::string& sql) {
    auto statement = connection.prepare(sql);
    std::visit([&](const auto& entity) { bindEntity(statement, entity); }, row);
    return statement.run();
}

} // namespace

Row readRow(EntityKind kind, const pg::Statement& row, int first) {
    Row read;
    withEntity(kind, [&]<class T>() { read = readEntity<T>(row, first); });
    return read;
}

Result<void> upsertRow(pg::Connection& connection, const Row& row) {
    return write(connection, row, entitySql(kindOf(row)).upsert);
}

Result<void> insertRows(pg::Connection& connection, std::span<const Row> rows) {
    for (const Row& row : rows)
        if (auto inserted = write(connection, row, entitySql(kindOf(row)).insert); !inserted)
            return inserted;
    return {};
}

Result<std::optional<Row>> findRow(pg::Connection& connection, EntityKind kind, const Uuid& id) {
    auto statement = connection.prepare(entitySql(kind).find, id);
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done)
        return std::optional<Row>{};
    return std::optional<Row>(readRow(kind, statement));
}

Result<void> removeRow(pg::Connection& connection, EntityKind kind, const Uuid& id) {
    return connection.run(entitySql(kind).remove, id);
}

} // namespace visage::storage
