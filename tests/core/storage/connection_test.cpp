// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/connection.h"
#include "core/storage/transaction.h"
#include "tests/support/run.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace visage;
using namespace visage::storage;

class TestConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noRowIsNotAFailure();
    void keepsTextWithZeroBytes();
    void aFailureToPrepareComesOutOfTheRun();
    void statementsMayBeNested();
    void rollsBackUnlessCommitted();
    void aFailedCommitLeavesNothing();
    void saysBusyWhenAnotherWrites();
    void saysCorruptForAFileThatIsNoDatabase();
    void saysStorageFull();
    void saysWhereItCannotBeOpened();
    void canBeInterrupted();
    void noticesOtherWriters();
    void copiesWhileOthersWrite();

private:
    [[nodiscard]] std::string path(const char* name) const {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    QTemporaryDir m_folder;
};

void TestConnection::noRowIsNotAFailure() {
    auto db = Connection::open(":memory:");
    QVERIFY(db.ok());
    QVERIFY(db->runScript("CREATE TABLE t (a INTEGER)").ok());
    auto step = db->prepare("SELECT a FROM t WHERE a=?1", 7).step();
    QVERIFY(step.ok());
    QCOMPARE(*step, Step::Done);
    QCOMPARE(db->number("SELECT a FROM t").error().code, ErrorCode::NotFound);
}

void TestConnection::keepsTextWithZeroBytes() {
    auto db = Connection::open(":memory:");
    QVERIFY(db->runScript("CREATE TABLE t (a TEXT NOT NULL)").ok());
    const std::string hostile("a\0'; DROP TABLE t; --", 21);
    QVERIFY(db->run("INSERT INTO t VALUES (?1)", hostile).ok());
    QVERIFY(db->run("INSERT INTO t VALUES (?1)", std::string()).ok());
    auto rows = db->prepare("SELECT a FROM t ORDER BY rowid");
    QCOMPARE(*rows.step(), Step::Row);
    QCOMPARE(std::string(rows.text(0)), hostile);
    QCOMPARE(*rows.step(), Step::Row);
    QVERIFY(rows.text(0).empty());
}

void TestConnection::aFailureToPrepareComesOutOfTheRun() {
    auto db = Connection::open(":memory:");
    const auto run = db->run("SELECT nothing FROM nowhere WHERE a=?1", 1);
    QVERIFY(!run.ok());
    QCOMPARE(run.error().code, ErrorCode::Internal);
    QVERIFY(run.error().sentence.find("nowhere") != std::string::npos);
}

void TestConnection::statementsMayBeNested() {
    auto db = Connection::open(":memory:");
    QVERIFY(db->runScript("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2)").ok());
    const std::string sql = "SELECT a FROM t WHERE a>?1 ORDER BY a";
    auto outer = db->prepare(sql, 0);
    QCOMPARE(*outer.step(), Step::Row);
    QCOMPARE(*db->number(sql, 1), 2);
    QCOMPARE(*outer.step(), Step::Row);
    QCOMPARE(outer.integer(0), 2);
}

void TestConnection::rollsBackUnlessCommitted() {
    auto db = Connection::open(":memory:");
    QVERIFY(db->runScript("CREATE TABLE t (a INTEGER)").ok());
    {
        auto transaction = Transaction::begin(*db);
        QVERIFY(transaction.ok());
        QVERIFY(db->run("INSERT INTO t VALUES (1)").ok());
    }
    QCOMPARE(*db->number("SELECT count(*) FROM t"), 0);
    auto transaction = Transaction::begin(*db);
    QVERIFY(db->run("INSERT INTO t VALUES (1)").ok());
    QVERIFY(transaction->commit().ok());
    QVERIFY(!db->inTransaction());
    QCOMPARE(*db->number("SELECT count(*) FROM t"), 1);
}

void TestConnection::aFailedCommitLeavesNothing() {
    bool pulled = false;
    OpenOptions options;
    options.beforeAccess = [&pulled]() -> Result<void> {
        if (pulled)
            return Error{ErrorCode::StorageFull, "pulled"};
        return {};
    };
    auto db = Connection::open(":memory:", options);
    QVERIFY(db->runScript("CREATE TABLE t (a INTEGER)").ok());
    auto transaction = Transaction::begin(*db);
    QVERIFY(db->run("INSERT INTO t VALUES (1)").ok());
    pulled = true;
    QCOMPARE(transaction->commit().error().code, ErrorCode::StorageFull);
    QVERIFY(!db->inTransaction());
    pulled = false;
    QCOMPARE(*db->number("SELECT count(*) FROM t"), 0);
}

void TestConnection::saysBusyWhenAnotherWrites() {
    OpenOptions options;
    options.busyTimeout = std::chrono::milliseconds(0);
    auto one = Connection::open(path("busy.db"), options);
    auto two = Connection::open(path("busy.db"), options);
    QVERIFY(one.ok() && two.ok());
    auto held = Transaction::begin(*one);
    QVERIFY(held.ok());
    const auto second = Transaction::begin(*two);
    QVERIFY(!second.ok());
    QCOMPARE(second.error().code, ErrorCode::Busy);
    QVERIFY(second.error().transient());
}

void TestConnection::saysCorruptForAFileThatIsNoDatabase() {
    QFile file(m_folder.filePath(QStringLiteral("broken.db")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto db = Connection::open(path("broken.db"));
    QVERIFY(!db.ok());
    QCOMPARE(db.error().code, ErrorCode::Corrupt);
}

void TestConnection::saysStorageFull() {
    auto db = Connection::open(path("full.db"));
    QVERIFY(db->runScript("CREATE TABLE t (a BLOB); PRAGMA max_page_count=4").ok());
    const auto full = db->run("INSERT INTO t VALUES (zeroblob(100000))");
    QVERIFY(!full.ok());
    QCOMPARE(full.error().code, ErrorCode::StorageFull);
    QVERIFY(full.error().transient());
    QCOMPARE(*db->number("SELECT count(*) FROM t"), 0);
}

void TestConnection::saysWhereItCannotBeOpened() {
    const auto db = Connection::open(path("no/such/folder.db"));
    QVERIFY(!db.ok());
    QCOMPARE(db.error().code, ErrorCode::Unavailable);
    QVERIFY(db.error().sentence.find("no/such/folder.db") != std::string::npos);
}

void TestConnection::canBeInterrupted() {
    auto db = Connection::open(":memory:");
    auto endless =
        db->prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n");
    QCOMPARE(*endless.step(), Step::Row);
    db->interrupt();
    const auto step = endless.step();
    QVERIFY(!step.ok());
    QCOMPARE(step.error().code, ErrorCode::Superseded);
}

void TestConnection::noticesOtherWriters() {
    auto one = Connection::open(path("watched.db"));
    auto two = Connection::open(path("watched.db"));
    const auto before = one->dataVersion();
    QVERIFY(two->runScript("CREATE TABLE t (a INTEGER)").ok());
    QVERIFY(*one->dataVersion() != *before);
}

void TestConnection::copiesWhileOthersWrite() {
    auto one = Connection::open(path("live.db"));
    auto writer = Connection::open(path("live.db"));
    QVERIFY(one->runScript("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)").ok());
    auto held = Transaction::begin(*writer);
    QVERIFY(writer->run("INSERT INTO t VALUES (2)").ok());
    QVERIFY(one->copyTo(path("copy.db")).ok());
    QVERIFY(held->commit().ok());
    auto copy = Connection::open(path("copy.db"));
    QCOMPARE(*copy->number("SELECT count(*) FROM t"), 1);
    QVERIFY(copy->integrityFaults()->empty());
}

VISAGE_TEST(TestConnection)

#include "connection_test.moc"
