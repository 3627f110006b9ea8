// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/postgres_backend.h"

#include <algorithm>

namespace visage::store {
namespace {

/// A word as a tsquery takes it literally, whatever stands in it.
std::string quoted(std::string_view word) {
    std::string out = "'";
    for (const char c : word) {
        if (c == '\'' || c == '\\')
            out += c;
        out += c;
    }
    return out + "'";
}

std::string groupFor(const rules::QueryTerm& term) {
    std::string group;
    const auto add = [&](const std::string& alternative) {
        group += (group.empty() ? "" : " | ") + alternative;
    };
    for (const std::string& prefix : term.prefixes)
        add(quoted(prefix) + ":*");
    for (const std::string& token : term.tokens)
        add(quoted(token));
    if (!term.numberPart.empty())
        add(quoted("#" + term.numberPart) + ":*");
    return group;
}

} // namespace

std::string PostgresBackend::expressionFor(const rules::SearchQuery& query) const {
    std::string expression;
    for (const rules::QueryTerm& term : query.terms)
        if (const std::string group = groupFor(term); !group.empty())
            expression += (expression.empty() ? "(" : " & (") + group + ")";
    return expression;
}

Result<void> PostgresBackend::addMatches(const std::string& expression, int limit,
                                         std::vector<CustomerId>& found) {
    // Without an order: the rows come as they lie, which is stable, and the first ones are enough. What is
    // already found may come again, so there are as many more.
    auto rows = m_db.prepare("SELECT customer FROM customer_words WHERE "
                             "array_to_tsvector(array_remove(string_to_array(words, ' '), '')) @@ "
                             "CAST(?1 AS tsquery) LIMIT ?2",
                             expression, std::int64_t{limit} + static_cast<std::int64_t>(found.size()));
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done || static_cast<int>(found.size()) == limit)
            return {};
        const auto customer = rows.id<CustomerId>(0);
        if (std::ranges::find(found, customer) == found.end())
            found.push_back(customer);
    }
}

} // namespace visage::store
