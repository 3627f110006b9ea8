// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/core/rules/matching/people.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <random>

using namespace visage;
using namespace visage::rules::matching;
using testing::groupsText;
using testing::Outcome;
using testing::outcomeOf;
using testing::recordsOf;
using testing::Row;
using enum visage::rules::matching::RawField;

namespace {

const char* const landline = "01 99 00 12 34";

Row person(const char* source, const char* row, const char* given, const char* family,
           const char* birth = "") {
    return {source, row, {{GivenName, given}, {FamilyName, family}, {BirthDate, birth}}};
}

Row with(Row row, testing::Cells cells) {
    for (auto& cell : cells)
        row.cells.push_back(std::move(cell));
    return row;
}

Row atHome(Row row) {
    return with(std::move(row),
                {{Street, "12 rue des Lilas"}, {Postcode, "59300"}, {Town, "Famars"}, {Phone, landline}});
}

std::vector<Row> among(std::vector<Row> rows) {
    for (Row& row : testing::strangers(300))
        rows.push_back(std::move(row));
    return rows;
}

Decision said(Decision::Verdict verdict, const char* source, const char* row, const char* other,
              const char* its) {
    return {verdict, {source, row}, {other, its}};
}
constexpr auto same = Decision::Verdict::Same;
constexpr auto apart = Decision::Verdict::Apart;

/// Customers with their doubles, households and a firm: enough of everything to get the order wrong.
std::vector<Row> company() {
    std::vector<Row> rows = testing::strangers(120);
    for (std::size_t i = 0; i < 60; ++i) {
        Row again = rows[i];
        again.source = i % 2 == 0 ? "a" : "b";
        again.cells.erase(again.cells.begin() + static_cast<std::ptrdiff_t>(i % 5 + 1));
        rows.push_back(again);
    }
    rows.push_back(atHome(person("a", "f", "Jean", "Zylberstein", "12/03/1950")));
    rows.push_back(atHome(person("b", "s", "Jean", "Zylberstein", "01/09/1980")));
    rows.push_back(atHome(person("c", "?", "Jean", "Zylberstein")));
    rows.push_back(atHome(person("a", "m", "Odile", "Zylberstein", "30/05/1952")));
    return rows;
}

} // namespace

class MatchingGroupsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneCustomerInSeveralFilesIsOneGroup();
    void theOrderOfRowsAndFilesIsNothing();
    void theSpellingOfCapitalsAndNumbersIsNothing();
    void twinsStayApart();
    void fatherAndSonStayApart();
    void aHouseholdIsNoPerson();
    void aLoneSurnameAtHomeIsAnybody();
    void aChainGluesNobody();
    void namesakesAreProposedAtMost();
    void aSwitchboardMakesNobodyOne();
    void aRoleMailboxMakesNobodyOne();
    void whoCouldBeEitherGluesNobody();
    void aNameAloneMergesNobody();
    void decisionsWin();
    void contradictingDecisionsAreTold();
    void decisionsDoNotDependOnTheirOrder();
    void fullBlocksAreCut();
    void nothingAndNobody();
};

void MatchingGroupsTest::oneCustomerInSeveralFilesIsOneGroup() {
    const auto rows = among({
        with(person("crm", "1", "Anaïs", "VAN DER BEKEN", "23/08/1990"), {{Phone, "06 39 98 40 01"}}),
        with(Row{"till", "7", {{NameGivenFirst, "Van der Beken Anais"}}},
             {{Phone, "+33639984001"}, {Mail, "anais.vdb@example.org"}}),
        with(Row{"card", "3", {{NameFamilyFirst, "VAN DER BEKEN A."}}},
             {{Mail, "Anais.VDB+pub@example.org"}, {BirthDate, "19900823"}}),
    });
    QCOMPARE(groupsText(rows), QStringLiteral("card:3 crm:1 till:7"));
}

void MatchingGroupsTest::theOrderOfRowsAndFilesIsNothing() {
    std::vector<Row> rows = company();
    const QString groups = groupsText(rows);
    QVERIFY(groups.count(QLatin1Char('|')) > 40);
    QVERIFY(rc::check("the same groups whatever the order", [&](unsigned seed) {
        std::ranges::shuffle(rows, std::mt19937(seed));
        RC_ASSERT(groupsText(rows) == groups);
    }));
    // File by file, each file in its own order, is an order too; so is all but one file first.
    std::ranges::stable_sort(rows, {}, &Row::source);
    QCOMPARE(groupsText(rows), groups);
    std::ranges::stable_sort(rows, std::greater<>(), &Row::source);
    QCOMPARE(groupsText(rows), groups);
}

void MatchingGroupsTest::theSpellingOfCapitalsAndNumbersIsNothing() {
    const std::vector<Row> rows = company();
    std::vector<Row> plain = rows;
    for (Row& row : plain)
        for (auto& [field, cell] : row.cells) {
            if (field == GivenName || field == FamilyName || field == Town || field == Street)
                cell = text::fold(cell);
            if (field == Phone && cell.starts_with('0'))
                cell.replace(0, 1, "+33 ");
        }
    QCOMPARE(groupsText(plain), groupsText(rows));
}

void MatchingGroupsTest::twinsStayApart() {
    const Row one = atHome(person("a", "1", "Louise", "Zylberstein", "12/03/2001"));
    QVERIFY(outcomeOf(one, atHome(person("b", "1", "Emma", "Zylberstein", "12/03/2001"))) != Outcome::Merged);
    QVERIFY(outcomeOf(one, atHome(person("b", "1", "Louise", "Zylberstein", "12/03/2001"))) ==
            Outcome::Merged);
}

void MatchingGroupsTest::fatherAndSonStayApart() {
    const Row father = atHome(person("a", "1", "Jean", "Zylberstein", "12/03/1950"));
    QVERIFY(outcomeOf(father, atHome(person("b", "1", "Jean", "Zylberstein", "01/09/1980"))) !=
            Outcome::Merged);
    QVERIFY(outcomeOf(father, atHome(person("b", "1", "Jean", "Zylberstein", "12/03/1950"))) ==
            Outcome::Merged);
}

void MatchingGroupsTest::aHouseholdIsNoPerson() {
    QCOMPARE(groupsText(among({atHome(person("a", "1", "Karim", "Zylberstein")),
                               atHome(person("b", "1", "Odile", "Zylberstein")),
                               atHome(person("c", "1", "Hugo", "Zylberstein", "16/05/2010")),
                               atHome(person("d", "1", "", "Zylberstein"))})),
             QString());
}

void MatchingGroupsTest::aLoneSurnameAtHomeIsAnybody() {
    const Row one = atHome(person("a", "1", "Odile", "Zylberstein"));
    QVERIFY(outcomeOf(one, atHome(person("b", "1", "", "Zylberstein"))) == Outcome::Proposed);
    // Nothing they share is one's own: a couple is not even proposed.
    const auto records = recordsOf(among({one, atHome(person("b", "1", "Karim", "Zylberstein"))}));
    const Score couple = score(Population(records), 0, 1, Weights(defaultModel()));
    QVERIFY(couple.related);
    QVERIFY2(couple.odds < defaultModel().propose, qPrintable(QString::number(couple.odds)));
}

void MatchingGroupsTest::aChainGluesNobody() {
    // Each is surely the next one, by a mobile, a mailbox and another mobile; the first and the last are not.
    const std::vector<Row> rows = among({
        with(atHome(person("a", "1", "Jean", "Zylberstein", "12/03/1950")), {{Phone, "06 39 98 40 01"}}),
        with(atHome(person("b", "1", "Jean", "Zylberstein")),
             {{Phone, "06 39 98 40 01"}, {Mail, "chezz@example.org"}}),
        with(atHome(person("c", "1", "Jean", "Zylberstein")),
             {{Phone, "06 39 98 77 52"}, {Mail, "chezz@example.org"}}),
        with(atHome(person("d", "1", "Jean", "Zylberstein", "01/09/1980")), {{Phone, "06 39 98 77 52"}}),
    });
    const auto groups = findGroups(recordsOf(rows), {}, defaultModel());
    QVERIFY(groups.groupOf[0] != groups.groupOf[3]);
    QVERIFY(groups.groupOf[0] == groups.groupOf[1] || groups.groupOf[2] == groups.groupOf[3]);
}

void MatchingGroupsTest::namesakesAreProposedAtMost() {
    const auto elsewhere = [](Row row) {
        return with(std::move(row), {{Postcode, "13001"}, {Town, "Marseille"}, {Phone, "06 39 98 77 77"}});
    };
    const Row one = atHome(person("a", "1", "Wandrille", "Zylberstein", "12/03/1950"));
    QVERIFY(outcomeOf(one, elsewhere(person("b", "1", "Wandrille", "Zylberstein"))) != Outcome::Merged);
    QVERIFY(outcomeOf(one, elsewhere(person("b", "1", "Wandrille", "Zylberstein", "30/11/1987"))) ==
            Outcome::Apart);
}

void MatchingGroupsTest::aSwitchboardMakesNobodyOne() {
    std::vector<Row> rows = among({});
    for (std::size_t i = 0; i < 80; ++i)
        rows[i].cells.emplace_back(Phone, landline);
    QCOMPARE(groupsText(rows), QString());
}

void MatchingGroupsTest::aRoleMailboxMakesNobodyOne() {
    std::vector<Row> rows = among({});
    for (std::size_t i = 0; i < 20; ++i)
        rows[i].cells.back().second = "contact@firm.example.org";
    QCOMPARE(groupsText(rows), QString());
}

void MatchingGroupsTest::whoCouldBeEitherGluesNobody() {
    std::vector<Row> rows = among({atHome(person("a", "father", "Jean", "Zylberstein", "12/03/1950")),
                                   atHome(person("b", "son", "Jean", "Zylberstein", "01/09/1980")),
                                   atHome(person("c", "either", "Jean", "Zylberstein"))});
    QCOMPARE(groupsText(rows), QString());
    // What tells which one it is.
    rows[1].cells.emplace_back(Phone, "06 39 98 40 01");
    rows[2].cells.emplace_back(Phone, "06 39 98 40 01");
    QCOMPARE(groupsText(rows), QStringLiteral("b:son c:either"));
}

void MatchingGroupsTest::aNameAloneMergesNobody() {
    const Row one = person("a", "1", "Wandrille", "Zylberstein");
    QVERIFY(outcomeOf(one, person("b", "1", "Wandrille", "Zylberstein")) == Outcome::Proposed);
    const auto reachable = [](Row row) { return with(std::move(row), {{Phone, "06 39 98 40 01"}}); };
    QVERIFY(outcomeOf(reachable(one), reachable(person("b", "1", "Wandrille", "Zylberstein"))) ==
            Outcome::Merged);
}

void MatchingGroupsTest::decisionsWin() {
    const std::vector<Row> rows = among({atHome(person("a", "1", "Jean", "Zylberstein", "12/03/1950")),
                                         atHome(person("b", "1", "Jean", "Zylberstein", "12/03/1950")),
                                         person("c", "1", "Odile", "Bonnegarde", "01/09/1980")});
    QCOMPARE(groupsText(rows), QStringLiteral("a:1 b:1"));
    QCOMPARE(groupsText(rows, {said(apart, "b", "1", "a", "1")}), QString());
    QCOMPARE(groupsText(rows, {said(same, "c", "1", "b", "1")}), QStringLiteral("a:1 b:1 c:1"));
    // Of records that are not there (any more) nothing follows.
    QCOMPARE(groupsText(rows, {said(same, "c", "1", "b", "99")}), QStringLiteral("a:1 b:1"));
    // What was kept apart is not proposed again either.
    const auto groups =
        findGroups(recordsOf(rows), std::vector{said(apart, "a", "1", "b", "1")}, defaultModel());
    QVERIFY(std::ranges::find(groups.proposals, Pair{0, 1}, &Proposal::pair) == groups.proposals.end());
}

void MatchingGroupsTest::contradictingDecisionsAreTold() {
    const std::vector<Row> rows =
        among({person("a", "1", "Jean", "Zylberstein"), person("b", "1", "Odile", "Bonnegarde"),
               person("c", "1", "Hugo", "Fontanelle")});
    const std::vector decisions{said(same, "a", "1", "b", "1"), said(same, "b", "1", "c", "1"),
                                said(apart, "a", "1", "c", "1")};
    const auto groups = findGroups(recordsOf(rows), decisions, defaultModel());
    QCOMPARE(groups.contradictions, std::vector<std::size_t>{1});
    QCOMPARE(groups.groupOf[0], groups.groupOf[1]);
    QVERIFY(groups.groupOf[0] != groups.groupOf[2]);
}

void MatchingGroupsTest::decisionsDoNotDependOnTheirOrder() {
    const std::vector<Row> rows = company();
    QVERIFY(rc::check("the same groups whatever the order of decisions", [&] {
        std::vector<Decision> decisions;
        for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
            const Row& one = rows[*rc::gen::inRange<std::size_t>(0, rows.size())];
            const Row& other = rows[*rc::gen::inRange<std::size_t>(0, rows.size())];
            decisions.push_back(
                {*rc::gen::element(same, apart), {one.source, one.row}, {other.source, other.row}});
        }
        const QString groups = groupsText(rows, decisions);
        std::ranges::shuffle(decisions, std::mt19937(*rc::gen::arbitrary<unsigned>()));
        RC_ASSERT(groupsText(rows, decisions) == groups);
        const auto records = recordsOf(rows);
        const auto found = findGroups(records, decisions, defaultModel());
        const auto groupOf = [&](const RecordKey& key) {
            const auto at = std::ranges::find_if(
                rows, [&](const Row& row) { return row.source == key.source && row.row == key.row; });
            return found.groupOf[static_cast<std::size_t>(at - rows.begin())];
        };
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            const bool together = groupOf(decisions[i].one) == groupOf(decisions[i].other);
            const bool oneRecord = decisions[i].one == decisions[i].other;
            if (!oneRecord && decisions[i].verdict == apart)
                RC_ASSERT(!together);
            else if (std::ranges::find(found.contradictions, i) == found.contradictions.end())
                RC_ASSERT(together || decisions[i].verdict == apart);
        }
    }));
}

void MatchingGroupsTest::fullBlocksAreCut() {
    // 3,000 records of one town, one number and one birth date: all pairs would be 4.5 million.
    std::vector<Row> rows = testing::strangers(3000);
    for (Row& row : rows) {
        row.cells[2].second = "12/03/1971";
        row.cells[3].second = landline;
        row.cells[5].second = "59300";
        row.cells[6].second = "Valenciennes";
    }
    const auto records = recordsOf(rows);
    const auto pairs = candidatePairs(records);
    QVERIFY2(pairs.size() < 3000 * 50, qPrintable(QString::number(pairs.size())));
    QVERIFY(std::ranges::is_sorted(pairs));
    QVERIFY(std::ranges::all_of(pairs, [](const Pair& pair) { return pair.one < pair.other; }));
}

void MatchingGroupsTest::nothingAndNobody() {
    QCOMPARE(findGroups(std::vector<Record>{}, {}, defaultModel()).count, 0U);
    const auto groups = findGroups(recordsOf({{"a", "1", {}}, {"a", "2", {}}}), {}, defaultModel());
    QCOMPARE(groups.count, 2U);
    QVERIFY(groups.proposals.empty());
}

VISAGE_TEST(MatchingGroupsTest)
#include "grouping_test.moc"
