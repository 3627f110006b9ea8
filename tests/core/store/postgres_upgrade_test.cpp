// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A company in PostgreSQL meets a newer program: no change without a backup, all of it or nothing whoever
// dies, once where two come together, and what becomes of the gateways of the version before.
#include "core/store/gateway/server.h"
#include "core/store/postgres/postgres_backend.h"
#include "tests/core/store/desktop.h"
#include "tests/core/store/harness.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/run.h"

#include <QSignalSpy>

#include <sys/wait.h>
#include <unistd.h>

#include <thread>

using namespace std::chrono_literals;
using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::Desktop;
using visage::testing::id;
using visage::testing::PostgresCluster;
using Steps = std::vector<storage::Migration>;

namespace {

/// The store's steps and two of a later version. `slowly`: the last one lasts some seconds.
Steps laterSteps(bool expanding, bool slowly = false) {
    const auto now = storeMigrations();
    Steps steps(now.begin(), now.end());
    const int last = steps.back().number;
    steps.push_back({last + 1, "a-table",
                     expanding ? "-- For what comes.\n--! expands\nCREATE TABLE later(n BIGINT);"
                               : "CREATE TABLE later(n BIGINT);"});
    steps.push_back({last + 2, "rows",
                     slowly ? "--! expands\nINSERT INTO later VALUES (1); SELECT pg_sleep(2); "
                              "INSERT INTO later VALUES (2);"
                            : "--! expands\nINSERT INTO later VALUES (1); INSERT INTO later VALUES (2);"});
    return steps;
}

} // namespace

class TestPostgresUpgrade : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { PostgresCluster::shared().remove(QString::fromStdString(m_url)); }

    void wantsABackupOfACompany();
    void anEmptyStoreIsNoCompany();
    void leavesTheOldOrTheNewWhoeverFails();
    void leavesTheOldOrTheNewWhoeverIsKilled();
    void isDoneOnceWhereTwoCome();
    void olderProgramsGoOnBesideWhatOnlyExpands();
    void olderProgramsStopBesideTheRest();
    void anOlderGatewaySendsItsDesktopsAway();
    void aBatchUnderWayComesFirst();
    void takesTheFormOfBefore();

private:
    using Opened = Result<std::unique_ptr<PostgresBackend>>;
    [[nodiscard]] Opened open(const Steps& steps, bool withoutBackup = true,
                              const storage::AccessHook& hook = {}) const {
        storage::pg::OpenOptions options;
        options.beforeAccess = hook;
        options.lockTimeout = 1000ms;
        return PostgresBackend::open(m_url, options, {steps, withoutBackup});
    }
    [[nodiscard]] Opened openOld() const { return PostgresBackend::open(m_url); }
    [[nodiscard]] std::int64_t number(const char* sql) const {
        auto db = storage::pg::Connection::open(m_url);
        return db ? db->number(sql).valueOr(-1) : -1;
    }
    [[nodiscard]] std::int64_t version() const { return number("SELECT n FROM schema_version"); }
    /// All of one version; else -1.
    [[nodiscard]] std::int64_t wholeVersion() const {
        const bool table = number("SELECT to_regclass('later') IS NOT NULL") == 1;
        const std::int64_t rows = table ? number("SELECT count(*) FROM later") : 0;
        const std::int64_t there = version();
        return there == m_old && !table ? there : there == m_old + 2 && rows == 2 ? there : -1;
    }
    void endsOldOrNew(const std::function<int(int moment)>& tryAt);

    std::string m_url;
    int m_old = storeMigrations().back().number;
};

void TestPostgresUpgrade::init() {
    m_url = PostgresCluster::shared().create().toStdString();
    auto backend = openOld();
    QVERIFY2(backend.ok(), backend ? "" : backend.error().sentence.c_str());
    QVERIFY(Desk(**backend).furnish().ok());
}

void TestPostgresUpgrade::wantsABackupOfACompany() {
    const Steps later = laterSteps(true);
    const auto backedUp = [&](Timestamp at) {
        auto backend = openOld();
        auto batch = (*backend)->begin();
        return (*batch)->putLastBackup(at).ok() && (*batch)->commit().ok();
    };
    const auto refused = [&] {
        const auto opened = open(later, false);
        return !opened && opened.error().code == ErrorCode::Conflict &&
               opened.error().sentence.find("backup") != std::string::npos && wholeVersion() == m_old;
    };
    QVERIFY(refused());
    const Timestamp now = SystemClock().now();
    QVERIFY(backedUp(now - Milliseconds(26h) - Milliseconds(1min)));
    QVERIFY(refused());
    QVERIFY(backedUp(now - Milliseconds(25h)));
    QVERIFY(open(later, false).ok());
    QCOMPARE(wholeVersion(), m_old + 2);
}

void TestPostgresUpgrade::anEmptyStoreIsNoCompany() {
    const QString fresh = PostgresCluster::shared().create();
    QVERIFY(PostgresBackend::open(fresh.toStdString()).ok());
    const auto opened = PostgresBackend::open(fresh.toStdString(), {}, {laterSteps(false), false});
    QVERIFY2(opened.ok(), opened ? "" : opened.error().sentence.c_str());
    PostgresCluster::shared().remove(fresh);
    const QString none = PostgresCluster::shared().create();
    QVERIFY(PostgresBackend::open(none.toStdString(), {}, {laterSteps(false), false}).ok());
    PostgresCluster::shared().remove(none);
}

/// `tryAt` gives 0 when it came to its end, 1 when it failed.
void TestPostgresUpgrade::endsOldOrNew(const std::function<int(int moment)>& tryAt) {
    int failures = 0;
    for (int moment = 1; version() == m_old; ++moment) {
        QVERIFY(moment < 60);
        const int outcome = tryAt(moment);
        QVERIFY(outcome == 0 || outcome == 1);
        const std::int64_t there = wholeVersion();
        QVERIFY(there == m_old || there == m_old + 2);
        QVERIFY(outcome == 1 || there == m_old + 2);
        failures += outcome;
    }
    // Connected, looked, took its turn, asked, made both steps, wrote the version, committed.
    QVERIFY2(failures >= 8, qPrintable(QString::number(failures)));
    QVERIFY(open(laterSteps(false)).ok());
    QCOMPARE(wholeVersion(), m_old + 2);
    QCOMPARE(*(*open(laterSteps(false)))->verify(), std::vector<std::string>{});
}

void TestPostgresUpgrade::leavesTheOldOrTheNewWhoeverFails() {
    endsOldOrNew([&](int moment) {
        int seen = 0;
        const auto opened = open(laterSteps(false), true, [&]() -> Result<void> {
            return ++seen == moment ? Error{ErrorCode::Internal, "The test fails here."} : Result<void>{};
        });
        return opened.ok() ? 0 : 1;
    });
}

void TestPostgresUpgrade::leavesTheOldOrTheNewWhoeverIsKilled() {
    endsOldOrNew([&](int moment) {
        const pid_t child = fork();
        if (child == 0) {
            const auto opened = open(laterSteps(false), true, [seen = 0, moment]() mutable -> Result<void> {
                if (++seen == moment)
                    ::kill(::getpid(), SIGKILL);
                return {};
            });
            _exit(opened.ok() ? 0 : 2);
        }
        int status = 0;
        if (waitpid(child, &status, 0) != child)
            return 3;
        // The server notices a moment later.
        const auto alone = [&] {
            return number("SELECT count(*) FROM pg_stat_activity WHERE datname=current_database() AND "
                          "pid<>pg_backend_pid()") == 0;
        };
        if (!QTest::qWaitFor(alone, 10'000))
            return 4;
        return WIFSIGNALED(status) ? 1 : WEXITSTATUS(status);
    });
    // And while the server is at work on a step.
    PostgresCluster::shared().remove(QString::fromStdString(m_url));
    init();
    const pid_t child = fork();
    if (child == 0)
        _exit(open(laterSteps(false, true)).ok() ? 0 : 2);
    const auto sleeping = [&] {
        return number("SELECT count(*) FROM pg_stat_activity WHERE wait_event='PgSleep' AND "
                      "datname=current_database()") == 1;
    };
    QVERIFY(QTest::qWaitFor(sleeping, 10'000));
    QCOMPARE(wholeVersion(), m_old);
    QCOMPARE(::kill(child, SIGKILL), 0);
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(open(laterSteps(false)).ok()); // waits for the server to give the other one up
    QCOMPARE(wholeVersion(), m_old + 2);
}

void TestPostgresUpgrade::isDoneOnceWhereTwoCome() {
    // Longer than anybody else's batch is waited for.
    std::vector<std::thread> gateways;
    std::atomic<int> opened = 0;
    for (int i = 0; i < 2; ++i)
        gateways.emplace_back([&] { opened += open(laterSteps(false, true)).ok() ? 1 : 0; });
    for (std::thread& gateway : gateways)
        gateway.join();
    QCOMPARE(opened.load(), 2);
    QCOMPARE(wholeVersion(), m_old + 2);
}

void TestPostgresUpgrade::olderProgramsGoOnBesideWhatOnlyExpands() {
    auto older = openOld();
    QVERIFY(older.ok() && open(laterSteps(true)).ok());
    QCOMPARE(version(), m_old + 2);
    QVERIFY(Desk(**older).write({Desk::customer(2)}).ok());
    QVERIFY((*older)->foreignChanges().ok());
    const auto again = openOld();
    QVERIFY(again.ok() && Desk(**again).write({Desk::customer(3)}).ok());
}

void TestPostgresUpgrade::olderProgramsStopBesideTheRest() {
    auto older = openOld();
    const Seq head = (*older)->facts()->head;
    QVERIFY(open(laterSteps(false)).ok());
    const auto batch = (*older)->begin();
    QVERIFY(!batch.ok());
    QCOMPARE(batch.error().code, ErrorCode::Unavailable); // to a desktop: elsewhere it works
    QCOMPARE((*older)->foreignChanges().error().code, ErrorCode::TooNew);
    QCOMPARE((*older)->facts()->head, head);
    QCOMPARE(openOld().error().code, ErrorCode::TooNew);
    QVERIFY(Desk(**open(laterSteps(false))).write({Desk::customer(2)}).ok());
}

void TestPostgresUpgrade::anOlderGatewaySendsItsDesktopsAway() {
    const SystemClock clock;
    SystemRandom random;
    {
        auto backend = openOld();
        QVERIFY(Accounts(**backend, clock, random).add("karim", "Karim", Role::Agent, "right").ok());
    }
    const Place place(m_url);
    auto backends = openBackends(place);
    QVERIFY(backends.ok());
    const auto facts = backends->reading->facts();
    Server::Options options;
    options.build = "test";
    options.drain = 1h; // which there is no time for
    std::vector<std::string> log;
    options.log = [&log](const LogLine& line) { log.emplace_back(line.event); };
    Server server(options, std::move(*backends), *facts, clock, random);
    server.listenTo(place);
    QVERIFY(server.start().ok());
    QSignalSpy outgrown(&server, &Server::outgrown);
    QSignalSpy idle(&server, &Server::idle);
    Desktop desktop(server.url(), 9);
    QTRY_VERIFY(desktop.phase() != sync::Phase::Offline);
    desktop.logIn("karim", "right");
    QTRY_VERIFY2(desktop.phase() == sync::Phase::Live,
                 desktop.refusals.empty() ? "" : desktop.refusals.back().sentence.c_str());
    QVERIFY(open(laterSteps(true)).ok());
    desktop.submit(WriteNote{id<NoteId>(70), id<CustomerId>(1), {}, {}, "Of the version before."});
    QTRY_COMPARE(desktop.acks.size(), 1u);
    QVERIFY(outgrown.empty());

    Steps rest = laterSteps(true);
    rest.push_back({m_old + 3, "contracted", "DROP TABLE later;"});
    QVERIFY(open(rest).ok());
    desktop.submit(WriteNote{id<NoteId>(71), id<CustomerId>(1), {}, {}, "Too late."});
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.connected, 10'000);
    QCOMPARE(desktop.refusals.back().code, ErrorCode::Unavailable);
    QVERIFY(desktop.askedToWait > Milliseconds(0));
    QTRY_COMPARE(idle.size(), 1);
    QCOMPARE(outgrown.size(), 1);
    QCOMPARE(std::ranges::count(log, "data-of-a-newer-version"), 1);
    QCOMPARE(desktop.acks.size(), 1u);
    QVERIFY(!(*open(rest))->load({EntityKind::Note, id<NoteId>(71).uuid})->has_value());
}

void TestPostgresUpgrade::aBatchUnderWayComesFirst() {
    auto older = openOld();
    auto batch = (*older)->begin();
    QVERIFY(batch.ok());
    std::atomic<bool> done = false;
    std::thread newer([&] { done = open(laterSteps(false)).ok(); });
    QTest::qWait(500);
    QCOMPARE(version(), m_old);
    QVERIFY((*batch)->putLastBackup({7}).ok() && (*batch)->commit().ok());
    newer.join();
    QVERIFY(done);
    QCOMPARE(number("SELECT last_backup FROM store"), 7);
}

/// Of databases that were made before there was "oldest".
void TestPostgresUpgrade::takesTheFormOfBefore() {
    {
        auto db = storage::pg::Connection::open(m_url);
        QVERIFY(db->runScript("ALTER TABLE schema_version DROP oldest").ok());
    }
    QVERIFY(openOld().ok());
    QCOMPARE(number("SELECT oldest FROM schema_version"), m_old);
    QVERIFY(open(laterSteps(true)).ok());
    QCOMPARE(number("SELECT oldest FROM schema_version"), m_old);
    QCOMPARE(version(), m_old + 2);
}

VISAGE_TEST(TestPostgresUpgrade)
#include "postgres_upgrade_test.moc"
