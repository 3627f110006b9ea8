// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/local_fault.h"
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using protocol::AckStatus;

/// Whether something is kept and sent later, or kept nowhere, is said by different codes.
class TestUnkept : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutALocalCopyNothingIsPromised();
    void filesThatCannotBeOpenedAreNoServerAway();
    void whatTheStoreSaysIsOfTheStore_data();
    void whatTheStoreSaysIsOfTheStore();
    void refusedWorkSaysWhatItNamed();
};

void TestUnkept::withoutALocalCopyNothingIsPromised() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    desk.cacheFault.code = ErrorCode::Unavailable; // as SQLite's "unable to open database file"
    desk.cacheFault.seen = 0;
    desk.cacheFault.failAt = 1;
    desk.cacheFault.lasting = true;
    QVERIFY(desk.data->cacheFoundDamaged(desk.publisher.take().generation));
    QCOMPARE(desk.data->takeNews().trouble->code, ErrorCode::Unkept);
    const auto push = desk.data->submit(note(20, anne, "where am I?"));
    QVERIFY(!push.ok());
    QCOMPARE(push.error().code, ErrorCode::Unkept);
    QVERIFY(!push.error().transient());
    QVERIFY(desk.data->outbox().unanswered()->empty());
    desk.cacheFault.failAt = 0;
    QVERIFY(desk.data->clientState().ok()); // the next connection
    desk.fill({anne});
    QVERIFY(desk.data->submit(note(20, anne, "here")).ok());
}

void TestUnkept::filesThatCannotBeOpenedAreNoServerAway() {
    const Error seen = ofThisComputer({ErrorCode::Unavailable, "unable to open"});
    QCOMPARE(seen.code, ErrorCode::Unkept);
    QVERIFY(seen.sentence.ends_with("(unable to open)"));
    QCOMPARE(ofThisComputer({ErrorCode::StorageFull, "full"}), (Error{ErrorCode::StorageFull, "full"}));
}

void TestUnkept::whatTheStoreSaysIsOfTheStore_data() {
    QTest::addColumn<ErrorCode>("said");
    QTest::addColumn<ErrorCode>("heard");
    QTest::newRow("a rule") << ErrorCode::Conflict << ErrorCode::Conflict;
    QTest::newRow("older than this desktop") << ErrorCode::TooNew << ErrorCode::StoreTooOld;
    QTest::newRow("a code of desktops") << ErrorCode::Unkept << ErrorCode::Internal;
    QTest::newRow("another one") << ErrorCode::UnknownKey << ErrorCode::Internal;
}

void TestUnkept::whatTheStoreSaysIsOfTheStore() {
    QFETCH(ErrorCode, said);
    QFETCH(ErrorCode, heard);
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    const auto push = desk.data->submit(note(20, anne, "kept"));
    protocol::Ack ack;
    ack.mseq = push->mseq;
    ack.mid = push->mid;
    ack.status = AckStatus::Rejected;
    ack.code = said;
    ack.sentence = "Not so.";
    QVERIFY(desk.data->recordAck({ack}).ok());
    const auto refused = desk.data->refusedWork();
    QCOMPARE(refused->size(), 1U);
    QCOMPARE(refused->front().code, heard);
    QCOMPARE(refused->front().sentence, QStringLiteral("Not so."));
}

/// Into some work nobody types a word: a person knows it by the rows that it names.
void TestUnkept::refusedWorkSaysWhatItNamed() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    const Identity number = identity(11, anne, IdentityType::Phone, "+33612345678");
    desk.fill({anne, number});
    const auto push = desk.data->submit(DetachIdentity{number.id});
    QVERIFY(push.ok());
    QVERIFY(desk.ack(*push, AckStatus::Rejected, 101).ok());
    const auto refused = desk.data->refusedWork();
    QCOMPARE(refused->size(), 1U);
    const std::vector<Row>& about = refused->front().about;
    QCOMPARE(about.size(), 2U);
    QCOMPARE(std::get<Identity>(about[0]).id, number.id);
    QCOMPARE(std::get<Customer>(about[1]).id, anne.id);
}

VISAGE_TEST(TestUnkept)
#include "unkept_test.moc"
