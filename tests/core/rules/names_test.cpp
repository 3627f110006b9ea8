// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/birth_date.h"
#include "core/rules/person_name.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;

class NamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWholeNames_data();
    void readsWholeNames();
    void readsBirthDates_data();
    void readsBirthDates();
    void readsCivilities();
};

void NamesTest::readsWholeNames_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("familyFirst");
    QTest::addColumn<QByteArray>("name");
    struct Case {
        const char* text;
        bool familyFirst;
        const char* name; ///< given|family|organisation
    };
    const Case cases[] = {
        {"LEFEBVRE Anne", true, "Anne|LEFEBVRE|"},
        {"Anne LEFEBVRE", true, "Anne|LEFEBVRE|"},
        {"ANNE Lefebvre", true, "ANNE|Lefebvre|"},
        {"MARCEL Nicolas", true, "Nicolas|MARCEL|"},
        {"LESEQUE P.", true, "P.|LESEQUE|"},
        {"LE BEUZE Philippe", true, "Philippe|LE BEUZE|"},
        {"FAVRE D'ECHALLENS Pascal", true, "Pascal|FAVRE D'ECHALLENS|"},
        {"Laurence Peyrard", false, "Laurence|Peyrard|"},
        {"Gadoux Thierry", false, "Thierry|Gadoux|"},
        {"Marie-Hélène Scolaro", false, "Marie-Hélène|Scolaro|"},
        {"Anne Marie Gimenez-Mailhes", false, "Anne Marie|Gimenez-Mailhes|"},
        {"Catherine Le Marrec", false, "Catherine|Le Marrec|"},
        {"Depieds Jean Louis", false, "Jean Louis|Depieds|"},
        {"Ben Amor Joseph", false, "Joseph|Ben Amor|"},
        {"Dupont, Marie", false, "Marie|Dupont|"},
        {"Mme Lefebvre Anne", false, "Anne|Lefebvre|"},
        {"Xyz Abc", false, "Xyz|Abc|"},
        {"Xyz Abc", true, "Abc|Xyz|"},
        {"JUBERT", true, "|JUBERT|"},
        {"SARL Crenne", true, "||SARL Crenne"},
        {"Association Les Amis de Neauphle", false, "||Association Les Amis de Neauphle"},
        {"", false, "||"},
        {"\x01 \t", false, "||"},
    };
    int row = 0;
    for (const Case& each : cases)
        QTest::addRow("%d %s", ++row, each.text)
            << QByteArray(each.text) << each.familyFirst << QByteArray(each.name);
}

void NamesTest::readsWholeNames() {
    QFETCH(QByteArray, text);
    QFETCH(bool, familyFirst);
    QFETCH(QByteArray, name);
    const auto order = familyFirst ? rules::NameOrder::FamilyFirst : rules::NameOrder::GivenFirst;
    const auto read = rules::readFullName(text.toStdString(), order);
    QCOMPARE(QByteArray::fromStdString(read.givenName + "|" + read.familyName + "|" + read.organisation),
             name);
}

void NamesTest::readsBirthDates_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("date");
    const std::pair<const char*, int> cases[] = {
        {"12/03/1971", 19710312},
        {"12.03.71", 19710312},
        {"1971-03-12", 19710312},
        {"19710312", 19710312},
        {"12031971", 19710312},
        {"12 mars 1971", 19710312},
        {"1er avril 80", 19800401},
        {"1971-03-12T00:00:00", 19710312},
        {"12/03/1971 00:00:00", 19710312},
        {"5 August 2001", 20010805},
        {"03/02/09", 20090203},
        {"31/04/1980", 0},
        {"01/01/1900", 0},
        {"12/03/2090", 0},
        {"1971", 0},
        {"", 0},
        {"12/99999999999/1971", 0},
        {"mardi", 0},
    };
    for (const auto& [text, date] : cases)
        QTest::newRow(text) << QByteArray(text) << date;
}

void NamesTest::readsBirthDates() {
    QFETCH(QByteArray, text);
    QFETCH(int, date);
    const Timestamp spring2026{1'774'612'800'000};
    QCOMPARE(rules::readBirthDate(text.toStdString(), spring2026).value_or(Date{}).yyyymmdd, date);
}

void NamesTest::readsCivilities() {
    QVERIFY(rules::readCivility("M.") == Civility::Sir);
    QVERIFY(rules::readCivility("Mlle") == Civility::Madam);
    QVERIFY(!rules::readCivility("Dr"));
    QVERIFY(!rules::readCivility(""));
}

VISAGE_TEST(NamesTest)
#include "names_test.moc"
