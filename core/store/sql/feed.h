// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/rows.h"
#include "core/store/sql/sql_backend.h"

#include <algorithm>
#include <unordered_set>

// SqlBackend: the log, and snapshots.

namespace visage::store {

namespace detail {

struct LogLine {
    Seq seq = 0;
    rules::Key key;
};
constexpr std::int64_t linesOfAPage = 1024; ///< at most
constexpr std::size_t rowsAtOnce = 64;      ///< that are loaded together

template <class Db> Result<std::vector<LogLine>> readLines(Db& db, Seq from) {
    std::vector<LogLine> lines;
    auto rows = db.prepare("SELECT seq, kind, obj FROM change WHERE seq>?1 ORDER BY seq LIMIT ?2", from,
                           linesOfAPage);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return lines;
        lines.push_back({rows.integer(0), {static_cast<EntityKind>(rows.integer(1)), rows.uuid(2)}});
    }
}

} // namespace detail

template <class Db> Result<sync::FeedPage> SqlBackend<Db>::feed(Seq from, std::size_t maxBytes) {
    const auto view = readTransaction(m_db);
    if (!view)
        return view.error();
    const auto now = facts();
    if (!now)
        return now.error();
    sync::FeedPage page{from, from, now->head, now->floor, {}, now->incarnation};
    page.readAt = now->head;
    if (from < now->floor)
        return Error{ErrorCode::NotFound, "The log no longer reaches back that far."};
    const auto lines = detail::readLines(m_db, from);
    if (!lines)
        return lines.error();
    std::unordered_set<rules::Key, rules::KeyHash> seen;
    std::size_t bytes = 0;
    for (std::span<const detail::LogLine> rest(*lines); !rest.empty() && bytes < maxBytes;) {
        const auto some = rest.first(std::min(rest.size(), detail::rowsAtOnce));
        rest = rest.subspan(some.size());
        std::vector<rules::Key> keys;
        std::vector<bool> wanted;
        for (const detail::LogLine& line : some) {
            wanted.push_back(isReplicated(line.key.kind) && seen.insert(line.key).second);
            if (wanted.back())
                keys.push_back(line.key);
        }
        auto rows = loadAll(keys);
        if (!rows)
            return rows.error();
        std::size_t row = 0;
        for (std::size_t i = 0; i < some.size() && bytes < maxBytes; ++i) {
            if (wanted[i]) {
                std::optional<Row>& there = (*rows)[row++];
                RowChange change{there ? std::move(*there) : rowWithId(some[i].key), !there.has_value()};
                const std::size_t size = wireBytesAtMost(change.row);
                // One line always goes, however long; a further one only where it fits.
                if (!page.changes.empty() && bytes + size > maxBytes)
                    return page;
                bytes += size;
                page.changes.push_back(std::move(change));
            }
            page.to = some[i].seq;
        }
    }
    return page;
}

template <class Db> Result<std::int64_t> SqlBackend<Db>::replicatedRows(Seq head) {
    if (m_rowsTotalAt >= 0 && head - m_rowsTotalAt < 1000 + m_rowsTotal / 20)
        return m_rowsTotal;
    std::int64_t total = 0;
    for (std::size_t i = 1; i <= entityKinds; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (!isReplicated(kind))
            continue;
        const auto rows = rowsIn(kind);
        if (!rows)
            return rows.error();
        total += *rows;
    }
    m_rowsTotal = total;
    m_rowsTotalAt = head;
    return total;
}

template <class Db> Result<std::int64_t> SqlBackend<Db>::rowsIn(EntityKind kind) {
    return m_db.number("SELECT count(*) FROM \"" + std::string(tableOf(kind)) + "\"");
}

namespace detail {

struct KindPage {
    std::vector<Row> rows;
    bool done = true;
};

/// Rows asked for at once: a database that sends all it is asked for must not send a whole table.
constexpr std::int64_t rowsOfAStep = 512;

template <class Db>
Result<KindPage> readKind(Db& db, EntityKind kind, const Uuid& after, std::size_t maxBytes) {
    const std::string sql = "SELECT " + storage::entitySql(kind).columns + " FROM \"" +
                            std::string(tableOf(kind)) + "\" WHERE id>?1 ORDER BY id LIMIT ?2";
    KindPage page;
    std::size_t bytes = 0;
    Uuid behind = after;
    for (;;) {
        auto rows = db.prepare(sql);
        rows.bindBlob(1, behind.raw()).bind(2, rowsOfAStep);
        std::int64_t read = 0;
        for (;; ++read) {
            const auto stepped = rows.step();
            if (!stepped)
                return stepped.error();
            if (*stepped == storage::Step::Done)
                break;
            Row row = storage::readRow(kind, rows);
            bytes += wireBytesAtMost(row);
            if (!page.rows.empty() && bytes > maxBytes) {
                page.done = false;
                return page;
            }
            behind = idOf(row);
            page.rows.push_back(std::move(row));
        }
        if (read < rowsOfAStep)
            return page;
    }
}

/// The first kind from `kind` on that desktops may have; one behind the last: there is none.
inline std::size_t replicatedFrom(std::size_t kind) {
    while (kind <= entityKinds && !isReplicated(static_cast<EntityKind>(kind)))
        ++kind;
    return kind;
}

template <class Db> Result<bool> anyRowsFrom(Db& db, std::size_t kind) {
    for (kind = detail::replicatedFrom(kind); kind <= entityKinds; kind = detail::replicatedFrom(kind + 1)) {
        const std::string table(tableOf(static_cast<EntityKind>(kind)));
        const auto any = db.number("SELECT EXISTS (SELECT 1 FROM \"" + table + "\")");
        if (!any)
            return any.error();
        if (*any)
            return true;
    }
    return false;
}

} // namespace detail

template <class Db>
Result<sync::SnapshotPage> SqlBackend<Db>::snapshot(EntityKind from, const Uuid& after,
                                                    std::size_t maxBytes) {
    const auto view = readTransaction(m_db);
    if (!view)
        return view.error();
    const auto now = facts();
    if (!now)
        return now.error();
    const auto total = replicatedRows(now->head);
    if (!total)
        return total.error();
    std::size_t kind = detail::replicatedFrom(from == EntityKind{} ? 1 : static_cast<std::size_t>(from));
    sync::SnapshotPage page;
    page.kind = kind <= entityKinds ? static_cast<EntityKind>(kind) : from;
    page.rowsTotal = *total;
    page.head = now->head;
    page.floor = now->floor;
    page.incarnation = now->incarnation;
    Uuid behind = after;
    detail::KindPage read;
    while (kind <= entityKinds) {
        auto rows = detail::readKind(m_db, static_cast<EntityKind>(kind), behind, maxBytes);
        if (!rows)
            return rows.error();
        read = std::move(*rows);
        page.kind = static_cast<EntityKind>(kind);
        if (!read.rows.empty())
            break;
        kind = detail::replicatedFrom(kind + 1);
        behind = {};
    }
    page.rows = std::move(read.rows);
    page.kindDone = read.done;
    const auto further = detail::anyRowsFrom(m_db, kind + 1);
    if (!further)
        return further.error();
    page.done = page.kindDone && !*further;
    return page;
}

} // namespace visage::store
