// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/views.h"
#include "tests/support/run.h"
#include "ui/common/hit_words.h"
#include "ui/phone/caller_text.h"
#include "ui/shell/search_results.h"

#include <QTest>

using namespace visage;
using namespace Qt::StringLiterals;

/// A row that lacks room gives up what matters least. The texts are those of the source, English.
class HitWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theFirmGoesFirst();
    void thenThePostcodeAndTheWordsAroundTheYear();
    void aTownWithoutEndIsCutAndTheYearStays();
    void theFinderKeepsTownYearAndLastContact();

private:
    [[nodiscard]] static QString shown(const QStringList& forms, const QString& roomFor);
    client::SearchHit m_hit;
};

void HitWordsTest::init() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_hit.civility = Civility::Madam;
    m_hit.name = u"Anne Lefèvre"_s;
    m_hit.organisation = u"Garage des Lilas"_s;
    m_hit.town = u"Romans-sur-Isère"_s;
    m_hit.postcode = u"26100"_s;
    m_hit.birthYear = 1971;
}

QString HitWordsTest::shown(const QStringList& forms, const QString& roomFor) {
    const QFontMetrics metrics{QFont()};
    return ui::fitting(forms, metrics, metrics.horizontalAdvance(roomFor));
}

void HitWordsTest::theFirmGoesFirst() {
    const QString whole = u"26100 Romans-sur-Isère · born 1971 · Garage des Lilas"_s;
    QCOMPARE(shown(ui::detailForms(m_hit), whole), whole);
    QCOMPARE(shown(ui::detailForms(m_hit), whole.chopped(1)), u"26100 Romans-sur-Isère · born 1971"_s);
}

void HitWordsTest::thenThePostcodeAndTheWordsAroundTheYear() {
    QCOMPARE(shown(ui::detailForms(m_hit), u"Romans-sur-Isère · born 1971"_s),
             u"Romans-sur-Isère · born 1971"_s);
    QCOMPARE(shown(ui::detailForms(m_hit), u"Romans-sur-Isère · 1971"_s), u"Romans-sur-Isère · 1971"_s);
}

void HitWordsTest::aTownWithoutEndIsCutAndTheYearStays() {
    m_hit.town = QString(500, u'W');
    const QString cut = shown(ui::detailForms(m_hit), u"1971 · WWWWWW"_s);
    QVERIFY2(cut.startsWith(u"1971 · W"_s) && cut.endsWith(QChar(0x2026)), qPrintable(cut));
}

void HitWordsTest::theFinderKeepsTownYearAndLastContact() {
    const Timestamp now = *parseIsoTimestamp("2026-03-27T16:00:00+01:00");
    m_hit.lastContact = now - Milliseconds(std::chrono::hours(72));
    const QString least = u"Romans-sur-Isère · 1971 · 3\u00a0d\u00a0ago"_s;
    QCOMPARE(shown(ui::hitForms(m_hit, now), least), least);
    QVERIFY(ui::hitForms(m_hit, now).first().endsWith(m_hit.organisation));
}

VISAGE_TEST(HitWordsTest)
#include "hit_words_test.moc"
