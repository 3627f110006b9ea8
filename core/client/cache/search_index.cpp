// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/search_index.h"

#include "core/client/search_words.h"
#include "core/storage/entity_sql.h"
#include "core/storage/transaction.h"

#include <algorithm>

namespace visage::client {

using storage::Connection;
using storage::Step;

namespace {

struct Numbered {
    std::int64_t n = 0;
    Customer customer;
};

std::string numberedColumns() {
    return "n, " + storage::entitySql(EntityKind::Customer).columns;
}

Result<std::optional<Numbered>> numberedCustomer(Connection& db, CustomerId id) {
    static const std::string sql = "SELECT " + numberedColumns() + " FROM customer WHERE id=?1";
    auto row = db.prepare(sql, id);
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done)
        return std::optional<Numbered>();
    return std::optional(Numbered{row.integer(0), storage::readEntity<Customer>(row, 1)});
}

template <class T> Result<std::vector<T>> rowsOf(Connection& db, CustomerId customer) {
    static const std::string sql = "SELECT " + storage::entitySql(Fields<T>::kind).columns + " FROM " +
                                   std::string(Fields<T>::name) + " WHERE customer=?1";
    return storage::readAll<T>(db.prepare(sql, customer));
}

/// In the order of the ids, so that the words before and after are the same text when nothing has changed.
Result<std::string> wordsOf(Connection& db, const Customer& customer) {
    auto identities = rowsOf<Identity>(db, customer.id);
    if (!identities)
        return identities.error();
    auto orders = rowsOf<Order>(db, customer.id);
    if (!orders)
        return orders.error();
    std::ranges::sort(*identities, {}, &Identity::id);
    std::ranges::sort(*orders, {}, &Order::id);
    return indexedWords(customer, *identities, *orders);
}

Result<void> addWords(Connection& db, std::int64_t n, const std::string& words) {
    if (words.empty())
        return {};
    return db.run("INSERT INTO customer_words(rowid, words) VALUES (?1, ?2)", n, words);
}

Result<void> takeWords(Connection& db, std::int64_t n, const std::string& words) {
    if (words.empty())
        return {};
    return db.run("INSERT INTO customer_words(customer_words, rowid, words) VALUES ('delete', ?1, ?2)", n,
                  words);
}

/// How many segments of one size there may be before FTS5 merges them. While a whole index is built merging
/// is most of the work, and nobody asks yet.
constexpr std::int64_t segmentsUsually = 4;
constexpr std::int64_t segmentsWhileBuilding = 16;

Result<void> mergeFrom(Connection& db, std::int64_t segments) {
    return db.run("INSERT INTO customer_words(customer_words, rank) VALUES ('automerge', ?1)", segments);
}

Result<std::vector<Numbered>> customersBehind(Connection& db, std::int64_t n, int limit) {
    static const std::string sql =
        "SELECT " + numberedColumns() + " FROM customer WHERE n>?1 ORDER BY n LIMIT ?2";
    std::vector<Numbered> customers;
    auto rows = db.prepare(sql, n, limit);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return customers;
        customers.push_back({rows.integer(0), storage::readEntity<Customer>(rows, 1)});
    }
}

} // namespace

Result<void> SearchUpkeep::before(CustomerId customer) {
    if (!customer || m_before.contains(customer))
        return {};
    const auto found = numberedCustomer(m_db, customer);
    if (!found)
        return found.error();
    Indexed indexed;
    if (*found) {
        indexed.n = (*found)->n;
        if (indexed.n <= m_indexedTo) {
            auto words = wordsOf(m_db, (*found)->customer);
            if (!words)
                return words.error();
            indexed.words = std::move(*words);
        }
    }
    m_before.emplace(customer, std::move(indexed));
    return {};
}

Result<void> SearchUpkeep::after() {
    for (const auto& [id, old] : m_before) {
        const auto found = numberedCustomer(m_db, id);
        if (!found)
            return found.error();
        std::string words;
        if (*found && (*found)->n <= m_indexedTo) {
            auto now = wordsOf(m_db, (*found)->customer);
            if (!now)
                return now.error();
            words = std::move(*now);
        }
        if (words == old.words)
            continue;
        if (auto taken = takeWords(m_db, old.n, old.words); !taken)
            return taken;
        if (auto added = addWords(m_db, *found ? (*found)->n : old.n, words); !added)
            return added;
    }
    return {};
}

Result<bool> indexNext(Connection& db, int customers) {
    auto transaction = storage::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    auto origin = readOrigin(db);
    if (!origin)
        return origin.error();
    if (origin->bulk || origin->searchable())
        return false;
    const auto next = customersBehind(db, origin->indexedTo, customers);
    if (!next)
        return next.error();
    for (const Numbered& one : *next) {
        const auto words = wordsOf(db, one.customer);
        if (!words)
            return words.error();
        if (auto added = addWords(db, one.n, *words); !added)
            return added.error();
        origin->indexedTo = one.n;
    }
    const bool more = static_cast<int>(next->size()) == customers;
    if (!more) {
        origin->indexedTo = CacheOrigin::allIndexed;
        if (auto usual = mergeFrom(db, segmentsUsually); !usual)
            return usual.error();
    }
    if (auto written = writeOrigin(db, *origin); !written)
        return written.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return more;
}

Result<void> clearIndex(Connection& db, CacheOrigin& origin) {
    origin.indexedTo = 0;
    origin.searchForm = rules::searchForm();
    if (auto written = writeOrigin(db, origin); !written)
        return written;
    if (auto emptied = db.run("INSERT INTO customer_words(customer_words) VALUES ('delete-all')"); !emptied)
        return emptied;
    return mergeFrom(db, segmentsWhileBuilding);
}

Result<void> makeSearchIndexes(Connection& db) {
    for (const auto& step : searchIndexSteps())
        if (auto made = db.runScript(step.sql); !made)
            return made;
    return {};
}

Result<void> dropSearchIndexes(Connection& db) {
    std::vector<std::string> names;
    {
        auto rows = db.prepare("SELECT name FROM sqlite_master WHERE type='index' AND sql IS NOT NULL AND "
                               "tbl_name IN ('identity', 'consent', 'alert', 'orders')");
        for (auto stepped = rows.step();; stepped = rows.step()) {
            if (!stepped)
                return stepped.error();
            if (*stepped == Step::Done)
                break;
            names.emplace_back(rows.text(0));
        }
    }
    for (const std::string& name : names)
        if (auto dropped = db.runScript("DROP INDEX " + name); !dropped)
            return dropped;
    return {};
}

} // namespace visage::client
