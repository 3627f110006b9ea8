// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lets each write, sync, truncation and removal that SQLite asks of the disk fail, one after the other, and
// cuts the power at each of them: what was acknowledged is there afterwards, once, and the store examines
// itself and finds nothing wrong.
#include "tests/core/store/harness.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/run.h"

#include <map>

using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::FaultyDisk;
using visage::testing::id;

namespace {

using Failure = FaultyDisk::Failure;
using Opened = Result<std::unique_ptr<SqliteBackend>>;

/// A log that is copied into the database every few commits, so that this is interrupted too.
constexpr int pushes = 24;
constexpr int logKib = 64;

class TestDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void acknowledgedWorkOutlivesTheDisk_data();
    void acknowledgedWorkOutlivesTheDisk();

private:
    /// As a store runs: every commit on the disk before it is answered.
    [[nodiscard]] Opened open() const;
    void copyFurnished();
    /// Pushes notes until one is not answered. Returns the answers.
    [[nodiscard]] static std::map<std::int64_t, protocol::Ack> pushAll(SqliteBackend& backend,
                                                                       std::int64_t from = 1);
    void requireNothingLost(const std::map<std::int64_t, protocol::Ack>& answers);
    [[nodiscard]] QString file(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

Opened TestDisk::open() const {
    storage::OpenOptions options;
    options.durability = storage::Durability::Full;
    options.logKib = logKib;
    return SqliteBackend::open(file("store.db").toStdString(), options);
}

void TestDisk::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    const auto backend = open();
    QVERIFY(backend.ok());
    QVERIFY(Desk(**backend).furnish().ok());
}

void TestDisk::copyFurnished() {
    for (const char* name : {"store.db", "store.db-wal", "store.db-shm"})
        QFile::remove(file(name));
    QVERIFY(QFile::copy(file("furnished.db"), file("store.db")));
}

std::map<std::int64_t, protocol::Ack> TestDisk::pushAll(SqliteBackend& backend, std::int64_t from) {
    Desk desk(backend);
    std::map<std::int64_t, protocol::Ack> answers;
    for (std::int64_t mseq = from; mseq <= pushes; ++mseq) {
        const auto ack = desk.push(mseq, Desk::note(static_cast<int>(mseq), std::string(3000, 'n')));
        if (!ack)
            break; // as a desktop does: it comes back with the same number
        answers.emplace(mseq, *ack);
    }
    return answers;
}

void TestDisk::requireNothingLost(const std::map<std::int64_t, protocol::Ack>& answers) {
    const auto backend = open();
    QVERIFY2(backend.ok(), backend ? "" : backend.error().sentence.c_str());
    const auto faults = (*backend)->verify();
    QVERIFY2(faults.ok(), faults ? "" : faults.error().sentence.c_str());
    QVERIFY2(faults->empty(), faults->empty() ? "" : faults->front().c_str());
    Desk desk(**backend);
    for (const auto& [mseq, ack] : answers) {
        QVERIFY2(desk.find<Note>(id<NoteId>(static_cast<int>(mseq))),
                 qPrintable(QStringLiteral("note %1 was acknowledged and is lost").arg(mseq)));
        const auto kept = (*backend)->applied(id<DeviceId>(1), mseq);
        QVERIFY(kept.ok() && kept->has_value() && (*kept)->ack == ack);
    }
    // The desktop comes back with everything behind the last answer, and all of it is there once.
    const auto rest = pushAll(**backend, static_cast<std::int64_t>(answers.size()) + 1);
    QCOMPARE(answers.size() + rest.size(), static_cast<std::size_t>(pushes));
    const auto notes = (*backend)->rowsOf(EntityKind::Note, id<CustomerId>(1), 0);
    QCOMPARE(notes->size(), static_cast<std::size_t>(pushes));
    QVERIFY((*backend)->verify()->empty());
}

void TestDisk::acknowledgedWorkOutlivesTheDisk_data() {
    QTest::addColumn<int>("failure");
    QTest::newRow("no space once") << int(Failure::NoSpace);
    QTest::newRow("full from now on") << int(Failure::FullNow);
    QTest::newRow("one change fails") << int(Failure::Fails);
    QTest::newRow("the power is cut") << int(Failure::PowerCut);
}

void TestDisk::acknowledgedWorkOutlivesTheDisk() {
    QFETCH(int, failure);
    // One file, everything in it.
    QVERIFY(QFile::copy(file("store.db"), file("furnished.db")));
    SeededRandom random(11);
    int n = 1;
    // Beside the first ones every fifth: the changes of a commit and of copying the log repeat themselves.
    for (;; n += n < 30 ? 1 : 5) {
        copyFurnished();
        FaultyDisk disk;
        std::map<std::int64_t, protocol::Ack> answers;
        {
            auto backend = open();
            QVERIFY(backend.ok());
            disk.failAt(n, static_cast<Failure>(failure));
            answers = pushAll(**backend);
            if (static_cast<Failure>(failure) != Failure::PowerCut)
                disk.heal();
        }
        const bool reached = disk.failed();
        disk.comeBack(random);
        requireNothingLost(answers);
        if (QTest::currentTestFailed())
            qWarning("at change %d of the disk", n);
        if (QTest::currentTestFailed() || !reached)
            break;
    }
    QVERIFY2(n > 60, "the disk was asked for too little");
}

} // namespace

VISAGE_TEST(TestDisk)
#include "disk_test.moc"
