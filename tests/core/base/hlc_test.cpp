// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hlc.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

#include <vector>

using namespace visage;

namespace {

constexpr Timestamp noon{1'774'612'800'000};

Timestamp around(std::int64_t spreadMs) {
    return noon + Milliseconds(*rc::gen::inRange<std::int64_t>(-spreadMs, spreadMs));
}

} // namespace

class HlcTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStampKeepsItsMillisecond() {
        QCOMPARE(Hlc::at(noon).time().ms, noon.ms);
        QCOMPARE(Hlc::at(noon).next().time().ms, noon.ms);
        QVERIFY(Hlc::at(noon).next() > Hlc::at(noon));
        QVERIFY(!Hlc{});
        QVERIFY(!Hlc::at({-5}));
        QVERIFY(Hlc::at({std::int64_t{1} << 60}).packed > 0);
    }

    void stampsRiseWhateverTheTimeOfDayDoes() {
        QVERIFY(rc::check("each stamp is greater than all before it", [] {
            HybridClock clock(Hlc::at(around(100'000)));
            Hlc before = clock.last();
            for (int i = *rc::gen::inRange(1, 40); i > 0; --i) {
                const Timestamp now = around(200'000);
                if (*rc::gen::arbitrary<bool>()) {
                    const Hlc seen = Hlc::at(around(200'000));
                    clock.observe(seen, now);
                    if (!isTooFarAhead(seen, now))
                        before = std::max(before, seen);
                }
                const Hlc issued = clock.issue(now);
                RC_ASSERT(issued > before);
                RC_ASSERT(issued >= Hlc::at(now));
                before = issued;
            }
        }));
    }

    void aClockGoesOnFromWhereItStood() {
        HybridClock first;
        const Hlc issued = first.issue(noon);
        HybridClock again(first.last());
        QVERIFY(again.issue(noon - Milliseconds(3'600'000)) > issued);
    }

    void whatHappenedAfterIsGreater() {
        QVERIFY(rc::check("a message carries the order to clocks that are a minute apart", [] {
            HybridClock ahead;
            HybridClock behind;
            const Timestamp now = around(1'000'000);
            const Hlc sent = ahead.issue(now + Milliseconds(*rc::gen::inRange(0, 60'000)));
            behind.observe(sent, now);
            RC_ASSERT(behind.issue(now) > sent);
        }));
    }

    void aWrongClockPullsNobody() {
        HybridClock clock;
        const Hlc wrong = Hlc::at(noon + toleratedLead + Milliseconds(1));
        clock.observe(wrong, noon);
        QCOMPARE(clock.issue(noon), Hlc::at(noon));
        clock.observe(Hlc::at(noon + toleratedLead), noon);
        QCOMPARE(clock.issue(noon).time().ms, (noon + toleratedLead).ms);
    }

    void aMillisecondHoldsManyAndThenGoesOn() {
        HybridClock clock;
        Hlc last = clock.issue(noon);
        for (int i = 0; i < 70'000; ++i) {
            const Hlc next = clock.issue(noon);
            QVERIFY(next > last);
            last = next;
        }
        QCOMPARE(last.time().ms, noon.ms + 1);
    }
};

VISAGE_TEST(HlcTest)
#include "hlc_test.moc"
