// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real store on a real port in this process, and desktops that are a ClientSession over a real QWebSocket.
#include "core/store/gateway/http_head.h"
#include "core/store/gateway/server.h"
#include "core/sync/client_session.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace visage;
using namespace visage::store;
using visage::testing::id;

namespace {

/// The least of a desktop: carries out what its session wants, and remembers what came.
class Desktop : public QObject {
    Q_OBJECT
public:
    Desktop(const QString& url, int device, std::int64_t epoch = 0)
        : m_session({"test 1", "desk"}, stateOf(device, epoch), {}) {
        connect(&m_socket, &QWebSocket::connected, this,
                [this] { carryOut(m_session.opened(m_clock.now())); });
        connect(&m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray& frame) {
            carryOut(m_session.received({frame.constData(), static_cast<std::size_t>(frame.size())},
                                        m_clock.now()));
        });
        connect(&m_socket, &QWebSocket::disconnected, this, [this] {
            connected = false;
            carryOut(m_session.closed(m_clock.now()));
        });
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({QStringLiteral("visage.sync.1")});
        m_socket.open(QUrl(url), options);
    }

    void logIn(std::string user, std::string password) {
        carryOut(m_session.logIn(std::move(user), std::move(password), m_clock.now()));
    }
    void submit(Command command) {
        const std::int64_t mseq = m_session.lastMseq() + 1;
        carryOut(m_session.submit(
            {mseq, MutationId(makeUuidV7(m_clock.now(), m_random)), m_clock.now(), 0, std::move(command)},
            m_clock.now()));
    }
    void sendRaw(const QByteArray& bytes) { m_socket.sendBinaryMessage(bytes); }
    void hangUp() { m_socket.abort(); }
    [[nodiscard]] sync::Phase phase() const { return m_session.phase(); }

    bool connected = true;
    std::map<Uuid, Row> rows; ///< the test gives no id twice, whatever its kind
    std::vector<protocol::Ack> acks;
    std::vector<Error> refusals;
    std::string token;

private:
    static sync::ClientState stateOf(int device, std::int64_t epoch) {
        sync::ClientState state;
        state.device = id<DeviceId>(device);
        state.sessionEpoch = epoch;
        state.scopes.push_back({std::string(protocol::scopeAll), 0, {}});
        return state;
    }
    void carryOut(sync::ClientEffects effects) {
        for (auto& effect : effects)
            std::visit([this](auto& one) { on(one); }, effect);
    }
    template <class Effect> void on(const Effect&) {}
    void on(const sync::effect::Send& send) {
        m_socket.sendBinaryMessage({send.bytes.data(), static_cast<qsizetype>(send.bytes.size())});
    }
    void on(const sync::effect::Close&) { m_socket.close(); }
    void on(const sync::effect::SaveToken& saved) { token = saved.who.token; }
    void on(const sync::effect::StoreSnapshotPart& part) {
        for (const Row& row : part.part.rows)
            rows.insert_or_assign(idOf(row), row);
    }
    void on(const sync::effect::ApplyChanges& applied) {
        for (const auto& changes : applied.changes)
            for (const RowChange& change : changes.changes)
                rows.insert_or_assign(idOf(change.row), change.row);
    }
    void on(const sync::effect::RecordAck& record) { acks.push_back(record.ack); }
    void on(const sync::effect::Refused& refused) { refusals.push_back(refused.error); }

    SystemClock m_clock;
    SystemRandom m_random;
    QWebSocket m_socket;
    sync::ClientSession m_session;
};

} // namespace

class TestGateway : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void readsHeads();
    void answersHealth();
    void turnsAwayWhatIsNotOurs();
    void refusesAWrongPassword();
    void desktopsSeeEachOthersWork();
    void noticesWorkOfOtherProcesses();
    void aNewerConnectionTakesOver();
    void aRevokedLogInEnds();
    void garbageEndsItsConnectionOnly();
    void saysGoodbye();
    void saysWhenThePortIsTaken();

private:
    [[nodiscard]] QByteArray ask(const QByteArray& request);
    [[nodiscard]] std::unique_ptr<Desktop> loggedIn(int device, std::int64_t epoch = 0);

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<SqliteBackend> m_beside; ///< as visage-admin has it
};

void TestGateway::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    const DataFolder folder(m_folder->path().toStdString());
    auto beside = folder.open();
    QVERIFY(beside.ok());
    m_beside = std::move(*beside);
    QVERIFY(Accounts(*m_beside, m_clock, m_random).add("anna", "Anna", Role::Agent, "right").ok());
    visage::testing::Desk desk(*m_beside);
    QVERIFY(desk.write({visage::testing::Desk::customer(1)}).ok());
    auto backends = openBackends(folder);
    QVERIFY(backends.ok());
    m_server = std::make_unique<Server>(Server::Options{{}, "test"}, std::move(*backends), *m_beside->facts(),
                                        m_clock, m_random);
    QVERIFY(m_server->start().ok());
}

void TestGateway::cleanup() {
    m_server.reset();
    const auto findings = m_beside->verify();
    QVERIFY(findings.ok());
    QCOMPARE(*findings, std::vector<std::string>{});
    m_beside.reset();
}

QByteArray TestGateway::ask(const QByteArray& request) {
    QTcpSocket socket;
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    const QUrl url(m_server->url());
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket.write(request);
    return closed.wait(5000) ? socket.readAll() : QByteArray("no answer");
}

std::unique_ptr<Desktop> TestGateway::loggedIn(int device, std::int64_t epoch) {
    auto desktop = std::make_unique<Desktop>(m_server->url(), device, epoch);
    const auto connected = [&] { return desktop->phase() != sync::Phase::Offline; };
    if (QTest::qWaitFor(connected, 5000))
        desktop->logIn("anna", "right");
    return desktop;
}

void TestGateway::readsHeads() {
    QVERIFY(!readHttpHead("GET /healthz HT")->has_value());
    const auto head =
        readHttpHead("GET /sync?x=1 HTTP/1.1\r\nHost: a\r\nUpgrade: WebSocket\r\n"
                     "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: other, visage.sync.1\r\n\r\n");
    QVERIFY(head.ok() && head->has_value());
    QCOMPARE((*head)->path, std::string("/sync"));
    QVERIFY((*head)->upgrade);
    QVERIFY(listNames((*head)->protocols, "visage.sync.1"));
    QVERIFY(!listNames((*head)->protocols, "visage.sync"));
    QVERIFY(!readHttpHead("\x16\x03\x01 no http at all\r\n\r\n").ok());
    QVERIFY(!readHttpHead("GET /" + std::string(maxHeadBytes, 'a')).ok());
}

void TestGateway::answersHealth() {
    const QByteArray answer = ask("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY2(answer.startsWith("HTTP/1.1 200 OK"), answer);
    QVERIFY2(answer.contains("\"status\":\"ok\""), answer);
}

void TestGateway::turnsAwayWhatIsNotOurs() {
    QVERIFY(ask("GET /other HTTP/1.1\r\nHost: a\r\n\r\n").startsWith("HTTP/1.1 404"));
    QVERIFY(ask("POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").startsWith("HTTP/1.1 405"));
    QVERIFY(ask("GET /sync HTTP/1.1\r\nHost: a\r\n\r\n").startsWith("HTTP/1.1 426"));
    QVERIFY(ask("\x01\x02\x03\r\n\r\n").startsWith("HTTP/1.1 400"));
    QVERIFY(ask(QByteArray("GET / HTTP/1.1\r\n") + QByteArray(20000, 'x')).startsWith("HTTP/1.1 400"));
    QVERIFY(ask("GET /sync HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .startsWith("HTTP/1.1 400"));
    QCOMPARE(m_server->connections(), 0u);
}

void TestGateway::refusesAWrongPassword() {
    Desktop desktop(m_server->url(), 1);
    QTRY_VERIFY(desktop.phase() != sync::Phase::Offline);
    desktop.logIn("anna", "wrong");
    QTRY_COMPARE(desktop.refusals.size(), 1u);
    QCOMPARE(desktop.refusals[0].code, ErrorCode::WrongCredentials);
    QVERIFY(desktop.token.empty());
}

void TestGateway::desktopsSeeEachOthersWork() {
    const auto one = loggedIn(1);
    const auto two = loggedIn(2);
    QTRY_COMPARE(one->phase(), sync::Phase::Live);
    QTRY_COMPARE(two->phase(), sync::Phase::Live);
    QVERIFY(two->rows.contains(id<CustomerId>(1).uuid));
    one->submit(WriteNote{id<NoteId>(70), id<CustomerId>(1), {}, {}, "Seen by both."});
    QTRY_COMPARE(one->acks.size(), 1u);
    QCOMPARE(one->acks[0].status, protocol::AckStatus::Applied);
    QTRY_VERIFY(two->rows.contains(id<NoteId>(70).uuid));
    QTRY_VERIFY(one->rows.contains(id<NoteId>(70).uuid));
    QCOMPARE(std::get<Note>(two->rows[id<NoteId>(70).uuid]).text, std::string("Seen by both."));
}

void TestGateway::noticesWorkOfOtherProcesses() {
    const auto desktop = loggedIn(1);
    QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    visage::testing::Desk beside(*m_beside);
    QVERIFY(beside.write({visage::testing::Desk::customer(2)}).ok());
    QTRY_VERIFY_WITH_TIMEOUT(desktop->rows.contains(id<CustomerId>(2).uuid), 1000);
}

void TestGateway::aNewerConnectionTakesOver() {
    const auto older = loggedIn(1);
    QTRY_COMPARE(older->phase(), sync::Phase::Live);
    const auto newer = loggedIn(1, 50);
    QTRY_COMPARE(newer->phase(), sync::Phase::Live);
    QTRY_VERIFY(!older->connected);
    QCOMPARE(older->refusals.back().code, ErrorCode::Superseded);
    QVERIFY(newer->connected);
}

void TestGateway::aRevokedLogInEnds() {
    const auto desktop = loggedIn(1);
    QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    QVERIFY(Accounts(*m_beside, m_clock, m_random).setActive("anna", false).ok());
    QTRY_VERIFY(!desktop->connected);
    QCOMPARE(desktop->refusals.back().code, ErrorCode::SessionExpired);
}

void TestGateway::garbageEndsItsConnectionOnly() {
    const auto good = loggedIn(1);
    QTRY_COMPARE(good->phase(), sync::Phase::Live);
    for (const QByteArray& bytes : {QByteArray("\xff\xff"), QByteArray(), QByteArray(200'000, 'x')}) {
        Desktop bad(m_server->url(), 2);
        QTRY_VERIFY(bad.phase() != sync::Phase::Offline);
        bad.sendRaw(bytes);
        QTRY_VERIFY(!bad.connected);
    }
    QTRY_COMPARE(m_server->connections(), 1u);
    good->submit(WriteNote{id<NoteId>(70), id<CustomerId>(1), {}, {}, "Still here."});
    QTRY_COMPARE(good->acks.size(), 1u);
}

void TestGateway::saysGoodbye() {
    const auto desktop = loggedIn(1);
    QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    QSignalSpy idle(m_server.get(), &Server::idle);
    m_server->stop();
    QTRY_COMPARE(idle.size(), 1);
    QTRY_VERIFY(!desktop->connected);
    QCOMPARE(desktop->refusals.back().code, ErrorCode::Unavailable);
    QVERIFY(desktop->refusals.back().transient());
}

void TestGateway::saysWhenThePortIsTaken() {
    Door::Options options;
    options.port = static_cast<quint16>(QUrl(m_server->url()).port());
    Door second(options, [] { return Door::Health{}; });
    const auto listening = second.listen();
    QVERIFY(!listening.ok());
    QCOMPARE(listening.error().code, ErrorCode::Busy);
    QVERIFY(listening.error().sentence.find("choose another") != std::string::npos);
}

VISAGE_TEST(TestGateway)

#include "gateway_test.moc"
