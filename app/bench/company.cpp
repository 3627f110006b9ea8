// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/company.h"

#include <array>
#include <cmath>

namespace visage::bench {
namespace {

constexpr std::array givenNames{
    "Marie",  "Jean",   "Anne",     "Pierre",  "Michel", "Nathalie", "Isabelle", "Philippe",
    "Alain",  "Sylvie", "Patrick",  "Nicolas", "Julie",  "Thomas",   "Camille",  "Léa",
    "Hugo",   "Chloé",  "Mohamed",  "Fatima",  "Élodie", "François", "Hélène",   "Céline",
    "Jérôme", "Zoé",    "Anaïs",    "Loïc",    "Benoît", "Agnès",    "Mireille", "Yves",
    "Gérard", "Denise", "Baptiste", "Inès",    "Karim",  "Lucie",    "Maël",     "Ophélie"};
constexpr std::array beginnings{"Mar", "Ber", "Dur", "Le",    "Mor",  "Lau", "Gar", "Rous",
                                "Bon", "Fon", "Mer", "Le Go", "De ",  "Cha", "Bou", "Per",
                                "Cle", "Gau", "Hen", "Rou",   "Nico", "Mat", "Del", "Vin"};
constexpr std::array middles{"ti", "na",  "an", "fè", "e",   "ren", "ci",  "sel", "ne",  "ta",
                             "ci", "ffi", "la", "va", "ssi", "ri",  "men", "thi", "ri",  "ge",
                             "la", "hi",  "ma", "ce", "do",  "pi",  "lo",  "che", "gno", "bre"};
constexpr std::array endings{"n", "rd", "d",   "vre", "au", "t",  "a",  "et",  "s", "ine", "ier", "c",
                             "x", "ot", "eau", "ois", "el", "in", "on", "lle", "y", "ard", "ez",  "é"};
constexpr std::array towns{"Paris",       "Marseille", "Lyon",           "Toulouse", "Nice",      "Nantes",
                           "Montpellier", "Bordeaux",  "Lille",          "Rennes",   "Reims",     "Toulon",
                           "Grenoble",    "Dijon",     "Angers",         "Nîmes",    "Tourcoing", "Roubaix",
                           "Le Havre",    "Brest",     "L'Haÿ-les-Roses"};

std::uint64_t mixed(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/// Log-uniform below `count`: the first values are drawn far more often than the last.
std::size_t skewed(std::uint64_t draw, std::size_t count) {
    const double share = static_cast<double>(draw >> 11) / static_cast<double>(1ULL << 53);
    const auto index =
        static_cast<std::size_t>(std::exp(share * std::log(static_cast<double>(count) + 1))) - 1;
    return std::min(index, count - 1);
}

Uuid numbered(std::uint8_t kind, std::int64_t number) {
    Uuid id;
    id.bytes[0] = kind;
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[8 + i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (56 - 8 * i));
    return id;
}

Identity identityOf(std::int64_t customer, std::int64_t which, IdentityType type, std::string value) {
    Identity identity;
    identity.id = IdentityId(numbered(2, customer * 4 + which));
    identity.rev = 1;
    identity.customer = CustomerId(numbered(1, customer));
    identity.type = type;
    identity.valueRaw = value;
    identity.valueNorm = std::move(value);
    return identity;
}

std::string digits(std::uint64_t value, int count) {
    std::string text(static_cast<std::size_t>(count), '0');
    for (auto at = text.rbegin(); at != text.rend(); ++at, value /= 10)
        *at = static_cast<char>('0' + value % 10);
    return text;
}

} // namespace

Company::Company(std::int64_t customers, std::int64_t interactions, std::uint64_t seed)
    : m_customers(customers)
    , m_interactions(interactions)
    , m_seed(seed) {}

std::uint64_t Company::draw(std::uint64_t what, std::int64_t number) const {
    return mixed(mixed(m_seed * 31 + what) ^ static_cast<std::uint64_t>(number));
}

CustomerId Company::customerId(std::int64_t number) const {
    return CustomerId(numbered(1, number));
}

std::string Company::givenName(std::uint64_t draw) const {
    return givenNames[skewed(draw, givenNames.size())];
}

std::string Company::familyName(std::uint64_t draw) const {
    const std::size_t count = beginnings.size() * middles.size() * endings.size();
    // Spread, so that frequent names do not all begin alike.
    const std::size_t name = skewed(draw, count) * 7919 % count;
    return std::string(beginnings[name % beginnings.size()]) +
           middles[name / beginnings.size() % middles.size()] +
           endings[name / beginnings.size() / middles.size()];
}

Customer Company::customer(std::int64_t number) const {
    Customer customer;
    customer.id = customerId(number);
    customer.rev = 1;
    customer.civility = number % 2 == 0 ? Civility::Madam : Civility::Sir;
    customer.givenName = givenName(draw(1, number));
    customer.familyName = familyName(draw(2, number));
    const std::size_t town = skewed(draw(3, number), towns.size());
    customer.town = towns[town];
    customer.postcode = digits(1000 + draw(4, static_cast<std::int64_t>(town)) % 94000, 5);
    customer.addressLine1 = digits(draw(5, number) % 200, 3) + " rue de la République";
    const auto day = draw(6, number);
    customer.birthDate = {
        static_cast<std::int32_t>(19300101 + day % 75 * 10000 + day / 100 % 12 * 100 + day / 5000 % 28)};
    customer.createdAt = {1600000000000 + number};
    return customer;
}

std::string Company::mobile(std::int64_t number) const {
    return "+336" + digits(draw(7, number), 8);
}

std::vector<Identity> Company::identities(std::int64_t number) const {
    std::vector<Identity> all{identityOf(number, 0, IdentityType::Phone, mobile(number))};
    if (number % 3 == 0)
        all.push_back(identityOf(number, 1, IdentityType::Phone, "+333" + digits(draw(8, number / 6), 8)));
    if (number % 5 != 0)
        all.push_back(
            identityOf(number, 2, IdentityType::Email, "c" + std::to_string(number) + "@mail.example.org"));
    return all;
}

std::int64_t Company::whose(std::int64_t interaction) const {
    return interaction < heavyContacts
               ? 0
               : (static_cast<std::int64_t>(draw(9, interaction)) & INT64_MAX) % m_customers;
}

Timestamp Company::when(std::int64_t interaction) const {
    return {1700000000000 + static_cast<std::int64_t>(draw(11, interaction) % 60000000000ULL)};
}

Interaction Company::interaction(std::int64_t number) const {
    constexpr std::array channels{Channel::Phone, Channel::Phone, Channel::Email, Channel::Chat,
                                  Channel::Form};
    Interaction interaction;
    interaction.id = InteractionId(numbered(3, number));
    interaction.rev = 1;
    const std::int64_t customer = whose(number);
    interaction.customer = customerId(customer);
    interaction.channel = channels[draw(10, number) % channels.size()];
    interaction.at = when(number);
    interaction.endedAt = interaction.at + Milliseconds(180000);
    interaction.peer = mobile(customer);
    interaction.subject = "Suivi de commande";
    interaction.text = "Le client demande où en est sa livraison; rappel promis avant la fin de la journée.";
    return interaction;
}

} // namespace visage::bench
