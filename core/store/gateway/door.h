// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

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

/// The store's one port. Reads the first lines of every connection, answers plain requests (/healthz), and
/// hands WebSockets for /sync that speak our sub-protocol out through webSocket(). Whoever says nothing, too
/// much or nonsense is sent away. Event-loop thread.
class Door : public QObject {
    Q_OBJECT
public:
    struct Options {
        QHostAddress address = QHostAddress::LocalHost;
        quint16 port = 0;                     ///< 0: a free one
        std::optional<QSslConfiguration> tls; ///< none: in the clear
    };
    /// `health` gives the body of /healthz and whether all is well.
    struct Health {
        bool well = true;
        std::string json;
    };
    Door(Options options, std::function<Health()> health, QObject* parent = nullptr);

    /// An error with a sentence when the address is taken or not ours.
    [[nodiscard]] Result<void> listen();
    void stopListening();
    [[nodiscard]] QString url() const;
    [[nodiscard]] quint16 port() const;

Q_SIGNALS:
    /// The receiver owns it.
    void webSocket(QWebSocket* socket);

private:
    void accept();
    void read(QTcpSocket* socket);
    void respond(QTcpSocket* socket, const std::string& response);
    void upgrade(QTcpSocket* socket);

    Options m_options;
    std::function<Health()> m_health;
    QTcpServer* m_server;
    QWebSocketServer m_webSockets;
    int m_undecided = 0; ///< connections that have not said yet what they want
};

} // namespace visage::store
