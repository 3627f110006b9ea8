// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/engine_watch.h"
#include "tests/support/run.h"
#include "tests/support/sip/sip_lab.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;
using call::CallState;
using call::EndCause;
using call::control::CallAction;

class EngineCallTest : public QObject {
    Q_OBJECT

    std::unique_ptr<SipLab> m_lab;
    std::unique_ptr<EngineWatch> m_watch;

    void verifyFinished(Child& child) {
        QTRY_VERIFY_WITH_TIMEOUT(child.finished(), 20000);
        QVERIFY2(child.exitCode() == 0, child.output());
    }

private Q_SLOTS:
    void initTestCase() {
        m_lab = std::make_unique<SipLab>();
        QVERIFY2(m_lab->start(), m_lab->log());
    }
    void init() {
        m_watch = std::make_unique<EngineWatch>();
        m_watch->use(m_lab->account("anne"));
        QTRY_VERIFY(m_watch->ready());
    }
    void cleanup() { m_watch.reset(); }
    void cleanupTestCase() { m_lab.reset(); }

    void anIncomingCallTellsItsFactsIsAnsweredAndHeard() {
        auto caller = m_lab->sipp(u"caller.xml"_s, u"anne"_s, {u"-rtp_echo"_s});
        QTRY_VERIFY(m_watch->inState(CallState::Ringing));
        const auto ringing = m_watch->call();
        QCOMPARE(ringing.direction, Direction::In);
        QCOMPARE(ringing.facts.fromUri, std::string("sip:+33142000001@trunk.example"));
        QCOMPARE(ringing.facts.fromName, std::string("Durand Marie"));
        QVERIFY(!ringing.facts.callId.empty());
        auto account = m_lab->account("anne");
        account.trustAssertedIdentity = true;
        account.customerNumberHeaders = {"x-customer-id"};
        const auto who = call::callerIdentifiers(ringing.facts, account);
        QCOMPARE(who.values.front().second, std::string("C-000042"));
        QCOMPARE(who.shownNumber, std::string("+33142000002"));
        QCOMPARE(who.lineCalled, std::string("+33199000100"));

        m_watch->act(CallAction::Answer, ringing.id);
        QTRY_VERIFY(m_watch->inState(CallState::Active));
        QTRY_VERIFY(m_watch->heard().loud > 25); // half a second of our own tone, there and back
        m_watch->act(CallAction::HangUp, ringing.id);
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        QCOMPARE(m_watch->call().cause, EndCause::HungUpByUs);
        QVERIFY(m_watch->call().answeredAt >= m_watch->call().startedAt);
        verifyFinished(*caller);
        QTRY_VERIFY(!m_watch->heard().open);
    }

    void theCallerMayHangUp() {
        auto caller = m_lab->sipp(u"caller_hangs_up.xml"_s, u"anne"_s);
        QTRY_VERIFY(m_watch->inState(CallState::Ringing));
        m_watch->act(CallAction::Answer, m_watch->call().id);
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        QCOMPARE(m_watch->call().cause, EndCause::HungUpByPeer);
        QCOMPARE(call::outcomeOf(m_watch->call()), InteractionState::Done);
        verifyFinished(*caller);
    }

    void aCallerWhoGivesUpIsMissed() {
        auto caller =
            m_lab->sipp(u"caller_gives_up.xml"_s, u"anne"_s, {u"-key"_s, u"cancel_header"_s, u"X-Test: 1"_s});
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        QCOMPARE(m_watch->call().cause, EndCause::Cancelled);
        QCOMPARE(call::outcomeOf(m_watch->call()), InteractionState::Missed);
        verifyFinished(*caller);
    }

    void aCallTakenElsewhereIsNotMissed() {
        auto caller = m_lab->sipp(
            u"caller_gives_up.xml"_s, u"anne"_s,
            {u"-key"_s, u"cancel_header"_s, u"Reason: SIP;cause=200;text=\"Call completed elsewhere\""_s});
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        QCOMPARE(m_watch->call().cause, EndCause::AnsweredElsewhere);
        verifyFinished(*caller);
    }

    void rejectedIsRejected() {
        auto caller = m_lab->sipp(u"caller_is_rejected.xml"_s, u"anne"_s);
        QTRY_VERIFY(m_watch->inState(CallState::Ringing));
        m_watch->act(CallAction::Reject, m_watch->call().id);
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        QCOMPARE(m_watch->call().cause, EndCause::RejectedByUs);
        verifyFinished(*caller);
    }

    void holdAndResumeReachTheCaller() {
        auto caller = m_lab->sipp(u"caller_is_held.xml"_s, u"anne"_s);
        QTRY_VERIFY(m_watch->inState(CallState::Ringing));
        const auto id = m_watch->call().id;
        m_watch->act(CallAction::Answer, id);
        QTRY_VERIFY(m_watch->inState(CallState::Active));
        m_watch->act(CallAction::Hold, id);
        QTRY_VERIFY(m_watch->inState(CallState::Held));
        QVERIFY(m_watch->call().heldSince);
        m_watch->act(CallAction::Resume, id);
        QTRY_VERIFY(m_watch->inState(CallState::Active));
        QVERIFY(!m_watch->call().heldSince);
        // Hung up when both offers have arrived: SIPp answers them in its own time.
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->pings() > 0 && !caller->finished(), 5000);
        m_watch->act(CallAction::HangUp, id);
        verifyFinished(*caller);
    }

    void theCallersHoldIsSeen() {
        auto caller = m_lab->sipp(u"caller_holds.xml"_s, u"anne"_s);
        QTRY_VERIFY(m_watch->inState(CallState::Ringing));
        m_watch->act(CallAction::Answer, m_watch->call().id);
        QTRY_VERIFY(m_watch->call().heldByPeer);
        QVERIFY(m_watch->inState(CallState::Active));
        QTRY_VERIFY(!m_watch->call().heldByPeer);
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        verifyFinished(*caller);
    }

    void aMutedAgentIsNotHeard() {
        auto caller = m_lab->sipp(u"caller.xml"_s, u"anne"_s, {u"-rtp_echo"_s});
        QTRY_VERIFY(m_watch->inState(CallState::Ringing));
        const auto id = m_watch->call().id;
        m_watch->act(CallAction::Mute, id);
        QTRY_VERIFY(m_watch->call().muted);
        m_watch->act(CallAction::Answer, id);
        QTRY_VERIFY(m_watch->heard().quiet > 40);
        QCOMPARE(m_watch->heard().loud.load(), 0);
        m_watch->act(CallAction::Unmute, id);
        QTRY_VERIFY(m_watch->heard().loud > 10);
        m_watch->act(CallAction::HangUp, id);
        verifyFinished(*caller);
    }

    void dialsOut() {
        auto callee = m_lab->sipp(u"callee.xml"_s, u"x"_s, {u"-rtp_echo"_s});
        m_watch->dial("+33 1 42 00 00 09");
        QTRY_VERIFY(m_watch->inState(CallState::Active));
        QCOMPARE(m_watch->call().direction, Direction::Out);
        QCOMPARE(m_watch->call().facts.toUri, std::string("sip:+33142000009@cc.test"));
        QTRY_VERIFY(m_watch->heard().loud > 25);
        m_watch->act(CallAction::HangUp, m_watch->call().id);
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        verifyFinished(*callee);
    }

    void aBusyCalleeIsBusy() {
        auto callee = m_lab->sipp(u"callee_is_busy.xml"_s, u"x"_s);
        m_watch->dial("0142000009");
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        QCOMPARE(m_watch->call().cause, EndCause::Busy);
        verifyFinished(*callee);
    }

    void aCallOfOursCanBeGivenUp() {
        auto callee = m_lab->sipp(u"callee_rings.xml"_s, u"x"_s);
        m_watch->dial("0142000009");
        QTRY_VERIFY(m_watch->inState(CallState::Dialling));
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->pings() > 1, 5000); // by then the 180 has been there
        m_watch->act(CallAction::HangUp, m_watch->call().id);
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        verifyFinished(*callee);
    }

    void whatIsNoNumberIsNotDialled() {
        m_watch->dial("sip:evil@example.org");
        QTRY_VERIFY(!m_watch->notices().empty());
        QVERIFY(m_watch->calls().empty());
    }
};

VISAGE_TEST(EngineCallTest)
#include "call_test.moc"
