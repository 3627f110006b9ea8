// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What only PostgreSQL can do, and what only can happen to it.
#include "core/storage/postgres/connection.h"
#include "core/store/place.h"
#include "core/store/postgres/postgres_hints.h"
#include "core/store/postgres/replication.h"
#include "tests/core/store/postgres_data.h"
#include "tests/support/run.h"

#include <QProcess>

#include <semaphore>
#include <thread>

using namespace Qt::StringLiterals;
using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::id;
using visage::testing::PostgresCluster;
using visage::testing::PostgresData;

namespace {

constexpr std::size_t plenty = 1 << 20;

/// As gateways do: each its own backend, device and thread.
void pushNotes(const std::string& url, int gateway, int notes) {
    auto backend = PostgresBackend::open(url);
    Desk desk(**backend);
    const auto device = id<DeviceId>(100 + gateway);
    QVERIFY(desk.fence(1, device).ok());
    for (int i = 1; i <= notes; ++i) {
        auto request = desk.request(i, Desk::note(1000 * gateway + i, "n"), device);
        request.push.mid = id<MutationId>(1000 * gateway + i);
        const auto ack = desk.push(request);
        QVERIFY(ack.ok());
        QCOMPARE(ack->status, protocol::AckStatus::Applied);
    }
}

} // namespace

class TestPostgres : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gatewaysNumberWithoutGapsAndReadersMissNothing();
    void aLostServerIsFoundAgain();
    void whatWasAnsweredSurvivesACrash();
    void anotherLineageIsAnotherIncarnation();
    void tellsOthersOfACommit();
    void whoListensKnowsThatItsConnectionIsLost();
    void theLockOfWhoServesComesBack();
    void servingIsSharedAndReplacingIsNot();
    void refusesWhatItCannotUse();
    void tellsWhatAFailOverLoses();
    void textsHoldWhatSqliteTakes();
};

void TestPostgres::gatewaysNumberWithoutGapsAndReadersMissNothing() {
    constexpr int gateways = 4;
    constexpr int notes = 25;
    PostgresData data;
    auto backend = data.open();
    Desk desk(**backend);
    QVERIFY(desk.furnish().ok());
    Seq cursor = (*backend)->facts()->head;
    const Seq first = cursor;
    std::vector<std::thread> threads;
    for (int i = 1; i <= gateways; ++i)
        threads.emplace_back(pushNotes, data.url(), i, notes);
    std::size_t seen = 0;
    while (cursor < first + gateways * notes) {
        const auto page = (*backend)->feed(cursor, plenty);
        QVERIFY(page.ok());
        QCOMPARE(page->from, cursor);
        // Every line is a note of its own: as many changes as numbers, at every moment.
        QCOMPARE(static_cast<Seq>(page->changes.size()), page->to - page->from);
        seen += page->changes.size();
        cursor = page->to;
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(seen, std::size_t{gateways * notes});
    QCOMPARE((*backend)->facts()->head, first + gateways * notes);
    QCOMPARE(data.faults(), std::vector<std::string>{});
}

void TestPostgres::aLostServerIsFoundAgain() {
    PostgresData data;
    auto backend = data.open();
    Desk desk(**backend);
    QVERIFY(desk.furnish().ok());
    const QString others =
        QStringLiteral("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE "
                       "pid<>pg_backend_pid() AND backend_type='client backend'");
    {
        auto batch = (*backend)->begin();
        QVERIFY((*batch)->put(Desk::customer(7)).ok());
        PostgresCluster::shared().ask(others);
        const auto committed = (*batch)->commit();
        QVERIFY(!committed.ok());
        QCOMPARE(committed.error().code, ErrorCode::Unavailable);
    }
    // The same object goes on, and nothing of the lost batch is there.
    QVERIFY(desk.push(1, Desk::note(1, "After.")).ok());
    QVERIFY(!desk.find<Customer>(id<CustomerId>(7)));
    PostgresCluster::shared().ask(others);
    QVERIFY((*backend)->facts().ok());
    QCOMPARE(data.faults(), std::vector<std::string>{});
}

void TestPostgres::whatWasAnsweredSurvivesACrash() {
    PostgresCluster cluster;
    QCOMPARE(cluster.fault(), QString());
    const std::string url = cluster.create().toStdString();
    auto backend = PostgresBackend::open(url);
    QVERIFY(backend.ok());
    Desk desk(**backend);
    QVERIFY(desk.furnish().ok());
    const auto ack = desk.push(1, Desk::note(1, "Kept."));
    QVERIFY(ack.ok());
    cluster.crash();
    const auto away = desk.push(2, Desk::note(2, "Later."));
    QVERIFY(!away.ok());
    QVERIFY(away.error().transient());
    cluster.start();
    QCOMPARE(cluster.fault(), QString());
    // It tries a lost server again after a moment only.
    Result<protocol::Ack> again = away.error();
    while (!again.ok() && again.error().transient())
        again = desk.push(2, Desk::note(2, "Later."));
    QVERIFY(again.ok());
    QCOMPARE(desk.push(1, Desk::note(1, "Kept."))->seq, ack->seq);
    QCOMPARE(desk.find<Note>(id<NoteId>(1))->text, std::string("Kept."));
    QCOMPARE(*(*backend)->verify(), std::vector<std::string>{});
}

void TestPostgres::anotherLineageIsAnotherIncarnation() {
    PostgresData data;
    auto backend = data.open();
    QCOMPARE((*backend)->facts()->incarnation, 1);
    // As a standby that took over finds it: written by another timeline.
    auto& db = static_cast<PostgresBackend&>(**backend).connection();
    QVERIFY(db.run("UPDATE store SET lineage='7310/00000001'").ok());
    auto promoted = data.open();
    const std::int64_t raised = (*promoted)->facts()->incarnation;
    QVERIFY(raised > 1);
    QCOMPARE((*data.open())->facts()->incarnation, raised);
    // The same state put back a second time is yet another one.
    QVERIFY(db.run("UPDATE store SET lineage='7310/00000002', incarnation=1").ok());
    QVERIFY((*data.open())->facts()->incarnation >= raised);
    QVERIFY(raised > 200'000'000); // by the time of day
}

void TestPostgres::tellsOthersOfACommit() {
    PostgresData data;
    auto backend = data.open();
    std::counting_semaphore<1000> hints(0);
    const auto listening = listenToPostgres(data.url(), {[&] { hints.release(); }, [](const auto&) {}});
    QVERIFY(hints.try_acquire_for(std::chrono::seconds(20))); // it listens
    QVERIFY(Desk(**backend).furnish().ok());
    QVERIFY(hints.try_acquire_for(std::chrono::seconds(20)));
}

/// Whether its last words or the end of the line are seen first.
void TestPostgres::whoListensKnowsThatItsConnectionIsLost() {
    PostgresData data;
    const auto backend = data.open();
    for (const bool isWaiting : {false, true}) {
        auto connection = storage::pg::Connection::open(data.url());
        QVERIFY(connection.ok());
        QVERIFY(connection->run("LISTEN visage").ok());
        QVERIFY(connection->waitForNotice(std::chrono::milliseconds(0)).ok());
        std::optional<Error> heard;
        std::thread waiting;
        const auto wait = [&] {
            for (int n = 0; n < 200 && !heard; ++n)
                if (const auto told = connection->waitForNotice(std::chrono::milliseconds(100)); !told)
                    heard = told.error();
        };
        if (isWaiting)
            waiting = std::thread(wait);
        PostgresCluster::shared().ask(
            QStringLiteral("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE "
                           "pid<>pg_backend_pid() AND query='LISTEN visage'"));
        if (isWaiting)
            waiting.join();
        else
            wait();
        QVERIFY(heard.has_value());
        QCOMPARE(heard->code, ErrorCode::Unavailable);
    }
}

/// However often the server drops it: else somebody could replace the data under a gateway that serves.
void TestPostgres::theLockOfWhoServesComesBack() {
    PostgresData data;
    const auto backend = data.open();
    std::counting_semaphore<1000> hints(0);
    const auto listening = listenToPostgres(data.url(), {[&] { hints.release(); }, [](const auto&) {}});
    for (int n = 0; n < 5; ++n) {
        QVERIFY(hints.try_acquire_for(std::chrono::seconds(20))); // it listens
        QCOMPARE(Place(data.url()).lockAlone().error().code, ErrorCode::Busy);
        PostgresCluster::shared().ask(
            QStringLiteral("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE "
                           "application_name='visage-store hints'"));
    }
}

void TestPostgres::servingIsSharedAndReplacingIsNot() {
    PostgresData data;
    const Place place(data.url());
    {
        const auto one = place.lockToServe();
        const auto other = place.lockToServe();
        QVERIFY(one.ok() && other.ok());
        QCOMPARE(place.lockAlone().error().code, ErrorCode::Busy);
    }
    const auto alone = place.lockAlone();
    QVERIFY(alone.ok());
    QCOMPARE(place.lockToServe().error().code, ErrorCode::Busy);
}

void TestPostgres::refusesWhatItCannotUse() {
    QCOMPARE(PostgresBackend::open("somewhere").error().code, ErrorCode::BadInput);
    const auto nobody = PostgresBackend::open("postgresql:///visage?host=/nowhere");
    QCOMPARE(nobody.error().code, ErrorCode::Unavailable);
    auto& cluster = PostgresCluster::shared();
    cluster.ask(QStringLiteral("CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII'"));
    const auto ascii = PostgresBackend::open(cluster.url(QStringLiteral("ascii")).toStdString());
    QCOMPARE(ascii.error().code, ErrorCode::Denied);
    QVERIFY(ascii.error().sentence.find("--encoding UTF8") != std::string::npos);
    PostgresData data;
    {
        auto backend = data.open();
        auto& db = static_cast<PostgresBackend&>(**backend).connection();
        QVERIFY(db.run("UPDATE schema_version SET n=99, oldest=99").ok());
    }
    QCOMPARE(data.open().error().code, ErrorCode::TooNew);
    auto db = storage::pg::Connection::open(data.url());
    const std::int64_t newest = storeMigrations().back().number; // the database is used again
    QVERIFY(db->run("UPDATE schema_version SET n=?1, oldest=?1", newest).ok());
    const auto named = [](const char* url) { return Place(std::string(url)).name(); };
    QCOMPARE(named("postgresql://anne:secret@db/visage"), std::string("postgresql://anne@db/visage"));
    QCOMPARE(named("postgresql://anne@db:5432/visage"), std::string("postgresql://anne@db:5432/visage"));
    QCOMPARE(named("postgresql:///visage?host=/run/pg&password=secret&user=a"),
             std::string("postgresql:///visage?host=/run/pg&password=...&user=a"));
}

void TestPostgres::tellsWhatAFailOverLoses() {
    PostgresCluster cluster;
    QCOMPARE(cluster.fault(), QString());
    auto db = storage::pg::Connection::open(cluster.url(u"postgres"_s).toStdString());
    const auto says = [&db](std::string_view words) {
        const auto advice = replicationAdvice(*db);
        return advice && advice->sentence.find(words) != std::string::npos;
    };
    QVERIFY(says("No standby follows"));

    // Receives as a standby does, and is one as far as the primary can see.
    const QTemporaryDir folder;
    QProcess standby;
    standby.start(cluster.program(u"pg_receivewal"_s),
                  {u"--synchronous"_s, u"-D"_s, folder.path(), u"-d"_s,
                   cluster.url(u"postgres"_s) + u"&application_name=standby"_s});
    QTRY_VERIFY(says("A standby follows without being waited for"));
    QVERIFY(!replicationAdvice(*db)->safe);

    cluster.ask(u"ALTER SYSTEM SET synchronous_standby_names='standby'"_s);
    cluster.ask(u"SELECT pg_reload_conf()"_s);
    QTRY_VERIFY(says("every commit waits for 1 of them"));
    QVERIFY(replicationAdvice(*db)->safe);

    QVERIFY(db->runScript("CREATE ROLE clerk; SET ROLE clerk").ok());
    QVERIFY(says("GRANT pg_monitor"));
    QVERIFY(db->runScript("RESET ROLE").ok());

    standby.kill();
    QVERIFY(standby.waitForFinished());
    QTRY_VERIFY(says("none follows"));
}

void TestPostgres::textsHoldWhatSqliteTakes() {
    PostgresData data;
    auto backend = data.open();
    Desk desk(**backend);
    QVERIFY(desk.furnish().ok());
    const std::string odd("a \0 b \xF0\x9F\x98\x80 'c' \"d\" \\e ?1 $1", 25);
    Note note;
    note.id = id<NoteId>(1);
    note.customer = id<CustomerId>(1);
    note.text = odd;
    QVERIFY(desk.write({note}).ok());
    QCOMPARE(desk.find<Note>(note.id)->text, odd);
    for (const char* typed : {"l'é", "it\\", "a' | 'b", "!", "&:*", "''"})
        QVERIFY((*backend)->search(rules::parseSearch(typed), 5).ok());
}

VISAGE_TEST(TestPostgres)

#include "postgres_test.moc"
