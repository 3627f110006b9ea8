// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/search_words.h"

#include <algorithm>

namespace visage::client {
namespace {

void appendQuoted(std::string& out, std::string_view token) {
    out += '"';
    for (const char c : token) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

void appendAlternative(std::string& out, std::string_view token, bool prefix) {
    if (token.empty())
        return;
    if (!out.empty())
        out += " OR ";
    appendQuoted(out, token);
    if (prefix)
        out += " *";
}

std::string alternatives(const rules::QueryTerm& term) {
    std::string any;
    for (const std::string& prefix : term.prefixes)
        appendAlternative(any, prefix, true);
    for (const std::string& token : term.tokens)
        appendAlternative(any, token, false);
    if (!term.numberPart.empty())
        appendAlternative(any, '#' + term.numberPart, true);
    return any;
}

bool holds(const rules::QueryTerm& term, std::string_view word) {
    const auto starts = [word](const std::string& prefix) {
        return !prefix.empty() && word.starts_with(prefix);
    };
    const auto equals = [word](const std::string& token) { return word == token; };
    if (std::ranges::any_of(term.prefixes, starts) || std::ranges::any_of(term.tokens, equals))
        return true;
    return !term.numberPart.empty() && word.starts_with('#') && word.substr(1).starts_with(term.numberPart);
}

bool holdsSomewhere(const rules::QueryTerm& term, std::string_view words) {
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        if (holds(term, words.substr(0, end)))
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

} // namespace

std::string indexedWords(const Customer& customer, std::span<const Identity> identities,
                         std::span<const Order> orders) {
    return rules::indexText(rules::searchTerms({&customer, identities, orders}));
}

std::string indexQuestion(const rules::SearchQuery& query) {
    std::string question;
    for (const rules::QueryTerm& term : query.terms) {
        const std::string any = alternatives(term);
        if (any.empty())
            continue;
        question += question.empty() ? "(" : " AND (";
        question += any;
        question += ')';
    }
    return question;
}

bool answers(const rules::SearchQuery& query, std::string_view words) {
    return !query.terms.empty() &&
           std::ranges::all_of(query.terms, [&](const auto& term) { return holdsSomewhere(term, words); });
}

} // namespace visage::client
