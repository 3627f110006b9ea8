// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/door.h"

#include "core/protocol/messages.h"
#include "core/store/gateway/metrics.h"

#include <QPointer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>

namespace visage::store {
namespace {

/// How long a connection may take to say what it wants.
constexpr int headTimeoutMs = 10'000;
constexpr int retrySeconds = 5;
/// Connections that the system keeps until they are taken.
constexpr int mostWaiting = 1024;
constexpr std::string_view json = "application/json";
constexpr std::string_view plain = "text/plain; charset=utf-8";

/// QSslServer hands sockets out only when their handshake is over, and waits for that forever.
class TlsServer : public QTcpServer {
public:
    TlsServer(const std::optional<QSslConfiguration>& tls, QObject* parent)
        : QTcpServer(parent)
        , m_tls(tls) {}

protected:
    void incomingConnection(qintptr descriptor) override {
        auto* socket = new QSslSocket(this);
        socket->setSslConfiguration(*m_tls);
        if (!socket->setSocketDescriptor(descriptor)) {
            delete socket;
            return;
        }
        socket->startServerEncryption();
        addPendingConnection(socket);
    }

private:
    const std::optional<QSslConfiguration>& m_tls; ///< as it is when somebody comes
};

/// Names a connection while there is one: a WebSocket does not say which socket it was made of.
QString endsOf(const auto& socket) {
    return QStringLiteral("%1 %2 %3")
        .arg(socket.peerAddress().toString(), socket.localAddress().toString())
        .arg(socket.peerPort());
}

} // namespace

Door::Door(Options options, Pages pages, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_pages(std::move(pages))
    , m_server(m_options.tls ? new TlsServer(m_options.tls, this) : new QTcpServer(this))
    , m_webSockets(QStringLiteral("visage-store"), QWebSocketServer::NonSecureMode) {
    m_webSockets.setSupportedSubprotocols({QString::fromUtf8(
        protocol::subProtocol.data(), static_cast<qsizetype>(protocol::subProtocol.size()))});
    connect(m_server, &QTcpServer::pendingConnectionAvailable, this, &Door::accept);
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket* socket = m_webSockets.nextPendingConnection())
            Q_EMIT webSocket(socket, takeClient(*socket));
    });
}

Result<void> Door::listen() {
    // All desktops come back at once when a network does; whom the usual 50 leave out tries again a second
    // later.
    m_server->setListenBacklogSize(mostWaiting);
    if (m_server->listen(m_options.address, m_options.port))
        return {};
    const std::string where =
        m_options.address.toString().toStdString() + ":" + std::to_string(m_options.port);
    if (m_server->serverError() == QAbstractSocket::AddressInUseError)
        return Error{ErrorCode::Busy,
                     "The port " + where + " is taken by another program: choose another with --listen."};
    return Error{ErrorCode::Unavailable,
                 "The store cannot listen on " + where + ": " + m_server->errorString().toStdString() + "."};
}

void Door::setTls(const QSslConfiguration& tls) {
    if (m_options.tls)
        m_options.tls = tls;
}

void Door::stopListening() {
    m_server->close();
}

quint16 Door::port() const {
    return m_server->serverPort();
}

QString Door::url() const {
    const bool v6 = m_server->serverAddress().protocol() == QAbstractSocket::IPv6Protocol;
    const QString address = m_server->serverAddress().toString();
    return QStringLiteral("%1://%2:%3/sync")
        .arg(m_options.tls ? QStringLiteral("wss") : QStringLiteral("ws"),
             v6 ? QLatin1Char('[') + address + QLatin1Char(']') : address)
        .arg(port());
}

void Door::accept() {
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        const bool known = m_options.proxies.trusts(socket->peerAddress().toString().toStdString());
        std::size_t& undecided = known ? m_undecidedOfProxies : m_undecided;
        // A flood: even an answer costs too much now.
        if (undecided >= 2 * m_options.undecided) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        admit(socket, undecided);
    }
}

void Door::admit(QTcpSocket* socket, std::size_t& undecided) {
    const bool crowded = undecided >= m_options.undecided;
    ++undecided;
    // Frames are whole messages: waiting to fill a packet gains nothing and costs up to 40 ms.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto* patience = new QTimer(socket);
    patience->setSingleShot(true);
    connect(patience, &QTimer::timeout, socket, [socket] {
        socket->abort();
        socket->deleteLater();
    });
    connect(patience, &QObject::destroyed, this, [&undecided] { --undecided; });
    patience->start(headTimeoutMs);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (crowded)
        return respond(socket, httpResponse(503, plain, "Too many connections at once.\n", retrySeconds));
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    if (socket->bytesAvailable() > 0)
        read(socket);
}

void Door::read(QTcpSocket* socket) {
    const QByteArray bytes = socket->peek(static_cast<qint64>(maxHeadBytes));
    const auto head = readHttpHead({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!head)
        return respond(socket, httpResponse(400, plain, head.error().sentence + "\n"));
    if (!head->has_value())
        return;
    const HttpHead& request = **head;
    const bool ours =
        request.path == "/sync" && request.upgrade && listNames(request.protocols, protocol::subProtocol);
    if (ours && !m_away)
        return upgrade(socket, request);
    respond(socket, answer(request));
}

std::string Door::answer(const HttpHead& request) const {
    if (request.path == "/sync") {
        if (!request.upgrade)
            return httpResponse(426, plain, "This is the place for WebSockets.\n");
        if (!m_away)
            return httpResponse(400, plain, "The sub-protocol visage.sync.1 is required.\n");
        return httpResponse(503, plain, "The server is being stopped.\n", retrySeconds);
    }
    if (request.path != "/healthz" && request.path != "/metrics")
        return httpResponse(404, plain, "There is nothing here.\n");
    if (request.method != "GET" && request.method != "HEAD")
        return httpResponse(405, plain, "Only GET works here.\n");
    const bool headOnly = request.method == "HEAD";
    if (request.path == "/metrics")
        return httpResponse(200, prometheusType, headOnly ? std::string() : m_pages.metrics());
    const Health health = m_pages.health();
    return httpResponse(health.well ? 200 : 503, json, headOnly ? std::string() : health.json);
}

void Door::respond(QTcpSocket* socket, const std::string& response) {
    socket->disconnect(this);
    socket->readAll();
    socket->write(response.data(), static_cast<qint64>(response.size()));
    socket->disconnectFromHost();
}

void Door::upgrade(QTcpSocket* socket, const HttpHead& request) {
    // From here on the WebSocket server owns the socket; nothing was read from it yet.
    delete socket->findChild<QTimer*>(QString(), Qt::FindDirectChildrenOnly);
    socket->disconnect(this);
    socket->disconnect(socket);
    const QString ends = endsOf(*socket);
    const std::string peer = socket->peerAddress().toString().toStdString();
    m_upgrading.insert(ends, {socket, m_options.proxies.clientOf(peer, request.forwardedFor)});
    connect(socket, &QObject::destroyed, this, [this, socket, ends] {
        if (m_upgrading.value(ends).socket == socket)
            m_upgrading.remove(ends);
    });
    m_webSockets.handleConnection(socket);
    Q_EMIT socket->readyRead();
}

/// Of one that has ended meanwhile the ends are no more known, and nothing follows.
TrustedProxies::Client Door::takeClient(const QWebSocket& socket) {
    return m_upgrading.take(endsOf(socket)).client;
}

} // namespace visage::store
