// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/fan_out_peers.h"

#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QWebSocket>

#include <memory>
#include <optional>

namespace visage::bench {
namespace {

constexpr int longestMs = 30'000;
constexpr std::size_t atOnce = 100;

QString found(const QString& program) {
    const QString inPath = QStandardPaths::findExecutable(program);
    return inPath.isEmpty() ? QStandardPaths::findExecutable(
                                  program, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
                            : inPath;
}

quint16 freePort() {
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

FanOutPeer ws(const QString& node, const QString& folder) {
    FanOutPeer peer{"ws (node)", node, {}, freePort(), true, {}, [](const QByteArray& body) { return body; }};
    peer.arguments = {folder + QStringLiteral("/ws_fan_out.js"), QString::number(peer.port)};
    return peer;
}

/// MQTT 3.1.1 (OASIS, 29 October 2014), sections 3.1, 3.8 and 3.3, at most once, topic "t".
FanOutPeer mosquitto(const QString& program) {
    FanOutPeer peer{
        "mosquitto",
        program,
        {QStringLiteral("-c")},
        freePort(),
        false,
        {QByteArray::fromHex("100c00044d515454040200000000"), QByteArray::fromHex("8206000100017400")},
        [](const QByteArray& body) {
            QByteArray out(1, '\x30');
            for (auto rest = static_cast<unsigned>(body.size()) + 3; rest > 0; rest /= 128)
                out.append(static_cast<char>(rest % 128 | (rest >= 128 ? 128U : 0U)));
            return out + QByteArray::fromHex("000174") + body;
        }};
    return peer;
}

QString mosquittoSettings(quint16 port) {
    return QStringLiteral("listener %1 127.0.0.1\nallow_anonymous true\n").arg(port);
}

Error trouble(const FanOutPeer& peer) {
    return {ErrorCode::Unavailable, peer.name + " did not answer."};
}

/// The peer as a process on one core, until the object's end.
class PeerProcess {
public:
    Result<void> start(const FanOutPeer& peer) {
        QStringList arguments = peer.arguments;
        if (!peer.webSocket) {
            const QString path = m_folder.filePath(QStringLiteral("peer.conf"));
            QFile settings(path);
            if (!settings.open(QIODevice::WriteOnly) ||
                settings.write(mosquittoSettings(peer.port).toUtf8()) < 0)
                return trouble(peer);
            arguments << path;
        }
        QString program = peer.program;
        if (const QString taskset = found(QStringLiteral("taskset")); !taskset.isEmpty()) {
            arguments = QStringList{QStringLiteral("-c"), QStringLiteral("0"), program} + arguments;
            program = taskset;
        }
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(program, arguments);
        for (int waited = 0; waited < longestMs; waited += 100) {
            QTcpSocket probe;
            probe.connectToHost(QHostAddress::LocalHost, peer.port);
            if (probe.waitForConnected(1000))
                return {};
            QThread::msleep(100);
        }
        return trouble(peer);
    }
    ~PeerProcess() {
        m_process.terminate();
        if (!m_process.waitForFinished(longestMs))
            m_process.kill();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

/// One client, from its connection on.
class Client : public QObject {
public:
    Client(const FanOutPeer& peer, std::function<void()> ready, std::function<void()> heard)
        : m_peer(peer)
        , m_becameReady(std::move(ready))
        , m_heard(std::move(heard)) {
        connect(&m_webSocket, &QWebSocket::connected, this, &Client::greet);
        connect(&m_webSocket, &QWebSocket::binaryMessageReceived, this,
                [this](const QByteArray& message) { take(message.size()); });
        connect(&m_plain, &QTcpSocket::connected, this, [this] {
            m_plain.setSocketOption(QAbstractSocket::LowDelayOption, 1);
            greet();
        });
        connect(&m_plain, &QTcpSocket::readyRead, this, [this] { take(m_plain.readAll().size()); });
    }
    void open() {
        if (m_peer.webSocket)
            m_webSocket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(m_peer.port)));
        else
            m_plain.connectToHost(QHostAddress::LocalHost, m_peer.port);
    }
    void send(const QByteArray& message) {
        m_length = message.size();
        if (m_peer.webSocket)
            m_webSocket.sendBinaryMessage(message);
        else
            m_plain.write(message);
    }
    /// How long the messages are that come now.
    void expect(qsizetype length) { m_length = length; }

private:
    void greet() {
        if (m_greeted < m_peer.greeting.size())
            return send(m_peer.greeting[m_greeted++]);
        m_ready = true;
        m_becameReady();
    }
    void take(qsizetype bytes) {
        if (!m_ready)
            return greet();
        m_received += bytes;
        if (m_received < m_length)
            return;
        m_received = 0;
        m_heard();
    }

    const FanOutPeer& m_peer;
    std::function<void()> m_becameReady;
    std::function<void()> m_heard;
    QWebSocket m_webSocket;
    QTcpSocket m_plain;
    std::size_t m_greeted = 0;
    qsizetype m_length = 0;
    qsizetype m_received = 0;
    bool m_ready = false;
};

} // namespace

std::vector<FanOutPeer> fanOutPeers(const Options& options) {
    std::vector<FanOutPeer> all;
    const QString node = found(QStringLiteral("node"));
    const QString modules = options.peers + QStringLiteral("/node_modules/ws");
    if (!node.isEmpty() && !options.peers.isEmpty() && QFile::exists(modules))
        all.push_back(ws(node, options.peers));
    if (const QString program = found(QStringLiteral("mosquitto")); !program.isEmpty())
        all.push_back(mosquitto(program));
    return all;
}

Result<Figure> measure(const FanOutPeer& peer, int clients, int rounds, qsizetype bytes) {
    PeerProcess process;
    if (auto started = process.start(peer); !started)
        return started.error();
    QEventLoop loop;
    std::size_t ready = 0;
    std::size_t awaited = 0;
    std::vector<double> heard;
    std::size_t due = 0;
    using Clock = std::chrono::steady_clock;
    Clock::time_point begin;
    std::vector<std::unique_ptr<Client>> all;
    for (int i = 0; i < clients; ++i)
        all.push_back(std::make_unique<Client>(
            peer,
            [&] {
                if (++ready == awaited)
                    loop.quit();
            },
            [&] {
                heard.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
                if (heard.size() == due)
                    loop.quit();
            }));
    bool late = false;
    QTimer patience;
    QObject::connect(&patience, &QTimer::timeout, &loop, [&] {
        late = true;
        loop.quit();
    });
    patience.start(longestMs);
    for (std::size_t first = 0; first < all.size() && !late; first = awaited) {
        awaited = std::min(first + atOnce, all.size());
        for (std::size_t i = first; i < awaited; ++i)
            all[i]->open();
        loop.exec();
    }
    const QByteArray message = peer.wrapped(QByteArray(bytes, 'n'));
    for (const auto& client : all)
        client->expect(message.size());
    for (int round = 0; round < rounds && !late; ++round) {
        patience.start(longestMs);
        due = heard.size() + all.size();
        begin = Clock::now();
        all[static_cast<std::size_t>(round) % all.size()]->send(message);
        loop.exec();
    }
    if (late)
        return trouble(peer);
    return Figure{"beside: " + peer.name + ", a message -> a client has it",
                  std::to_string(clients) + " clients, " + std::to_string(bytes) +
                      " bytes, one core, not durable",
                  std::move(heard),
                  0,
                  {}};
}

} // namespace visage::bench
