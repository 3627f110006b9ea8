// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Desks of several gateways that tell each other, without a network.
#include "core/store/gateway/presence_desk.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

#include <deque>

using namespace visage;
using namespace visage::store;
using sync::Whereabouts;
using visage::testing::id;
using visage::testing::StoppedClock;

namespace {

const CustomerId anne = id<CustomerId>(1);

Whereabouts at(int device, CustomerId customer, bool writing = false, std::int64_t epoch = 1) {
    return {id<DeviceId>(device), id<UserId>(device), epoch, {customer, writing, {}}};
}

/// Two gateways; what they tell waits until it is delivered, to both as the database does.
struct Town {
    Town() {
        for (PresenceDesk* desk : {&one, &two})
            desk->tellBy([this](const std::vector<std::string>& texts) {
                under_way.insert(under_way.end(), texts.begin(), texts.end());
            });
    }
    int deliver() {
        const int count = static_cast<int>(under_way.size());
        for (; !under_way.empty(); under_way.pop_front()) {
            one.hear(under_way.front());
            two.hear(under_way.front());
        }
        return count;
    }
    void pass(Milliseconds time) {
        for (; time.count() > 0; time -= Milliseconds(1000)) {
            clock.pass(Milliseconds(1000));
            one.tick();
            two.tick();
        }
    }

    StoppedClock clock;
    int changes = 0;
    PresenceDesk one{id<UserId>(101).uuid, clock, [](const auto&) {}};
    PresenceDesk two{id<UserId>(102).uuid, clock, [this](const auto&) { ++changes; }};
    std::deque<std::string> under_way;
};

std::size_t personsAt(const PresenceDesk& desk, CustomerId customer) {
    return desk.table().at(customer, {}).size();
}

} // namespace

class TestPresenceDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChangeIsToldAtOnceAndNothingElse() {
        Town town;
        town.one.announce(at(1, anne));
        QCOMPARE(town.deliver(), 1);
        QCOMPARE(personsAt(town.two, anne), std::size_t{1});
        QCOMPARE(town.changes, 1);
        town.one.announce(at(1, anne)); // said again by its desktop
        QCOMPARE(town.deliver(), 0);
        town.two.announce(at(2, anne, true));
        QCOMPARE(town.deliver(), 1);
        QCOMPARE(town.one.toldTo(id<DeviceId>(1)),
                 (protocol::Present{anne, {{id<UserId>(2), id<DeviceId>(2), protocol::Activity::Writing}}}));
        town.two.leave(id<DeviceId>(2), 1);
        QCOMPARE(town.deliver(), 1);
        QCOMPARE(town.one.toldTo(id<DeviceId>(1)), (protocol::Present{anne, {}}));
        town.two.leave(id<DeviceId>(2), 1);
        QCOMPARE(town.deliver(), 0);
    }

    void whoIsHereIsRepeatedSoThatALateGatewayKnows() {
        Town town;
        town.one.announce(at(1, anne));
        town.under_way.clear(); // lost
        town.pass(PresenceDesk::repeatEvery);
        QVERIFY(town.deliver() > 0);
        QCOMPARE(personsAt(town.two, anne), std::size_t{1});
    }

    void aDeadGatewaysPeopleVanish() {
        Town town;
        town.one.announce(at(1, anne));
        (void)town.deliver();
        for (int second = 0; second < 14; ++second) {
            town.pass(Milliseconds(1000));
            town.under_way.clear(); // nothing comes any more
        }
        QCOMPARE(personsAt(town.two, anne), std::size_t{1});
        town.pass(Milliseconds(1000));
        QCOMPARE(personsAt(town.two, anne), std::size_t{0});
        QCOMPARE(town.changes, 2);
    }

    void aDesktopThatMovedIsWhereItIs() {
        Town town;
        town.one.announce(at(1, anne, false, 5));
        (void)town.deliver();
        town.two.announce(at(1, anne, true, 6)); // its new connection
        town.one.leave(id<DeviceId>(1), 5);      // the old one is noticed later
        (void)town.deliver();
        QCOMPARE(town.one.table().at(anne, {}).at(0).activity, protocol::Activity::Writing);
        QCOMPARE(personsAt(town.two, anne), std::size_t{1});
        // And only who has it repeats it.
        town.pass(PresenceDesk::repeatEvery);
        QCOMPARE(town.deliver(), 1);
    }

    void aCrowdFitsIntoItsTexts() {
        Town town;
        for (int i = 0; i < 300; ++i)
            town.one.announce(at(i, id<CustomerId>(i)));
        town.under_way.clear();
        town.pass(PresenceDesk::repeatEvery);
        for (const auto& text : town.under_way)
            QVERIFY(text.size() <= PresenceDesk::maxText);
        QVERIFY(town.deliver() < 20);
        QCOMPARE(town.two.table().size(), std::size_t{300});
    }

    void garbageIsPassedOver() {
        Town town;
        town.one.announce(at(1, anne));
        const std::string good = town.under_way.front();
        for (std::size_t length = 0; length < good.size(); ++length)
            town.two.hear(good.substr(0, length));
        for (const char* text : {"", "\n", "x\n\n \n", "x\n- - - - - -", "x\n1 2 3 4 5 6 7"})
            town.two.hear(text);
        QCOMPARE(town.two.table().size(), std::size_t{0});
        town.two.hear(good);
        QCOMPARE(town.two.table().size(), std::size_t{1});
    }
};

VISAGE_TEST(TestPresenceDesk)
#include "presence_test.moc"
