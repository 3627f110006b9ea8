// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/desk.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using visage::testing::FaultyDisk;
using Failure = FaultyDisk::Failure;

/// What the desktop said is kept is there when the power comes back, whenever it was cut.
class TestOutboxOnDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasTakenOutlivesTheDisk_data();
    void whatWasTakenOutlivesTheDisk();
};

void TestOutboxOnDisk::whatWasTakenOutlivesTheDisk_data() {
    QTest::addColumn<int>("failure");
    QTest::newRow("no space once") << int(Failure::NoSpace);
    QTest::newRow("one change fails") << int(Failure::Fails);
    QTest::newRow("the power is cut") << int(Failure::PowerCut);
}

void TestOutboxOnDisk::whatWasTakenOutlivesTheDisk() {
    QFETCH(int, failure);
    constexpr int lastChange = 40;
    constexpr int notesARound = 12;
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    std::vector<MutationId> taken;
    std::uint32_t number = 1000;
    SeededRandom random(5);
    for (int n = 1; n <= lastChange; ++n) {
        desk.close();
        FaultyDisk disk;
        desk.reopen();
        disk.failAt(n, static_cast<Failure>(failure));
        for (int i = 0; i < notesARound && !disk.failed(); ++i)
            if (const auto push = desk.data->submit(note(++number, anne, std::string(2000, 'n'))); push.ok())
                taken.push_back(push->mid);
        QVERIFY2(disk.failed(), "the disk was asked for too little");
        desk.close();
        disk.comeBack(random);
        desk.reopen();
        const auto waiting = desk.data->outbox().unanswered();
        QVERIFY(waiting.ok());
        std::vector<MutationId> there;
        std::int64_t mseq = 0;
        for (const sync::PendingPush& push : *waiting) {
            QCOMPARE(push.mseq, ++mseq);
            there.push_back(push.mid);
        }
        // One that was refused because the disk failed may be there: it was on its way. None is missing.
        for (const MutationId& mid : taken)
            QVERIFY2(std::ranges::find(there, mid) != there.end(),
                     qPrintable(QStringLiteral("lost at change %1 of the disk").arg(n)));
        QVERIFY(there.size() <= taken.size() + static_cast<std::size_t>(n));
        desk.close();
    }
}

VISAGE_TEST(TestOutboxOnDisk)
#include "disk_test.moc"
