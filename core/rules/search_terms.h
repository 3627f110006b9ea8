// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The words under which a customer is found, and what a typed line asks for. One place for the desktop's
// cache, the store and the command line, so that all of them find the same. Pure; any thread.

namespace visage::rules {

/// What belongs to one customer and can be searched.
struct SearchableCustomer {
    const Customer* customer = nullptr;
    std::span<const Identity> identities; ///< those taken off the record are passed over
    std::span<const Order> orders;
};

struct SearchTerms {
    /// Space-separated folded tokens for a full-text index without positions: names and their parts,
    /// organisation, town, postcode, birth date in the forms that birthDateToken() gives, mail address and
    /// its parts, card, customer and order numbers, phone numbers in national digits ("0612345678"), sound
    /// codes of a person's names (prefixed "~").
    std::string words;
    /// Digit strings of phone numbers from each place on that people start from, at least four digits long:
    /// for "part of a number" look-ups by prefix.
    std::vector<std::string> numberParts;
};
[[nodiscard]] SearchTerms searchTerms(const SearchableCustomer& customer);

/// All of it as one text for an index: the words, then the parts of numbers with a '#' in front.
[[nodiscard]] std::string indexText(SearchTerms terms);

/// Changes whenever words are cut in another way: who keeps words beside this text knows that they are of
/// another version of these rules and have to be made again.
[[nodiscard]] std::string searchForm();

/// One word of a query: alternatives of which one must hold. All words must hold.
struct QueryTerm {
    std::vector<std::string> prefixes; ///< tokens that may continue
    std::vector<std::string> tokens;   ///< whole tokens: sound codes, dates
    std::string numberPart;            ///< digits of a part of a phone number; empty: not asked
    bool exactNumber = false;          ///< could be a whole card, order or customer number
};
struct SearchQuery {
    std::vector<QueryTerm> terms; ///< empty: nothing to look for
    std::string wholeNumber;      ///< the line as one identifier ("CARD-0012", 13 digits); empty: it is none
};

/// "lefevre 59 12/03/71", "06 39 98 12", "dupont@exam": cut into words, numbers written with blanks joined,
/// dates read day first, birth years, sound-alikes for words of at least four letters.
[[nodiscard]] SearchQuery parseSearch(std::string_view text);

/// The query without its sound-alikes. Whoever answers it comes before those who are found by sound alone.
[[nodiscard]] SearchQuery literalQuery(SearchQuery query);

/// The sound of a French surname or first name, or "" where it has no letters: Lefebvre and Lefèvre, Gauthier
/// and Gautier, Thibault and Thibaud agree.
[[nodiscard]] std::string soundCode(std::string_view foldedWord);

} // namespace visage::rules
