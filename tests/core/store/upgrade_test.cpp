// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A store of an older schema meets a newer program: room, a copy, the steps; and a program that is killed at
// every moment of it.
#include "core/store/backup.h"
#include "core/store/schema.h"
#include "core/store/sqlite/upgrade.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::StoppedClock;

namespace {

/// The store's steps and two of a later version.
std::vector<storage::Migration> laterSteps() {
    const auto now = storeMigrations();
    std::vector<storage::Migration> steps(now.begin(), now.end());
    const int last = steps.back().number;
    steps.push_back({last + 1, "a-table", "CREATE TABLE later(n INTEGER); INSERT INTO later VALUES (1);"});
    steps.push_back({last + 2, "more-rows",
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                     "INSERT INTO later SELECT i FROM n;"});
    return steps;
}

} // namespace

class TestUpgrade : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsTheOldDataAndChangesThem();
    void wantsRoomFirst();
    void aNewStoreIsNoUpgrade();
    void survivesBeingKilledAtEveryMoment();

    void aBackupIsWholeOrNotThere();
    void backupsAreNamedAndSortedOut();
    void aKilledBackupLeavesNothingThatLooksGood();

private:
    [[nodiscard]] std::int64_t version(const std::string& path);
    [[nodiscard]] std::int64_t customers(const std::string& path);
    [[nodiscard]] std::string file(const char* name) const {
        return m_folder->filePath(QString::fromUtf8(name)).toStdString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<storage::Migration> m_later = laterSteps();
    int m_old = storeMigrations().back().number;
    std::string m_path;
    std::string m_kept;
};

void TestUpgrade::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = file("visage.db");
    m_kept = keptBefore(m_path) + std::to_string(m_old);
    auto backend = SqliteBackend::open(m_path);
    QVERIFY(backend.ok());
    Desk desk(**backend);
    QVERIFY(desk.write({Desk::customer(1), Desk::customer(2)}).ok());
}

std::int64_t TestUpgrade::version(const std::string& path) {
    auto db = storage::Connection::open(path);
    return db ? db->number("PRAGMA user_version").valueOr(-1) : -1;
}

std::int64_t TestUpgrade::customers(const std::string& path) {
    auto db = storage::Connection::open(path);
    const bool whole = db && db->integrityFaults().valueOr({"unreadable"}).empty();
    return whole ? db->number("SELECT count(*) FROM customer").valueOr(-1) : -1;
}

void TestUpgrade::keepsTheOldDataAndChangesThem() {
    {
        auto db = storage::Connection::open(m_path);
        QVERIFY(upgrade(*db, m_path, m_later).ok());
        QVERIFY(upgrade(*db, m_path, m_later).ok());
    }
    QCOMPARE(version(m_path), m_old + 2);
    QCOMPARE(customers(m_path), 2);
    QCOMPARE(version(m_kept), m_old);
    QCOMPARE(customers(m_kept), 2);
    // The old program can still be used: on the copy, not on the changed data.
    const auto refused = SqliteBackend::open(m_path);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::TooNew);
    QVERIFY(SqliteBackend::open(m_kept).ok());
}

void TestUpgrade::wantsRoomFirst() {
    const auto size = static_cast<std::uintmax_t>(QFileInfo(QString::fromStdString(m_path)).size());
    auto db = storage::Connection::open(m_path);
    const auto refused = upgrade(*db, m_path, m_later, [size](const std::string&) { return size; });
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::StorageFull);
    QVERIFY2(refused.error().sentence.find("Make room") != std::string::npos,
             refused.error().sentence.c_str());
    QCOMPARE(db->number("PRAGMA user_version").valueOr(-1), m_old);
    QVERIFY(!QFile::exists(QString::fromStdString(m_kept)));
    QVERIFY(upgrade(*db, m_path, m_later, [size](const std::string&) { return 2 * size; }).ok());
}

void TestUpgrade::aNewStoreIsNoUpgrade() {
    const std::string path = file("new.db");
    auto db = storage::Connection::open(path);
    QVERIFY(upgrade(*db, path, m_later, [](const std::string&) { return std::uintmax_t(0); }).ok());
    QVERIFY(!QFile::exists(QString::fromStdString(keptBefore(path) + "0")));
}

void TestUpgrade::survivesBeingKilledAtEveryMoment() {
#ifdef Q_OS_UNIX
    const QString pristine = QString::fromStdString(file("pristine.db"));
    QVERIFY(QFile::copy(QString::fromStdString(m_path), pristine));
    for (int moment = 1;; moment += 1 + moment / 8) {
        for (const char* beside : {"", "-wal", "-shm"})
            QFile::remove(QString::fromStdString(m_path + beside));
        QFile::remove(QString::fromStdString(m_kept));
        QVERIFY(QFile::copy(pristine, QString::fromStdString(m_path)));
        const pid_t child = fork();
        if (child == 0) {
            storage::OpenOptions options;
            options.beforeAccess = [seen = 0, moment]() mutable -> Result<void> {
                if (++seen == moment)
                    _exit(9); // nothing is closed, nothing is written any more
                return {};
            };
            auto db = storage::Connection::open(m_path, options);
            _exit(db && upgrade(*db, m_path, m_later).ok() ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        const bool done = WEXITSTATUS(status) == 0;
        QVERIFY(done || WEXITSTATUS(status) == 9);
        const auto there = version(m_path);
        QVERIFY(there >= m_old && there <= m_old + 2);
        QCOMPARE(customers(m_path), 2);
        // Nothing was changed before there was a copy of it.
        if (there > m_old)
            QCOMPARE(customers(m_kept), 2);
        auto db = storage::Connection::open(m_path);
        QVERIFY(upgrade(*db, m_path, m_later).ok());
        QCOMPARE(db->number("SELECT count(*) FROM later").valueOr(-1), 5001);
        if (!done)
            continue;
        QVERIFY(moment > 8);
        return;
    }
#else
    QSKIP("Only a Unix can be told to die in the middle of a call.");
#endif
}

void TestUpgrade::aBackupIsWholeOrNotThere() {
    const std::string target = file("copy.db");
    {
        auto db = storage::Connection::open(m_path);
        QVERIFY(backUp(*db, target, true).ok());
        QCOMPARE(customers(target), 2);
        // A row that the log does not explain: a copy that is not worth keeping.
        QVERIFY(db->run("DELETE FROM change").ok());
        const auto refused = backUp(*db, file("bad.db"), true);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
        QVERIFY(backUp(*db, file("unread.db"), false).ok());
        const auto stopped = backUp(*db, file("stopped.db"), true, [] {
            return Result<void>(Error{ErrorCode::Superseded, "Stop."});
        });
        QCOMPARE(stopped.error().code, ErrorCode::Superseded);
    }
    const QStringList left = QDir(m_folder->path()).entryList(QDir::Files);
    QCOMPARE(left, (QStringList{QStringLiteral("copy.db"), QStringLiteral("unread.db"),
                                QStringLiteral("visage.db")}));
}

void TestUpgrade::backupsAreNamedAndSortedOut() {
    StoppedClock clock;
    const std::string folder = m_folder->path().toStdString();
    QVERIFY(!newestBackup(folder));
    for (int i = 0; i < 4; ++i) {
        QFile made(QString::fromStdString(folder + "/" + backupName(clock.now())));
        QVERIFY(made.open(QIODevice::WriteOnly));
        clock.pass(std::chrono::hours(24));
    }
    for (const char* other : {"visage-20990101T000000Z.db.part-5", "visage-mine.db", "other.db"}) {
        QFile beside(QString::fromStdString(file(other)));
        QVERIFY(beside.open(QIODevice::WriteOnly));
    }
    const auto newest = newestBackup(folder);
    QVERIFY(newest.has_value());
    QCOMPARE(newest->ms, (clock.now() - std::chrono::hours(24)).ms);
    removeOldBackups(folder, 2);
    const QStringList left = QDir(m_folder->path()).entryList({QStringLiteral("*.db*")}, QDir::Files);
    QCOMPARE(left.size(), 5);
    QVERIFY(left.contains(QString::fromStdString(backupName(*newest))));
    QVERIFY(left.contains(QStringLiteral("visage-mine.db")));
    QVERIFY(!left.join(u' ').contains(QStringLiteral("part")));
}

void TestUpgrade::aKilledBackupLeavesNothingThatLooksGood() {
#ifdef Q_OS_UNIX
    const std::string target = file("copy.db");
    for (int moment = 1;; moment += 1 + moment / 8) {
        const pid_t child = fork();
        if (child == 0) {
            const storage::AccessHook hook = [seen = 0, moment]() mutable -> Result<void> {
                if (++seen == moment)
                    _exit(9);
                return {};
            };
            auto db = storage::Connection::open(m_path);
            _exit(db && backUp(*db, target, true, hook).ok() ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        if (WEXITSTATUS(status) == 0) {
            QVERIFY(moment > 8);
            QCOMPARE(customers(target), 2);
            return;
        }
        QVERIFY(!QFile::exists(QString::fromStdString(target)));
    }
#else
    QSKIP("Only a Unix can be told to die in the middle of a call.");
#endif
}

VISAGE_TEST(TestUpgrade)

#include "upgrade_test.moc"
