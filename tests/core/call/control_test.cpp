// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/control.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

using namespace visage;
using namespace visage::call;
using namespace visage::call::control;

class ControlTest : public QObject {
    Q_OBJECT

    template <class Message> static Message toEngine(const Message& message) {
        const auto line = encode(ToEngine(message));
        auto decoded = decodeToEngine(std::string_view(line).substr(0, line.size() - 1));
        return std::get<Message>(decoded.value());
    }
    template <class Message> static Message fromEngine(const Message& message) {
        const auto line = encode(FromEngine(message));
        auto decoded = decodeFromEngine(std::string_view(line).substr(0, line.size() - 1));
        return std::get<Message>(decoded.value());
    }

private Q_SLOTS:
    void accountsCrossWhole() {
        PhoneAccount account;
        account.aor = "sip:anne@example.org";
        account.registrarHost = "2001:db8::1";
        account.registrarPort = 5071;
        account.transport = Transport::Udp;
        account.authUser = "a1";
        account.password = "s\"3\\cret é";
        account.realm = "asterisk";
        account.displayName = "Anne";
        account.expiresSeconds = 120;
        account.trustAssertedIdentity = true;
        account.customerNumberHeaders = {"x-customer-id", "x-ref"};
        account.internalDigits = 3;
        const auto read = toEngine(UseAccount{account}).account;
        QCOMPARE(read.aor, account.aor);
        QCOMPARE(read.registrarHost, account.registrarHost);
        QCOMPARE(read.registrarPort, account.registrarPort);
        QVERIFY(read.transport == account.transport);
        QCOMPARE(read.password, account.password);
        QCOMPARE(read.realm, account.realm);
        QCOMPARE(read.expiresSeconds, 120);
        QCOMPARE(read.customerNumberHeaders, account.customerNumberHeaders);
    }

    void callsCrossWhole() {
        Call call;
        call.id = 7;
        call.direction = Direction::Out;
        call.state = CallState::Held;
        call.startedAt = {1700000000000};
        call.answeredAt = {1700000001000};
        call.held = Milliseconds(12);
        call.heldSince = {1700000002000};
        call.muted = true;
        call.heldByPeer = true;
        call.cause = EndCause::None;
        call.causeText = "line\nbreak";
        call.facts.callId = "abc";
        call.facts.fromName = "<b>\xc3\xa9";
        call.facts.headers = {{"x-a", "1"}, {"x-a", "2"}};
        const auto read = fromEngine(CallIs{call}).call;
        QCOMPARE(read.id, call.id);
        QCOMPARE(read.direction, call.direction);
        QCOMPARE(read.state, call.state);
        QCOMPARE(read.startedAt, call.startedAt);
        QCOMPARE(read.heldSince, call.heldSince);
        QCOMPARE(read.held, call.held);
        QVERIFY(read.muted && read.heldByPeer);
        QCOMPARE(read.causeText, call.causeText);
        QCOMPARE(read.facts.fromName, call.facts.fromName);
        QCOMPARE(read.facts.headers, call.facts.headers);
    }

    void theRestCrosses() {
        QCOMPARE(toEngine(Hello{9}).version, 9);
        QCOMPARE(toEngine(Dial{"+33 1"}).number, std::string("+33 1"));
        (void)toEngine(Quit{});
        for (int action = 1; action <= 7; ++action) {
            const auto read = toEngine(DoWithCall{static_cast<CallAction>(action), 4000000000U});
            QCOMPARE(static_cast<int>(read.action), action);
            QCOMPARE(read.call, 4000000000U);
        }
        (void)fromEngine(Ping{});
        const LineStatus status{LineState::Failed, {ErrorCode::WrongCredentials, "No."}, {12345}};
        QCOMPARE(fromEngine(status), status);
        QCOMPARE(fromEngine(Notice{{ErrorCode::Unavailable, "No sound."}}).what.sentence,
                 std::string("No sound."));
    }

    void nothingElseIsUnderstood_data() {
        QTest::addColumn<QByteArray>("line");
        for (const auto* line :
             {"", "hello", "[]", "{}", "{\"type\":3}", "{\"type\":\"dance\"}",
              "{\"type\":\"answer\",\"call\":-1}", "{\"type\":\"answer\",\"call\":4294967296}",
              "{\"type\":\"answer\",\"call\":1.5}", "{\"type\":\"dial\",\"number\":1}",
              "{\"type\":\"account\",\"account\":{}}", "{\"type\":\"account\",\"account\":3}"})
            QTest::addRow("%s", line) << QByteArray(line);
    }

    void nothingElseIsUnderstood() {
        QFETCH(QByteArray, line);
        const auto message = decodeToEngine(line.toStdString());
        QVERIFY(!message.ok());
        QCOMPARE(message.error().code, ErrorCode::BadInput);
    }

    void callsOfAnImpossibleStateAreRefused() {
        for (const auto* line :
             {R"({"type":"call","call":{"state":6}})", R"({"type":"call","call":{"direction":0}})",
              R"({"type":"call","call":{"cause":11}})",
              R"({"type":"call","call":{"facts":{"headers":[["a"]]}}})",
              R"({"type":"call","call":{"started_at":1e30}})", R"({"type":"line","state":9})"})
            QVERIFY2(!decodeFromEngine(line).ok(), line);
    }

    void anyBytesAreSurvived() {
        QVERIFY(rc::check("any text", [](const std::string& text) {
            (void)decodeToEngine(text);
            (void)decodeFromEngine(text);
        }));
    }

    void linesComeOutHoweverTheBytesArrive() {
        const bool ok = rc::check("any cutting", [](const std::vector<std::uint8_t>& cuts) {
            const std::string stream = "one\ntwo\n\nthree\nrest";
            Lines lines;
            std::vector<std::string> got;
            std::string_view left = stream;
            for (const auto cut : cuts) {
                const auto n = std::min<std::size_t>(cut % 5, left.size());
                for (auto& line : lines.feed(left.substr(0, n)))
                    got.push_back(line);
                left.remove_prefix(n);
            }
            for (auto& line : lines.feed(left))
                got.push_back(line);
            RC_ASSERT(got == (std::vector<std::string>{"one", "two", "three"}));
        });
        QVERIFY(ok);
    }

    void aLineOverTheLimitIsLeftOutAndTheNextOneRead() {
        Lines lines;
        QVERIFY(lines.feed(std::string(maxLineBytes, 'x')).empty());
        QVERIFY(lines.feed("yy").empty());
        QCOMPARE(lines.tooLong(), 1);
        QCOMPARE(lines.feed("z\nnext\n"), std::vector<std::string>{"next"});
    }
};

VISAGE_TEST(ControlTest)
#include "control_test.moc"
