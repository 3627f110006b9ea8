// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlite_backend.h"

#include "core/storage/entity_sql.h"
#include "core/store/sqlite/sqlite_batch.h"

#include <algorithm>

namespace visage::store {

using storage::Connection;
using storage::Statement;
using storage::Step;

namespace {

/// What "newest first" means for a kind.
std::string_view orderOf(EntityKind kind) {
    switch (kind) {
    case EntityKind::Interaction:
    case EntityKind::CaseEvent:
    case EntityKind::NoteVersion:
        return "at DESC, id DESC";
    case EntityKind::Note:
        return "created_at DESC, id DESC";
    case EntityKind::Case:
        return "opened_at DESC, id DESC";
    case EntityKind::Order:
        return "placed_at DESC, id DESC";
    default:
        return "id DESC";
    }
}

bool belongsToCustomers(EntityKind kind) {
    bool belongs = false;
    withEntity(kind, [&]<class T>() {
        belongs = requires(T entity) {
            entity.customer;
        };
    });
    return belongs;
}

Result<std::vector<Row>> readRows(EntityKind kind, Statement statement) {
    std::vector<Row> rows;
    for (;;) {
        const auto stepped = statement.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return rows;
        rows.push_back(storage::readRow(kind, statement));
    }
}

template <class T> Result<std::optional<T>> readOne(Statement statement) {
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done)
        return std::optional<T>{};
    return std::optional<T>(storage::readEntity<T>(statement));
}

std::string selectFrom(EntityKind kind) {
    return "SELECT " + storage::entitySql(kind).columns + " FROM \"" + std::string(tableOf(kind)) + "\" ";
}

/// New data will hold the words of these rules alone.
Result<void> nameSearchForm(Connection& db) {
    // Asked first, for looking takes no lock away from a writer.
    const auto fresh = db.number("SELECT EXISTS (SELECT 1 FROM store WHERE search_form='') "
                                 "AND NOT EXISTS (SELECT 1 FROM customer)");
    if (!fresh)
        return fresh.error();
    return *fresh == 0 ? Result<void>() : db.run("UPDATE store SET search_form=?1", rules::searchForm());
}

} // namespace

Result<std::unique_ptr<SqliteBackend>> SqliteBackend::open(const std::string& path,
                                                           const storage::OpenOptions& options) {
    // Twice SQLite's own: an eighth more rows a second, for half as many pages are cut and written.
    storage::OpenOptions ours = options;
    ours.pageKib = 8;
    auto db = Connection::open(path, ours);
    if (!db)
        return db.error();
    if (auto migrated = storage::migrate(*db, storeMigrations(), "The store's database"); !migrated)
        return migrated.error();
    if (!options.readOnly)
        if (auto named = nameSearchForm(*db); !named)
            return named.error();
    return std::unique_ptr<SqliteBackend>(new SqliteBackend(std::move(*db)));
}

Result<sync::StoreFacts> SqliteBackend::facts() {
    auto row = m_db.prepare("SELECT s.uuid, s.incarnation, h.n, s.floor FROM store s, head h");
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done)
        return Error{ErrorCode::Corrupt,
                     "The store's database has lost its identity: restore it from a backup."};
    return sync::StoreFacts{row.id<StoreId>(0), row.integer(1), row.integer(2), row.integer(3)};
}

Result<std::unique_ptr<Batch>> SqliteBackend::begin() {
    return SqliteBatch::begin(m_db);
}

Result<std::int64_t> SqliteBackend::foreignChanges() {
    return m_db.dataVersion();
}

Result<std::optional<Row>> SqliteBackend::load(const rules::Key& key) {
    return storage::findRow(m_db, key.kind, key.id);
}

Result<std::vector<Row>> SqliteBackend::rowsOf(EntityKind kind, CustomerId customer, int limit) {
    if (!belongsToCustomers(kind))
        return std::vector<Row>{};
    std::string sql = selectFrom(kind) + "WHERE customer=?1 ORDER BY ";
    sql.append(orderOf(kind)).append(" LIMIT ?2");
    return readRows(kind, m_db.prepare(sql, customer, limit > 0 ? limit : -1));
}

Result<std::vector<Row>> SqliteBackend::all(EntityKind kind) {
    return readRows(kind, m_db.prepare(selectFrom(kind) + "ORDER BY id"));
}

Result<std::optional<User>> SqliteBackend::userNamed(std::string_view name) {
    return readOne<User>(m_db.prepare(selectFrom(EntityKind::User) + "WHERE name=?1", name));
}

Result<std::optional<Case>> SqliteBackend::caseNumbered(std::int64_t number) {
    return readOne<Case>(
        m_db.prepare(selectFrom(EntityKind::Case) + "WHERE number=?1 AND number > 0", number));
}

Result<std::vector<Interaction>> SqliteBackend::interactionsOf(CaseId caseId) {
    static const std::string sql = "SELECT " + storage::columnsWithAlias(EntityKind::Interaction, "i") +
                                   " FROM interaction_case l JOIN interaction i ON i.id=l.interaction "
                                   "WHERE l.case_id=?1 ORDER BY i.at, i.id";
    return storage::readAll<Interaction>(m_db.prepare(sql, caseId));
}

Result<std::vector<CustomerId>> SqliteBackend::customersWith(IdentityType type, std::string_view valueNorm) {
    // Sorted here: SQLite would make a table for it, even for the one row that there nearly always is.
    auto rows = m_db.prepare("SELECT customer FROM identity WHERE value_norm=?1 AND type=?2 AND removed_at=0 "
                             "AND customer IS NOT NULL",
                             valueNorm, type);
    std::vector<CustomerId> customers;
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            break;
        customers.push_back(rows.id<CustomerId>(0));
    }
    std::sort(customers.begin(), customers.end());
    customers.erase(std::unique(customers.begin(), customers.end()), customers.end());
    return customers;
}

Result<std::vector<TableCount>> SqliteBackend::counts() {
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

Result<void> SqliteBackend::eachSource(const std::function<void(const Source&)>& take) {
    // A membership has the id of its record.
    auto rows = m_db.prepare("SELECT s.file, s.\"row\", s.own_id, m.customer FROM source_record s "
                             "JOIN membership m ON m.id=s.id ORDER BY s.file, s.\"row\"");
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return {};
        take({rows.text(0), rows.integer(1), rows.text(2), rows.id<CustomerId>(3)});
    }
}

} // namespace visage::store
