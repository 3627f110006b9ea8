// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "ui/common/elision.h"
#include "ui/common/formats.h"
#include "ui/common/languages.h"

#include <QLocale>
#include <QTest>

using namespace visage;
using namespace Qt::StringLiterals;

/// As French and English readers write; the machine stands in Paris (TZ of the tests).
class FormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void french_data();
    void french();
    void english();
    void aDayIsTheReadersNotUtcs();
    void elidesBeforeVowels_data();
    void elidesBeforeVowels();

private:
    static Timestamp at(const char* iso) { return *parseIsoTimestamp(iso); }
    static QString plain(QString text) {
        return text.replace(QChar::Nbsp, u' ').replace(QChar(0x202F), u' ');
    }
};

void FormatsTest::french_data() {
    const Timestamp now = at("2026-03-27T16:00:00+01:00");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");
    using namespace ui;
    const Languages languages;
    const auto row = [](const char* name, const QString& shown, const QString& expected) {
        QTest::newRow(name) << shown << expected;
    };
    Languages speak;
    speak.use(Language::French);
    row("today", formatMoment(at("2026-03-27T14:32:00+01:00"), now), u"aujourd’hui 14:32"_s);
    row("yesterday", formatMoment(at("2026-03-26T09:10:00+01:00"), now), u"hier 09:10"_s);
    row("this year", formatMoment(at("2026-03-12T14:32:00+01:00"), now), u"12 mars 14:32"_s);
    row("the first", formatMoment(at("2025-03-01T14:32:00+01:00"), now), u"1er mars 2025"_s);
    row("none", formatMoment({}, now), QString());
    row("day", formatDay(at("2026-03-12T14:32:00+01:00"), now), u"Jeudi 12 mars"_s);
    row("day before", formatDay(at("2025-12-24T08:00:00+01:00"), now), u"Mercredi 24 décembre 2025"_s);
    row("minutes ago", formatAgo(at("2026-03-27T15:55:00+01:00"), now), u"il y a 5 min"_s);
    row("days ago", formatAgo(at("2026-03-24T15:55:00+01:00"), now), u"il y a 3 j"_s);
    row("months ago", formatAgo(at("2025-10-24T15:55:00+01:00"), now), u"il y a 5 mois"_s);
    row("years ago", formatAgo(at("2023-10-24T15:55:00+01:00"), now), u"il y a 2 ans"_s);
    row("soon", formatDue(now + std::chrono::seconds(48), now, true), u"dans 48 s"_s);
    row("at once", formatDue(now + std::chrono::milliseconds(300), now, true), u"dans 1 s"_s);
    row("hours", formatDue(now + std::chrono::minutes(125), now), u"dans 2 h 05"_s);
    row("tomorrow", formatDue(at("2026-03-28T10:00:00+01:00"), now), u"demain 10:00"_s);
    row("overdue", formatDue(now - std::chrono::seconds(96), now, true), u"dépassé de 1 min 36 s"_s);
    row("overdue, not hot", formatDue(now - std::chrono::seconds(96), now), u"dépassé de 1 min"_s);
    row("duration", formatDuration(std::chrono::seconds(250)), u"4 min 10 s"_s);
    row("timer", formatTimer(std::chrono::seconds(3723)), u"1:02:03"_s);
    row("birth date", formatDate(Date{19710312}), u"12/03/1971"_s);
    row("number", formatNumber(12480), u"12 480"_s);
    row("money", formatMoney(124990, "EUR"), u"1 249,90 €"_s);
}

void FormatsTest::french() {
    QFETCH(const QString, shown);
    QFETCH(const QString, expected);
    QCOMPARE(plain(shown), expected);
    QVERIFY2(!shown.contains(u' '), "a space that breaks");
}

void FormatsTest::english() {
    ui::Languages languages;
    languages.use(ui::Language::English);
    const Timestamp now = at("2026-03-27T16:00:00+01:00");
    QCOMPARE(plain(ui::formatMoment(at("2025-03-12T14:32:00+01:00"), now)), u"12 March 2025"_s);
    QCOMPARE(plain(ui::formatAgo(at("2026-02-24T15:55:00+01:00"), now)), u"31 d ago"_s);
    QCOMPARE(plain(ui::formatAgo(at("2025-03-24T15:55:00+01:00"), now)), u"12 months ago"_s);
    QCOMPARE(ui::formatNumber(12480), u"12,480"_s);
    QCOMPARE(ui::formatMoney(124990, "EUR"), u"€1,249.90"_s);
    QCOMPARE(plain(ui::formatDate(Date{19710312})), u"12 March 1971"_s);
}

void FormatsTest::aDayIsTheReadersNotUtcs() {
    QCOMPARE(ui::daysBetween(at("2026-03-26T23:30:00Z"), at("2026-03-27T10:00:00Z")), 0);
    QCOMPARE(ui::daysBetween(at("2026-03-26T22:30:00Z"), at("2026-03-27T10:00:00Z")), 1);
    // Across the hour that does not exist.
    QCOMPARE(ui::daysBetween(at("2026-03-28T23:30:00Z"), at("2026-03-29T21:30:00Z")), 0);
}

void FormatsTest::elidesBeforeVowels_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("elides");
    for (const char* name : {"Anne", "Émile", "Œuvrard", "Ülkü", "Hélène", "Henri", "Hugues", "Yves", "Inès"})
        QTest::newRow(name) << QString::fromUtf8(name) << true;
    for (const char* name : {"Marc", "Hassan", "Hans", "Yasmine", "Yann", "Çelik", "", "06 12", "Łukasz"})
        QTest::newRow(name) << QString::fromUtf8(name) << false;
}

void FormatsTest::elidesBeforeVowels() {
    QFETCH(const QString, name);
    QFETCH(const bool, elides);
    QCOMPARE(ui::elidesBefore(name), elides);
    QCOMPARE(ui::elided(u"de %1, %2"_s, name), elides ? u"d’%1, %2"_s : u"de %1, %2"_s);
    QCOMPARE(ui::elided(u"from %1"_s, name), u"from %1"_s);
}

VISAGE_TEST(FormatsTest)
#include "formats_test.moc"
