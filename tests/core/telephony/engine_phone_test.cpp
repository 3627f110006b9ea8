// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telephony/engine_phone.h"
#include "tests/support/run.h"
#include "tests/support/sip/sip_lab.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace visage;
using namespace visage::telephony;
using namespace visage::testing;
using namespace Qt::StringLiterals;
using call::CallState;
using call::EndCause;

class EnginePhoneTest : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    std::unique_ptr<SipLab> m_lab;
    const EngineOptions m_silent{{}, u"null"_s};

    static bool inState(const Phone& phone, CallState state) {
        return !phone.calls().empty() && phone.calls().back().state == state;
    }

private Q_SLOTS:
    void initTestCase() {
        m_lab = std::make_unique<SipLab>();
        QVERIFY2(m_lab->start(), m_lab->log());
    }
    void cleanupTestCase() { m_lab.reset(); }

    void aCallComesThroughTheProcess() {
        EnginePhone phone(m_clock, m_silent);
        phone.start(m_lab->account("anne"));
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), Phone::State::Ready, 15000);
        QSignalSpy appeared(&phone, &Phone::callAppeared);
        auto caller = m_lab->sipp(u"caller.xml"_s, u"anne"_s);
        QTRY_COMPARE_WITH_TIMEOUT(appeared.size(), 1, 10000);
        const auto id = appeared.front().front().toUInt();
        QCOMPARE(phone.calls().front().facts.fromName, std::string("Durand Marie"));
        phone.answer(id);
        QTRY_VERIFY(inState(phone, CallState::Active));
        phone.setMuted(id, true);
        QTRY_VERIFY(phone.calls().front().muted);
        phone.hangUp(id);
        QTRY_VERIFY(inState(phone, CallState::Ended));
        QTRY_VERIFY_WITH_TIMEOUT(caller->finished(), 15000);
        QVERIFY2(caller->exitCode() == 0, caller->output());
    }

    void anEngineKilledInACallIsSaidAndReplaced() {
        EnginePhone phone(m_clock, m_silent);
        phone.start(m_lab->account("anne"));
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), Phone::State::Ready, 15000);
        QSignalSpy lost(&phone, &Phone::engineLost);
        auto caller = m_lab->sipp(u"caller.xml"_s, u"anne"_s);
        QTRY_VERIFY_WITH_TIMEOUT(inState(phone, CallState::Ringing), 10000);
        const auto first = phone.calls().back().id;
        phone.answer(first);
        QTRY_VERIFY(inState(phone, CallState::Active));
        const auto before = phone.engineProcessId();
        QCOMPARE(::kill(static_cast<pid_t>(before), SIGKILL), 0);
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 5000);
        QVERIFY(inState(phone, CallState::Ended));
        QCOMPARE(phone.calls().back().cause, EndCause::EngineLost);
        QCOMPARE(call::outcomeOf(phone.calls().back()), InteractionState::Done);
        caller->stop();
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), Phone::State::Ready, 20000);
        QVERIFY(phone.engineProcessId() != before);
        // The new engine counts its calls anew; for us they go on.
        auto next = m_lab->sipp(u"caller_is_rejected.xml"_s, u"anne"_s);
        QTRY_VERIFY_WITH_TIMEOUT(inState(phone, CallState::Ringing), 10000);
        QVERIFY(phone.calls().back().id > first);
        phone.reject(phone.calls().back().id);
        QTRY_VERIFY_WITH_TIMEOUT(next->finished(), 15000);
        QCOMPARE(next->exitCode(), 0);
    }

    void anEngineThatHangsIsKilledAndReplaced() {
        EnginePhone phone(m_clock, m_silent);
        phone.start(m_lab->account("anne"));
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), Phone::State::Ready, 15000);
        QSignalSpy lost(&phone, &Phone::engineLost);
        QCOMPARE(::kill(static_cast<pid_t>(phone.engineProcessId()), SIGSTOP), 0);
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), Phone::State::Ready, 20000);
    }

    void aMissingProgramIsSaid() {
        EnginePhone phone(m_clock, {u"/nowhere/visage-phone"_s, u"null"_s});
        phone.start(m_lab->account("anne"));
        QTRY_COMPARE(phone.state(), Phone::State::Failed);
        QVERIFY(phone.trouble().sentence.find("installed") != std::string::npos);
    }

    void aProgramThatIsNoEngineIsGivenUpWithoutAStorm() {
        EnginePhone phone(m_clock, {u"/bin/true"_s, u"null"_s});
        QSignalSpy lost(&phone, &Phone::engineLost);
        phone.start(m_lab->account("anne"));
        QTRY_VERIFY(lost.size() >= 2);
        QVERIFY(phone.retryAt() || phone.state() == Phone::State::Starting);
    }

    void stoppedMeansOff() {
        EnginePhone phone(m_clock, m_silent);
        phone.start(m_lab->account("anne"));
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), Phone::State::Ready, 15000);
        QSignalSpy lost(&phone, &Phone::engineLost);
        phone.stop();
        QCOMPARE(phone.state(), Phone::State::Off);
        phone.start(m_lab->account("anne"));
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), Phone::State::Ready, 15000);
        QCOMPARE(lost.size(), 0);
    }
};

VISAGE_TEST(EnginePhoneTest)
#include "engine_phone_test.moc"
