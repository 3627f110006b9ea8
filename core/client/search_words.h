// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/search_terms.h"

// From the words of core/rules to what the index of the cache holds and is asked for. Pure; any thread.

namespace visage::client {

/// What the index keeps of a customer (rules::indexText), so that one question combines words and numbers.
[[nodiscard]] std::string indexedWords(const Customer& customer, std::span<const Identity> identities,
                                       std::span<const Order> orders);

/// The question to the index in the language of FTS5; empty when there is nothing to look for.
[[nodiscard]] std::string indexQuestion(const rules::SearchQuery& query);

/// The same question asked of one text of indexedWords(), for customers that only the unsent work knows.
[[nodiscard]] bool answers(const rules::SearchQuery& query, std::string_view indexedWords);

} // namespace visage::client
