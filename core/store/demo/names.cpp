// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/names.h"

#include "core/base/text.h"
#include "core/rules/given_names.h"
#include "core/store/demo/contractions.h"

#include <vector>

namespace visage::store::demo {
namespace {

struct Surname {
    std::string_view name;
    int weight;
};
constexpr Surname surnames[] = {
#define SURNAME(name, weight) {name, weight},
#include "core/store/demo/surnames.def"
#undef SURNAME
};

struct TownEntry {
    std::string_view name;
    std::string_view postcodes;
    int weight;
};
constexpr TownEntry towns[] = {
#define TOWN(name, postcodes, weight) {name, postcodes, weight},
#include "core/store/demo/towns.def"
#undef TOWN
};

// Half of all people bear a rare surname: these parts make some thousands that sound right.
constexpr std::string_view beginnings[] = {"Bar", "Ber", "Bou", "Cha", "Cor", "Dar", "Des", "Fla", "Gau",
                                           "Gir", "Hau", "Jau", "Lam", "Lau", "Mar", "Mon", "Mou", "Pel",
                                           "Per", "Pou", "Rou", "Sau", "Tho", "Val", "Ver"};
constexpr std::string_view middles[] = {"", "", "", "be", "che", "de", "ga", "la", "li", "ne", "ra", "ti"};
constexpr std::string_view endings[] = {"bert", "din",  "dier", "gnon", "lard",  "let",  "lin",   "mier",
                                        "nard", "neau", "nier", "quet", "reau",  "rel",  "ssot",  "teau",
                                        "tier", "ton",  "vier", "zac",  "court", "mont", "ville", "bois"};

constexpr std::string_view streets[] = {
    "rue de la République",   "rue Victor Hugo",    "avenue Jean Jaurès",      "rue Pasteur",
    "place de la Mairie",     "rue des Écoles",     "chemin des Vignes",       "rue du Moulin",
    "avenue de la Gare",      "boulevard Gambetta", "rue de l'Église",         "allée des Tilleuls",
    "rue Jules Ferry",        "impasse du Lavoir",  "rue des Lilas",           "cours Vitton",
    "rue du Général Leclerc", "rue Émile Zola",     "route de Paris",          "quai de la Loire",
    "rue Saint-Martin",       "rue Pierre Curie",   "avenue du Maréchal Foch", "rue des Rosiers",
    "sente des Jardins"};

constexpr std::string_view trades[] = {"Boulangerie", "Garage",     "Cabinet",    "Menuiserie", "Hôtel",
                                       "Pharmacie",   "Restaurant", "Transports", "Imprimerie", "Agence"};
constexpr std::string_view forms[] = {"SARL", "SAS", "EURL", "SCI"};

std::string oneOf(Dice& dice, std::string_view postcodes) {
    std::vector<std::string_view> all;
    while (!postcodes.empty()) {
        const std::size_t end = std::min(postcodes.find(' '), postcodes.size());
        all.push_back(postcodes.substr(0, end));
        postcodes.remove_prefix(std::min(end + 1, postcodes.size()));
    }
    return std::string(dice.pick(std::span<const std::string_view>(all)));
}

std::string rareSurname(Dice& dice) {
    return std::string(dice.pick(beginnings)).append(dice.pick(middles)).append(dice.pick(endings));
}

/// "Mairie du Mans", "Mairie d'Orléans".
std::string ofTown(std::string what, std::string_view town) {
    what += " de ";
    appendContracted(what, town);
    return what;
}

} // namespace

Names::Names() {
    for (const Surname& entry : surnames)
        m_surnames.add(entry.weight);
    for (const TownEntry& entry : towns)
        m_towns.add(entry.weight);
    for (const rules::GivenName& entry : rules::givenNames())
        for (std::size_t sex = 0; sex < 2; ++sex)
            for (std::size_t decade = 0; decade < 7; ++decade)
                m_given[sex][decade].add(static_cast<std::size_t>(entry.sex) == sex ? entry.births[decade]
                                                                                    : 0);
}

std::string Names::surname(Dice& dice) const {
    const auto usual = [&] { return std::string(surnames[m_surnames.draw(dice)].name); };
    if (dice.chance(40))
        return rareSurname(dice);
    if (dice.chance(4)) {
        std::string first = usual();
        return first.append("-").append(usual());
    }
    return usual();
}

std::string Names::givenName(Dice& dice, Civility civility, int birthYear) const {
    const std::size_t sex = civility == Civility::Madam ? 1 : 0;
    const auto decade = static_cast<std::size_t>(std::clamp((birthYear - 1940) / 10, 0, 6));
    return std::string(rules::givenNames()[m_given[sex][decade].draw(dice)].name);
}

Town Names::town(Dice& dice) const {
    const TownEntry& entry = towns[m_towns.draw(dice)];
    return {std::string(entry.name), oneOf(dice, entry.postcodes)};
}

std::string Names::street(Dice& dice) {
    std::string number = std::to_string(dice.between(1, 180));
    if (dice.chance(6))
        number += " bis";
    return number.append(" ").append(dice.pick(streets));
}

std::string Names::firm(Dice& dice, const std::string& surname, const std::string& town) {
    if (dice.chance(10))
        return ofTown("Mairie", town);
    if (dice.chance(12))
        return ofTown("Association sportive", town);
    const std::string_view kind = dice.chance(45) ? dice.pick(forms) : dice.pick(trades);
    return std::string(kind).append(" ").append(surname);
}

std::string plain(std::string_view name) {
    std::string out;
    for (const char c : text::fold(name))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
        else if (c == ' ' && !out.empty())
            out += '-';
    return out;
}

} // namespace visage::store::demo
