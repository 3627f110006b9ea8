// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/verify_search.h"

#include "core/storage/entity_sql.h"
#include "core/storage/transaction.h"
#include "core/store/sql/verify.h"
#include "core/store/sqlite/sqlite_backend.h"

#include <algorithm>

namespace visage::store {
namespace {

using storage::Connection;

constexpr std::int64_t looksAt = 300;

Result<std::int64_t> notFound(Connection& db, std::int64_t& looked) {
    const auto view = storage::Transaction::begin(db, storage::Transaction::Kind::Read);
    if (!view)
        return view.error();
    const auto customers = db.number("SELECT count(*) FROM customer_words");
    if (!customers)
        return customers.error();
    const auto sample = storage::readAll<Customer>(
        db.prepare("SELECT " + storage::entitySql(EntityKind::Customer).columns +
                       " FROM customer WHERE id IN (SELECT customer FROM customer_words WHERE doc % ?1 = 0)",
                   std::max<std::int64_t>(*customers / looksAt, 1)));
    if (!sample)
        return sample.error();
    std::int64_t missed = 0;
    for (const Customer& customer : *sample) {
        const auto found = detail::hasItsWords(db, customer);
        if (!found)
            return found.error();
        missed += *found ? 0 : 1;
    }
    looked = static_cast<std::int64_t>(sample->size());
    return missed;
}

std::optional<std::string> disagrees(const std::string& how) {
    return "The search index does not agree with the customers: " + how + ".";
}

} // namespace

Result<std::optional<std::string>> searchFault(Connection& db) {
    const auto whole =
        db.run("INSERT INTO customer_search (customer_search, rank) VALUES ('integrity-check', 1)");
    if (!whole && whole.error().code != ErrorCode::Corrupt)
        return whole.error();
    if (!whole)
        return disagrees("it does not hold the words that it was given");
    std::int64_t looked = 0;
    const auto missed = notFound(db, looked);
    if (!missed)
        return missed.error();
    if (*missed == 0)
        return std::optional<std::string>{};
    return disagrees(std::to_string(*missed) + " of " + std::to_string(looked) +
                     " that were looked for are not found by what they are called now, and by nothing else");
}

} // namespace visage::store
