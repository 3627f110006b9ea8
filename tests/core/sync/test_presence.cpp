// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/presence.h"
#include "tests/core/sync/transcript.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::protocol;
using namespace visage::sync;
using namespace visage::testing;

namespace {

constexpr Timestamp noon{1'000'000};
const CustomerId anne{id(1)};
const CustomerId bruno{id(2)};
const DeviceId here{id(50)};
const DeviceId there{id(51)};
const DeviceId elsewhere{id(52)};

Whereabouts at(DeviceId device, const Presence& presence, std::int64_t epoch = 1) {
    return {device, UserId(device.uuid), epoch, presence};
}

using Customers = PresenceTable::Customers;

QStringList shown(const std::vector<PersonHere>& persons) {
    QStringList lines;
    for (const PersonHere& person : persons)
        lines << QStringLiteral("%1 %2").arg(person.device.uuid.bytes[15]).arg(int(person.activity));
    return lines;
}

} // namespace

class TestPresence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastWordCounts() {
        PresenceTable table;
        QCOMPARE(table.put(at(here, {anne, false, {}}), noon), Customers{anne});
        QCOMPARE(table.put(at(there, {anne, true, {}}), noon), Customers{anne});
        QCOMPARE(shown(table.at(anne, here)), script({"51 2"}));
        QCOMPARE(shown(table.at(anne, {})), script({"51 2", "50 1"}));
        QCOMPARE(table.put(at(there, {anne, true, {}}), noon), Customers{}); // nothing new
        QCOMPARE(table.put(at(there, {bruno, true, {}}), noon), (Customers{anne, bruno}));
        QVERIFY(table.at(anne, here).empty());
        QCOMPARE(table.showing(bruno), std::vector{there});
        QCOMPARE(table.put(at(there, {}), noon), Customers{bruno});
        QCOMPARE(table.size(), std::size_t{1});
    }

    void whoTalksIsAtThatRecordToo() {
        PresenceTable table;
        QCOMPARE(table.put(at(there, {bruno, true, anne}), noon), (Customers{bruno, anne}));
        QCOMPARE(shown(table.at(anne, here)), script({"51 3"}));
        QCOMPARE(shown(table.at(bruno, here)), script({"51 2"}));
        QVERIFY(table.showing(anne).empty()); // and is told about nobody there
        (void)table.put(at(there, {{}, false, anne}), noon);
        QCOMPARE(shown(table.at(anne, here)), script({"51 3"}));
        (void)table.put(at(there, {anne, true, anne}), noon);
        QCOMPARE(shown(table.at(anne, here)), script({"51 3"}));
        QCOMPARE(table.showing(anne), std::vector{there});
    }

    void whatNobodySaysAgainIsForgotten() {
        PresenceTable table;
        (void)table.put(at(here, {anne, false, {}}), noon);
        (void)table.put(at(there, {anne, false, {}}), noon + Milliseconds(10'000));
        QCOMPARE(table.expire(noon + Milliseconds(14'999)), Customers{});
        QCOMPARE(table.expire(noon + Milliseconds(15'000)), Customers{anne});
        QCOMPARE(shown(table.at(anne, {})), script({"51 1"}));
        // The clock is set back by an hour: nobody stays for an hour.
        QCOMPARE(table.expire(noon - Milliseconds(3'600'000)), Customers{});
        QCOMPARE(table.expire(noon - Milliseconds(3'600'000 - 15'000)), Customers{anne});
        QCOMPARE(table.size(), std::size_t{0});
    }

    void anOlderConnectionHasNoSay() {
        PresenceTable table;
        (void)table.put(at(there, {anne, false, {}}, 5), noon);
        QCOMPARE(table.put(at(there, {}, 4), noon), Customers{});
        QCOMPARE(table.put(at(there, {bruno, false, {}}, 4), noon), Customers{});
        QCOMPARE(shown(table.at(anne, here)), script({"51 1"}));
        QCOMPARE(table.put(at(there, {}, 5), noon), Customers{anne});
    }

    void aCrowdIsCut() {
        PresenceTable table;
        for (std::uint8_t i = 0; i < 40; ++i)
            (void)table.put(at(DeviceId(id(i)), {anne, i == 39, {}}), noon);
        const auto persons = table.at(anne, {});
        QCOMPARE(persons.size(), maxPersonsTold);
        QCOMPARE(persons.front().device, DeviceId(id(39)));
    }

    void twiceASecondAtMostAndTheLastWins() {
        PresencePace pace(false);
        QVERIFY(!pace.take(noon));
        pace.want({anne, false, {}});
        QCOMPARE(pace.take(noon), (Presence{anne, false, {}}));
        pace.want({anne, true, {}});
        pace.want({bruno, false, {}});
        QVERIFY(!pace.take(noon + Milliseconds(499)));
        QCOMPARE(pace.wakeUp(), noon + Milliseconds(500));
        QCOMPARE(pace.take(noon + Milliseconds(500)), (Presence{bruno, false, {}}));
        QVERIFY(!pace.take(noon + Milliseconds(60'000)));
        QVERIFY(!pace.wakeUp());
    }

    void aDesktopSaysItAgainAndAgain() {
        PresencePace pace(true);
        pace.want({anne, false, {}});
        QVERIFY(pace.take(noon));
        QCOMPARE(pace.wakeUp(), noon + Milliseconds(5000));
        QVERIFY(pace.take(noon + Milliseconds(5000)));
        pace.restart(); // another connection
        QCOMPARE(pace.take(noon + Milliseconds(5001)), (Presence{anne, false, {}}));
        pace.want({});
        QCOMPARE(pace.take(noon + Milliseconds(6000)), Presence{});
        QVERIFY(!pace.wakeUp());
        pace.restart();
        QVERIFY(!pace.take(noon + Milliseconds(7000)));
    }

    void theDesktopsHalf() {
        ClientSession session({"test", "desk"}, {}, {});
        session.setToken("token");
        QCOMPARE(lines(session.present({anne, true, {}}, noon)), script({}));
        (void)session.opened(noon);
        Welcome welcome;
        welcome.store = StoreId(id(90));
        welcome.incarnation = 1;
        welcome.features = {"presence"};
        const auto effects = lines(session.received(encode(welcome), noon));
        QVERIFY(effects.contains(QStringLiteral("> PRESENCE 1 writing")));
        QVERIFY(effects.contains(QStringLiteral("wake at 1005000")));
        QCOMPARE(lines(session.received(encode(Present{anne, {{}, {}}}), noon)), script({"present 2"}));
        QCOMPARE(lines(session.present({bruno, false, {}}, noon)), script({"wake at 1000500"}));
        QCOMPARE(lines(session.received(encode(Present{anne, {{}}}), noon)), script({})); // too late
        QCOMPARE(lines(session.tick(noon + Milliseconds(500))), script({"> PRESENCE 2", "wake at 1005500"}));
        QCOMPARE(lines(session.tick(noon + Milliseconds(5500))), script({"> PRESENCE 2", "wake at 1010500"}));
        (void)session.closed(noon);
        QCOMPARE(lines(session.present({anne, false, {}}, noon)), script({}));
    }

    void anOlderStoreHearsNothing() {
        ClientSession session({"test", "desk"}, {}, {});
        session.setToken("token");
        (void)session.opened(noon);
        (void)session.received(encode(Welcome{}), noon);
        QCOMPARE(lines(session.present({anne, true, {}}, noon)), script({}));
        QCOMPARE(lines(session.tick(noon + Milliseconds(600))), script({}));
    }

    void theStoresHalf_data() {
        QTest::addColumn<bool>("known");
        QTest::newRow("a desktop that knows it") << true;
        QTest::newRow("an older one") << false;
    }
    void theStoresHalf() {
        QFETCH(const bool, known);
        ServerSession session({}, {StoreId(id(90)), 1, 10, 0});
        (void)session.opened(noon);
        Hello hello;
        hello.device = here;
        hello.sessionEpoch = 7;
        hello.token = "token";
        hello.scopes = {{"all", 10, {}}};
        if (known)
            hello.features = {"presence"};
        (void)session.received(encode(hello), noon);
        (void)session.authenticated(Principal{}, noon);
        QCOMPARE(lines(session.present({anne, {{}}}, noon)), script({})); // not yet
        const auto welcome = session.fenced(DeviceFacts{0, 1}, noon);
        const auto frame = decode(std::get<ask::Send>(welcome.front()).bytes);
        QCOMPARE(std::get<Welcome>(*frame).features,
                 (std::vector<std::string>{"deflate", "presence", "reviews", "audit"}));

        const auto says = [&](const Presence& presence, Timestamp now) {
            return lines(session.received(encode(presence), now));
        };
        QCOMPARE(says({anne, false, {}}, noon), script({"announce 1"}));
        QCOMPARE(says({anne, true, {}}, noon), script({"wake at 1000500"}));
        QCOMPARE(says({bruno, true, {}}, noon), script({}));
        QCOMPARE(lines(session.tick(noon + Milliseconds(500))),
                 script({"announce 2 writing", "wake at 1015000"}));
        QCOMPARE(says({bruno, true, {}}, noon + Milliseconds(5000)), script({"announce 2 writing"}));
        QCOMPARE(lines(session.present({bruno, {{}}}, noon)),
                 known ? script({"> PRESENT 2: 1"}) : script({}));
    }

    void onlyTheStoreSaysWhoIsThere() {
        ServerSession session({}, {StoreId(id(90)), 1, 10, 0});
        (void)session.opened(noon);
        QCOMPARE(lines(session.received(encode(Presence{anne, true, {}}), noon)),
                 script({"> ERROR bad_input retry 0", "close bad_input"}));
        ServerSession other({}, {StoreId(id(90)), 1, 10, 0});
        QVERIFY(lines(other.received(encode(Present{anne, {}}), noon))
                    .contains(QStringLiteral("close bad_input")));
    }
};

VISAGE_TEST(TestPresence)
#include "test_presence.moc"
