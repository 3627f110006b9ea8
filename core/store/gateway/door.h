// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/gateway/http_head.h"
#include "core/store/gateway/trusted_proxies.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QWebSocketServer>

#include <functional>
#include <optional>
#include <string>

class QTcpServer;
class QTcpSocket;

namespace visage::store {

/// The store's one port. Reads the first lines of every connection, answers plain requests (/healthz,
/// /metrics), and hands WebSockets for /sync that speak our sub-protocol out through webSocket(). Whoever
/// says nothing, too much or nonsense is sent away. Event-loop thread.
class Door : public QObject {
    Q_OBJECT
public:
    struct Options {
        QHostAddress address = QHostAddress::LocalHost;
        quint16 port = 0;                     ///< 0: a free one
        std::optional<QSslConfiguration> tls; ///< none: in the clear
        /// Connections that have not said yet what they want. Those of trusted proxies are counted apart, so
        /// that a crowd of others does not keep away who is known; of one address there is no count, for who
        /// is behind a proxy is not known yet.
        std::size_t undecided = 500;
        TrustedProxies proxies{}; ///< whose word for where desktops come from is taken
    };
    /// `health` gives the body of /healthz and whether all is well.
    struct Health {
        bool well = true;
        std::string json;
    };
    /// What plain requests are answered with. `metrics` gives the body of /metrics.
    struct Pages {
        std::function<Health()> health;
        std::function<std::string()> metrics;
    };
    Door(Options options, Pages pages, QObject* parent = nullptr);

    /// An error with a sentence when the address is taken or not ours.
    [[nodiscard]] Result<void> listen();
    void stopListening();
    /// From now on /sync is answered with 503; plain requests go on.
    void turnDesktopsAway() { m_away = true; }
    /// For connections from now on. Of no use to a door without TLS.
    void setTls(const QSslConfiguration& tls);
    [[nodiscard]] const std::optional<QSslConfiguration>& tls() const { return m_options.tls; }
    [[nodiscard]] QString url() const;
    [[nodiscard]] quint16 port() const;

Q_SIGNALS:
    /// The receiver owns the socket. `client`: where it comes from.
    void webSocket(QWebSocket* socket, const visage::store::TrustedProxies::Client& client);

private:
    void accept();
    void admit(QTcpSocket* socket, std::size_t& undecided);
    void read(QTcpSocket* socket);
    [[nodiscard]] std::string answer(const HttpHead& request) const;
    void respond(QTcpSocket* socket, const std::string& response);
    void upgrade(QTcpSocket* socket, const HttpHead& request);
    [[nodiscard]] TrustedProxies::Client takeClient(const QWebSocket& socket);

    /// Of a connection that becomes a WebSocket.
    struct Upgrading {
        const QTcpSocket* socket = nullptr;
        TrustedProxies::Client client;
    };

    Options m_options;
    Pages m_pages;
    QHash<QString, Upgrading> m_upgrading; ///< by both ends; outlives the sockets
    QTcpServer* m_server;
    QWebSocketServer m_webSockets;
    std::size_t m_undecided = 0;
    std::size_t m_undecidedOfProxies = 0;
    bool m_away = false;
};

} // namespace visage::store
