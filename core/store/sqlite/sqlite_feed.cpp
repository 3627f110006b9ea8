// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/entity_sql.h"
#include "core/storage/transaction.h"
#include "core/store/rows.h"
#include "core/store/sqlite/sqlite_backend.h"

#include <unordered_set>

namespace visage::store {

using rules::Key;
using rules::KeyHash;
using storage::Step;
using storage::Transaction;

namespace {

/// Reads from one consistent view; inside a batch, from the batch's.
Result<std::optional<Transaction>> readTransaction(storage::Connection& db) {
    if (db.inTransaction())
        return std::optional<Transaction>{};
    auto transaction = Transaction::begin(db, Transaction::Kind::Read);
    if (!transaction)
        return transaction.error();
    return std::optional<Transaction>(std::move(*transaction));
}

} // namespace

Result<sync::FeedPage> SqliteBackend::feed(Seq from, std::size_t maxBytes) {
    const auto view = readTransaction(m_db);
    if (!view)
        return view.error();
    const auto now = facts();
    if (!now)
        return now.error();
    sync::FeedPage page{from, from, now->head, now->floor, {}};
    if (from < now->floor)
        return Error{ErrorCode::NotFound, "The log no longer reaches back that far."};
    std::unordered_set<Key, KeyHash> seen;
    std::size_t bytes = 0;
    auto lines = m_db.prepare("SELECT seq, kind, obj FROM change WHERE seq>?1 ORDER BY seq", from);
    while (bytes < maxBytes) {
        const auto stepped = lines.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            break;
        const Key key{static_cast<EntityKind>(lines.integer(1)), lines.uuid(2)};
        if (isReplicated(key.kind) && seen.insert(key).second) {
            auto row = load(key);
            if (!row)
                return row.error();
            RowChange change{*row ? std::move(**row) : rowWithId(key), !row->has_value()};
            const std::size_t size = wireBytesAtMost(change.row);
            // One line always goes, however long; a further one only where it fits.
            if (!page.changes.empty() && bytes + size > maxBytes)
                break;
            bytes += size;
            page.changes.push_back(std::move(change));
        }
        page.to = lines.integer(0);
    }
    return page;
}

Result<std::int64_t> SqliteBackend::replicatedRows(Seq head) {
    if (m_rowsTotalAt >= 0 && head - m_rowsTotalAt < 1000 + m_rowsTotal / 20)
        return m_rowsTotal;
    std::int64_t total = 0;
    for (std::size_t i = 1; i <= entityKinds; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (!isReplicated(kind))
            continue;
        const auto rows = m_db.number("SELECT count(*) FROM \"" + std::string(tableOf(kind)) + "\"");
        if (!rows)
            return rows.error();
        total += *rows;
    }
    m_rowsTotal = total;
    m_rowsTotalAt = head;
    return total;
}

namespace {

struct KindPage {
    std::vector<Row> rows;
    bool done = true;
};

Result<KindPage> readKind(storage::Connection& db, EntityKind kind, const Uuid& after, std::size_t maxBytes) {
    KindPage page;
    std::size_t bytes = 0;
    auto rows = db.prepare("SELECT " + storage::entitySql(kind).columns + " FROM \"" +
                           std::string(tableOf(kind)) + "\" WHERE id>?1 ORDER BY id");
    rows.bindBlob(1, after.raw());
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return page;
        Row row = storage::readRow(kind, rows);
        bytes += wireBytesAtMost(row);
        if (!page.rows.empty() && bytes > maxBytes) {
            page.done = false;
            return page;
        }
        page.rows.push_back(std::move(row));
    }
}

/// The first kind from `kind` on that desktops may have; one behind the last: there is none.
std::size_t replicatedFrom(std::size_t kind) {
    while (kind <= entityKinds && !isReplicated(static_cast<EntityKind>(kind)))
        ++kind;
    return kind;
}

Result<bool> anyRowsFrom(storage::Connection& db, std::size_t kind) {
    for (kind = replicatedFrom(kind); kind <= entityKinds; kind = replicatedFrom(kind + 1)) {
        const std::string table(tableOf(static_cast<EntityKind>(kind)));
        const auto any = db.number("SELECT EXISTS (SELECT 1 FROM \"" + table + "\")");
        if (!any)
            return any.error();
        if (*any)
            return true;
    }
    return false;
}

} // namespace

Result<sync::SnapshotPage> SqliteBackend::snapshot(EntityKind from, const Uuid& after, std::size_t maxBytes) {
    const auto view = readTransaction(m_db);
    if (!view)
        return view.error();
    const auto now = facts();
    if (!now)
        return now.error();
    const auto total = replicatedRows(now->head);
    if (!total)
        return total.error();
    std::size_t kind = replicatedFrom(from == EntityKind{} ? 1 : static_cast<std::size_t>(from));
    sync::SnapshotPage page;
    page.kind = kind <= entityKinds ? static_cast<EntityKind>(kind) : from;
    page.rowsTotal = *total;
    page.head = now->head;
    page.floor = now->floor;
    Uuid behind = after;
    KindPage read;
    while (kind <= entityKinds) {
        auto rows = readKind(m_db, static_cast<EntityKind>(kind), behind, maxBytes);
        if (!rows)
            return rows.error();
        read = std::move(*rows);
        page.kind = static_cast<EntityKind>(kind);
        if (!read.rows.empty())
            break;
        kind = replicatedFrom(kind + 1);
        behind = {};
    }
    page.rows = std::move(read.rows);
    page.kindDone = read.done;
    const auto further = anyRowsFrom(m_db, kind + 1);
    if (!further)
        return further.error();
    page.done = page.kindDone && !*further;
    return page;
}

} // namespace visage::store
