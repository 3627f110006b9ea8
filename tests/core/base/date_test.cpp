// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include "tests/support/run.h"

#include <QDateTime>
#include <QTest>

#include <rapidcheck.h>

using namespace visage;

class DateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTheCalendar() {
        QVERIFY(Date::make(2024, 2, 29));
        QVERIFY(!Date::make(2023, 2, 29));
        QVERIFY(!Date::make(1900, 2, 29));
        QVERIFY(!Date::make(2023, 4, 31));
        QVERIFY(!Date::make(12, 3, 71));
        QCOMPARE(Date::make(1971, 3, 12)->toIso(), std::string("1971-03-12"));
        QCOMPARE(Date{}.toIso(), std::string());
    }

    void readsIsoOnly() {
        QCOMPARE(Date::parseIso("1971-03-12").value_or(Date{}), Date{19710312});
        for (const char* wrong : {"", "1971-3-12", "12/03/1971", "1971-03-12x", "1971-13-01", "١٩٧١-٠٣-١٢"})
            QVERIFY2(!Date::parseIso(wrong), wrong);
    }

    void writesMomentsAsQtReadsThem() {
        QVERIFY(rc::check("ISO of any moment to 2199", [] {
            const Timestamp at{*rc::gen::inRange<std::int64_t>(1, 7'226'582'400'000)};
            const QString iso = QString::fromStdString(toIso(at));
            RC_ASSERT(QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch() == at.ms);
            RC_ASSERT(parseIsoTimestamp(toIso(at)) == at);
        }));
    }

    void readsOffsets() {
        QCOMPARE(parseIsoTimestamp("2026-03-27T17:00:00+01:00"), parseIsoTimestamp("2026-03-27T16:00:00Z"));
        QCOMPARE(parseIsoTimestamp("2026-03-27 17:00+0100"), parseIsoTimestamp("2026-03-27T16:00:00Z"));
        QCOMPARE(parseIsoTimestamp("1970-01-01T00:00:00.25Z")->ms, 250);
        for (const char* wrong :
             {"", "2026-03-27", "2026-03-27T17:00:00", "2026-03-27T25:00Z", "2026-03-27T17:00:00Zz"})
            QVERIFY2(!parseIsoTimestamp(wrong), wrong);
    }
};

VISAGE_TEST(DateTest)
#include "date_test.moc"
