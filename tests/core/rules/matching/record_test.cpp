// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rules/matching/comparison.h"
#include "core/rules/matching/forms.h"
#include "core/rules/matching/text_distance.h"
#include "tests/core/rules/matching/people.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

#include <cmath>

using namespace visage;
using namespace visage::rules::matching;
using testing::Cells;
using testing::recordOf;

namespace {

Record of(const Cells& cells) {
    return recordOf({"crm", "1", cells});
}

const Cells somebody{{RawField::Civility, "Mme"},
                     {RawField::GivenName, "Marie-Hélène"},
                     {RawField::FamilyName, "DE LA SEIGLIÈRE"},
                     {RawField::BirthDate, "12/03/1971"},
                     {RawField::Street, "12 bis, AV. du Général de Gaulle"},
                     {RawField::Postcode, "59300"},
                     {RawField::Town, "ST AMAND CEDEX 2"},
                     {RawField::Phone, "06 39 98 12 34"},
                     {RawField::Mail, "MH.Seigliere+pub@Example.org"}};

} // namespace

class MatchingRecordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void capitalsAccentsAndTheCountryCodeChangeNothing();
    void wholeNamesAreReadWithoutCapitals();
    void fillersAreNothing();
    void addressesAreBroughtToOneForm();
    void firmsAreReadFromColumnsOfNames();
    void anyBytesAreTaken();
    void distances();
    void levelsOfNames_data();
    void levelsOfNames();
    void levelsOfDates();
    void missingHasNoLevel();
    void comparisonIsSymmetric();
};

void MatchingRecordTest::capitalsAccentsAndTheCountryCodeChangeNothing() {
    const Record record = of(somebody);
    QCOMPARE(QString::fromStdString(record.family), QString(QStringLiteral("de la seigliere")));
    QCOMPARE(record.mobiles, std::vector<std::string>{"+33639981234"});
    QCOMPARE(record.mails.at(0).address, std::string("mh.seigliere@example.org"));
    Cells plain = somebody;
    for (auto& [field, cell] : plain)
        if (field != RawField::BirthDate && field != RawField::Mail && field != RawField::Phone)
            cell = text::fold(cell);
    plain[7].second = "+33 6 39 98 12 34";
    plain[8].second = "mh.seigliere@example.org";
    QVERIFY(of(plain) == record);
    for (const char* phone : {"0033639981234", "+33 (0)6.39.98.12.34", "639981234"}) {
        plain[7].second = phone;
        QVERIFY2(of(plain) == record, phone);
    }
}

void MatchingRecordTest::wholeNamesAreReadWithoutCapitals() {
    for (const char* name : {"LEFÈVRE Anne", "lefevre anne", "Lefèvre anne", "M. LEFEVRE ANNE"}) {
        const Record record = of({{RawField::NameFamilyFirst, name}});
        QCOMPARE(record.family, std::string("lefevre"));
        QCOMPARE(record.given, std::string("anne"));
    }
    QCOMPARE(of({{RawField::NameFamilyFirst, "BERNARD-BRUNET Cécile"}}).family,
             std::string("bernard brunet"));
}

void MatchingRecordTest::fillersAreNothing() {
    const Record record = of({{RawField::GivenName, "inconnu"},
                              {RawField::BirthDate, "01/01/1900"},
                              {RawField::Phone, "0606060606"},
                              {RawField::Phone, "00 00 00 00 00"},
                              {RawField::Mail, "ne-pas-repondre@example.org"},
                              {RawField::Town, "-"}});
    QVERIFY(record == of({}));
}

void MatchingRecordTest::addressesAreBroughtToOneForm() {
    const Record whole = of({{RawField::FullAddress, "12b r. de la République 59000 LILLE"}});
    const Record parts = of({{RawField::Street, "12 bis, RUE de la Republique"},
                             {RawField::Postcode, "59000"},
                             {RawField::Town, "Lille Cedex"}});
    QVERIFY(whole == parts);
    QCOMPARE(whole.house, std::string("12b"));
    QCOMPARE(whole.street, std::string("rue republique"));
    const Record one = of({{RawField::Town, "59300 Valenciennes"}});
    QCOMPARE(one.postcode, std::string("59300"));
    QCOMPARE(one.town, std::string("valenciennes"));
    QCOMPARE(postcodeForm("7200"), std::string("07200"));
    QCOMPARE(mailForm("a.b+c@googlemail.com"), std::string("ab@gmail.com"));
}

void MatchingRecordTest::firmsAreReadFromColumnsOfNames() {
    const Record firm = of({{RawField::NameGivenFirst, "SARL Crenne"}});
    QVERIFY(firm.kind == Kind::Organisation);
    QCOMPARE(firm.organisation, std::string("crenne"));
    const Record bare = of(
        {{RawField::NameGivenFirst, "De La Tour"}, {RawField::Mail, "contact@sas-de-la-tour.example.org"}});
    QVERIFY(bare.kind == Kind::Organisation);
    QCOMPARE(bare.organisation, std::string("de la tour"));
    const Record person =
        of({{RawField::NameGivenFirst, "Anne Crenne"}, {RawField::Mail, "contact@sarl-crenne.example.org"}});
    QVERIFY(person.kind == Kind::Person);
}

void MatchingRecordTest::anyBytesAreTaken() {
    QVERIFY(rc::check("any bytes make a record, the same each time", [] {
        Cells cells;
        for (int field = 0; field <= static_cast<int>(RawField::Reference); ++field)
            cells.emplace_back(static_cast<RawField>(field), *rc::gen::string<std::string>());
        RC_ASSERT(of(cells) == of(cells));
        RC_ASSERT(compare(of(cells), of(cells)) == compare(of(cells), of(cells)));
    }));
}

void MatchingRecordTest::distances() {
    // Winkler's examples, as published: 0.961, 0.840, 0.813.
    QVERIFY(std::abs(jaroWinkler("martha", "marhta") - 0.961) < 0.001);
    QVERIFY(std::abs(jaroWinkler("dwayne", "duane") - 0.840) < 0.001);
    QVERIFY(std::abs(jaroWinkler("dixon", "dicksonx") - 0.813) < 0.001);
    QCOMPARE(jaroWinkler("", "a"), 0.0);
    QCOMPARE(editDistance("martin", "maritn", 2), 1);
    QCOMPARE(editDistance("martin", "matine", 2), 2);
    QCOMPARE(editDistance("martin", "dupont", 2), 3);
    QVERIFY(rc::check("both are symmetric", [](const std::string& a, const std::string& b) {
        RC_ASSERT(jaroWinkler(a, b) == jaroWinkler(b, a));
        RC_ASSERT(editDistance(a, b, 3) == editDistance(b, a, 3));
    }));
}

void MatchingRecordTest::levelsOfNames_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("family");
    QTest::addColumn<bool>("swapped");
    const auto row = [](const char* one, const char* other, const char* given, const char* family,
                        bool swapped = false) {
        QTest::addRow("%s and %s", one, other)
            << QString::fromUtf8(one) << QString::fromUtf8(other) << QString::fromUtf8(given)
            << QString::fromUtf8(family) << swapped;
    };
    row("Anne/Lefebvre", "Anne/Lefebvre", "exact", "exact");
    row("Lefebvre/Anne", "Anne/Lefebvre", "exact", "exact", true);
    row("A./Lefebvre", "Anne/Lefebvre", "initial", "exact");
    row("Cathy/Lefebvre", "Catherine/Lefebvre", "short", "exact");
    row("Jean/Lefebvre", "Jean-Claude/Lefebvre", "short", "exact");
    row("Anne/Brunet", "Anne/Bernard-Brunet", "exact", "short");
    row("Yousra/Kerdanet", "Yosura/Kerdnaet", "typo", "typo");
    row("Christian/Avenne", "Christiane/Avenne", "different", "exact");
    row("Mathieu/Thibault", "Matthieu/Thibaud", "sound", "typo");
    row("Anne/Lefebvre", "Hugo/Brunet", "different", "different");
    row("Anne/", "Anne/Lefebvre", "exact", "");
}

void MatchingRecordTest::levelsOfNames() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    const auto named = [](const QString& text) {
        return of({{RawField::GivenName, text.section(QLatin1Char('/'), 0, 0).toStdString()},
                   {RawField::FamilyName, text.section(QLatin1Char('/'), 1).toStdString()}});
    };
    const Comparison comparison = compare(named(one), named(other));
    const auto level = [&](Field field) {
        return QString::fromStdString(std::string(nameOf(field, comparison[field])));
    };
    QTEST(level(Field::Given), "given");
    QTEST(level(Field::Family), "family");
    QTEST(comparison.swapped, "swapped");
}

void MatchingRecordTest::levelsOfDates() {
    const auto level = [](const char* one, const char* other) {
        return compare(of({{RawField::BirthDate, one}}), of({{RawField::BirthDate, other}}))[Field::Birth];
    };
    QCOMPARE(level("12/03/1971", "19710312"), Level(BirthExact));
    QCOMPARE(level("12/03/1971", "03/12/1971"), Level(BirthSlip));
    QCOMPARE(level("12/03/1971", "12/03/1977"), Level(BirthSlip));
    QCOMPARE(level("12/03/1971", "12/03/1917"), Level(BirthSlip));
    QCOMPARE(level("12/03/1971", "12/03/1988"), Level(BirthPart));
    QCOMPARE(level("12/03/1971", "24/03/1971"), Level(BirthPart));
    QCOMPARE(level("28/03/1971", "05/04/1971"), Level(BirthMonth));
    QCOMPARE(level("12/03/1971", "25/11/1971"), Level(BirthYear));
    QCOMPARE(level("12/03/1971", "25/11/1977"), Level(BirthDecade));
    QCOMPARE(level("12/03/1971", "25/11/1999"), Level(BirthDifferent));
}

void MatchingRecordTest::missingHasNoLevel() {
    QVERIFY(compare(of(somebody), of({})) == Comparison{});
    QVERIFY(compare(of({}), of({})) == Comparison{});
}

void MatchingRecordTest::comparisonIsSymmetric() {
    const auto rows = testing::strangers(60);
    for (const auto& one : rows)
        for (const auto& other : rows)
            QVERIFY(compare(recordOf(one), recordOf(other)) == compare(recordOf(other), recordOf(one)));
}

VISAGE_TEST(MatchingRecordTest)
#include "record_test.moc"
