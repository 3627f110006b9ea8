// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// visage-store on a disk of its own that is really full.
#include "tests/core/client/real_store.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QFile>
#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;

class TestFullStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatItAcknowledgedAndGoesOn();
};

void TestFullStore::keepsWhatItAcknowledgedAndGoesOn() {
    if (!RealStore::canHaveOwnDisk())
        QSKIP("This system lets nobody mount a disk of their own (unshare -rm).");
    const Customer anne = person(10, "Anne", "Lefèvre");
    RealStore store({anne}, {}, 12);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.isLive(), 20000);
    QFile ballast(store.path() + u"/ballast"_s);
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(4096, 'x')) == 4096)
        ;
    ballast.close();
    std::uint32_t written = 0;
    const auto writeOn = [&] {
        if (desktop->status().unsent == 0)
            (void)desktop.submit(note(100 + written++, anne, std::string(20'000, 'n')));
        return desktop->status().code == ErrorCode::StoreFull;
    };
    QTRY_VERIFY_WITH_TIMEOUT(writeOn(), 30000);
    QVERIFY(!store.admin({u"verify"_s}).isEmpty());
    QVERIFY(desktop.submit(note(99, anne, "kept here meanwhile")).ok());
    QVERIFY(ballast.remove());
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 30000);
    QCOMPARE(desktop->status().refused, 0);
    QCOMPARE(desktop.noteTexts(anne.id).size(), written + 1);
    QVERIFY(store.admin({u"verify"_s}).contains("All is well"));
}

VISAGE_TEST(TestFullStore)
#include "full_store_test.moc"
