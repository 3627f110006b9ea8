// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/unseen_promise.h"
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

class CallbacksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPromiseIsKept();
    void aPromiseWantsATimeAndKnownPeople();
    void itIsTheCasesCustomerWhereNobodyIsNamed();
    void itMovesFromTheTimeThatItsAuthorSaw();
    void whoMovesSecondIsTold();
    void itEndsOnce();
    void aFailureWantsWords();
    void aClosedOneStaysClosed();
    void offlineItWarnsOfWhatFallsDueSoon();
};

namespace {

constexpr Timestamp two{noon.ms + 2 * 3'600'000};
constexpr Timestamp four{noon.ms + 4 * 3'600'000};

BookCallback book() {
    BookCallback command;
    command.callback = id<CallbackId>(1);
    command.customer = id<CustomerId>(1);
    command.number = "06 39 98 00 01";
    command.text = " Facture ";
    command.dueAt = two;
    command.dueUntil = four;
    return command;
}
MoveCallback move(Timestamp from, Timestamp to, bool missed = false) {
    return {id<CallbackId>(1), from, to, {}, missed};
}
CloseCallback close(CallbackState state, const char* outcome = "") {
    return {id<CallbackId>(1), CallbackState::Open, state, outcome};
}

} // namespace

void CallbacksTest::aPromiseIsKept() {
    Desk desk;
    Queue queue;
    queue.id = id<QueueId>(1);
    desk.put(queue);
    User karim;
    karim.id = id<UserId>(2);
    desk.put(karim);
    BookCallback command = book();
    command.queue = queue.id;
    command.assignee = karim.id;
    QCOMPARE(desk.sentenceOf(command), std::string());
    const Callback* callback = desk.find<Callback>(command.callback);
    QVERIFY(callback);
    QCOMPARE(callback->number, std::string("+33639980001"));
    QCOMPARE(callback->text, std::string("Facture"));
    QVERIFY(callback->dueAt == two && callback->dueUntil == four && callback->bookedAt == noon);
    QVERIFY(callback->bookedBy == id<UserId>(1) && callback->assignee == karim.id);
    QVERIFY(callback->queue == queue.id && callback->state == CallbackState::Open);
    QVERIFY(desk.changesNothing(command));
}

void CallbacksTest::aPromiseWantsATimeAndKnownPeople() {
    Desk desk;
    BookCallback command = book();
    command.dueAt = {};
    QCOMPARE(desk.sentenceOf(command), std::string("Say when the customer will be called back."));
    command = book();
    command.dueUntil = noon;
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command = book();
    command.customer = id<CustomerId>(9);
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command = book();
    command.queue = id<QueueId>(9);
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command = book();
    command.assignee = id<UserId>(9);
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command = book();
    command.text.assign(5000, 'x');
    QCOMPARE(desk.sentenceOf(command),
             std::string("The text of the callback is too long: shorten it to 4 KiB."));
    // It waited for the network until its time was over: a promise all the same.
    command = book();
    command.dueAt = {noon.ms - 60'000};
    QCOMPARE(desk.codeOf(command), ErrorCode::None);
}

void CallbacksTest::itIsTheCasesCustomerWhereNobodyIsNamed() {
    Desk desk;
    Case opened;
    opened.id = id<CaseId>(1);
    opened.customer = id<CustomerId>(1);
    desk.put(opened);
    BookCallback command = book();
    command.customer = {};
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command.caseId = opened.id;
    QCOMPARE(desk.codeOf(command), ErrorCode::None);
    QVERIFY(desk.find<Callback>(command.callback)->customer == opened.customer);
}

void CallbacksTest::itMovesFromTheTimeThatItsAuthorSaw() {
    Desk desk;
    QCOMPARE(desk.codeOf(move(two, four)), ErrorCode::NotFound);
    QVERIFY(desk.ask(book()));
    QCOMPARE(desk.sentenceOf(move(two, two)), std::string("Choose another time for the callback."));
    QVERIFY(desk.ask(move(two, four, true)));
    QVERIFY(desk.find<Callback>(id<CallbackId>(1))->dueAt == four);
    QCOMPARE(desk.find<Callback>(id<CallbackId>(1))->attempts, 1);
    QVERIFY(desk.changesNothing(move(two, four, true)));
}

void CallbacksTest::whoMovesSecondIsTold() {
    Desk desk;
    QVERIFY(desk.ask(book()));
    QVERIFY(desk.ask(move(two, four)));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    QCOMPARE(desk.sentenceOf(move(two, Timestamp{two.ms + 1})),
             std::string("Somebody gave this callback another time before: look at it again."));
    QVERIFY(desk.find<Callback>(id<CallbackId>(1))->dueAt == four);
}

void CallbacksTest::itEndsOnce() {
    Desk desk;
    QCOMPARE(desk.codeOf(close(CallbackState::Done)), ErrorCode::NotFound);
    QVERIFY(desk.ask(book()));
    QVERIFY(desk.ask(close(CallbackState::Done, "Facture envoyée")));
    QVERIFY(desk.changesNothing(close(CallbackState::Done, "Facture envoyée")));
    const Callback* closed = desk.find<Callback>(id<CallbackId>(1));
    QVERIFY(closed->state == CallbackState::Done && closed->closedBy == id<UserId>(1));
    QVERIFY(closed->closedAt == noon);
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    QCOMPARE(desk.sentenceOf(close(CallbackState::Cancelled)),
             std::string("Somebody closed this callback before: look at it again."));
    QCOMPARE(desk.find<Callback>(id<CallbackId>(1))->outcome, std::string("Facture envoyée"));
}

void CallbacksTest::aFailureWantsWords() {
    Desk desk;
    QVERIFY(desk.ask(book()));
    QCOMPARE(desk.codeOf(close(CallbackState::Open)), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(close(static_cast<CallbackState>(77))), ErrorCode::BadInput);
    QCOMPARE(desk.sentenceOf(close(CallbackState::Failed)),
             std::string("Say in a few words why the customer could not be called."));
    QVERIFY(desk.ask(close(CallbackState::Failed, "Numéro coupé")));
    QCOMPARE(desk.find<Callback>(id<CallbackId>(1))->attempts, 1);
}

void CallbacksTest::aClosedOneStaysClosed() {
    Desk desk;
    QVERIFY(desk.ask(book()));
    QVERIFY(desk.ask(close(CallbackState::Cancelled)));
    QCOMPARE(desk.sentenceOf(move(two, four)),
             std::string("This callback is over: book another one if it is still needed."));
    CloseCallback again = close(CallbackState::Done);
    again.expected = CallbackState::Cancelled;
    QCOMPARE(desk.codeOf(again), ErrorCode::Conflict);
}

void CallbacksTest::offlineItWarnsOfWhatFallsDueSoon() {
    constexpr int tuesday = 2;
    QVERIFY(rules::isPromiseUnseen(true, noon, tuesday, two));
    QVERIFY(rules::isPromiseUnseen(true, noon, tuesday, Timestamp{noon.ms - 1}));
    QVERIFY(!rules::isPromiseUnseen(false, noon, tuesday, two));
    QVERIFY(!rules::isPromiseUnseen(true, noon, tuesday, noon + std::chrono::hours(24)));
    QVERIFY(!rules::isPromiseUnseen(true, noon, tuesday, Timestamp{}));
    // From Friday to Sunday: until the same time on Monday.
    for (const int weekday : {5, 6, 7}) {
        const Timestamp monday = noon + Milliseconds(std::chrono::hours(24 * (8 - weekday)));
        QVERIFY(rules::isPromiseUnseen(true, noon, weekday, Timestamp{monday.ms - 1}));
        QVERIFY(!rules::isPromiseUnseen(true, noon, weekday, monday));
    }
}

VISAGE_TEST(CallbacksTest)
#include "callbacks_test.moc"
