// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/identity_crowd.h"

#include "app/bench/company.h"
#include "core/base/text.h"
#include "core/rules/given_names.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace visage::bench {
namespace {

constexpr std::array streets{
    "rue de la République", "avenue Jean Jaurès", "rue Victor Hugo",   "rue Pasteur",
    "place de la Mairie",   "rue des Écoles",     "rue de la Gare",    "rue du Stade",
    "boulevard Gambetta",   "allée des Tilleuls", "impasse des Lilas", "rue Émile Zola",
    "rue Jean Moulin",      "chemin des Vignes",  "rue de l'Église",   "rue Voltaire",
    "square des Acacias",   "rue du 8 Mai 1945",  "route de Paris",    "rue Molière",
    "avenue de Bretagne",   "rue Louis Pasteur",  "quai de la Loire",  "rue des Jardins",
    "rue du Château",       "rue de Verdun",      "cours Vitton",      "rue Lamartine",
    "rue Anatole France",   "résidence Bellevue"};
constexpr std::size_t towns = 3000;

struct Person {
    std::uint32_t number = 0;
    bool woman = false;
    std::string given;
    std::string family;
    std::string firm; ///< set: a firm, or who works there
    std::string birth;
    std::string mobile;
    std::string line;
    std::string mail;
    std::string address;
    bool isFirm = false;
};

class Maker {
public:
    Maker(std::size_t records, std::uint64_t seed)
        : m_records(records)
        , m_state(seed * 2654435761U + 1)
        , m_names(1'000'000, 1, seed) {
        int sum = 0;
        for (const rules::GivenName& name : rules::givenNames())
            m_weights.push_back(sum += std::accumulate(name.births.begin(), name.births.end(), 1));
    }

    IdentityCrowd make() {
        m_crowd.table = "record\tsource\tcivility\tname\tbirth\tcompany\tphone1\tphone2\tmail\taddress\n";
        while (m_crowd.persons.size() < m_records) {
            if (chance(3))
                addFirm();
            else
                addHousehold();
        }
        return std::move(m_crowd);
    }

private:
    std::uint64_t draw() {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    int below(int bound) { return static_cast<int>(draw() % static_cast<std::uint64_t>(bound)); }
    bool chance(int percent) { return below(100) < percent; }

    std::string digits(int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += static_cast<char>('0' + below(10));
        return text;
    }

    std::string date(int from, int years) {
        const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        return two(1 + below(28)) + '/' + two(1 + below(12)) + '/' + std::to_string(from + below(years));
    }

    const rules::GivenName& givenName() {
        const int at = below(m_weights.back());
        const auto found = std::upper_bound(m_weights.begin(), m_weights.end(), at);
        return rules::givenNames()[static_cast<std::size_t>(found - m_weights.begin())];
    }

    std::string address() {
        // Few towns are large.
        const double share = static_cast<double>(below(1 << 20)) / (1 << 20);
        const auto town = static_cast<std::uint64_t>(share * share * towns);
        const std::string code = std::to_string(10000 + town * 29);
        return std::to_string(1 + below(180)) + ' ' +
               streets[static_cast<std::size_t>(below(streets.size()))] + ' ' + code + ' ' +
               m_names.familyName(town * 0x9E3779B97F4A7C15ULL) + "-sur-Loire";
    }

    void setMail(Person& person) {
        const std::string given = text::fold(person.given);
        const std::string family = text::fold(person.family);
        person.mail = given + (chance(50) ? "." + family : family.substr(0, 1) + person.birth.substr(8)) +
                      std::to_string(person.number) + "@p" + std::to_string(below(12)) + ".example.org";
        std::erase(person.mail, ' ');
    }

    Person person(const std::string& family, int born) {
        Person made;
        made.number = m_persons++;
        const rules::GivenName& name = givenName();
        made.given = name.name;
        made.woman = name.sex == rules::NameSex::Female;
        made.family = family;
        made.birth = date(born, 12);
        made.mobile = "+336" + digits(8);
        setMail(made);
        return made;
    }

    void addHousehold() {
        const std::string family = m_names.familyName(draw());
        const std::string home = address();
        const std::string line = "+333" + digits(8);
        const int born = 1935 + below(50);
        const int size = chance(45) ? 1 : 2 + below(3);
        std::vector<Person> all;
        for (int i = 0; i < size; ++i) {
            Person one = person(family, i < 2 ? born : born + 25);
            one.address = home;
            one.line = line;
            if (i == 2 && chance(8))
                one.given = all.front().given; // son and father
            if (i == 3 && chance(20))
                one.birth = all.back().birth; // twins
            all.push_back(one);
        }
        for (const Person& one : all)
            addRecords(one);
    }

    void addFirm() {
        Person firm;
        firm.number = m_persons++;
        firm.isFirm = true;
        firm.firm = "SARL " + m_names.familyName(draw());
        firm.line = "+334" + digits(8);
        firm.address = address();
        firm.mail = "contact@firm" + std::to_string(firm.number) + ".example.org";
        addRecords(firm);
        for (int i = below(6); i > 0; --i) {
            Person one = person(m_names.familyName(draw()), 1960);
            one.firm = firm.firm;
            one.line = firm.line;
            one.address = address();
            addRecords(one);
        }
    }

    void misspell(std::string& word) {
        if (word.size() < 4)
            return;
        const auto at = static_cast<std::size_t>(1 + below(static_cast<int>(word.size()) - 2));
        if (static_cast<unsigned char>(word[at]) >= 0x80 || static_cast<unsigned char>(word[at + 1]) >= 0x80)
            return;
        if (chance(40))
            std::swap(word[at], word[at + 1]);
        else if (chance(50))
            word.erase(at, 1);
        else
            word[at] = static_cast<char>('a' + below(26));
    }

    void addRecords(const Person& person) {
        static constexpr std::array counts{1, 1, 1, 2, 2, 3, 4};
        for (int i = counts[static_cast<std::size_t>(below(counts.size()))]; i > 0; --i)
            if (m_crowd.persons.size() < m_records)
                addRecord(person);
    }

    std::string written(const std::string& e164) {
        if (e164.empty() || chance(30))
            return e164;
        std::string out = "0" + e164.substr(3);
        for (std::size_t at = chance(50) ? 8U : 0U; at >= 2; at -= 2)
            out.insert(at, " ");
        return out;
    }

    void addRecord(Person person) {
        if (chance(6))
            misspell(person.family);
        if (chance(5))
            misspell(person.given);
        if (chance(4) && !person.given.empty() && static_cast<unsigned char>(person.given[0]) < 0x80)
            person.given = person.given.substr(0, 1);
        if (chance(8))
            person.address = address(); // has moved
        const bool swapped = chance(3);
        const std::string name = person.isFirm ? (chance(70) ? person.firm : person.firm.substr(5))
                                 : swapped     ? person.given + ' ' + person.family
                                               : person.family + ' ' + person.given;
        std::string mail = chance(4)    ? "inconnu@inconnu.example.org"
                           : chance(65) ? person.mail
                                        : std::string();
        std::string& line = m_crowd.table;
        const auto add = [&](const std::string& cell) { line.append(cell).append("\t"); };
        add("R" + std::to_string(m_crowd.persons.size()));
        add("file" + std::to_string(below(5)));
        add(person.isFirm || chance(40) ? "" : person.woman ? "Mme" : "M.");
        add(name);
        add(chance(55) ? person.birth : "");
        add(!person.isFirm && chance(50) ? person.firm : "");
        add(chance(70) ? written(person.mobile) : "");
        add(chance(45) ? written(person.line) : "");
        add(mail);
        line.append(chance(85) ? person.address : std::string()).append("\n");
        m_crowd.persons.push_back(person.number);
    }

    std::size_t m_records;
    std::uint64_t m_state;
    Company m_names;
    std::vector<int> m_weights;
    std::uint32_t m_persons = 0;
    IdentityCrowd m_crowd;
};

} // namespace

IdentityCrowd makeIdentityCrowd(std::size_t records, std::uint64_t seed) {
    return Maker(records, seed).make();
}

} // namespace visage::bench
