// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/forms.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace visage::rules::matching {
namespace {

using Words = std::vector<std::string>;
using Pair = std::pair<std::string_view, std::string_view>;

constexpr Pair ways[] = {
    {"r", "rue"},          {"av", "avenue"},     {"ave", "avenue"},      {"aven", "avenue"},
    {"bd", "boulevard"},   {"bld", "boulevard"}, {"blvd", "boulevard"},  {"boul", "boulevard"},
    {"bvd", "boulevard"},  {"pl", "place"},      {"plc", "place"},       {"all", "allee"},
    {"al", "allee"},       {"allees", "allee"},  {"imp", "impasse"},     {"che", "chemin"},
    {"chem", "chemin"},    {"chm", "chemin"},    {"ch", "chemin"},       {"rte", "route"},
    {"sq", "square"},      {"res", "residence"}, {"lot", "lotissement"}, {"fg", "faubourg"},
    {"fbg", "faubourg"},   {"q", "quai"},        {"qu", "quai"},         {"crs", "cours"},
    {"cr", "cours"},       {"pass", "passage"},  {"psg", "passage"},     {"ham", "hameau"},
    {"qua", "quartier"},   {"za", "zone"},       {"zi", "zone"},         {"zac", "zone"},
    {"st", "saint"},       {"ste", "sainte"},    {"gal", "general"},     {"gen", "general"},
    {"mal", "marechal"},   {"pdt", "president"}, {"dr", "docteur"},      {"pr", "professeur"},
    {"cdt", "commandant"}, {"col", "colonel"},   {"cap", "capitaine"},   {"lt", "lieutenant"},
    {"pte", "porte"},      {"sr", "soeur"},
};
constexpr std::string_view articles[] = {"de", "du", "des", "la", "le", "les",
                                         "l",  "d",  "et",  "a",  "au", "aux"};
constexpr std::string_view forms[] = {"sarl", "sas", "sasu",   "sa",   "sci",     "eurl",
                                      "scop", "snc", "selarl", "gaec", "earl",    "scp",
                                      "scm",  "gie", "ets",    "ste",  "societe", "etablissements"};
constexpr std::string_view titles[] = {
    "m",  "mr",      "monsieur", "mme",    "madame", "mlle",   "mademoiselle", "mrs",  "ms",       "miss",
    "dr", "docteur", "me",       "maitre", "veuve",  "mister", "melle",        "mmes", "messieurs"};
constexpr std::string_view roles[] = {
    "info",      "infos",      "contact",     "contacts",  "accueil",        "compta",  "comptabilite",
    "direction", "commercial", "secretariat", "admin",     "administration", "achats",  "achat",
    "service",   "services",   "office",      "bureau",    "mairie",         "sales",   "support",
    "commande",  "commandes",  "reception",   "rh",        "facturation",    "sav",     "client",
    "clients",   "boutique",   "magasin",     "agence",    "hello",          "bonjour", "mail",
    "courrier",  "gestion",    "standard",    "president", "tresorier"};

template <std::size_t n> bool isOneOf(const std::string_view (&words)[n], std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string joined(const Words& words, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        if (!out.empty())
            out += ' ';
        out += words[i];
    }
    return out;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool areDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

std::string_view suffixOf(std::string_view word) {
    constexpr Pair suffixes[] = {{"bis", "b"}, {"b", "b"},      {"ter", "t"},
                                 {"t", "t"},   {"quater", "q"}, {"a", "a"}};
    for (const auto& [written, sign] : suffixes)
        if (word == written)
            return sign;
    return {};
}

/// The number at the front, taken off.
std::string takeHouse(Words& words) {
    if (words.empty() || !isDigit(words[0][0]) || words[0].size() > 7)
        return {};
    const std::size_t end = std::min(words[0].find_first_not_of("0123456789"), words[0].size());
    const std::string_view behind = std::string_view(words[0]).substr(end);
    if (!behind.empty() && suffixOf(behind).empty())
        return {}; // "8eme etage"
    std::string house = words[0].substr(0, end).append(suffixOf(behind));
    words.erase(words.begin());
    // "12 B RUE": a lone "a" may be the beginning of a name.
    if (behind.empty() && words.size() > 1 && !suffixOf(words[0]).empty()) {
        house += suffixOf(words[0]);
        words.erase(words.begin());
    }
    return house;
}

StreetForm streetOf(Words words) {
    StreetForm form;
    form.house = takeHouse(words);
    for (std::string& word : words) {
        for (const auto& [abbreviation, whole] : ways)
            if (word == abbreviation)
                word = whole;
    }
    // A way of one article alone keeps it.
    Words kept;
    std::ranges::copy_if(words, std::back_inserter(kept),
                         [](const std::string& word) { return !isOneOf(articles, word); });
    form.street = kept.empty() ? joined(words, 0, words.size()) : joined(kept, 0, kept.size());
    return form;
}

std::string townOf(Words words) {
    const auto cedex = std::ranges::find(words, "cedex");
    words.erase(cedex, words.end());
    for (std::string& word : words) {
        if (word == "st")
            word = "saint";
        else if (word == "ste")
            word = "sainte";
    }
    // "Paris 12", "Lyon 3e"
    while (words.size() > 1 && isDigit(words.back()[0]))
        words.pop_back();
    return joined(words, 0, words.size());
}

/// First names with the short forms people use for them; each line is one name.
constexpr std::string_view shortForms[] = {
    "catherine cathy cathie kathy",
    "christophe chris",
    "christine chris cri cri",
    "nicolas nico",
    "stephane steph",
    "stephanie steph fanny",
    "frederic fred",
    "frederique fred",
    "alexandre alex",
    "alexandra alex sandra",
    "benjamin ben",
    "philippe phil",
    "patricia pat",
    "patrick pat",
    "veronique vero",
    "dominique dom domi",
    "jacqueline jackie",
    "jacques jacky",
    "valerie val",
    "caroline caro",
    "sebastien seb",
    "maxime max",
    "thomas tom",
    "antoine tony",
    "anthony tony",
    "vincent vince",
    "matthieu mat matt",
    "mathieu mat matt",
    "laurence laure lolo",
    "laurent lolo",
    "guillaume guigui will",
    "gregory greg",
    "jerome gege jeje",
    "gerard gege",
    "emmanuel manu",
    "emmanuelle manu",
    "isabelle isa",
    "elisabeth babeth lisa betty",
    "bernard nanard",
    "bernadette bernie",
    "michel mich",
    "michele mich",
    "nathalie nath",
    "sandrine sandy",
    "sylvie syl",
    "daniel dany",
    "daniele dany",
    "raphael raph",
    "samuel sam",
    "samira sam",
    "samir sami",
    "josephine jo",
    "joseph jo",
    "josette jo",
    "robert rob bob robbie bobby",
    "richard dick rich rick",
    "david dave",
    "william will bill billy liam",
    "theodore theo ted",
    "timothee tim",
    "mohamed momo",
    "genevieve ginou",
    "monique mono",
    "francois fanfan",
    "francoise fanfan",
    "therese tete",
    "charles charlie",
    "charlotte charlie lotte",
    "edouard ed",
    "ludovic ludo",
    "florence flo",
    "florian flo",
    "clemence clem",
    "clement clem",
    "delphine del",
    "virginie vivi nini",
    "aurelie lili",
    "elodie elo",
    "pauline popo",
    "margaux margot",
    "marguerite margot",
    "madeleine mado",
    "suzanne suzie",
    "simone momone",
    "jonathan jon john",
    "joshua josh",
    "matthew matt",
    "michael mike mick micka",
    "mickael micka mike",
    "james jim jamie jimmy",
    "edward ed eddie ted",
    "thomas tom tommy",
    "nicholas nick",
    "christopher chris",
    "daniel dan danny",
    "samantha sam",
    "elizabeth liz beth lizzie",
    "katherine kate katie kathy",
    "jessica jess",
    "rebecca becky",
    "abigail abi abby",
    "isabella bella izzy",
    "victoria vicky",
    "jennifer jen jenny jenni",
    "pierre pierrot",
    "jean jeannot",
    "yvonne vonvon",
    "georges jojo",
};

using WordOfLine = std::pair<std::string_view, std::size_t>;

/// Each word with the line it stands in, sorted.
std::vector<WordOfLine> wordsOfShortForms() {
    std::vector<WordOfLine> words;
    for (std::size_t i = 0; i < std::size(shortForms); ++i) {
        const std::string_view line = shortForms[i];
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find(' ', at), line.size());
            words.emplace_back(line.substr(at, end - at), i);
            at = end + 1;
        }
    }
    std::ranges::sort(words);
    return words;
}

} // namespace

std::string without(std::string_view folded, char sign) {
    std::string out(folded);
    std::erase(out, sign);
    return out;
}

std::string organisationForm(std::string_view text) {
    Words words = text::foldedWords(text);
    while (words.size() > 1 && isOneOf(forms, words.front()))
        words.erase(words.begin());
    while (words.size() > 1 && isOneOf(forms, words.back()))
        words.pop_back();
    return joined(words, 0, words.size());
}

std::string nameForm(std::string_view text) {
    Words words = text::foldedWords(text);
    std::size_t from = 0;
    // "M. Dupont" is a sir; "M." alone may be somebody's initial.
    while (from + 1 < words.size() && (isOneOf(titles, words[from]) || (from > 0 && words[from] == "et")))
        ++from;
    return joined(words, from, words.size());
}

StreetForm streetForm(std::string_view text) {
    return streetOf(text::foldedWords(text));
}

std::string townForm(std::string_view text) {
    Words words = text::foldedWords(text);
    // "59300 Valenciennes" in the column of towns.
    if (words.size() > 1 && words.front().size() == 5 && areDigits(words.front()))
        words.erase(words.begin());
    return townOf(std::move(words));
}

AddressForm addressForm(std::string_view text) {
    const Words words = text::foldedWords(text);
    // The last one counts: a house may have a number of five digits.
    for (std::size_t i = words.size(); i-- > 0;) {
        if (words[i].size() != 5 || !areDigits(words[i]))
            continue;
        const auto at = words.begin() + static_cast<std::ptrdiff_t>(i);
        return {streetOf(Words(words.begin(), at)), words[i], townOf(Words(at + 1, words.end()))};
    }
    return {streetOf(words), {}, {}};
}

std::string postcodeForm(std::string_view text) {
    std::string code = without(text::fold(text), ' ');
    return code.size() == 4 && areDigits(code) ? std::string(1, '0').append(code) : code;
}

std::string mailForm(std::string_view address) {
    const std::size_t at = std::min(address.find('@'), address.size());
    std::string local(address.substr(0, std::min(at, address.find('+', 1))));
    std::string domain(address.substr(at));
    if (domain == "@googlemail.com")
        domain = "@gmail.com";
    if (domain == "@gmail.com")
        std::erase(local, '.');
    return local + domain;
}

bool isRoleMailbox(std::string_view local) {
    const std::size_t end = local.find_last_not_of("0123456789.-_");
    const std::string_view word = local.substr(0, end == std::string_view::npos ? 0 : end + 1);
    return isOneOf(roles, word);
}

bool areShortForms(std::string_view one, std::string_view other) {
    if (one.size() < 2 || other.size() < 2)
        return false;
    static const auto words = wordsOfShortForms();
    const auto first = std::ranges::equal_range(words, one, {}, &WordOfLine::first);
    if (first.empty())
        return false;
    const auto second = std::ranges::equal_range(words, other, {}, &WordOfLine::first);
    return std::ranges::any_of(first, [&](const WordOfLine& word) {
        return std::ranges::find(second, word.second, &WordOfLine::second) != second.end();
    });
}

} // namespace visage::rules::matching
