// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/aliases.h"
#include "core/store/sql/sql_backend.h"

#include <algorithm>
#include <limits>

// SqlBackend: rows by their keys and by what they belong to.

namespace visage::store {

namespace detail {

/// What "newest first" means for a kind.
inline std::string_view orderOf(EntityKind kind) {
    switch (kind) {
    case EntityKind::Interaction:
    case EntityKind::CaseEvent:
    case EntityKind::NoteVersion:
    case EntityKind::FieldVersion:
        return "at DESC, id DESC";
    case EntityKind::Note:
        return "created_at DESC, id DESC";
    case EntityKind::Case:
        return "opened_at DESC, id DESC";
    case EntityKind::Order:
        return "placed_at DESC, id DESC";
    case EntityKind::Callback:
        return "booked_at DESC, id DESC";
    default:
        return "id DESC";
    }
}

template <class Statement> Result<std::vector<Row>> readRows(EntityKind kind, Statement statement) {
    std::vector<Row> rows;
    for (;;) {
        const auto stepped = statement.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return rows;
        rows.push_back(storage::readRow(kind, statement));
    }
}

template <class T, class Statement> Result<std::optional<T>> readOne(Statement statement) {
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == storage::Step::Done)
        return std::optional<T>{};
    return std::optional<T>(storage::readEntity<T>(statement));
}

inline std::string selectFrom(EntityKind kind) {
    return "SELECT " + storage::entitySql(kind).columns + " FROM \"" + std::string(tableOf(kind)) + "\" ";
}

} // namespace detail

template <class Db> Result<sync::StoreFacts> SqlBackend<Db>::facts() {
    auto row = m_db.prepare("SELECT s.uuid, s.incarnation, h.n, s.floor FROM store s, head h");
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == storage::Step::Done)
        return Error{ErrorCode::Corrupt,
                     "The store's database has lost its identity: restore it from a backup."};
    return sync::StoreFacts{row.template id<StoreId>(0), row.integer(1), row.integer(2), row.integer(3)};
}

template <class Db> Result<std::optional<Row>> SqlBackend<Db>::load(const rules::Key& key) {
    return storage::findRow(m_db, key.kind, key.id);
}

template <class Db>
Result<std::vector<Row>> SqlBackend<Db>::rowsOf(EntityKind kind, CustomerId customer, int limit) {
    const std::string_view owner = storage::ownerColumn(kind);
    if (owner.empty())
        return std::vector<Row>{};
    std::string sql = detail::selectFrom(kind);
    sql.append("WHERE ").append(owner).append("=?1 ORDER BY ").append(detail::orderOf(kind));
    sql.append(" LIMIT ?2");
    const std::int64_t most = limit > 0 ? limit : std::numeric_limits<std::int64_t>::max();
    return detail::readRows(kind, m_db.prepare(sql, customer, most));
}

template <class Db> Result<std::vector<Row>> SqlBackend<Db>::all(EntityKind kind) {
    return detail::readRows(kind, m_db.prepare(detail::selectFrom(kind) + "ORDER BY id"));
}

template <class Db> Result<std::optional<User>> SqlBackend<Db>::userNamed(std::string_view name) {
    return detail::readOne<User>(m_db.prepare(detail::selectFrom(EntityKind::User) + "WHERE name=?1", name));
}

template <class Db> Result<std::optional<Case>> SqlBackend<Db>::caseNumbered(std::int64_t number) {
    return detail::readOne<Case>(
        m_db.prepare(detail::selectFrom(EntityKind::Case) + "WHERE number=?1 AND number > 0", number));
}

template <class Db> Result<std::vector<Interaction>> SqlBackend<Db>::interactionsOf(CaseId caseId) {
    static const std::string sql = "SELECT " + storage::columnsWithAlias(EntityKind::Interaction, "i") +
                                   " FROM interaction_case l JOIN interaction i ON i.id=l.interaction "
                                   "WHERE l.case_id=?1 ORDER BY i.at, i.id";
    return storage::readAll<Interaction>(m_db.prepare(sql, caseId));
}

template <class Db>
Result<std::vector<CustomerId>> SqlBackend<Db>::customersWith(IdentityType type, std::string_view valueNorm) {
    // Sorted here: SQLite would make a table for it, even for the one row that there nearly always is.
    auto rows = m_db.prepare("SELECT customer FROM identity WHERE value_norm=?1 AND type=?2 AND removed_at=0 "
                             "AND customer IS NOT NULL",
                             valueNorm, type);
    std::vector<CustomerId> customers;
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            break;
        customers.push_back(rows.template id<CustomerId>(0));
    }
    std::sort(customers.begin(), customers.end());
    return survivorsOf(*this, customers);
}

template <class Db> Result<std::vector<TableCount>> SqlBackend<Db>::counts() {
    std::vector<TableCount> counts;
    for (std::size_t i = 1; i <= entityKinds; ++i) {
        const std::string_view table = tableOf(static_cast<EntityKind>(i));
        const auto rows = m_db.number("SELECT count(*) FROM \"" + std::string(table) + "\"");
        if (!rows)
            return rows.error();
        counts.push_back({table, *rows});
    }
    const auto raw = m_db.number("SELECT count(*) FROM raw_intake");
    if (!raw)
        return raw.error();
    counts.push_back({"raw_intake", *raw});
    return counts;
}

template <class Db> Result<void> SqlBackend<Db>::eachSource(const std::function<void(const Source&)>& take) {
    // A membership has the id of its record.
    auto rows = m_db.prepare("SELECT s.file, s.\"row\", s.own_id, m.customer FROM source_record s "
                             "JOIN membership m ON m.id=s.id ORDER BY s.file, s.\"row\", s.id");
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return {};
        take({rows.text(0), rows.integer(1), rows.text(2), rows.template id<CustomerId>(3)});
    }
}

template <class Db>
Result<std::vector<CustomerId>> SqlBackend<Db>::search(const rules::SearchQuery& query, int limit) {
    std::vector<CustomerId> found;
    const std::string literal = expressionFor(rules::literalQuery(query));
    const std::string all = expressionFor(query);
    if (!literal.empty())
        if (auto added = addMatches(literal, limit, found); !added)
            return added.error();
    if (!all.empty() && all != literal && static_cast<int>(found.size()) < limit)
        if (auto added = addMatches(all, limit, found); !added)
            return added.error();
    return survivorsOf(*this, found);
}

template <class Db>
Result<std::vector<Uuid>> SqlBackend<Db>::idsBehind(EntityKind kind, const Uuid& last, int limit) {
    std::vector<Uuid> ids;
    auto rows = m_db.prepare("SELECT id FROM \"" + std::string(tableOf(kind)) +
                             "\" WHERE id > ?1 ORDER BY id LIMIT ?2");
    rows.bindBlob(1, last.raw()).bind(2, limit);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return ids;
        ids.push_back(rows.uuid(0));
    }
}

template <class Db> Result<std::vector<Erasure>> SqlBackend<Db>::erasuresBehind(Seq rev, int limit) {
    return storage::readAll<Erasure>(m_db.prepare(
        detail::selectFrom(EntityKind::Erasure) + "WHERE rev > ?1 ORDER BY rev LIMIT ?2", rev, limit));
}

template <class Db> Result<Timestamp> SqlBackend<Db>::lastBackup() {
    const auto at = m_db.number("SELECT last_backup FROM store");
    return at ? Result<Timestamp>(Timestamp{*at}) : at.error();
}

template <class Db> Result<std::string> SqlBackend<Db>::searchForm() {
    auto row = m_db.prepare("SELECT search_form FROM store");
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    return *stepped == storage::Step::Row ? std::string(row.text(0)) : std::string();
}

} // namespace visage::store
