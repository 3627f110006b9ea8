// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/learning.h"
#include "tests/core/rules/matching/people.h"
#include "tests/support/run.h"
#include "tests/support/shared_data.h"

#include <QFile>
#include <QTest>

using namespace visage;
using namespace visage::rules::matching;
using enum visage::rules::matching::RawField;

namespace {

/// The labelled set febrl 1 (no cell holds a comma), without soc_sec_id. "rec-7-dup-0" is "rec-7-org".
struct Labelled {
    std::vector<Record> records;
    std::vector<std::string> persons;
};

Labelled readFebrl(const std::string& path) {
    Labelled data;
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return data;
    (void)file.readLine();
    const Timestamp made{1'041'379'200'000}; // 2003
    while (!file.atEnd()) {
        QList<QByteArray> cells = file.readLine().split(',');
        for (QByteArray& cell : cells)
            cell = cell.trimmed();
        const std::string street = (cells[3] + ' ' + cells[4]).toStdString();
        const std::pair<RawField, std::string> values[] = {{GivenName, cells[1].toStdString()},
                                                           {FamilyName, cells[2].toStdString()},
                                                           {Street, street},
                                                           {AddressExtra, cells[5].toStdString()},
                                                           {Town, cells[6].toStdString()},
                                                           {Postcode, cells[7].toStdString()},
                                                           {BirthDate, cells[9].toStdString()}};
        std::vector<RawValue> raw;
        for (const auto& [field, text] : values)
            raw.push_back({field, text});
        data.records.push_back(normalise("febrl", cells[0].toStdString(), raw, made));
        data.persons.push_back(cells[0].split('-').at(1).toStdString());
    }
    return data;
}

} // namespace

class MatchingLabelledTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Who knows the weights of one half groups the other: nothing was learnt by heart.
    void whatHalfTheRecordsTeachHoldsForTheOtherHalf();
};

void MatchingLabelledTest::whatHalfTheRecordsTeachHoldsForTheOtherHalf() {
    const std::string path = testing::sharedData("identity/febrl/dataset1.csv");
    if (path.empty())
        QSKIP("The shared data are not here: the labelled set febrl 1 is not gone by.");
    const Labelled all = readFebrl(path);
    QCOMPARE(all.records.size(), std::size_t{1000});
    Labelled halves[2];
    for (std::size_t i = 0; i < all.records.size(); ++i) {
        Labelled& half = halves[all.persons[i].back() % 2];
        half.records.push_back(all.records[i]);
        half.persons.push_back(all.persons[i]);
    }
    const Population teacher(halves[0].records);
    LearningOptions options;
    options.randomPairs = 40'000;
    const Model model = learn(teacher, candidatePairs(halves[0].records), defaultModel(), options);
    const Groups groups = findGroups(halves[1].records, {}, model);
    int wrong = 0;
    int missed = 0;
    for (std::size_t i = 0; i < halves[1].records.size(); ++i)
        for (std::size_t j = i + 1; j < halves[1].records.size(); ++j) {
            const bool one = halves[1].persons[i] == halves[1].persons[j];
            const bool found = groups.groupOf[i] == groups.groupOf[j];
            wrong += found && !one ? 1 : 0;
            missed += one && !found ? 1 : 0;
        }
    QCOMPARE(wrong, 0);
    QVERIFY2(missed <= 7, qPrintable(QString::number(missed))); // of about 250
}

VISAGE_TEST(MatchingLabelledTest)
#include "labelled_test.moc"
