// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Taking the erased out of the bytes of a PostgreSQL database: a table may take hours, the gateway may stop
// or be taken over from meanwhile, and others may still read what was there before.
#include "core/store/gateway/server.h"
#include "core/store/leases.h"
#include "tests/core/store/postgres_data.h"
#include "tests/support/run.h"

#include <array>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::id;
using visage::testing::LaterClock;
using visage::testing::PostgresCluster;
using visage::testing::PostgresData;

namespace {

constexpr int patienceMs = 20'000;

/// A table of customers that is never done with: its index is made of a function that waits.
class EndlessTable {
public:
    explicit EndlessTable(PostgresBackend& backend)
        : m_db(backend.connection()) {
        run("CREATE FUNCTION endless(bytea) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN "
            "WHILE NOT pg_try_advisory_xact_lock_shared(42) LOOP PERFORM pg_sleep(0.01); END LOOP; "
            "RETURN 1; END $$; CREATE INDEX endless ON customer (endless(id))");
        run("SELECT pg_advisory_lock(42)");
    }
    EndlessTable(const EndlessTable&) = delete;
    EndlessTable& operator=(const EndlessTable&) = delete;
    ~EndlessTable() {
        end();
        run("DROP INDEX endless; DROP FUNCTION endless");
    }
    void end() { run("SELECT pg_advisory_unlock_all()"); }
    /// Whether it is being cleaned, for so long already.
    [[nodiscard]] bool isCleaned(const char* longerThan = "0 s") {
        return m_db.number("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'VACUUM%customer\"' AND "
                           "state='active' AND clock_timestamp() - query_start > CAST(?1 AS interval)",
                           std::string_view(longerThan))
                   .valueOr(0) == 1;
    }

private:
    void run(const char* sql) {
        const auto done = m_db.runScript(sql);
        QVERIFY2(done.ok(), done ? "" : done.error().sentence.c_str());
    }
    storage::pg::Connection& m_db;
};

/// What a standby with hot_standby_feedback says through its slot: that somebody there still reads the data
/// of now. The slot remembers it when the standby is away.
void holdBySlot(const QString& url) {
    const std::string text = (url + u"&replication=true"_s).toStdString();
    const std::unique_ptr<PGconn, decltype(&PQfinish)> standby(PQconnectdb(text.c_str()), PQfinish);
    using storage::pg::ResultPtr;
    const ResultPtr made(PQexec(standby.get(), "CREATE_REPLICATION_SLOT reader PHYSICAL RESERVE_WAL"));
    QVERIFY2(PQresultStatus(made.get()) == PGRES_TUPLES_OK, PQerrorMessage(standby.get()));
    const QString from = PostgresCluster::shared().ask(
        u"SELECT restart_lsn FROM pg_replication_slots WHERE slot_name='reader'"_s);
    const std::string start = "START_REPLICATION SLOT reader PHYSICAL " + from.toStdString();
    const ResultPtr begun(PQexec(standby.get(), start.c_str()));
    QVERIFY2(PQresultStatus(begun.get()) == PGRES_COPY_BOTH, PQerrorMessage(standby.get()));
    const quint32 now =
        PostgresCluster::shared().ask(u"SELECT pg_snapshot_xmin(pg_current_snapshot())"_s).toUInt();
    // 'h', when (8 bytes), xmin, its epoch, that of the catalogue, its epoch.
    std::array<char, 25> feedback{'h'};
    for (std::size_t i = 0; i < 4; ++i)
        feedback.at(9 + i) = static_cast<char>(now >> (24 - 8 * i));
    QVERIFY(PQputCopyData(standby.get(), feedback.data(), static_cast<int>(feedback.size())) == 1 &&
            PQflush(standby.get()) == 0);
    QTRY_COMPARE_WITH_TIMEOUT(
        PostgresCluster::shared().ask(u"SELECT xmin FROM pg_replication_slots WHERE slot_name='reader'"_s),
        QString::number(now), patienceMs);
}

} // namespace

class TestPostgresScrub : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aTableMayTakeLongerThanAnAnswer();
    void theLeaseIsRenewedMeanwhile();
    void whoIsTakenOverFromStops();
    void aStopOfTheGatewayEndsIt();
    void nothingBeginsAfterAStop();
    void aSlotHoldsItUp();
    void aPreparedTransactionHoldsItUp();

private:
    [[nodiscard]] PostgresBackend& beside() { return static_cast<PostgresBackend&>(*m_beside); }
    [[nodiscard]] std::int64_t remains() {
        return beside().connection().number("SELECT remains FROM store").valueOr(-1);
    }
    void erase();
    static Result<bool> scrubAll(Backend& backend) {
        Result<bool> step = true;
        while (step && *step)
            step = backend.scrub();
        return step;
    }
    [[nodiscard]] std::unique_ptr<Server> gateway() {
        auto backends = openBackends(Place(m_data->url()));
        if (!backends)
            return nullptr;
        Server::Options options;
        options.build = "test";
        auto server =
            std::make_unique<Server>(options, std::move(*backends), *m_beside->facts(), m_clock, m_random);
        return server->start() ? std::move(server) : nullptr;
    }

    LaterClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<PostgresData> m_data;
    std::unique_ptr<Backend> m_beside;
};

void TestPostgresScrub::init() {
    m_data = std::make_unique<PostgresData>();
    auto opened = Place(m_data->url()).open();
    QVERIFY(opened.ok());
    m_beside = std::move(*opened);
    Desk desk(*m_beside);
    QVERIFY(desk.furnish().ok());
    User admin = Desk::agent();
    admin.role = Role::Admin;
    QVERIFY(desk.write({admin, Desk::customer(7, "Anne")}).ok());
}

void TestPostgresScrub::cleanup() {
    m_beside.reset();
    m_data.reset();
}

void TestPostgresScrub::erase() {
    const auto ack = Desk(*m_beside).push(1, EraseCustomer{id<CustomerId>(7), ErasureReason::Requested});
    QCOMPARE(ack->status, protocol::AckStatus::Applied);
    QCOMPARE(remains(), 1);
}

void TestPostgresScrub::aTableMayTakeLongerThanAnAnswer() {
    erase();
    EndlessTable table(beside());
    storage::pg::OpenOptions options;
    options.answerTimeout = 1s;
    auto impatient = PostgresBackend::open(m_data->url(), options);
    QVERIFY(impatient.ok());
    Result<bool> outcome = true;
    std::thread scrubbing([&] { outcome = scrubAll(**impatient); });
    for (int i = 0; i < 2000 && !table.isCleaned("1.2 s"); ++i)
        std::this_thread::sleep_for(10ms);
    const bool outlasted = table.isCleaned("1.2 s");
    table.end();
    scrubbing.join();
    QVERIFY(outlasted);
    QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().sentence.c_str());
    QCOMPARE(remains(), 0);
}

void TestPostgresScrub::theLeaseIsRenewedMeanwhile() {
    erase();
    EndlessTable table(beside());
    const auto server = gateway();
    QTRY_VERIFY_WITH_TIMEOUT(table.isCleaned(), patienceMs);
    const Lease first = **m_beside->lease(scrubLease);
    // Longer than it was taken for.
    for (int minute = 1; minute <= 3; ++minute) {
        m_clock.pass(1min);
        QTRY_VERIFY_WITH_TIMEOUT((*m_beside->lease(scrubLease))->until >= first.until + minute * 60s,
                                 patienceMs);
        QVERIFY(!takeLease(*m_beside, scrubLease, id<DeviceId>(2).uuid, m_clock.now(), 1min)->has_value());
    }
    QCOMPARE((*m_beside->lease(scrubLease))->fence, first.fence);
    QCOMPARE(remains(), 1);
    table.end();
    QTRY_COMPARE_WITH_TIMEOUT(remains(), 0, patienceMs);
}

void TestPostgresScrub::whoIsTakenOverFromStops() {
    erase();
    EndlessTable table(beside());
    const auto server = gateway();
    QTRY_VERIFY_WITH_TIMEOUT(table.isCleaned(), patienceMs);
    // Its own clock, or the whole machine, had stood still.
    QVERIFY(takeLease(*m_beside, scrubLease, id<DeviceId>(2).uuid, m_clock.now() + 5min, 1h)->has_value());
    m_clock.pass(1min);
    QTRY_VERIFY_WITH_TIMEOUT(!table.isCleaned(), patienceMs);
    QCOMPARE(remains(), 1);
    QCOMPARE((*m_beside->lease(scrubLease))->holder, id<DeviceId>(2).uuid);
}

void TestPostgresScrub::aStopOfTheGatewayEndsIt() {
    erase();
    EndlessTable table(beside());
    auto server = gateway();
    QTRY_VERIFY_WITH_TIMEOUT(table.isCleaned(), patienceMs);
    server.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!table.isCleaned(), patienceMs);
    QCOMPARE(remains(), 1);
}

/// Between taking the lease and the first statement nothing runs that could be made to fail.
void TestPostgresScrub::nothingBeginsAfterAStop() {
    erase();
    m_beside->interrupt();
    for (int again = 0; again < 2; ++again)
        QCOMPARE(m_beside->scrub().error().code, ErrorCode::Superseded);
    m_beside = Place(m_data->url()).open().value();
    QCOMPARE(remains(), 1);
}

void TestPostgresScrub::aSlotHoldsItUp() {
    holdBySlot(QString::fromStdString(m_data->url()));
    erase();
    const auto held = scrubAll(*m_beside);
    const std::int64_t left = remains();
    QTRY_COMPARE_WITH_TIMEOUT(
        PostgresCluster::shared().ask(u"SELECT active FROM pg_replication_slots WHERE slot_name='reader'"_s),
        u"f"_s, patienceMs);
    PostgresCluster::shared().ask(u"SELECT pg_drop_replication_slot('reader')"_s);
    QVERIFY(held.ok());
    QCOMPARE(left, 1);
    QVERIFY(scrubAll(*m_beside).ok());
    QCOMPARE(remains(), 0);
}

void TestPostgresScrub::aPreparedTransactionHoldsItUp() {
    auto& db = beside().connection();
    QVERIFY(db.runScript("CREATE TABLE of_another (n int)").ok());
    QVERIFY(db.runScript("BEGIN; INSERT INTO of_another VALUES (1); PREPARE TRANSACTION 'forgotten'").ok());
    erase();
    const auto held = scrubAll(*m_beside);
    const std::int64_t left = remains();
    QVERIFY(db.runScript("ROLLBACK PREPARED 'forgotten'").ok());
    QVERIFY(db.runScript("DROP TABLE of_another").ok());
    QVERIFY(held.ok());
    QCOMPARE(left, 1);
    QVERIFY(scrubAll(*m_beside).ok());
    QCOMPARE(remains(), 0);
}

VISAGE_TEST(TestPostgresScrub)
#include "postgres_scrub_test.moc"
