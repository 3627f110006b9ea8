// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/scopes/rows.h"
#include "core/store/sql/rows.h"

#include <algorithm>
#include <array>

// SqlBackend: what the scopes `work` and `ident` are made of.

namespace visage::store {

namespace detail {

/// Customers that are asked for at once; fewer are filled up with the last one.
constexpr std::size_t customersTogether = 64;

inline std::string rowsOfAllText(EntityKind kind) {
    const std::string owner(kind == EntityKind::Customer ? "id" : "customer");
    std::string sql = selectFrom(kind) + "WHERE " + owner + " IN (";
    for (std::size_t i = 0; i < customersTogether; ++i)
        sql += (i == 0 ? "?" : ", ?") + std::to_string(i + 1);
    return sql + ")";
}

/// The column that says when a row was made that may be nobody's; empty: rows of this kind are somebody's.
inline std::string_view momentOfNobodys(EntityKind kind) {
    switch (kind) {
    case EntityKind::Interaction:
    case EntityKind::NoteVersion:
        return "at";
    case EntityKind::Note:
        return "created_at";
    default:
        return {};
    }
}

template <class Transaction> class ReadingIn final : public Backend::Reading {
public:
    explicit ReadingIn(std::optional<Transaction> transaction)
        : m_transaction(std::move(transaction)) {}

private:
    std::optional<Transaction> m_transaction;
};

template <class Db>
Result<std::vector<CustomerId>> idsBehind(Db& db, const std::string& sql, CustomerId last, int limit) {
    std::vector<CustomerId> customers;
    auto rows = db.prepare(sql);
    rows.bindBlob(1, last.uuid.raw()).bind(2, limit);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return customers;
        customers.push_back(rows.template id<CustomerId>(0));
    }
}

} // namespace detail

template <class Db> Result<std::unique_ptr<Backend::Reading>> SqlBackend<Db>::readTogether() {
    auto view = readTransaction(m_db);
    if (!view)
        return view.error();
    return std::unique_ptr<Reading>(std::make_unique<detail::ReadingIn<Transaction>>(std::move(*view)));
}

template <class Db> Result<Holding> SqlBackend<Db>::holding() {
    auto row =
        m_db.prepare("SELECT desktops_hold, hold_automatic, members_building, members_until FROM store");
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    Holding holding;
    if (*stepped == storage::Step::Row) {
        holding.holds = static_cast<sync::Holds>(row.integer(0));
        holding.automatic = row.integer(1) != 0;
        holding.building = row.integer(2) != 0;
        holding.builtUpTo = row.template id<CustomerId>(3);
    }
    return holding;
}

template <class Db> Result<std::vector<LogEntry>> SqlBackend<Db>::lines(Seq from, int limit) {
    std::vector<LogEntry> lines;
    auto rows = m_db.prepare("SELECT seq, kind, obj, fields FROM change WHERE seq>?1 ORDER BY seq LIMIT ?2",
                             from, limit);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return lines;
        lines.push_back({rows.integer(0),
                         static_cast<EntityKind>(rows.integer(1)),
                         rows.uuid(2),
                         static_cast<std::uint64_t>(rows.integer(3)),
                         {},
                         {}});
    }
}

template <class Db>
Result<std::vector<Row>> SqlBackend<Db>::rowsBehind(EntityKind kind, const Uuid& after, int limit) {
    auto rows = m_db.prepare(detail::selectFrom(kind) + "WHERE id>?1 ORDER BY id LIMIT ?2");
    rows.bindBlob(1, after.raw()).bind(2, limit);
    return detail::readRows(kind, std::move(rows));
}

template <class Db>
Result<std::vector<Row>> SqlBackend<Db>::rowsOfAll(EntityKind kind, std::span<const CustomerId> customers) {
    std::vector<Row> all;
    if (!isOfDossiers(kind))
        return all;
    const std::string sql = detail::rowsOfAllText(kind);
    while (!customers.empty()) {
        const auto some = customers.first(std::min(customers.size(), detail::customersTogether));
        customers = customers.subspan(some.size());
        auto statement = m_db.prepare(sql);
        for (std::size_t i = 0; i < detail::customersTogether; ++i)
            statement.bindBlob(static_cast<int>(i) + 1, some[std::min(i, some.size() - 1)].uuid.raw());
        auto rows = detail::readRows(kind, std::move(statement));
        if (!rows)
            return rows;
        std::ranges::move(*rows, std::back_inserter(all));
    }
    std::ranges::sort(all, {}, [](const Row& row) { return std::pair(dossierOf(row), idOf(row)); });
    return all;
}

template <class Db>
Result<std::vector<Row>> SqlBackend<Db>::rowsOfNobody(EntityKind kind, const Uuid& after, Timestamp since,
                                                      int limit) {
    const std::string_view moment = detail::momentOfNobodys(kind);
    if (moment.empty())
        return std::vector<Row>{};
    auto rows = m_db.prepare(detail::selectFrom(kind) + "WHERE customer IS NULL AND id>?1 AND " +
                             std::string(moment) + ">=?2 ORDER BY id LIMIT ?3");
    rows.bindBlob(1, after.raw()).bind(2, since).bind(3, limit);
    return detail::readRows(kind, std::move(rows));
}

/// In the order in which the tables lie: nothing is sorted, and an identity lies where its customer does.
template <class Db>
Result<std::vector<Row>> SqlBackend<Db>::stubs(EntityKind kind, const Uuid& after, Date since, int limit) {
    std::string sql = detail::selectFrom(kind);
    sql += kind == EntityKind::Customer
               ? "WHERE id>?1 AND last_contact_on>=?2 ORDER BY id LIMIT ?3"
               : "WHERE id>?1 AND EXISTS (SELECT 1 FROM customer c WHERE c.id=\"identity\".customer AND "
                 "c.last_contact_on>=?2) ORDER BY id LIMIT ?3";
    auto rows = m_db.prepare(sql);
    rows.bindBlob(1, after.raw()).bind(2, since).bind(3, limit);
    return detail::readRows(kind, std::move(rows));
}

template <class Db>
Result<std::vector<ScopeMember>> SqlBackend<Db>::membersOf(std::string_view scope, CustomerId behind,
                                                           int limit) {
    auto rows = m_db.prepare(detail::selectFrom(EntityKind::ScopeMember) +
                             "WHERE scope=?1 AND customer>?2 ORDER BY customer LIMIT ?3");
    rows.bind(1, scope).bindBlob(2, behind.uuid.raw()).bind(3, limit);
    return storage::readAll<ScopeMember>(std::move(rows));
}

template <class Db> Result<std::vector<Backend::ScopeCount>> SqlBackend<Db>::scopeCounts() {
    std::vector<ScopeCount> counts;
    auto rows = m_db.prepare("SELECT scope, count(*) FROM scope_member GROUP BY scope");
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            break;
        counts.push_back({std::string(rows.text(0)), rows.integer(1)});
    }
    std::ranges::sort(counts, {}, &ScopeCount::scope);
    return counts;
}

template <class Db> Result<std::vector<CustomerId>> SqlBackend<Db>::workBehind(CustomerId last, int limit) {
    std::vector<CustomerId> customers;
    std::optional<CustomerId> certain; // up to here nobody is missing
    for (const char* where :
         {"cases WHERE status NOT IN (6, 7, 8) AND", "callback WHERE state=1 AND", "scope_member WHERE"}) {
        const auto some = detail::idsBehind(
            m_db, std::string("SELECT customer FROM ") + where + " customer>?1 ORDER BY customer LIMIT ?2",
            last, limit);
        if (!some)
            return some.error();
        if (some->size() == static_cast<std::size_t>(limit))
            certain = std::min(certain.value_or(some->back()), some->back());
        std::ranges::copy(*some, std::back_inserter(customers));
    }
    std::ranges::sort(customers);
    const auto twice = std::ranges::unique(customers);
    customers.erase(twice.begin(), twice.end());
    if (certain)
        std::erase_if(customers, [&](CustomerId one) { return one > *certain; });
    return customers;
}

template <class Db> Result<std::int64_t> SqlBackend<Db>::customersAbout() {
    return rowsIn(EntityKind::Customer);
}

} // namespace visage::store
