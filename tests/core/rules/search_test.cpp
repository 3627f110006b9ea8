// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "core/rules/search_terms.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

#include <sstream>

using namespace visage;

class SearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatSoundAlike_data();
    void namesThatSoundAlike();
    void namesThatDoNot_data();
    void namesThatDoNot();
    void findsWhatPeopleType_data();
    void findsWhatPeopleType();
    void passesOverWhatIsAnother_data();
    void passesOverWhatIsAnother();
    void wholeNumbers();
    void everyCustomerIsFoundByTheirOwnWords();
    void anyLineIsSafe();
};

namespace {

rules::SearchTerms anne() {
    Customer customer;
    customer.givenName = "Anne-Laure";
    customer.familyName = "Lefèvre";
    customer.birthName = "d'Angelo";
    customer.birthDate = Date{19710312};
    customer.postcode = "59140";
    customer.town = "St-Pol-sur-Mer";
    std::vector<Identity> identities(4);
    identities[0].valueNorm = "+33639981234";
    identities[1].type = IdentityType::Email;
    identities[1].valueNorm = "anne.dupont@example.org";
    identities[2].type = IdentityType::Loyalty;
    identities[2].valueNorm = "LOY-000042";
    identities[3].valueNorm = "+442079460000";
    std::vector<Order> orders(1);
    orders[0].number = "CMD-2026-000123";
    identities.push_back(identities.front()); // taken off the record: no word of it
    identities.back().valueNorm = "+33639980009";
    identities.back().removedAt = {1};
    return rules::searchTerms({&customer, identities, orders});
}

bool holds(const rules::QueryTerm& term, const rules::SearchTerms& terms) {
    std::stringstream stream(terms.words);
    for (std::string word; stream >> word;) {
        const auto starts = [&](const std::string& prefix) { return word.starts_with(prefix); };
        if (std::ranges::any_of(term.prefixes, starts) || std::ranges::count(term.tokens, word))
            return true;
    }
    return !term.numberPart.empty() && std::ranges::any_of(terms.numberParts, [&](const std::string& part) {
        return part.starts_with(term.numberPart);
    });
}

/// What an index does with the two.
bool finds(const std::string& typed, const rules::SearchTerms& terms) {
    const rules::SearchQuery query = rules::parseSearch(typed);
    return !query.terms.empty() &&
           std::ranges::all_of(query.terms, [&](const auto& term) { return holds(term, terms); });
}

void rows(std::initializer_list<const char*> lines) {
    QTest::addColumn<QByteArray>("line");
    for (const char* line : lines)
        QTest::newRow(line) << QByteArray(line);
}

} // namespace

void SearchTest::namesThatSoundAlike_data() {
    rows({"lefebvre lefevre", "gauthier gautier", "thibault thibaud", "thibaud thibaut",  "dupond dupont",
          "philippe filipe",  "renaud renault",   "durand durant",    "meyer maier",      "schmitt schmidt",
          "moreau morot",     "michaud michaux",  "mathieu matthieu", "nathalie natalie", "cyril cyrille",
          "eric erik",        "jacques jaques",   "denis deni",       "stephane stefane", "yves ives",
          "wagner vagner",    "katia catia",      "leroux leroud",    "sylvain silvin",   "arnault arnaud",
          "martain martin"});
}

void SearchTest::namesThatSoundAlike() {
    QFETCH(QByteArray, line);
    const auto names = line.split(' ');
    QCOMPARE(rules::soundCode(names[0].toStdString()), rules::soundCode(names[1].toStdString()));
}

void SearchTest::namesThatDoNot_data() {
    rows({"martin martine", "dupont dupuis", "bernard renard", "denis denise", "simon simone",
          "michel michaud", "jean jeanne", "roux rouge", "petit petel"});
}

void SearchTest::namesThatDoNot() {
    QFETCH(QByteArray, line);
    const auto names = line.split(' ');
    QVERIFY(rules::soundCode(names[0].toStdString()) != rules::soundCode(names[1].toStdString()));
}

void SearchTest::findsWhatPeopleType_data() {
    rows({"lefevre",
          "LEFÈVRE",
          "lefebvre",
          "lef",
          "lefevre anne",
          "anne laure",
          "annelaure",
          "laur lefe",
          "dangelo",
          "d'angelo",
          "lefevre 59",
          "lefevre 59140",
          "saint pol",
          "st pol",
          "12/03/71",
          "12.03.1971",
          "12-03-1971",
          "12 03 1971",
          "1971-03-12",
          "12/03",
          "lefevre 12/03/71",
          "lefevre 59 12/03/71",
          "1971",
          "lefevre 1971",
          "06 39 98 12",
          "0639981234",
          "06.39.98.12.34",
          "+33 6 39 98 12 34",
          "0033639981234",
          "39 98",
          "1234",
          "98 12 34",
          "+33 639",
          "lefevre 06 39 98",
          "+44 20 7946",
          "7946",
          "dupont@exam",
          "anne.dupont@example.org",
          "@example.org",
          "LOY-000042",
          "loy-0000",
          "000042",
          "42",
          "CMD-2026-000123",
          "cmd-2026-0001",
          "000123"});
}

void SearchTest::findsWhatPeopleType() {
    QFETCH(QByteArray, line);
    QVERIFY(finds(line.toStdString(), anne()));
}

void SearchTest::passesOverWhatIsAnother_data() {
    rows({"martin", "lefevre 75", "12/04/71", "lefevre 1972", "06 39 98 13", "jean@exam", "LOY-000043",
          "anne lefevre paris", "CMD-2026-000124", "06 39 98 00 09", "--", ""});
}

void SearchTest::passesOverWhatIsAnother() {
    QFETCH(QByteArray, line);
    QVERIFY(!finds(line.toStdString(), anne()));
}

void SearchTest::wholeNumbers() {
    QCOMPARE(rules::parseSearch(" loy-000042 ").wholeNumber, std::string("LOY-000042"));
    QCOMPARE(rules::parseSearch("29 0123 4567 890").wholeNumber, std::string("2901234567890"));
    QCOMPARE(rules::parseSearch("lefevre").wholeNumber, std::string());
    QVERIFY(rules::parseSearch("CMD-2026-000123").terms.front().exactNumber);
}

void SearchTest::everyCustomerIsFoundByTheirOwnWords() {
    QVERIFY(rc::check("a customer is found by their name, town, postcode and birth date", [] {
        const auto letters = rc::gen::nonEmpty(
            rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcdehilmnoprstuvyz"))));
        Customer customer;
        customer.givenName = *letters;
        customer.familyName = *letters;
        customer.town = *letters;
        customer.postcode = std::to_string(*rc::gen::inRange(10000, 99000));
        customer.birthDate = *Date::make(*rc::gen::inRange(1930, 2010), *rc::gen::inRange(1, 13), 7);
        const auto terms = rules::searchTerms({&customer, {}, {}});
        RC_ASSERT(finds(customer.familyName + " " + customer.givenName.substr(0, 2), terms));
        RC_ASSERT(finds(customer.town + " " + customer.postcode, terms));
        RC_ASSERT(finds("7/" + std::to_string(customer.birthDate.month()) + "/" +
                            std::to_string(customer.birthDate.year()),
                        terms));
    }));
}

void SearchTest::anyLineIsSafe() {
    QVERIFY(rc::check("any bytes make a query", [] {
        const auto line = *rc::gen::container<std::string>(rc::gen::oneOf(
            rc::gen::arbitrary<char>(), rc::gen::elementOf(std::string("0123456789 +/.-@'\"*ab"))));
        const auto query = rules::parseSearch(line);
        RC_ASSERT(query.terms.size() < 400u);
        for (const auto& term : query.terms)
            for (const auto& prefix : term.prefixes)
                RC_ASSERT(!prefix.empty());
    }));
}

VISAGE_TEST(SearchTest)
#include "search_test.moc"
