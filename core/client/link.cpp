// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/link.h"

#include "core/client/trust.h"
#include "core/protocol/messages.h"

#include <QNetworkRequest>
#include <QSslSocket>
#include <QTcpSocket>
#include <QWebSocketHandshakeOptions>

#include <chrono>
#include <utility>

namespace visage::client {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QUrl storeAddress(const QString& text) {
    const QString trimmed = text.trimmed();
    QUrl url(trimmed.contains("://"_L1) ? trimmed : "wss://"_L1 + trimmed);
    if (url.scheme() == "http"_L1)
        url.setScheme(u"ws"_s);
    else if (url.scheme() == "https"_L1)
        url.setScheme(u"wss"_s);
    if (url.path().isEmpty() || url.path() == "/"_L1)
        url.setPath(u"/sync"_s);
    const bool usable =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "ws"_L1 || url.scheme() == "wss"_L1);
    return usable ? url : QUrl();
}

namespace {

Error unreachable(const QString& why) {
    std::string sentence = "The server cannot be reached; trying again by itself.";
    if (!why.isEmpty())
        sentence += " (" + why.toStdString() + ")";
    return {ErrorCode::Unavailable, std::move(sentence)};
}

} // namespace

Link::Link(const QSslConfiguration& tls, QObject* parent)
    : QObject(parent)
    , m_socket(QString(), QWebSocketProtocol::VersionLatest, this) {
    m_socket.setSslConfiguration(tls);
    m_patience.setSingleShot(true);
    m_socket.setMaxAllowedIncomingMessageSize(protocol::maxFrameBytes);
    m_socket.setMaxAllowedIncomingFrameSize(protocol::maxFrameBytes);
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_patience.stop();
        // QWebSocket hides its socket. Without this a push waits up to 40 ms for the acknowledgement of the
        // one before (Nagle, RFC 896, against delayed acknowledgements).
        if (auto* socket = m_socket.findChild<QTcpSocket*>())
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        Q_EMIT opened();
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &Link::received);
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { end(unreachable(m_socket.closeReason())); });
    connect(&m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError>& faults) {
        m_distrust = faults;
        if (const auto* socket = m_socket.findChild<QSslSocket*>())
            m_shown = socket->peerCertificate();
    });
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, [this] {
        end(m_distrust.isEmpty() ? unreachable(m_socket.errorString())
                                 : certificateTrouble(m_shown, m_distrust));
    });
    connect(&m_patience, &QTimer::timeout, this, [this] { end(unreachable(u"no answer"_s)); });
}

void Link::open(const QUrl& address) {
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(
        {QString::fromLatin1(protocol::subProtocol.data(), protocol::subProtocol.size())});
    m_patience.start(10s);
    m_socket.open(QNetworkRequest(address), options);
}

void Link::send(const std::string& bytes) {
    m_socket.sendBinaryMessage(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

void Link::drop() {
    m_patience.stop();
    if (!std::exchange(m_ended, true))
        m_socket.close();
}

void Link::end(const Error& why) {
    if (m_ended)
        return;
    m_ended = true;
    m_patience.stop();
    m_socket.abort();
    Q_EMIT closed(why);
}

} // namespace visage::client
