// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Backups by schedule of a store in PostgreSQL: whole, of one moment, made once by however many gateways.
#include "core/store/backup.h"
#include "core/store/erasure_ledger.h"
#include "core/store/gateway/backup_keeper.h"
#include "core/store/leases.h"
#include "core/store/place.h"
#include "core/store/postgres/move_store.h"
#include "core/store/postgres/scheduled_backup.h"
#include "tests/core/store/postgres_data.h"
#include "tests/support/run.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::id;
using visage::testing::PostgresData;
using visage::testing::StoppedClock;

namespace {

constexpr std::size_t plenty = 1 << 20;
constexpr Milliseconds daily = 24h;

Uuid gateway(int number) {
    return id<DeviceId>(number).uuid;
}

} // namespace

class TestPostgresBackup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isTheWholeCompanyAndGoesBackAnywhere();
    void isOfOneMoment();
    void isMadeOnce();
    void whoWasTakenOverFromDoesNotCount();
    void itsLeaseHoldsAsLongAsItTakes();
    void whatIsGivenUpLeavesNothing();
    void whatItsLedgerMissesTheNextOneTakesIn();
    void everyGatewayKnowsOfIt();

private:
    [[nodiscard]] Result<Timestamp> make(int holder, const char* name = "copy.db",
                                         const storage::AccessHook& meanwhile = {}) {
        return backUpPostgres(m_data->url(), path(name), m_clock.now(), daily, gateway(holder), m_clock,
                              meanwhile);
    }
    [[nodiscard]] std::string path(const char* name) const {
        return m_folder->filePath(QString::fromUtf8(name)).toStdString();
    }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PostgresData> m_data;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<Desk> m_desk;
    StoppedClock m_clock;
};

void TestPostgresBackup::init() {
    m_desk.reset();
    m_backend.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = std::make_unique<PostgresData>();
    m_backend = m_data->open().value();
    m_desk = std::make_unique<Desk>(*m_backend);
    QVERIFY(m_desk->furnish().ok());
    QVERIFY(m_desk->push(1, Desk::note(1, std::string("Été \0 'x'", 10))).ok());
    QVERIFY(m_desk->push(2, Desk::openCase(1)).ok());
    auto batch = m_backend->begin();
    QVERIFY((*batch)->putCredential({id<UserId>(1), "$argon2id$", {5}}).ok());
    QVERIFY((*batch)
                ->putRawIntake(
                    {id<NoteId>(3).uuid, "mail", std::string("\0\xff", 2), {7}, IntakeState::Received, {}})
                .ok());
    QVERIFY((*batch)->commit().ok());
}

void TestPostgresBackup::isTheWholeCompanyAndGoesBackAnywhere() {
    const auto before = *m_backend->feed(0, plenty);
    const auto facts = *m_backend->facts();
    const auto made = make(1);
    QVERIFY2(made.ok(), made ? "" : made.error().sentence.c_str());
    QCOMPARE(*made, m_clock.now());
    QCOMPARE(*m_backend->lastBackup(), m_clock.now());
    QCOMPARE(files(), (QStringList{u"copy.db"_s, u"erasures.ledger"_s}));
    const auto same = [&](Backend& copy, std::int64_t incarnation) {
        QCOMPARE(copy.feed(0, plenty)->changes, before.changes);
        QCOMPARE(copy.facts()->store, facts.store);
        QCOMPARE(copy.facts()->head, facts.head);
        QCOMPARE(copy.facts()->incarnation, incarnation);
        QCOMPARE(copy.search(rules::parseSearch("lefevre"), 5)->size(), std::size_t{1});
        QCOMPARE(copy.credential(id<UserId>(1))->value().encoded, std::string("$argon2id$"));
        QCOMPARE(copy.rawIntake(id<NoteId>(3).uuid)->value().bytes, std::string("\0\xff", 2));
        QCOMPARE(copy.applied(id<DeviceId>(1), 2)->value().ack.mseq, 2);
        QCOMPARE(*copy.verify(), std::vector<std::string>{});
    };
    same(**SqliteBackend::open(path("copy.db")), facts.incarnation);
    const auto indexes = [](const std::string& file) {
        auto data = SqliteBackend::open(file);
        return (*data)
            ->connection()
            .number("SELECT count(*) FROM sqlite_master WHERE type='index'")
            .valueOr(0);
    };
    QCOMPARE(indexes(path("copy.db")), indexes(path("new.db"))); // made again behind the rows
    // Into a folder, and from there into an empty database.
    const DataFolder folder(path("data"));
    QVERIFY(folder.restore(path("copy.db"), {}, m_clock.now()).ok());
    const std::int64_t raised = (*folder.open())->facts()->incarnation;
    QVERIFY(raised > facts.incarnation);
    same(**folder.open(), raised);
    PostgresData other;
    QVERIFY(moveToPostgres(folder, other.url(), {}).ok());
    same(**other.open(), raised);
}

void TestPostgresBackup::isOfOneMoment() {
    int accesses = 0;
    const Seq before = m_backend->facts()->head;
    const auto made = make(1, "copy.db", [&]() -> Result<void> {
        // Before it is copied, meanwhile, and while it is compared.
        if (++accesses % 50 == 0)
            return m_desk->write({Desk::customer(100 + accesses, "Late")});
        return {};
    });
    QVERIFY2(made.ok(), made ? "" : made.error().sentence.c_str());
    QVERIFY(m_backend->facts()->head >= before + 10);
    auto copy = SqliteBackend::open(path("copy.db"));
    QVERIFY((*copy)->facts()->head < m_backend->facts()->head);
    QCOMPARE(*(*copy)->verify(), std::vector<std::string>{});
}

void TestPostgresBackup::isMadeOnce() {
    const Timestamp first = m_clock.now();
    QCOMPARE(*make(1), first);
    m_clock.pass(23h);
    QCOMPARE(*make(2, "second.db"), first);
    m_clock.pass(1h);
    // While one is at it, another knows of the last one only.
    QVERIFY(takeLease(*m_backend, backupLease, gateway(3), m_clock.now(), 1h)->has_value());
    QCOMPARE(*make(2, "second.db"), first);
    QCOMPARE(files(), (QStringList{u"copy.db"_s, u"erasures.ledger"_s}));
    m_clock.pass(1h); // and dies
    QCOMPARE(*make(2, "second.db"), m_clock.now());
    QCOMPARE(files(), (QStringList{u"copy.db"_s, u"erasures.ledger"_s, u"second.db"_s}));
}

void TestPostgresBackup::whoWasTakenOverFromDoesNotCount() {
    bool taken = false;
    const auto made = make(1, "copy.db", [&]() -> Result<void> {
        if (!std::exchange(taken, true))
            (void)takeLease(*m_backend, backupLease, gateway(2), m_clock.now() + Milliseconds(5h), 1h);
        return {};
    });
    QCOMPARE(made.error().code, ErrorCode::Superseded);
    QVERIFY(m_backend->lastBackup()->isNull());
    // Where it looks meanwhile, it does not even come to its end.
    m_clock.pass(daily);
    const auto stopped = make(3, "other.db", [&]() -> Result<void> {
        if (std::exchange(taken, false)) {
            (void)takeLease(*m_backend, backupLease, gateway(2), m_clock.now() + Milliseconds(5h), 1h);
            m_clock.pass(60s);
            QTest::qSleep(1000);
        }
        return {};
    });
    QCOMPARE(stopped.error().code, ErrorCode::Superseded);
    QVERIFY(!files().contains(u"other.db"_s));
    QVERIFY(m_backend->lastBackup()->isNull());
}

/// A day on a slow disk, with the clock; the moments in between are what the lease is renewed in.
void TestPostgresBackup::itsLeaseHoldsAsLongAsItTakes() {
    const Timestamp began = m_clock.now();
    const auto waitUntilRenewed = [&]() -> Result<void> {
        const auto held = [&] { return (*m_backend->lease(backupLease))->until - m_clock.now() > 100s; };
        for (int tries = 0; !held() && tries < 500; ++tries)
            QTest::qSleep(20);
        return {};
    };
    int others = 0;
    const auto made = make(1, "copy.db", [&]() -> Result<void> {
        if (m_clock.now() - began > Milliseconds(10min))
            return {};
        m_clock.pass(80s);
        (void)waitUntilRenewed();
        // Another gateway looks, and is told of none.
        const auto other = takeLease(*m_backend, backupLease, gateway(2), m_clock.now(), 1h);
        others += other && other->has_value() ? 1 : 0;
        return {};
    });
    QCOMPARE(others, 0);
    QVERIFY2(made.ok(), made ? "" : made.error().sentence.c_str());
    QVERIFY(m_clock.now() - began > Milliseconds(10min));
    QCOMPARE(*m_backend->lastBackup(), began);
    QCOMPARE(files(), (QStringList{u"copy.db"_s, u"erasures.ledger"_s}));
    // It is given back: the next one may be anybody's.
    m_clock.pass(daily);
    QCOMPARE(*make(2, "second.db"), m_clock.now());
}

void TestPostgresBackup::whatIsGivenUpLeavesNothing() {
    int accesses = 0;
    const auto made = make(1, "copy.db", [&]() -> Result<void> {
        return ++accesses < 200 ? Result<void>()
                                : Error{ErrorCode::Superseded, "The store is being stopped."};
    });
    QVERIFY(!made.ok());
    QCOMPARE(files(), QStringList{u"erasures.ledger"_s});
    QVERIFY(m_backend->lastBackup()->isNull());
}

void TestPostgresBackup::whatItsLedgerMissesTheNextOneTakesIn() {
    User admin = Desk::agent();
    admin.role = Role::Admin;
    QVERIFY(m_desk->write({admin, Desk::customer(7, "Anne")}).ok());
    QVERIFY(m_desk->push(3, EraseCustomer{id<CustomerId>(7), ErasureReason::Requested}).ok());
    const StoreId store = m_backend->facts()->store;
    const QString name = QString::fromStdString(path("erasures.ledger"));
    const auto erasures = [&] {
        return ErasureLedger::openToRead(path("erasures.ledger"), store)->read()->size();
    };
    // While the backup is made, somebody puts another copy of the ledger in its place.
    const auto made = make(1, "copy.db", [&]() -> Result<void> {
        QFile ledger(name);
        return ledger.open(QIODevice::Append) && ledger.write("?") == 1
                   ? Result<void>()
                   : Error{ErrorCode::Internal, "The test cannot write."};
    });
    QVERIFY2(made.ok(), made ? "" : made.error().sentence.c_str());
    QCOMPARE(*m_backend->lastBackup(), m_clock.now());
    QCOMPARE(*(*SqliteBackend::open(path("copy.db")))->verify(), std::vector<std::string>{});
    QCOMPARE(erasures(), std::size_t{0});
    m_clock.pass(daily);
    QCOMPARE(*make(2, "second.db"), m_clock.now());
    QCOMPARE(erasures(), m_backend->all(EntityKind::Erasure)->size());
    QVERIFY(erasures() > 0);
}

/// Also those whose own folder is empty.
void TestPostgresBackup::everyGatewayKnowsOfIt() {
    std::vector<std::unique_ptr<BackupKeeper>> keepers;
    for (const int number : {1, 2}) {
        BackupKeeper::Options options;
        options.folder = path(number == 1 ? "one" : "two");
        QVERIFY(QDir().mkpath(QString::fromStdString(options.folder)));
        options.make = [this, number](const std::string& target, Timestamp now, const auto& meanwhile) {
            return backUpPostgres(m_data->url(), target, now, daily, gateway(number), m_clock, meanwhile);
        };
        keepers.push_back(std::make_unique<BackupKeeper>(options, m_clock, [](const LogLine&) {}));
        keepers.back()->start();
        QTRY_COMPARE_WITH_TIMEOUT(keepers.back()->lastGood(), m_clock.now(), 20000);
    }
    QVERIFY(newestBackup(path("one")));
    QVERIFY(!newestBackup(path("two")));
    QVERIFY(!keepers[1]->overdue());
    m_clock.pass(27h);
    QVERIFY(keepers[1]->overdue());
    keepers[1]->tick(); // its turn
    QTRY_VERIFY_WITH_TIMEOUT(!keepers[1]->overdue(), 20000);
    QVERIFY(newestBackup(path("two")));
}

VISAGE_TEST(TestPostgresBackup)
#include "postgres_backup_test.moc"
