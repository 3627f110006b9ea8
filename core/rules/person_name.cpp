// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/person_name.h"

#include "core/base/text.h"
#include "core/rules/given_names.h"

#include <algorithm>
#include <array>
#include <vector>

namespace visage::rules {
namespace {

constexpr std::size_t longestName = 200;
constexpr std::size_t mostWords = 12;

template <std::size_t n> bool isOneOf(const std::array<std::string_view, n>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 19> legalForms{"sarl", "sas",    "sasu", "sa",   "sci", "eurl", "scop",
                                                      "snc",  "selarl", "gaec", "earl", "scp", "scm",  "gie",
                                                      "sca",  "scea",   "sncf", "sdc",  "epic"};

constexpr std::array<std::string_view, 38> bodies{
    "ets",         "etablissements", "association", "asso",       "mairie",      "cabinet",     "garage",
    "boulangerie", "pharmacie",      "restaurant",  "hotel",      "syndicat",    "commune",     "societe",
    "ste",         "groupe",         "club",        "college",    "lycee",       "ecole",       "comite",
    "federation",  "fondation",      "agence",      "clinique",   "copropriete", "office",      "universite",
    "prefecture",  "boucherie",      "coiffure",    "transports", "amicale",     "laboratoire", "imprimerie",
    "menuiserie",  "entreprise",     "communaute"};

/// A word with the two ways to look at it.
struct Word {
    std::string text;
    std::string folded;
    bool capitals = false; ///< at least two letters, no small one
};

bool isCapitals(std::string_view word) {
    int letters = 0;
    for (const char c : word) {
        if (c >= 'a' && c <= 'z')
            return false;
        letters += (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC0 ? 1 : 0;
    }
    return letters >= 2;
}

std::vector<Word> wordsOf(std::string_view name) {
    const std::string line = text::oneLine(name, longestName);
    std::vector<Word> words;
    std::size_t at = 0;
    while (at < line.size() && words.size() < mostWords) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        const std::string word = line.substr(at, end - at);
        if (std::string folded = text::fold(word); !folded.empty())
            words.push_back({word, std::move(folded), isCapitals(word)});
        at = end + 1;
    }
    return words;
}

/// "Marie-Hélène" counts by its first part.
bool isGiven(const Word& word) {
    return isGivenName(std::string_view(word.folded).substr(0, word.folded.find(' ')));
}

std::string joined(const std::vector<Word>& words, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        if (i > from)
            out += ' ';
        out += words[i].text;
    }
    return out;
}

std::size_t leadingCapitals(const std::vector<Word>& words) {
    std::size_t count = 0;
    while (count < words.size() && words[count].capitals)
        ++count;
    return count;
}

/// How many words at the front, or at the end, are first names, leaving at least one for the surname.
std::size_t leadingGiven(const std::vector<Word>& words) {
    std::size_t count = 0;
    while (count + 1 < words.size() && count < 2 && isGiven(words[count]))
        ++count;
    return count;
}

std::size_t trailingGiven(const std::vector<Word>& words) {
    std::size_t count = 0;
    while (count + 1 < words.size() && count < 2 && isGiven(words[words.size() - 1 - count]))
        ++count;
    return count;
}

struct Cut {
    std::size_t at = 1;
    bool familyFirst = false;
};

/// "LEFEBVRE Anne", "Anne LEFEBVRE": capitals are the surname, unless only they are a first name ("ANNE
/// Lefebvre").
std::optional<Cut> cutAtCapitals(const std::vector<Word>& words, NameOrder usual) {
    const std::size_t front = leadingCapitals(words);
    if (front == words.size())
        return std::nullopt;
    if (front == 0) {
        std::size_t at = words.size();
        while (at > 0 && words[at - 1].capitals)
            --at;
        return at > 0 && at < words.size() ? std::optional(Cut{at, false}) : std::nullopt;
    }
    const bool givenInFront = isGiven(words.front());
    const bool givenBehind = isGiven(words[front]) || words[front].folded.size() == 1;
    if (givenInFront && !givenBehind)
        return Cut{front, false};
    return Cut{front, givenBehind || !givenInFront || usual == NameOrder::FamilyFirst};
}

Cut cutByGivenNames(const std::vector<Word>& words, NameOrder usual) {
    const std::size_t front = leadingGiven(words);
    const std::size_t back = trailingGiven(words);
    const bool backOnly = front == 0 && back > 0;
    const bool both = front > 0 && back > 0;
    if (backOnly || (both && usual == NameOrder::FamilyFirst))
        return {words.size() - back, true};
    if (front > 0)
        return {words.size() == 2 ? 1 : front, false};
    return usual == NameOrder::FamilyFirst ? Cut{words.size() - 1, true} : Cut{1, false};
}

} // namespace

std::optional<Civility> readCivility(std::string_view text) {
    static constexpr std::array<std::string_view, 5> sirs{"m", "mr", "monsieur", "sir", "mister"};
    static constexpr std::array<std::string_view, 10> madams{
        "mme", "madame", "mlle", "mademoiselle", "mrs", "ms", "miss", "mad", "madam", "mlle mme"};
    const std::string folded = text.size() < 20 ? text::fold(text) : std::string();
    if (isOneOf(sirs, folded))
        return Civility::Sir;
    if (isOneOf(madams, folded))
        return Civility::Madam;
    return std::nullopt;
}

bool isOrganisationName(std::string_view name) {
    const auto words = text::foldedWords(name.substr(0, longestName));
    if (words.empty())
        return false;
    if (isOneOf(legalForms, words.front()) || isOneOf(legalForms, words.back()))
        return words.size() > 1;
    return isOneOf(bodies, words.front()) || (words.size() > 2 && words[0] == "les" && words[1] == "amis");
}

PersonName readFullName(std::string_view text, NameOrder usual) {
    PersonName name;
    if (isOrganisationName(text)) {
        name.organisation = text::oneLine(text::trimmed(text), longestName);
        return name;
    }
    const std::size_t comma = text.find(',');
    if (comma != std::string_view::npos) {
        name.familyName = text::oneLine(text::trimmed(text.substr(0, comma)), longestName);
        name.givenName = text::oneLine(text::trimmed(text.substr(comma + 1)), longestName);
        return name;
    }
    std::vector<Word> words = wordsOf(text);
    if (words.size() > 1) {
        if (const auto civility = readCivility(words.front().text); civility && words.front().text != "M") {
            name.civility = *civility;
            words.erase(words.begin());
        }
    }
    if (words.size() < 2) {
        name.familyName = joined(words, 0, words.size());
        return name;
    }
    const auto capitals = cutAtCapitals(words, usual);
    const Cut cut = capitals ? *capitals : cutByGivenNames(words, usual);
    const std::string front = joined(words, 0, cut.at);
    const std::string back = joined(words, cut.at, words.size());
    name.familyName = cut.familyFirst ? front : back;
    name.givenName = cut.familyFirst ? back : front;
    return name;
}

} // namespace visage::rules
