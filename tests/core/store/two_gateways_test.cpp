// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two gateways over one PostgreSQL database, and a desktop at each.
#include "core/protocol/codec.h"
#include "core/store/accounts.h"
#include "core/store/gateway/server.h"
#include "tests/core/store/desktop.h"
#include "tests/core/store/postgres_data.h"
#include "tests/support/run.h"

using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::Desktop;
using visage::testing::id;
using visage::testing::LaterClock;
using visage::testing::PostgresData;

class TestTwoGateways : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void presenceCrosses();
    void presenceComesBackWithTheDatabase();
    void leadsElsewhereAreToldWhatWaits();

private:
    void furnish(PostgresData& data);
    static void logIn(Desktop& desktop);
    [[nodiscard]] std::unique_ptr<Server> gateway(const Place& place) {
        auto backends = openBackends(place);
        if (!backends)
            return nullptr;
        Server::Options options;
        options.build = "test";
        auto server =
            std::make_unique<Server>(options, std::move(*backends), *m_beside->facts(), m_clock, m_random);
        server->listenTo(place);
        return server->start() ? std::move(server) : nullptr;
    }

    LaterClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Backend> m_beside;
};

void TestTwoGateways::furnish(PostgresData& data) {
    auto beside = data.open();
    QVERIFY(beside.ok());
    m_beside = std::move(*beside);
    QVERIFY(Accounts(*m_beside, m_clock, m_random).add("anna", "Anna", Role::Agent, "right").ok());
    QVERIFY(Desk(*m_beside).write({Desk::customer(1)}).ok());
}

void TestTwoGateways::logIn(Desktop& desktop) {
    QTRY_VERIFY(desktop.phase() != sync::Phase::Offline);
    desktop.logIn("anna", "right");
    QTRY_COMPARE(desktop.phase(), sync::Phase::Live);
}

void TestTwoGateways::presenceComesBackWithTheDatabase() {
    const CustomerId customer = id<CustomerId>(1);
    PostgresData data;
    furnish(data);
    const Place place(data.url());
    auto one = gateway(place);
    auto two = gateway(place);
    QVERIFY(one && two);
    Desktop anna(one->url(), 1);
    Desktop bruno(two->url(), 2);
    logIn(anna);
    logIn(bruno);
    bruno.present({customer, false, {}});
    anna.present({customer, false, {}});
    QTRY_VERIFY_WITH_TIMEOUT(!bruno.told.empty() && !bruno.told.back().persons.empty(), 20000);

    auto& cluster = visage::testing::PostgresCluster::shared();
    cluster.crash();
    anna.present({customer, true, {}});
    cluster.start();
    QCOMPARE(cluster.fault(), QString());
    // Said while nobody could pass it on; with the next repetition at the latest it is known.
    QTRY_COMPARE_WITH_TIMEOUT(bruno.told.back().persons.size(), std::size_t{1}, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(bruno.told.back().persons.at(0).activity, protocol::Activity::Writing, 20000);
    QVERIFY(anna.connected && bruno.connected);
}

void TestTwoGateways::presenceCrosses() {
    const CustomerId customer = id<CustomerId>(1);
    PostgresData data;
    furnish(data);
    const Place place(data.url());
    auto one = gateway(place);
    auto two = gateway(place);
    QVERIFY(one && two);
    Desktop anna(one->url(), 1);
    Desktop bruno(two->url(), 2);
    logIn(anna);
    logIn(bruno);
    const Seq head = m_beside->facts()->head;

    // Perhaps the other does not listen yet: then it hears of it with the next repetition.
    anna.present({customer, false, {}});
    bruno.present({customer, false, {}});
    QTRY_VERIFY_WITH_TIMEOUT(!bruno.told.empty() && !bruno.told.back().persons.empty(), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!anna.told.empty() && !anna.told.back().persons.empty(), 20000);
    QCOMPARE(anna.told.back().persons.at(0).device, id<DeviceId>(2));
    anna.present({customer, true, {}});
    QTRY_COMPARE(bruno.told.back().persons.at(0).activity, protocol::Activity::Writing);
    anna.present({{}, false, {}});
    QTRY_VERIFY(bruno.told.back().persons.empty());
    anna.present({customer, false, {}});
    QTRY_COMPARE(bruno.told.back().persons.size(), std::size_t{1});

    one.reset(); // a death: nobody is told
    m_clock.pass(Milliseconds(10'000));
    const auto answers = bruno.told.size();
    bruno.present({customer, true, {}}); // so that he stays for longer
    QTRY_VERIFY(bruno.told.size() > answers);
    QCOMPARE(bruno.told.back().persons.size(), std::size_t{1});
    m_clock.pass(Milliseconds(5'000));
    QTRY_VERIFY(bruno.told.back().persons.empty());
    QCOMPARE(m_beside->facts()->head, head); // nothing of it is kept
}

void TestTwoGateways::leadsElsewhereAreToldWhatWaits() {
    PostgresData data;
    auto beside = data.open();
    QVERIFY(beside.ok());
    m_beside = std::move(*beside);
    Accounts accounts(*m_beside, m_clock, m_random);
    for (const char* name : {"lena", "otto"})
        QVERIFY(accounts.add(name, name, Role::Lead, "right").ok());
    QVERIFY(Desk(*m_beside).write({Desk::customer(1)}).ok());
    const Place place(data.url());
    auto one = gateway(place);
    auto two = gateway(place);
    QVERIFY(one && two);
    Desktop lena(one->url(), 1);
    Desktop otto(two->url(), 2);
    for (const auto& [desktop, name] : {std::pair(&lena, "lena"), std::pair(&otto, "otto")}) {
        QTRY_VERIFY(desktop->phase() != sync::Phase::Offline);
        desktop->logIn(name, "right");
        QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    }
    WriteNote write;
    write.note = id<NoteId>(31);
    write.customer = id<CustomerId>(1);
    write.text = "only there";
    {
        auto batch = m_beside->begin();
        QVERIFY((*batch)
                    ->putReview({id<MutationId>(1),
                                 id<DeviceId>(9),
                                 1,
                                 id<UserId>(77),
                                 protocol::encodeCommand(write),
                                 {1},
                                 {},
                                 {5},
                                 ReviewState::Waiting,
                                 {},
                                 {}})
                    .ok());
        QVERIFY((*batch)->commit().ok());
    }
    QTRY_VERIFY(!lena.reviewsWaiting.empty() && lena.reviewsWaiting.back() == 1);
    QTRY_VERIFY(!otto.reviewsWaiting.empty() && otto.reviewsWaiting.back() == 1);
    lena.decide({1, protocol::ReviewChoice::Apply, {id<MutationId>(1)}});
    QTRY_VERIFY(lena.decided && lena.decided->outcomes.at(0).code == ErrorCode::None);
    QTRY_COMPARE(otto.reviewsWaiting.back(), 0);
    QTRY_VERIFY(otto.rows.count(write.note.uuid) == 1);
}

VISAGE_TEST(TestTwoGateways)
#include "two_gateways_test.moc"
