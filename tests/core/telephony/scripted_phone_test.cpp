// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telephony/scripted_phone.h"
#include "tests/support/run.h"

#include <QSignalSpy>
#include <QTest>

using namespace visage;
using namespace visage::telephony;
using call::CallState;
using call::EndCause;

class ScriptedPhoneTest : public QObject {
    Q_OBJECT

    SystemClock m_clock;

private Q_SLOTS:
    void aCallLivesAsAnAgentHandlesIt() {
        ScriptedPhone phone(m_clock);
        phone.start({});
        QCOMPARE(phone.state(), Phone::State::Ready);
        QSignalSpy appeared(&phone, &Phone::callAppeared);
        const auto id = phone.simulateIncoming({});
        QCOMPARE(appeared.size(), 1);
        phone.answer(id);
        phone.hold(id);
        QCOMPARE(phone.calls().front().state, CallState::Held);
        phone.resume(id);
        phone.setMuted(id, true);
        QVERIFY(phone.calls().front().muted);
        phone.hangUp(id);
        QCOMPARE(phone.calls().front().state, CallState::Ended);
        QCOMPARE(phone.calls().front().cause, EndCause::HungUpByUs);
    }

    void answeringASecondCallHoldsTheFirst() {
        ScriptedPhone phone(m_clock);
        const auto first = phone.simulateIncoming({});
        phone.answer(first);
        const auto second = phone.simulateIncoming({});
        phone.answer(second);
        QCOMPARE(phone.calls()[0].state, CallState::Held);
        QCOMPARE(phone.calls()[1].state, CallState::Active);
    }

    void aLostEngineEndsItsCalls() {
        ScriptedPhone phone(m_clock);
        (void)phone.simulateIncoming({});
        QSignalSpy lost(&phone, &Phone::engineLost);
        phone.simulateEngineLost();
        QCOMPARE(lost.size(), 1);
        QCOMPARE(phone.calls().front().cause, EndCause::EngineLost);
    }

    void playsAScript() {
        ScriptedPhone phone(m_clock);
        QSignalSpy ended(&phone, &ScriptedPhone::scriptEnded);
        const QByteArray script =
            "{\"do\":\"ready\"}\n"
            "{\"after_ms\":5,\"do\":\"incoming\",\"from\":\"sip:+33612345678@pbx\",\"name\":\"Marie\","
            "\"headers\":{\"X-Customer-Id\":\"C-42\"}}\n\n"
            "{\"do\":\"answered_elsewhere\"}\n";
        QVERIFY(phone.play(script).ok());
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(phone.state(), Phone::State::Ready);
        const auto& call = phone.calls().front();
        QCOMPARE(call.cause, EndCause::AnsweredElsewhere);
        QCOMPARE(call.facts.fromName, std::string("Marie"));
        QCOMPARE(call.facts.headers.front().first, std::string("x-customer-id"));
    }

    void aWrongScriptIsRefusedWhole() {
        ScriptedPhone phone(m_clock);
        const auto played = phone.play("{\"do\":\"incoming\"}\n{\"do\":\"dance\"}\n");
        QVERIFY(!played.ok());
        QVERIFY(played.error().sentence.find("Line 2") != std::string::npos);
        QVERIFY(phone.calls().empty());
    }
};

VISAGE_TEST(ScriptedPhoneTest)
#include "scripted_phone_test.moc"
