// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"
#include "tests/support/run.h"

#include <QTest>

#include <array>

using namespace visage;
using namespace visage::storage;

namespace {

constexpr std::array<Migration, 2> steps{
    Migration{1, "0001-first.sql", "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1);"},
    Migration{2, "0002-second.sql", "ALTER TABLE t ADD COLUMN b INTEGER NOT NULL DEFAULT 5;"},
};

} // namespace

class TestMigrations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bringsAnOldDatabaseUpToDate();
    void doesNothingTwice();
    void refusesANewerDatabase();
    void aFailedStepLeavesTheVersionBefore();
    void failsAtEachAccessWithoutHarm();
};

void TestMigrations::bringsAnOldDatabaseUpToDate() {
    auto db = Connection::open(":memory:");
    QVERIFY(migrate(*db, std::span(steps).first(1), "The database").ok());
    QCOMPARE(*db->number("PRAGMA user_version"), 1);
    QVERIFY(migrate(*db, steps, "The database").ok());
    QCOMPARE(*db->number("PRAGMA user_version"), 2);
    QCOMPARE(*db->number("SELECT b FROM t"), 5);
}

void TestMigrations::doesNothingTwice() {
    auto db = Connection::open(":memory:");
    QVERIFY(migrate(*db, steps, "The database").ok());
    QVERIFY(migrate(*db, steps, "The database").ok());
    QCOMPARE(*db->number("SELECT count(*) FROM t"), 1);
}

void TestMigrations::refusesANewerDatabase() {
    auto db = Connection::open(":memory:");
    QVERIFY(db->runScript("PRAGMA user_version=3").ok());
    const auto done = migrate(*db, steps, "The store's database");
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, ErrorCode::TooNew);
    QVERIFY(
        done.error().sentence.starts_with("The store's database was written by a newer version of Visage"));
    QCOMPARE(*db->number("PRAGMA user_version"), 3);
}

void TestMigrations::aFailedStepLeavesTheVersionBefore() {
    // The first statement of the step works, the second does not: neither may stay.
    constexpr std::array<Migration, 2> broken{
        steps[0], Migration{2, "0002-broken.sql",
                            "INSERT INTO t VALUES (2); INSERT INTO nowhere VALUES (1); DELETE FROM t;"}};
    auto db = Connection::open(":memory:");
    const auto done = migrate(*db, broken, "The database");
    QVERIFY(!done.ok());
    QVERIFY(done.error().sentence.starts_with("0002-broken.sql: "));
    QCOMPARE(*db->number("PRAGMA user_version"), 1);
    QCOMPARE(*db->number("SELECT count(*) FROM t"), 1);
}

void TestMigrations::failsAtEachAccessWithoutHarm() {
    for (int failing = 1;; ++failing) {
        int access = 0;
        bool armed = true;
        OpenOptions options;
        options.beforeAccess = [&]() -> Result<void> {
            if (armed && ++access == failing)
                return Error{ErrorCode::StorageFull, "no space"};
            return {};
        };
        auto db = Connection::open(":memory:", options);
        if (!db)
            continue;
        const auto first = migrate(*db, steps, "The database");
        QVERIFY(first.ok() || access >= failing);
        armed = false;
        QVERIFY(migrate(*db, steps, "The database").ok());
        QCOMPARE(*db->number("SELECT b FROM t WHERE a=1"), 5);
        QCOMPARE(*db->number("SELECT count(*) FROM t"), 1);
        if (first.ok())
            break;
    }
}

VISAGE_TEST(TestMigrations)

#include "migrations_test.moc"
