// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL database that is put back to an earlier state by its own means, under gateways with their
// ledgers of erasures: nobody who was erased is served again.
#include "core/store/accounts.h"
#include "core/store/gateway/server.h"
#include "core/store/leases.h"
#include "tests/core/store/desktop.h"
#include "tests/core/store/postgres_data.h"
#include "tests/support/run.h"

#include <QProcess>

using namespace Qt::StringLiterals;
using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::Desktop;
using visage::testing::id;
using visage::testing::PostgresCluster;
using visage::testing::PostgresData;

namespace {

const CustomerId anne = id<CustomerId>(7);

} // namespace

class TestPutBack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aDumpIsErasedFromBeforeItIsServed();
    void olderDataUnderAServingGatewayAreErasedFrom();
    void nobodyErasedIsFoundBeforeTheNextLook();
    void whatIsErasedIsInTheLedgerWhenItIsAnswered();
    void itsBytesAreTakenOutByOneGatewayAtATime();

private:
    [[nodiscard]] std::vector<std::string> ledgerPaths() const {
        return {m_folder->filePath(u"erasures.ledger"_s).toStdString()};
    }
    [[nodiscard]] std::size_t linesOf(StoreId store) const {
        const auto ledger = ErasureLedger::openToRead(ledgerPaths().front(), store);
        return ledger ? ledger->read()->size() : 0;
    }
    [[nodiscard]] std::unique_ptr<Server> gateway(const Place& place) {
        auto backends = openBackends(place);
        auto ledgers = openLedgers(place, ledgerPaths(), m_clock, {});
        if (!backends || !ledgers)
            return nullptr;
        backends->ledgers = std::move(*ledgers);
        Server::Options options;
        options.build = "test";
        const auto facts = *backends->reading->facts();
        auto server = std::make_unique<Server>(options, std::move(*backends), facts, m_clock, m_random);
        server->listenTo(place);
        return server->start() ? std::move(server) : nullptr;
    }
    void erase(Backend& backend) {
        Desk desk(backend);
        User admin = Desk::agent();
        admin.role = Role::Admin;
        QVERIFY(desk.write({admin}).ok());
        const auto ack = desk.push(1, EraseCustomer{anne, ErasureReason::Requested});
        QCOMPARE(ack->status, protocol::AckStatus::Applied);
    }
    /// With an older state of the data in the place of the newer one, Anne in it, and every connection lost.
    void putAnneBack() {
        auto& db = static_cast<PostgresBackend&>(*m_beside).connection();
        QVERIFY(db.runScript("DELETE FROM erasure").ok());
        QVERIFY(Desk(*m_beside).write({Desk::customer(7, "Anne")}).ok());
        QVERIFY(db.runScript("UPDATE store SET lineage='another'").ok());
        PostgresCluster::shared().ask(u"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE "
                                      "pid<>pg_backend_pid() AND backend_type='client backend'"_s);
    }
    static bool hasAnne(Backend& backend) {
        return backend.load({EntityKind::Customer, anne.uuid})->has_value();
    }

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PostgresData> m_data;
    std::unique_ptr<Backend> m_beside;
};

void TestPutBack::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = std::make_unique<PostgresData>();
    auto opened = Place(m_data->url()).open(); // waits for the gateway's batches
    QVERIFY(opened.ok());
    m_beside = std::move(*opened);
    Desk desk(*m_beside);
    QVERIFY(desk.furnish().ok());
    QVERIFY(desk.write({Desk::customer(7, "Anne")}).ok());
    QVERIFY(Accounts(*m_beside, m_clock, m_random).add("bruno", "Bruno", Role::Agent, "right").ok());
}

void TestPutBack::cleanup() {
    QCOMPARE(m_data->faults(), std::vector<std::string>{});
    m_beside.reset();
    m_data.reset();
}

void TestPutBack::aDumpIsErasedFromBeforeItIsServed() {
    auto& cluster = PostgresCluster::shared();
    const QString dump = m_folder->filePath(u"visage.dump"_s);
    QCOMPARE(QProcess::execute(cluster.program(u"pg_dump"_s),
                               {u"-Fc"_s, u"-f"_s, dump, QString::fromStdString(m_data->url())}),
             0);
    auto server = gateway(Place(m_data->url()));
    QVERIFY(server);
    erase(*m_beside); // through another gateway
    const StoreId store = m_beside->facts()->store;
    QTRY_VERIFY(linesOf(store) >= 1);
    server.reset();

    const QString fresh = cluster.create();
    QCOMPARE(QProcess::execute(cluster.program(u"pg_restore"_s), {u"-d"_s, fresh, dump}), 0);
    {
        auto restored = PostgresBackend::open(fresh.toStdString());
        QVERIFY(hasAnne(**restored));
        QVERIFY((*restored)->facts()->incarnation > 1);
    }
    server = gateway(Place(fresh.toStdString()));
    QVERIFY(server);
    auto restored = PostgresBackend::open(fresh.toStdString());
    QVERIFY(!hasAnne(**restored));
    QVERIFY((*restored)->search(rules::parseSearch("anne"), 5)->empty());
    Desktop bruno(server->url(), 2);
    QTRY_VERIFY(bruno.phase() != sync::Phase::Offline);
    bruno.logIn("bruno", "right");
    QTRY_COMPARE(bruno.phase(), sync::Phase::Live);
    QVERIFY(!bruno.rows.contains(anne.uuid));
    QVERIFY(bruno.rows.contains(erasureId(anne.uuid).uuid));
    QCOMPARE(*(*restored)->verify(), std::vector<std::string>{});
    server.reset();
    restored->reset();
    cluster.remove(fresh);
}

/// As when a standby takes over to which the last commits had not come.
void TestPutBack::olderDataUnderAServingGatewayAreErasedFrom() {
    auto& db = static_cast<PostgresBackend&>(*m_beside).connection();
    QVERIFY(db.runScript("CREATE TABLE kept AS SELECT * FROM customer").ok());
    auto server = gateway(Place(m_data->url()));
    QVERIFY(server);
    erase(*m_beside);
    const StoreId store = m_beside->facts()->store;
    QTRY_VERIFY(linesOf(store) >= 1);
    QVERIFY(db.runScript("INSERT INTO customer SELECT * FROM kept ON CONFLICT DO NOTHING; DELETE FROM "
                         "erasure; DROP TABLE kept;"
                         "UPDATE store SET lineage='another'")
                .ok());
    PostgresCluster::shared().ask(u"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE "
                                  "pid<>pg_backend_pid() AND backend_type='client backend'"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_beside->facts().ok() && m_beside->facts()->incarnation > 1, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!hasAnne(*m_beside), 20000);
    QVERIFY(m_beside->load({EntityKind::Erasure, erasureId(anne.uuid).uuid})->has_value());
}

/// A gateway looks once a second: what desktops ask in between is not answered out of the older data. Here it
/// never looks by itself.
void TestPutBack::nobodyErasedIsFoundBeforeTheNextLook() {
    const Place place(m_data->url());
    auto backends = openBackends(place);
    auto ledgers = openLedgers(place, ledgerPaths(), m_clock, {});
    QVERIFY(backends.ok() && ledgers.ok());
    backends->ledgers = std::move(*ledgers);
    Metrics metrics;
    StoreService service(
        std::move(*backends), m_clock, m_random, metrics, [](const LogLine&) {},
        [this](std::function<void()> act) { QMetaObject::invokeMethod(this, std::move(act)); });
    const auto asked = [&] {
        std::optional<Result<protocol::Found>> answer;
        service.search({1, "anne", 5}, [&](Result<protocol::Found> found) { answer = std::move(found); });
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20000);
        return answer.value_or(Error{});
    };
    const auto look = [&] {
        bool looked = false;
        service.look([&](const Result<StoreService::Look>& outcome) { looked = outcome.ok(); });
        (void)QTest::qWaitFor([&] { return looked; }, 20000);
        return looked;
    };
    QCOMPARE(asked()->rows.size(), std::size_t{1});
    erase(*m_beside);
    QVERIFY(look()); // it is in the ledger
    QVERIFY(linesOf(m_beside->facts()->store) >= 1);
    QVERIFY(asked()->rows.empty());
    putAnneBack();
    auto first = asked();
    QCOMPARE(first.error().code, ErrorCode::Unavailable);
    // Who comes again is answered as soon as she is gone again.
    Result<protocol::Found> next = Error{};
    (void)QTest::qWaitFor([&] { return (next = asked()).ok(); }, 20000);
    QVERIFY(next.ok() && next->rows.empty());
    QVERIFY(!hasAnne(*m_beside));
}

void TestPutBack::whatIsErasedIsInTheLedgerWhenItIsAnswered() {
    QVERIFY(Accounts(*m_beside, m_clock, m_random).add("lena", "Lena", Role::Admin, "right").ok());
    auto server = gateway(Place(m_data->url()));
    QVERIFY(server);
    Desktop lena(server->url(), 2);
    QTRY_VERIFY(lena.phase() != sync::Phase::Offline);
    lena.logIn("lena", "right");
    QTRY_COMPARE(lena.phase(), sync::Phase::Live);
    lena.submit(EraseCustomer{anne, ErasureReason::Requested});
    QTRY_COMPARE(lena.acks.size(), std::size_t{1});
    QCOMPARE(lena.acks.front().status, protocol::AckStatus::Applied);
    QVERIFY(linesOf(m_beside->facts()->store) >= 1);
}

void TestPutBack::itsBytesAreTakenOutByOneGatewayAtATime() {
    auto& db = static_cast<PostgresBackend&>(*m_beside).connection();
    const auto remains = [&db] { return db.number("SELECT remains FROM store").valueOr(-1); };
    erase(*m_beside);
    QCOMPARE(remains(), 1);
    // Another has taken over before it was done: it must not say that it was.
    const auto mine = takeLease(*m_beside, scrubLease, id<DeviceId>(1).uuid, {1}, Milliseconds(10));
    QVERIFY(takeLease(*m_beside, scrubLease, id<DeviceId>(2).uuid, {20}, Milliseconds(10))->has_value());
    Result<bool> step = true;
    while (step && *step)
        step = m_beside->scrub([&] { return checkLease(*m_beside, **mine); });
    QCOMPARE(step.error().code, ErrorCode::Superseded);
    QCOMPARE(remains(), 1);
    auto server = gateway(Place(m_data->url()));
    QVERIFY(server);
    QTRY_COMPARE_WITH_TIMEOUT(remains(), 0, 20000);
}

VISAGE_TEST(TestPutBack)
#include "put_back_test.moc"
