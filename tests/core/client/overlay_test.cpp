// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using protocol::AckStatus;

/// What the agent sees is the cache with the unsent work over it, at every moment.
class TestOverlay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsAWriteAtOnce();
    void anAcknowledgedNoteDoesNotFlicker();
    void laterWorkStandsOnEarlierWork();
    void aChangeOfSomebodyElseShowsThrough();
    void aForecastThatNoLongerHoldsShowsNothing();
    void aSnapshotLeavesUnsentWorkAlone();
    void aPublishedOverlayNeverChanges();
    void failsAtEachAccessWithoutLosingAnything();
};

namespace {

Note stored(const sync::PendingPush& push, UserId author, Seq rev) {
    const auto& command = std::get<WriteNote>(push.command);
    Note note;
    note.id = command.note;
    note.rev = rev;
    note.customer = command.customer;
    note.author = author;
    note.createdAt = push.enteredAt;
    note.text = command.text;
    return note;
}

} // namespace

void TestOverlay::showsAWriteAtOnce() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    (void)desk.data->takeNews();
    QVERIFY(desk.data->submit(note(20, anne, "Bonjour")).ok());
    QVERIFY(desk.data->takeNews().touched.customers.contains(anne.id));
    const CustomerRecord record = desk.record(anne.id);
    QCOMPARE(record.notes.size(), 1U);
    QVERIFY(record.notes.front().author == desk.user);
    QCOMPARE(record.unsent.size(), 1U);
    const TimelinePage page = desk.timeline({anne.id, {}, {}, {}, 10});
    QCOMPARE(page.entries.size(), 1U);
    QVERIFY(page.entries.front().unsent);
}

void TestOverlay::anAcknowledgedNoteDoesNotFlicker() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    const auto push = desk.data->submit(note(20, anne, "Bonjour"));
    QVERIFY(desk.ack(*push, AckStatus::Applied, 105).ok());
    QCOMPARE(desk.data->counts().unsent, 0);
    QCOMPARE(desk.record(anne.id).notes.size(), 1U);
    // Changes up to 104 do not hold it yet.
    QVERIFY(desk.feed({{Row(anne), false}}, 104).ok());
    QCOMPARE(desk.record(anne.id).notes.size(), 1U);
    desk.reopen();
    QCOMPARE(desk.record(anne.id).notes.size(), 1U);
    QVERIFY(desk.feed({{Row(stored(*push, desk.user, 105)), false}}, 105).ok());
    const CustomerRecord record = desk.record(anne.id);
    QCOMPARE(record.notes.size(), 1U);
    QVERIFY(record.unsent.empty());
    QVERIFY(desk.publisher.take().overlay->empty());
}

void TestOverlay::laterWorkStandsOnEarlierWork() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    Reason reason;
    reason.id = ReasonId(testId(30));
    reason.code = "delivery.late";
    reason.active = true;
    desk.fill({reason, anne});
    OpenCase open;
    open.caseId = CaseId(testId(40));
    open.event = CaseEventId(testId(41));
    open.customer = anne.id;
    open.subject = "Colis perdu";
    open.reason = reason.id;
    QVERIFY(desk.data->submit(open).ok());
    const CaseStatus status = desk.record(anne.id).cases.front().status;
    const auto push = desk.data->submit(
        ChangeCaseStatus{open.caseId, CaseEventId(testId(42)), status, CaseStatus::Closed, reason.id, "ok"});
    QVERIFY2(push.ok(), push.ok() ? "" : push.error().sentence.c_str());
    desk.reopen();
    const CustomerRecord record = desk.record(anne.id);
    QCOMPARE(record.cases.size(), 1U);
    QCOMPARE(record.cases.front().status, CaseStatus::Closed);
    QCOMPARE(record.cases.front().number, 0);
}

void TestOverlay::aChangeOfSomebodyElseShowsThrough() {
    Desk desk;
    Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    QVERIFY(desk.data->submit(note(20, anne, "mine")).ok());
    anne.town = "Arras";
    anne.rev = 120;
    Note theirs;
    theirs.id = NoteId(testId(21));
    theirs.customer = anne.id;
    theirs.rev = 121;
    theirs.text = "theirs";
    QVERIFY(desk.feed({{Row(anne), false}, {Row(theirs), false}}, 121).ok());
    const CustomerRecord record = desk.record(anne.id);
    QVERIFY(record.customer.town == "Arras");
    QCOMPARE(record.notes.size(), 2U);
    QCOMPARE(record.unsent.size(), 1U);
}

void TestOverlay::aForecastThatNoLongerHoldsShowsNothing() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    Case one;
    one.id = CaseId(testId(40));
    one.rev = 50;
    one.number = 7;
    one.customer = anne.id;
    one.status = CaseStatus::Open;
    desk.fill({anne, one});
    ChangeCaseStatus change{
        one.id, CaseEventId(testId(42)), CaseStatus::Open, CaseStatus::WaitingCustomer, {}, {}};
    QVERIFY(desk.data->submit(change).ok());
    QCOMPARE(desk.record(anne.id).cases.front().status, CaseStatus::WaitingCustomer);
    one.status = CaseStatus::WaitingInternal;
    one.rev = 130;
    QVERIFY(desk.feed({{Row(one), false}}, 130).ok());
    QCOMPARE(desk.record(anne.id).cases.front().status, CaseStatus::WaitingInternal);
    QCOMPARE(desk.data->counts().unsent, 1);
}

void TestOverlay::aSnapshotLeavesUnsentWorkAlone() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    const Customer gone = person(11, "Gone", "Away");
    desk.fill({anne, gone});
    QVERIFY(desk.data->submit(note(20, anne, "mine")).ok());
    desk.fill({anne}, 200);
    QCOMPARE(desk.record(anne.id).notes.size(), 1U);
    QVERIFY(desk.names(QStringLiteral("gone")).isEmpty());
    QCOMPARE(desk.data->counts().unsent, 1);
}

void TestOverlay::aPublishedOverlayNeverChanges() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    QVERIFY(desk.data->submit(note(20, anne, "one")).ok());
    const auto first = desk.publisher.take().overlay;
    QVERIFY(desk.data->submit(note(21, anne, "two")).ok());
    QCOMPARE(first->count(EntityKind::Note), 1U);
    QCOMPARE(desk.publisher.take().overlay->count(EntityKind::Note), 2U);
}

/// Whatever access fails, what was acknowledged to the agent is there after the next start, and nothing
/// twice.
void TestOverlay::failsAtEachAccessWithoutLosingAnything() {
    const Customer anne = person(10, "Anne", "Lefèvre");
    for (const bool inOutbox : {true, false}) {
        bool reachedTheEnd = false;
        for (int at = 1; !reachedTheEnd; ++at) {
            Desk desk;
            desk.fill({anne});
            Fault& fault = inOutbox ? desk.outboxFault : desk.cacheFault;
            fault.seen = 0;
            fault.failAt = at;
            const auto first = desk.data->submit(note(20, anne, "first"));
            const auto acked = first ? desk.ack(*first, AckStatus::Applied, 105) : Result<void>();
            const auto fed =
                first ? desk.feed({{Row(stored(*first, desk.user, 105)), false}}, 105) : Result<void>();
            reachedTheEnd = fault.seen < at;
            fault.failAt = 0;
            desk.reopen();
            QVERIFY2(desk.data, std::to_string(at).c_str());
            const CustomerRecord record = desk.record(anne.id);
            QCOMPARE(record.notes.size(), first.ok() ? 1U : 0U);
            const auto state = desk.data->clientState();
            QCOMPARE(state->lastMseq, first.ok() ? 1 : 0);
            // The cursor moved with the rows, or not at all; what was reported as done is done.
            const bool moved = state->scopes.front().cursor == 105;
            QVERIFY(moved || !first || !fed);
            if (first.ok())
                QCOMPARE(record.notes.front().rev, moved ? 105 : 0);
            // A failed acknowledgement may be durable all the same; a good one is.
            QVERIFY(desk.data->counts().unsent <= (first.ok() && !acked.ok() ? 1 : 0));
            QVERIFY(at < 400);
        }
    }
}

VISAGE_TEST(TestOverlay)
#include "overlay_test.moc"
