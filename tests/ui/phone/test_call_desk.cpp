// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/at_the_desk.h"

#include <QSignalSpy>

using namespace visage;
using namespace visage::testing;
using Kind = client::CallerAnswer::Kind;

class TestCallDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneCustomerIsRecognised();
};

void TestCallDesk::oneCustomerIsRecognised() {
    AtTheDesk at;
    QSignalSpy record(at.desk.get(), &ui::CallDesk::recordReady);
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::One);
    QCOMPARE(at.desk->shown()->customer, at.workspace.data.anne);
    QCOMPARE(at.desk->shown()->basis, MatchBasis::CallerNumber);
    QCOMPARE(record.count(), 1);
}

VISAGE_TEST(TestCallDesk)
#include "test_call_desk.moc"
