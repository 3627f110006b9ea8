// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

class QueuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCaseOpensInItsQueue();
    void aCaseMovesAndWaitsForSomebody();
    void whoMovesItSecondIsTold();
    void aCaseGetsAnotherOwner();
    void whoTakesItSecondIsTold();
};

namespace {

Queue queue(std::uint8_t number, bool active = true) {
    Queue made;
    made.id = id<QueueId>(number);
    made.code = "q" + std::to_string(number);
    made.active = active;
    return made;
}

/// A case in queue 1 that Camille (1) owns; queue 3 is switched off; Karim (2) works here, user 3 no more.
struct Stand : Desk {
    Stand() {
        put(queue(1));
        put(queue(2));
        put(queue(3, false));
        for (std::uint8_t number = 1; number <= 3; ++number) {
            User user;
            user.id = id<UserId>(number);
            user.active = number != 3;
            put(user);
        }
        OpenCase command{
            id<CaseId>(1), id<CaseEventId>(1), id<CustomerId>(1), "Retard", {}, Priority::P3, {}};
        command.queue = id<QueueId>(1);
        opened = ask(command).ok();
    }
    [[nodiscard]] const Case& theCase() const { return *find<Case>(id<CaseId>(1)); }
    bool opened = false;
};

MoveCase move(std::uint8_t event, std::uint8_t from, std::uint8_t to) {
    return {id<CaseId>(1), id<CaseEventId>(event), id<QueueId>(from), to ? id<QueueId>(to) : QueueId()};
}
AssignCase assign(std::uint8_t event, UserId from, UserId to) {
    return {id<CaseId>(1), id<CaseEventId>(event), from, to};
}

} // namespace

void QueuesTest::aCaseOpensInItsQueue() {
    Stand desk;
    QVERIFY(desk.opened);
    QVERIFY(desk.theCase().queue == id<QueueId>(1));
    const CaseEvent* event = desk.find<CaseEvent>(id<CaseEventId>(1));
    QVERIFY(event->queue == id<QueueId>(1) && event->owner == id<UserId>(1));
    OpenCase command{id<CaseId>(2), id<CaseEventId>(2), id<CustomerId>(1), "Retard", {}, Priority::P3, {}};
    command.queue = id<QueueId>(9);
    QCOMPARE(desk.sentenceOf(command), std::string("This queue does not exist: choose another one."));
}

void QueuesTest::aCaseMovesAndWaitsForSomebody() {
    Stand desk;
    QVERIFY(desk.ask(move(2, 1, 2)));
    QVERIFY(desk.theCase().queue == id<QueueId>(2));
    QVERIFY(desk.theCase().owner.isNull());
    const CaseEvent* event = desk.find<CaseEvent>(id<CaseEventId>(2));
    QVERIFY(event->kind == CaseEventKind::QueueChanged && event->queue == id<QueueId>(2));
    QVERIFY(event->owner.isNull() && event->fromStatus == event->toStatus);
    QVERIFY(desk.changesNothing(move(2, 1, 2)));
    QVERIFY(desk.ask(move(3, 2, 0)));
    QVERIFY(desk.theCase().queue.isNull());
}

void QueuesTest::whoMovesItSecondIsTold() {
    Stand desk;
    QVERIFY(desk.ask(move(2, 1, 2)));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    QCOMPARE(desk.sentenceOf(move(3, 1, 2)),
             std::string("Somebody moved this case to another queue before: look at it again."));
    QCOMPARE(desk.codeOf(move(3, 2, 2)), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(move(3, 2, 9)), ErrorCode::NotFound);
    QCOMPARE(desk.sentenceOf(move(3, 2, 3)),
             std::string("This queue does not exist or is switched off: choose another one."));
    MoveCase elsewhere = move(1, 2, 1);
    elsewhere.caseId = id<CaseId>(8);
    QCOMPARE(desk.codeOf(elsewhere), ErrorCode::NotFound);
}

void QueuesTest::aCaseGetsAnotherOwner() {
    Stand desk;
    QVERIFY(desk.ask(assign(2, id<UserId>(1), id<UserId>(2))));
    QVERIFY(desk.theCase().owner == id<UserId>(2));
    QVERIFY(desk.theCase().queue == id<QueueId>(1));
    const CaseEvent* event = desk.find<CaseEvent>(id<CaseEventId>(2));
    QVERIFY(event->kind == CaseEventKind::OwnerChanged && event->owner == id<UserId>(2));
    QVERIFY(desk.changesNothing(assign(2, id<UserId>(1), id<UserId>(2))));
    QVERIFY(desk.ask(assign(3, id<UserId>(2), UserId())));
    QVERIFY(desk.theCase().owner.isNull());
}

void QueuesTest::whoTakesItSecondIsTold() {
    Stand desk;
    QVERIFY(desk.ask(assign(2, id<UserId>(1), UserId())));
    QVERIFY(desk.ask(assign(3, UserId(), id<UserId>(2))));
    QCOMPARE(desk.sentenceOf(assign(4, UserId(), id<UserId>(1))),
             std::string("Somebody else has taken this case, or given it away: look at it again."));
    QVERIFY(desk.theCase().owner == id<UserId>(2));
    QCOMPARE(desk.codeOf(assign(4, id<UserId>(2), id<UserId>(3))), ErrorCode::NotFound);
    QCOMPARE(desk.codeOf(assign(4, id<UserId>(2), id<UserId>(9))), ErrorCode::NotFound);
    QCOMPARE(desk.codeOf(assign(4, id<UserId>(2), id<UserId>(2))), ErrorCode::BadInput);
    AssignCase nameless = assign(4, id<UserId>(2), id<UserId>(1));
    nameless.event = {};
    QCOMPARE(desk.codeOf(nameless), ErrorCode::BadInput);
}

VISAGE_TEST(QueuesTest)
#include "queues_test.moc"
