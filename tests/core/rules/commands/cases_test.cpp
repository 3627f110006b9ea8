// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

class CasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCaseOpensWithItsEventAndItsContact();
    void aCaseWantsASubjectACustomerAndAKnownReason();
    void closingWantsAReason();
    void reopeningCounts();
    void aStatusChangedBySomebodyElseIsAConflict();
    void wordsWithAStatusAreNotLost();
    void mergedCasesStayMerged();
    void decidingAgainChangesNothing();
    void aLinkIsMadeOnce();
};

namespace {

OpenCase open() {
    return {id<CaseId>(1),
            id<CaseEventId>(1),
            id<CustomerId>(1),
            "Colis en retard",
            id<ReasonId>(1),
            Priority::P2,
            {}};
}
ChangeCaseStatus change(std::uint8_t event, CaseStatus from, CaseStatus to, const char* text = "",
                        ReasonId reason = {}) {
    return {id<CaseId>(1), id<CaseEventId>(event), from, to, reason, text};
}

} // namespace

void CasesTest::aCaseOpensWithItsEventAndItsContact() {
    Desk desk;
    OpenCase command = open();
    command.interaction = id<InteractionId>(5);
    QVERIFY(desk.ask(command));
    const Case* opened = desk.find<Case>(id<CaseId>(1));
    QVERIFY(opened);
    QCOMPARE(opened->number, 0);
    QVERIFY(opened->status == CaseStatus::Open);
    QVERIFY(opened->owner == id<UserId>(1));
    QVERIFY(desk.find<CaseEvent>(id<CaseEventId>(1))->kind == CaseEventKind::Opened);
    QVERIFY(desk.find<InteractionCase>(interactionCaseId(id<InteractionId>(5), id<CaseId>(1))));
    QVERIFY(desk.find<Interaction>(id<InteractionId>(5)));
}

void CasesTest::aCaseWantsASubjectACustomerAndAKnownReason() {
    Desk desk;
    OpenCase command = open();
    command.subject = " ";
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command = open();
    command.customer = id<CustomerId>(9);
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command = open();
    command.reason = id<ReasonId>(9);
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command = open();
    command.priority = static_cast<Priority>(77);
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
}

void CasesTest::closingWantsAReason() {
    Desk desk;
    QVERIFY(desk.ask(open()));
    QCOMPARE(desk.codeOf(change(2, CaseStatus::Open, CaseStatus::Closed)), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(change(2, CaseStatus::Open, CaseStatus::Closed, "", id<ReasonId>(9))),
             ErrorCode::NotFound);
    QVERIFY(desk.ask(change(2, CaseStatus::Open, CaseStatus::Closed, "Colis livré", id<ReasonId>(1))));
    const Case* closed = desk.find<Case>(id<CaseId>(1));
    QVERIFY(closed->status == CaseStatus::Closed);
    QVERIFY(closed->closedAt == noon);
    QVERIFY(closed->closeReason == id<ReasonId>(1));
    QCOMPARE(closed->closeText, std::string("Colis livré"));
    const CaseEvent* event = desk.find<CaseEvent>(id<CaseEventId>(2));
    QVERIFY(event->fromStatus == CaseStatus::Open && event->toStatus == CaseStatus::Closed);
}

void CasesTest::reopeningCounts() {
    Desk desk;
    QVERIFY(desk.ask(open()));
    QVERIFY(desk.ask(change(2, CaseStatus::Open, CaseStatus::Closed, "fini")));
    QVERIFY(desk.ask(change(3, CaseStatus::Closed, CaseStatus::Open)));
    QCOMPARE(desk.find<Case>(id<CaseId>(1))->reopened, 1);
    QVERIFY(desk.find<Case>(id<CaseId>(1))->closedAt.isNull());
    QVERIFY(desk.ask(change(4, CaseStatus::Open, CaseStatus::WaitingCustomer)));
    QCOMPARE(desk.find<Case>(id<CaseId>(1))->reopened, 1);
}

void CasesTest::aStatusChangedBySomebodyElseIsAConflict() {
    Desk desk;
    QVERIFY(desk.ask(open()));
    QVERIFY(desk.ask(change(2, CaseStatus::Open, CaseStatus::WaitingInternal)));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    QCOMPARE(desk.codeOf(change(3, CaseStatus::Open, CaseStatus::Closed, "fini")), ErrorCode::Conflict);
    QVERIFY(desk.find<Case>(id<CaseId>(1))->status == CaseStatus::WaitingInternal);
}

void CasesTest::wordsWithAStatusAreNotLost() {
    Desk desk;
    QVERIFY(desk.ask(open()));
    QVERIFY(desk.ask(change(2, CaseStatus::Open, CaseStatus::Closed, "fini")));
    QVERIFY(desk.ask(change(3, CaseStatus::Closed, CaseStatus::Open, "revenu")));
    QVERIFY(desk.ask(change(4, CaseStatus::Open, CaseStatus::Closed, "fini vraiment")));
    QCOMPARE(desk.find<Note>(id<NoteId>(2))->text, std::string("fini"));
    QCOMPARE(desk.find<Note>(id<NoteId>(3))->text, std::string("revenu"));
    QVERIFY(desk.find<Note>(id<NoteId>(4))->caseId == id<CaseId>(1));
}

void CasesTest::mergedCasesStayMerged() {
    Desk desk;
    Case merged;
    merged.id = id<CaseId>(1);
    merged.customer = id<CustomerId>(1);
    merged.status = CaseStatus::Merged;
    desk.put(merged);
    QCOMPARE(desk.codeOf(change(2, CaseStatus::Merged, CaseStatus::Open)), ErrorCode::BadInput);
    merged.status = CaseStatus::Open;
    desk.put(merged);
    QCOMPARE(desk.codeOf(change(2, CaseStatus::Open, CaseStatus::Merged)), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(change(2, CaseStatus::Open, static_cast<CaseStatus>(200))), ErrorCode::BadInput);
}

void CasesTest::decidingAgainChangesNothing() {
    Desk desk;
    QVERIFY(desk.ask(open()));
    const auto opened = desk.ask(open());
    QVERIFY(opened);
    QVERIFY(opened->changes.empty());
    QVERIFY(desk.ask(change(2, CaseStatus::Open, CaseStatus::Closed, "fini")));
    const auto closed = desk.ask(change(2, CaseStatus::Open, CaseStatus::Closed, "fini"));
    QVERIFY(closed);
    QVERIFY(closed->changes.empty());
}

void CasesTest::aLinkIsMadeOnce() {
    Desk desk;
    QVERIFY(desk.ask(open()));
    const LinkInteraction link{id<InteractionId>(5), id<CaseId>(1)};
    QVERIFY(desk.ask(link));
    const auto again = desk.ask(link);
    QVERIFY(again);
    QVERIFY(again->changes.empty());
    QCOMPARE(desk.codeOf(LinkInteraction{id<InteractionId>(5), id<CaseId>(9)}), ErrorCode::NotFound);
}

VISAGE_TEST(CasesTest)
#include "cases_test.moc"
