// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/engine_watch.h"
#include "tests/core/engine/message_mutator.h"
#include "tests/support/run.h"
#include "tests/support/shared_data.h"
#include "tests/support/sip/fake_registrar.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace visage;
using namespace visage::testing;
using call::CallState;
using call::control::CallAction;

class HostileTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeRegistrar> m_registrar;
    std::unique_ptr<EngineWatch> m_watch;
    int m_count = 0;

    /// The messages of RFC 4475, where the shared test data are present.
    static QList<QByteArray> tortures() {
        QList<QByteArray> messages;
        const auto folder = sharedData("sip_torture");
        if (folder.empty())
            return messages;
        const auto files = QDir(QString::fromStdString(folder)).entryInfoList({QStringLiteral("*.dat")});
        for (const auto& entry : files) {
            QFile file(entry.filePath());
            if (file.open(QIODevice::ReadOnly))
                messages.append(file.readAll());
        }
        return messages;
    }

    QList<QByteArray> ourOwn() const {
        const auto port = m_registrar->port();
        auto noVia = inviteTo("anne", port, "novia");
        noVia.remove(noVia.indexOf("Via:"), noVia.indexOf("From:") - noVia.indexOf("Via:"));
        auto lyingLength = inviteTo("anne", port, "lying");
        lyingLength.replace("Content-Length: ", "Content-Length: 99999");
        return {
            QByteArray(),
            "\r\n\r\n",
            QByteArray(60000, 'A'),
            QByteArray(1000, '\0'),
            "INVITE",
            "INVITE sip: SIP/2.0\r\n\r\n",
            noVia,
            lyingLength,
            inviteTo("anne", port, "huge", "X-Big: " + QByteArray(50000, 'b') + "\r\n"),
            inviteTo("anne", port, "many", QByteArray("X-Many: 1\r\n").repeated(3000)),
            inviteTo("anne", port, "html",
                     "P-Asserted-Identity: \"<script>alert(1)</script>\" <sip:1@x>\r\n"),
            inviteTo("anne", port, "replaces", "Require: replaces\r\nReplaces: a;to-tag=b;from-tag=c\r\n"),
            "SIP/2.0 200 OK\r\n\r\n",
            "SIP/2.0 999999 \r\n\r\n",
            optionsTo("anne%00", port, "nul")};
    }

    /// Everything sent so far has been digested, and the engine still answers. Calls that came of it are
    /// rejected.
    void verifyAlive() {
        const auto id = "alive" + QByteArray::number(++m_count);
        m_registrar->send(optionsTo("anne", m_registrar->port(), id));
        QTRY_VERIFY(m_registrar->answered(id, 200));
        m_registrar->forget();
    }

    void sendAll(const QList<QByteArray>& messages, const std::function<void(const QByteArray&)>& send) {
        for (const auto& message : messages) {
            send(message);
            if (++m_count % 16 == 0)
                verifyAlive();
        }
        verifyAlive();
    }

    /// The invitation is repeated until it is heard, as over UDP (RFC 3261, 17.1.1.2).
    bool rings(const QByteArray& id) {
        const auto invite = inviteTo("anne", m_registrar->port(), id);
        for (int n = 0; n < 10; ++n) {
            m_registrar->send(invite);
            if (QTest::qWaitFor([&] { return m_registrar->answered(id, 180); }, 1000))
                return true;
        }
        return false;
    }

    void verifyNormalCall() {
        // What hung in the air is rejected by now; the next call is an ordinary one.
        const auto id = "normal" + QByteArray::number(++m_count);
        QVERIFY(rings(id));
        QTRY_VERIFY(m_watch->inState(CallState::Ringing));
        m_watch->act(CallAction::Answer, m_watch->call().id);
        QTRY_VERIFY(m_registrar->answered(id, 200));
        const auto answer = m_registrar->answer(id, 200);
        m_registrar->send(followUp("ACK", 1, answer, m_registrar->port()));
        QTRY_VERIFY(m_watch->inState(CallState::Active));
        m_registrar->send(followUp("BYE", 2, answer, m_registrar->port()));
        QTRY_VERIFY(m_watch->inState(CallState::Ended));
        QCOMPARE(m_watch->call().cause, call::EndCause::HungUpByPeer);
    }

    void rejectWhatRings() {
        connect(m_watch.get(), &EngineWatch::callChanged, m_watch.get(), [this](std::uint32_t id) {
            if (m_watch->call().id == id && m_watch->inState(CallState::Ringing) &&
                !QByteArray::fromStdString(m_watch->call().facts.callId).startsWith("normal"))
                m_watch->act(CallAction::Reject, id);
        });
    }

private Q_SLOTS:
    void init() {
        m_registrar = std::make_unique<FakeRegistrar>();
        m_watch = std::make_unique<EngineWatch>();
        call::PhoneAccount account;
        account.aor = "sip:anne@cc.test";
        account.registrarHost = "127.0.0.1";
        account.registrarPort = m_registrar->port();
        account.transport = call::Transport::Udp;
        account.authUser = "anne";
        account.password = "secret";
        account.realm = "cc.test";
        m_watch->use(account);
        QTRY_VERIFY(m_watch->ready());
        rejectWhatRings();
    }
    void cleanup() {
        m_watch.reset();
        m_registrar.reset();
    }

    void aStrangerNeverRings() {
        QUdpSocket stranger;
        QVERIFY(stranger.bind(QHostAddress::LocalHost));
        QList<QByteArray> replies;
        connect(&stranger, &QUdpSocket::readyRead, this, [&] {
            while (stranger.hasPendingDatagrams()) {
                QByteArray reply(stranger.pendingDatagramSize(), '\0');
                stranger.readDatagram(reply.data(), reply.size());
                replies.append(reply);
            }
        });
        stranger.writeDatagram(inviteTo("anne", stranger.localPort(), "stranger"), QHostAddress::LocalHost,
                               m_registrar->phonePort());
        QTRY_VERIFY(!replies.isEmpty());
        QVERIFY2(replies.front().startsWith("SIP/2.0 403"), replies.front());
        verifyAlive();
        QVERIFY(m_watch->calls().empty());
        verifyNormalCall();
    }

    void aStrangerCannotEndACall() {
        const QByteArray id = "normal-victim";
        m_registrar->send(inviteTo("anne", m_registrar->port(), id));
        QTRY_VERIFY(m_watch->inState(CallState::Ringing));
        m_watch->act(CallAction::Answer, m_watch->call().id);
        QTRY_VERIFY(m_registrar->answered(id, 200));
        const auto answer = m_registrar->answer(id, 200);
        m_registrar->send(followUp("ACK", 1, answer, m_registrar->port()));
        QUdpSocket stranger;
        QVERIFY(stranger.bind(QHostAddress::LocalHost));
        stranger.writeDatagram(followUp("BYE", 2, answer, stranger.localPort()), QHostAddress::LocalHost,
                               m_registrar->phonePort());
        verifyAlive();
        QVERIFY(m_watch->inState(CallState::Active));
    }

    void tortureFromAStranger() {
        const auto messages = tortures() + ourOwn();
        QUdpSocket stranger;
        QVERIFY(stranger.bind(QHostAddress::LocalHost));
        sendAll(messages, [&](const QByteArray& message) {
            stranger.writeDatagram(message, QHostAddress::LocalHost, m_registrar->phonePort());
        });
        QVERIFY(m_watch->calls().empty());
        verifyNormalCall();
    }

    void tortureFromTheRegistrar() {
        auto messages = tortures() + ourOwn();
        for (const auto& torture : tortures()) { // as they are, and as calls for this agent
            auto aimed = torture;
            const auto from = aimed.indexOf("sip:");
            if (from >= 0)
                aimed.replace(from, aimed.indexOf(' ', from) - from, "sip:anne@127.0.0.1");
            messages.append(aimed);
        }
        sendAll(messages, [&](const QByteArray& message) { m_registrar->send(message); });
        verifyNormalCall();
    }

    void mutatedMessages() {
        const auto port = m_registrar->port();
        auto cancel = inviteTo("anne", port, "c").replace("INVITE", "CANCEL");
        const QList<QByteArray> samples{
            inviteTo("anne", port, "m1",
                     "P-Asserted-Identity: \"Marie\" <sip:+33142000002@x>, <tel:+33142000003>\r\n"
                     "Privacy: id\r\nDiversion: <sip:+331@x>;reason=unconditional\r\n"),
            inviteTo("anne", port, "m2"),
            optionsTo("anne", port, "m3"),
            cancel,
            inviteTo("anne", port, "m4").replace("INVITE", "BYE"),
            inviteTo("anne", port, "m5").replace("INVITE", "REFER"),
            inviteTo("anne", port, "m6").replace("INVITE sip:anne@127.0.0.1 SIP/2.0", "SIP/2.0 200 OK")};
        MessageMutator mutator(20261121, samples);
        for (int i = 0; i < 3000; ++i) {
            m_registrar->send(mutator.next());
            if (i % 16 == 0)
                verifyAlive();
        }
        verifyAlive();
        QVERIFY(!m_watch->calls().empty()); // some were still calls, or the mutator spoils too much
        verifyNormalCall();
    }

    void offersAreTakenByTheirCodecs_data() {
        QTest::addColumn<QByteArray>("media");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const char* media, int status) {
            QTest::newRow(name) << QByteArray(media) << status;
        };
        row("without rtpmap", "m=audio 9 RTP/AVP 0\r\n", 180);
        row("ours behind others", "m=audio 9 RTP/AVP 96 9 8\r\na=rtpmap:96 opus/48000/2\r\n", 180);
        row("video too", "m=video 7 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\nm=audio 9 RTP/AVP 8\r\n", 180);
        row("none of ours", "m=audio 9 RTP/AVP 96\r\na=rtpmap:96 opus/48000/2\r\n", 488);
        row("encrypted only", "m=audio 9 RTP/SAVP 8\r\n", 488);
        row("no audio", "m=image 9 udptl t38\r\n", 488);
    }

    void offersAreTakenByTheirCodecs() {
        QFETCH(QByteArray, media);
        QFETCH(int, status);
        m_registrar->send(inviteTo("anne", m_registrar->port(), "offer", {}, media));
        QTRY_VERIFY(m_registrar->answered("offer", status));
        QCOMPARE(m_registrar->answered("offer", 180), status == 180);
    }

    void theLineStandsAfterAFlood() {
        for (int i = 0; i < 64; ++i)
            m_registrar->send(inviteTo("anne", m_registrar->port(), "flood" + QByteArray::number(i)));
        QTRY_VERIFY(m_registrar->answered("flood63", 486));
        verifyAlive();
        verifyNormalCall();
    }

    void whatRingsGoesElsewhereWhenTheDesktopIsGone() {
        const QByteArray id = "normal-left";
        QVERIFY(rings(id));
        m_watch->engine().orphan();
        QTRY_VERIFY(m_registrar->answered(id, 480));
        m_registrar->send(followUp("ACK", 1, m_registrar->answer(id, 480), m_registrar->port()));
        m_watch->engine().adopt();
        verifyNormalCall();
    }

    void nobodySeesNewCallsOfAnOrphan() {
        m_watch->engine().orphan();
        m_registrar->send(inviteTo("anne", m_registrar->port(), "orphan"));
        QTRY_VERIFY(m_registrar->answered("orphan", 480));
        QVERIFY(m_watch->calls().empty());
        m_watch->engine().adopt();
        verifyNormalCall();
    }
};

VISAGE_TEST(HostileTest)
#include "hostile_test.moc"
