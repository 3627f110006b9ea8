// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

using namespace visage;
using namespace visage::testing;

class CallsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAnsweredLegWins();
    void nobodyMissedWhatOneAnswered();
    void aPersonsChoiceStands();
    void aPersonMayCorrectAPerson();
    void whatIsSaidBeforeTheReportIsKept();
    void aCallOfAnUnknownCustomerIsKept();
    void absurdFieldsAreTamed();
    void legsInAnyOrderMakeOneCall();
};

namespace {

RecordCall leg(InteractionState state, std::int64_t talkMs = 0) {
    RecordCall call;
    call.interaction = id<InteractionId>(1);
    call.startedAt = noon - Milliseconds(120000);
    call.endedAt = noon - Milliseconds(1000);
    call.account = "+33199000001";
    call.callId = "a84b4c76e66710";
    call.peer = "+33639980001";
    call.state = state;
    call.ringMs = 4000;
    call.talkMs = talkMs;
    return call;
}

RecordCall legOf(CustomerId customer, MatchBasis basis) {
    RecordCall call = leg(InteractionState::Done, 1000);
    call.customer = customer;
    call.matchedBy = basis;
    return call;
}

const Interaction& call(const Desk& desk) {
    return *desk.find<Interaction>(id<InteractionId>(1));
}

void addCustomer(Desk& desk, std::uint8_t number) {
    Customer other;
    other.id = id<CustomerId>(number);
    desk.put(other);
}

} // namespace

void CallsTest::theAnsweredLegWins() {
    Desk desk;
    QVERIFY(desk.ask(leg(InteractionState::Done, 90000)));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    RecordCall missed = leg(InteractionState::Missed);
    missed.ringMs = 30000;
    const auto decision = desk.ask(missed);
    QVERIFY(decision);
    QVERIFY(decision->changes.empty());
    QVERIFY(call(desk).state == InteractionState::Done);
    QCOMPARE(call(desk).ringMs, 4000);
    QVERIFY(call(desk).author == id<UserId>(1));
}

void CallsTest::nobodyMissedWhatOneAnswered() {
    Desk desk;
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    QVERIFY(desk.ask(leg(InteractionState::Missed)));
    QVERIFY(call(desk).author.isNull());
    desk.as(id<UserId>(1), Role::Agent, "Camille");
    QVERIFY(desk.ask(leg(InteractionState::Ongoing)));
    QVERIFY(desk.ask(leg(InteractionState::Done, 90000)));
    QVERIFY(call(desk).state == InteractionState::Done);
    QVERIFY(call(desk).author == id<UserId>(1));
    QCOMPARE(call(desk).talkMs, 90000);
}

void CallsTest::aPersonsChoiceStands() {
    Desk desk;
    addCustomer(desk, 2);
    QVERIFY(desk.ask(legOf(id<CustomerId>(2), MatchBasis::CallerNumber)));
    QVERIFY(desk.ask(AssignInteraction{id<InteractionId>(1), id<CustomerId>(1), MatchBasis::ChosenByAgent}));
    QVERIFY(desk.ask(legOf(id<CustomerId>(2), MatchBasis::AssertedNumber)));
    QVERIFY(call(desk).customer == id<CustomerId>(1));
    QVERIFY(desk.ask(AssignInteraction{id<InteractionId>(1), id<CustomerId>(2), MatchBasis::CallerNumber}));
    QVERIFY(call(desk).customer == id<CustomerId>(1));
}

void CallsTest::aPersonMayCorrectAPerson() {
    Desk desk;
    addCustomer(desk, 2);
    QVERIFY(desk.ask(legOf(id<CustomerId>(1), MatchBasis::ChosenByAgent)));
    QVERIFY(desk.ask(AssignInteraction{id<InteractionId>(1), id<CustomerId>(2), MatchBasis::ChosenByAgent}));
    QVERIFY(call(desk).customer == id<CustomerId>(2));
    QCOMPARE(
        desk.codeOf(AssignInteraction{id<InteractionId>(1), id<CustomerId>(9), MatchBasis::ChosenByAgent}),
        ErrorCode::NotFound);
}

void CallsTest::whatIsSaidBeforeTheReportIsKept() {
    Desk desk;
    QVERIFY(desk.ask(QualifyInteraction{id<InteractionId>(1), CallOutcome::Handled, id<ReasonId>(1), 7000}));
    QVERIFY(desk.ask(AssignInteraction{id<InteractionId>(1), id<CustomerId>(1), MatchBasis::ChosenByAgent}));
    QVERIFY(desk.ask(leg(InteractionState::Done, 90000)));
    QVERIFY(desk.ask(QualifyInteraction{id<InteractionId>(1), CallOutcome::None, {}, 9000}));
    QVERIFY(call(desk).outcome == CallOutcome::Handled);
    QVERIFY(call(desk).reason == id<ReasonId>(1));
    QVERIFY(call(desk).customer == id<CustomerId>(1));
    QCOMPARE(call(desk).wrapMs, 9000);
    QVERIFY(call(desk).at == noon - Milliseconds(120000));
    QCOMPARE(call(desk).peer, std::string("+33639980001"));
}

void CallsTest::aCallOfAnUnknownCustomerIsKept() {
    Desk desk;
    QVERIFY(desk.ask(legOf(id<CustomerId>(9), MatchBasis::CallerNumber)));
    QVERIFY(call(desk).customer.isNull());
    QVERIFY(call(desk).matchedBy == MatchBasis::None);
}

void CallsTest::absurdFieldsAreTamed() {
    Desk desk;
    RecordCall absurd = leg(static_cast<InteractionState>(99), -5);
    absurd.peerName = std::string(10000, 'A') + "\x1b[31m";
    absurd.startedAt = noon + Milliseconds(1'000'000'000);
    QVERIFY(desk.ask(absurd));
    QVERIFY(call(desk).peerName.size() <= 200);
    QCOMPARE(call(desk).talkMs, 0);
    QVERIFY(call(desk).at == noon);
    absurd.callId = " ";
    QCOMPARE(desk.codeOf(absurd), ErrorCode::BadInput);
}

namespace {

struct SeenLeg {
    RecordCall call;
    UserId by;
};

SeenLeg anyLeg() {
    SeenLeg seen;
    seen.call =
        leg(*rc::gen::element(InteractionState::Ongoing, InteractionState::Done, InteractionState::Missed,
                              InteractionState::Rejected, InteractionState::Failed));
    seen.call.talkMs = *rc::gen::inRange(0, 4);
    seen.call.holdMs = *rc::gen::inRange(0, 3);
    seen.call.ringMs = *rc::gen::inRange(0, 3);
    seen.call.startedAt = noon - Milliseconds(*rc::gen::inRange(5, 9));
    seen.call.endedAt = noon - Milliseconds(*rc::gen::inRange(1, 5));
    seen.call.peer = *rc::gen::element<std::string>("", "+33639980001", "+33639980002");
    seen.call.peerName = *rc::gen::element<std::string>("", "Anne", "Luc");
    seen.call.customer =
        *rc::gen::element(CustomerId(), id<CustomerId>(1), id<CustomerId>(2), id<CustomerId>(3));
    seen.call.matchedBy =
        *rc::gen::element(MatchBasis::None, MatchBasis::CallerNumber, MatchBasis::AssertedNumber,
                          MatchBasis::ChosenByAgent, MatchBasis::Created);
    seen.by = *rc::gen::element(id<UserId>(1), id<UserId>(2), id<UserId>(3));
    return seen;
}

Interaction callOf(const std::vector<SeenLeg>& legs) {
    Desk desk;
    addCustomer(desk, 2);
    addCustomer(desk, 3);
    for (const SeenLeg& seen : legs) {
        desk.as(seen.by, Role::Agent, "");
        RC_ASSERT(desk.ask(seen.call).ok());
    }
    return call(desk);
}

} // namespace

void CallsTest::legsInAnyOrderMakeOneCall() {
    QVERIFY(rc::check("any order and any repetition of the legs make the same call", [] {
        std::vector<SeenLeg> legs;
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
            legs.push_back(anyLeg());
        std::vector<SeenLeg> others = legs;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            others.push_back(legs[*rc::gen::inRange<std::size_t>(0, legs.size())]);
        for (std::size_t i = others.size(); i > 1; --i)
            std::swap(others[i - 1], others[*rc::gen::inRange<std::size_t>(0, i)]);
        RC_ASSERT(callOf(legs) == callOf(others));
    }));
}

VISAGE_TEST(CallsTest)
#include "calls_test.moc"
