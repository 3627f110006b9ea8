// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/learning.h"
#include "tests/core/rules/matching/people.h"
#include "tests/support/run.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace visage;
using namespace visage::rules::matching;
using testing::recordsOf;
using testing::Row;

namespace {

/// Customers who stand in two files, the second time with slips.
std::vector<Row> twice(int count) {
    std::vector<Row> rows = testing::strangers(count);
    for (int i = 0; i < count; ++i) {
        Row again = rows[static_cast<std::size_t>(i)];
        again.source = "y";
        if (i % 3 == 0)
            again.cells.erase(again.cells.begin() + 2);
        if (i % 5 == 0)
            again.cells[1].second.erase(1, 1);
        if (i % 2 == 0)
            again.cells.pop_back();
        rows.push_back(std::move(again));
    }
    return rows;
}

Model learnt(const std::vector<Row>& rows, std::uint64_t seed = 1) {
    const auto records = recordsOf(rows);
    const Population population(records);
    LearningOptions options;
    options.seed = seed;
    options.randomPairs = 20'000;
    return learn(population, candidatePairs(records), defaultModel(), options);
}

double sumOf(const Explanation& explanation) {
    double sum = explanation.prior + explanation.relation;
    for (const FieldWeight& field : explanation.fields)
        sum += field.weight;
    return sum;
}

} // namespace

class MatchingModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textRoundTrip();
    void newerTextIsRefused();
    void damagedTextIsRefused();
    void sharesOfAClassAddUp();
    void rareNamesWeighMore();
    void sharedNumbersLoseTheirWeight();
    void missingIsNoEvidence();
    void explanationAddsUp();
    void learningIsDeterministic();
    void learningFindsWhatIsThere();
};

void MatchingModelTest::textRoundTrip() {
    Model model = learnt(twice(200));
    model.sure = 4.25;
    const std::string written = toText(model);
    const auto read = readModel(written);
    QVERIFY(read.ok());
    QCOMPARE(toText(*read), written);
    QCOMPARE(read->revision, 2);
    QCOMPARE(read->sure, 4.25);
    QCOMPARE(read->at(Field::Mail, MailSame).match, model.at(Field::Mail, MailSame).match);
}

void MatchingModelTest::newerTextIsRefused() {
    std::string written = toText(defaultModel());
    written.replace(written.find(" 1\n"), 3, " 2\n");
    const auto read = readModel(written);
    QVERIFY(!read.ok());
    QVERIFY(read.error().code == ErrorCode::TooNew);
}

void MatchingModelTest::damagedTextIsRefused() {
    const std::string whole = toText(defaultModel());
    const auto refused = [](const std::string& text) {
        const auto read = readModel(text);
        return !read.ok() && read.error().code == ErrorCode::BadInput;
    };
    QVERIFY(refused(""));
    QVERIFY(refused("<html>"));
    QVERIFY(refused(whole + "level given exact 2 0.1 0.1\n"));
    QVERIFY(refused(whole + "level given exact nan 0.1 0.1\n"));
    QVERIFY(refused(whole + "level given sideways 0.2 0.1 0.1\n"));
    QVERIFY(refused(whole + "duplicates 0\n"));
    // Cut anywhere at a line, some level is not there.
    for (std::size_t at = whole.find('\n'); at + 1 < whole.size(); at = whole.find('\n', at + 1))
        QVERIFY2(refused(whole.substr(0, at)), whole.substr(0, at).c_str());
}

void MatchingModelTest::sharesOfAClassAddUp() {
    for (const Model& model : {defaultModel(), learnt(twice(200))})
        for (std::size_t f = 0; f < fieldCount; ++f) {
            const Field field{static_cast<std::uint8_t>(f)};
            double match = 0;
            double relative = 0;
            for (Level level = 1; level <= levelsOf(field); ++level) {
                match += model.at(field, level).match;
                relative += model.at(field, level).relative;
            }
            if (levelsOf(field) > 1) {
                QVERIFY2(std::abs(match - 1) < 0.03, nameOf(field).data());
                QVERIFY2(std::abs(relative - 1) < 0.03, nameOf(field).data());
            }
        }
}

void MatchingModelTest::rareNamesWeighMore() {
    std::vector<Row> rows = testing::strangers(200);
    for (std::size_t i = 0; i < 40; ++i)
        rows[i].cells[1].second = "Martin";
    for (const char* name : {"Martin", "Zylberstein"})
        for (const char* source : {"a", "b"})
            rows.push_back(
                {source, name, {{RawField::GivenName, "Wandrille"}, {RawField::FamilyName, name}}});
    const auto records = recordsOf(rows);
    const Population population(records);
    const Model model = defaultModel();
    const double common = score(population, 200, 201, Weights(model)).odds;
    const double rare = score(population, 202, 203, Weights(model)).odds;
    QVERIFY2(rare > common + 2, qPrintable(QStringLiteral("%1 %2").arg(rare).arg(common)));
}

void MatchingModelTest::sharedNumbersLoseTheirWeight() {
    const Model model = defaultModel();
    const auto weightOfLine = [&](int sharers) {
        std::vector<Row> rows = testing::strangers(200);
        for (std::size_t i = 0; i < static_cast<std::size_t>(sharers); ++i)
            rows[i].cells.emplace_back(RawField::Phone, "01 99 00 00 01");
        const auto records = recordsOf(rows);
        const Population population(records);
        for (const FieldWeight& weight : explain(population, 0, 1, model).fields)
            if (weight.field == Field::Line)
                return weight.weight;
        return 0.0;
    };
    QVERIFY(weightOfLine(2) > weightOfLine(10) + 2);
    QVERIFY(weightOfLine(10) > weightOfLine(100) + 2);
}

void MatchingModelTest::missingIsNoEvidence() {
    std::vector<Row> rows = testing::strangers(200);
    rows.push_back({"a", "1", {{RawField::GivenName, "Wandrille"}, {RawField::FamilyName, "Zylberstein"}}});
    rows.push_back({"b", "1", {{RawField::GivenName, "Wandrille"}, {RawField::FamilyName, "Zylberstein"}}});
    const auto scoreNow = [&] {
        const auto records = recordsOf(rows);
        const Population population(records);
        return score(population, 200, 201, Weights(defaultModel())).odds;
    };
    const double before = scoreNow();
    rows[200].cells.emplace_back(RawField::Mail, "w@example.org");
    rows[200].cells.emplace_back(RawField::BirthDate, "1971-03-12");
    rows[201].cells.emplace_back(RawField::Phone, "06 39 98 99 99");
    QCOMPARE(scoreNow(), before);
}

void MatchingModelTest::explanationAddsUp() {
    const auto records = recordsOf(twice(100));
    const Population population(records);
    for (const Pair& pair : candidatePairs(records)) {
        const Explanation explanation = explain(population, pair.one, pair.other, defaultModel());
        QVERIFY(std::abs(sumOf(explanation) - explanation.score.odds) < 1e-6);
        QCOMPARE(explanation.score.odds,
                 score(population, pair.other, pair.one, Weights(defaultModel())).odds);
    }
}

void MatchingModelTest::learningIsDeterministic() {
    std::vector<Row> rows = twice(150);
    const std::string first = toText(learnt(rows));
    std::ranges::shuffle(rows, std::mt19937(7));
    QCOMPARE(toText(learnt(rows)), first);
    QVERIFY(toText(learnt(rows, 2)) != first);
}

void MatchingModelTest::learningFindsWhatIsThere() {
    const Model model = learnt(twice(400));
    // Everybody stands there twice, one surname in five with a letter missing; nobody has a relative.
    QVERIFY2(std::abs(model.duplicates - 1) < 0.1, qPrintable(QString::number(model.duplicates)));
    QVERIFY2(model.relatives < 0.1, qPrintable(QString::number(model.relatives)));
    const double typos = model.at(Field::Family, NameTypo).match + model.at(Field::Family, NameSound).match;
    QVERIFY2(typos > 0.12 && typos < 0.25, qPrintable(QString::number(typos)));
    QVERIFY(model.at(Field::Birth, BirthExact).match > 0.94);
    // Nothing was seen of firms.
    QVERIFY(std::abs(model.at(Field::Firm, NameExact).match - 0.8) < 0.01);
}

VISAGE_TEST(MatchingModelTest)
#include "model_test.moc"
