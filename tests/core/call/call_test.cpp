// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/call.h"
#include "tests/support/run.h"

#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::call;

class CallTest : public QObject {
    Q_OBJECT

    static Call answeredWithHold() {
        Call call;
        call.state = CallState::Ended;
        call.startedAt = {1000};
        call.answeredAt = {5000};
        call.endedAt = {65000};
        call.held = Milliseconds(20000);
        call.cause = EndCause::HungUpByPeer;
        return call;
    }

private Q_SLOTS:
    void onlyLegalStepsAreAllowed() {
        using enum CallState;
        const std::vector<std::pair<CallState, CallState>> legal{
            {Ringing, Active}, {Ringing, Ended}, {Dialling, Active}, {Dialling, Ended},
            {Active, Held},    {Active, Ended},  {Held, Active},     {Held, Ended}};
        for (const auto from : {Ringing, Dialling, Active, Held, Ended})
            for (const auto to : {Ringing, Dialling, Active, Held, Ended})
                QCOMPARE(mayFollow(from, to),
                         std::find(legal.begin(), legal.end(), std::pair(from, to)) != legal.end());
    }

    void timesOfAnEndedCallDoNotGrow() {
        const auto call = answeredWithHold();
        QCOMPARE(ringTime(call, {900000}).count(), 4000);
        QCOMPARE(holdTime(call, {900000}).count(), 20000);
        QCOMPARE(talkTime(call, {900000}).count(), 40000);
    }

    void aHoldThatLastsCountsUpToNow() {
        auto call = answeredWithHold();
        call.state = CallState::Held;
        call.endedAt = {};
        call.heldSince = {60000};
        QCOMPARE(holdTime(call, {70000}).count(), 30000);
        QCOMPARE(talkTime(call, {70000}).count(), 35000);
    }

    void aRingingCallHasOnlyRingTime() {
        Call call;
        call.startedAt = {1000};
        QCOMPARE(ringTime(call, {4500}).count(), 3500);
        QCOMPARE(talkTime(call, {4500}).count(), 0);
        QCOMPARE(holdTime(call, {4500}).count(), 0);
    }

    void aClockSetBackMakesNoNegativeTimes() {
        auto call = answeredWithHold();
        call.endedAt = {2000};
        QCOMPARE(talkTime(call, {2000}).count(), 0);
        call.answeredAt = {500};
        QCOMPARE(ringTime(call, {2000}).count(), 0);
    }

    void outcomes_data() {
        QTest::addColumn<int>("cause");
        QTest::addColumn<bool>("answered");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* name, EndCause cause, bool answered, InteractionState outcome) {
            QTest::newRow(name) << static_cast<int>(cause) << answered << static_cast<int>(outcome);
        };
        row("hung up by us", EndCause::HungUpByUs, true, InteractionState::Done);
        row("hung up by the customer", EndCause::HungUpByPeer, true, InteractionState::Done);
        row("engine died while talking", EndCause::EngineLost, true, InteractionState::Done);
        row("caller gave up", EndCause::Cancelled, false, InteractionState::Missed);
        row("nobody answered us", EndCause::NoAnswer, false, InteractionState::Missed);
        row("busy", EndCause::Busy, false, InteractionState::Missed);
        row("rejected by us", EndCause::RejectedByUs, false, InteractionState::Rejected);
        row("refused by them", EndCause::Refused, false, InteractionState::Rejected);
        row("failed", EndCause::Failed, false, InteractionState::Failed);
        row("engine died while ringing", EndCause::EngineLost, false, InteractionState::Failed);
    }

    void outcomes() {
        QFETCH(int, cause);
        QFETCH(bool, answered);
        QFETCH(int, outcome);
        auto call = answeredWithHold();
        if (!answered)
            call.answeredAt = {};
        call.cause = static_cast<EndCause>(cause);
        QCOMPARE(static_cast<int>(outcomeOf(call)), outcome);
    }

    void answeredElsewhereIsNobodysMissedCall() {
        auto call = answeredWithHold();
        call.answeredAt = {};
        call.cause = EndCause::AnsweredElsewhere;
        QVERIFY(outcomeOf(call) != InteractionState::Missed);
    }

    void aLivingCallIsOngoing() {
        Call call;
        QCOMPARE(outcomeOf(call), InteractionState::Ongoing);
    }
};

VISAGE_TEST(CallTest)
#include "call_test.moc"
