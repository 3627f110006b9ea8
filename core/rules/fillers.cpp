// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fillers.h"

#include "core/base/text.h"

#include <algorithm>
#include <string>

namespace visage::rules {
namespace {

/// Nobody's name, whatever the domain.
constexpr std::string_view nobodys[] = {
    "noreply",         "donotreply",    "nepasrepondre", "aucun",       "aucune",       "aucunmail",
    "aucunemail",      "inconnu",       "unknown",       "neant",       "none",         "null",
    "nomail",          "noemail",       "pasdemail",     "pasdemel",    "pasdemails",   "pasdadresse",
    "pasdadressemail", "sansmail",      "sansemail",     "sansadresse", "nonrenseigne", "nonrenseignee",
    "nonconnu",        "noncommunique", "test",          "fake",        "rien",         "absent"};

/// Somebody's, unless the domain says the same: "nc@nc.fr".
constexpr std::string_view nobodysTwice[] = {"mail", "email", "adresse", "client", "nc",
                                             "na",   "nr",    "np",      "non",    "abc"};

template <std::size_t count> bool isOneOf(const std::string_view (&words)[count], std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool isOneLetter(std::string_view word) {
    return !word.empty() && word.find_first_not_of(word[0]) == std::string_view::npos;
}

/// "ne-pas-repondre2" as "nepasrepondre".
std::string bare(std::string_view word) {
    std::string letters(word);
    std::erase_if(letters, [](char c) { return c == '.' || c == '-' || c == '_'; });
    const std::size_t end = letters.find_last_not_of("0123456789");
    return end == std::string::npos ? letters : letters.substr(0, end + 1);
}

} // namespace

bool isFillerMailbox(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos)
        return false;
    const std::string local = bare(address.substr(0, at));
    const std::string_view domain = address.substr(at + 1);
    const std::string_view label = domain.substr(0, domain.rfind('.'));
    if (isOneOf(nobodys, local) || (local == label && isOneOf(nobodysTwice, local)))
        return true;
    // "x@x.fr", "xxx@gmail.com"; two letters alike may be somebody's initials.
    return isOneLetter(local) && (local.size() > 2 || isOneLetter(label));
}

bool isFillerNumber(std::string_view e164) {
    constexpr std::string_view france = "+33";
    if (!e164.starts_with(france) || e164.size() != france.size() + 9)
        return false;
    const std::string national = "0" + std::string(e164.substr(france.size()));
    if (national == "0123456789" || national == "0102030405" || national == "0987654321")
        return true;
    const std::string_view rest = std::string_view(national).substr(2);
    if (rest == "12345678" || rest == "87654321")
        return true;
    // The first pair five times.
    return std::equal(national.begin() + 2, national.end(), national.begin());
}

bool isNothing(std::string_view text) {
    std::string word = text.size() < 40 ? text::fold(text) : std::string(text);
    std::erase(word, ' ');
    return isOneOf(nobodys, word) || isOneOf(nobodysTwice, word) || word.find_first_not_of('0') == word.npos;
}

} // namespace visage::rules
