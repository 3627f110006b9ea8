// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlite_backend.h"

#include <algorithm>

namespace visage::store {

using storage::Step;

namespace {

/// A word as FTS5 takes it literally, whatever stands in it.
std::string quoted(std::string_view word) {
    std::string out = "\"";
    for (const char c : word) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + "\"";
}

void addAlternative(std::string& group, const std::string& alternative) {
    if (!group.empty())
        group += " OR ";
    group += alternative;
}

std::string groupFor(const rules::QueryTerm& term) {
    std::string group;
    for (const std::string& prefix : term.prefixes)
        addAlternative(group, quoted(prefix) + " *");
    for (const std::string& token : term.tokens)
        addAlternative(group, quoted(token));
    if (!term.numberPart.empty())
        addAlternative(group, quoted("#" + term.numberPart) + " *");
    return group;
}

} // namespace

std::string SqliteBackend::expressionFor(const rules::SearchQuery& query) const {
    std::string expression;
    for (const rules::QueryTerm& term : query.terms) {
        const std::string group = groupFor(term);
        if (group.empty())
            continue;
        expression += expression.empty() ? "(" : " AND (";
        expression += group + ")";
    }
    return expression;
}

Result<void> SqliteBackend::addMatches(const std::string& expression, int limit,
                                       std::vector<CustomerId>& found) {
    auto rows =
        m_db.prepare("SELECT w.customer FROM customer_search s JOIN customer_words w ON w.doc=s.rowid "
                     "WHERE customer_search MATCH ?1 ORDER BY s.rowid LIMIT ?2",
                     expression, limit);
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done || static_cast<int>(found.size()) == limit)
            return {};
        const auto customer = rows.id<CustomerId>(0);
        if (std::ranges::find(found, customer) == found.end())
            found.push_back(customer);
    }
}

} // namespace visage::store
