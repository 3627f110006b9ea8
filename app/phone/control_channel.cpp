// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phone/control_channel.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>

#include <cstdio>
#include <thread>

namespace visage::phone {

StdioChannel::StdioChannel(QObject* parent)
    : ControlChannel(parent) {
    // A pipe can't be watched portably, so a thread reads it. It is left to itself: it waits in a read that
    // ends with us.
    std::thread([self = QPointer<StdioChannel>(this)] {
        char line[4096];
        while (std::fgets(line, sizeof line, stdin) != nullptr)
            QMetaObject::invokeMethod(self,
                                      [self, bytes = QByteArray(line)] { Q_EMIT self->received(bytes); });
        QMetaObject::invokeMethod(self, [self] { Q_EMIT self->closed(); });
    }).detach();
    QMetaObject::invokeMethod(this, &ControlChannel::opened, Qt::QueuedConnection);
}

void StdioChannel::send(const QByteArray& bytes) {
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void StdioChannel::hangUp() {
    Q_EMIT closed();
}

SocketChannel::SocketChannel(QObject* parent)
    : ControlChannel(parent)
    , m_server(std::make_unique<QLocalServer>()) {
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        while (auto* socket = m_server->nextPendingConnection())
            take(socket);
    });
}

SocketChannel::~SocketChannel() = default;

bool SocketChannel::listen(const QString& name) {
    QLocalServer::removeServer(name); // what an engine that was killed left behind
    return m_server->listen(name);
}

void SocketChannel::take(QLocalSocket* socket) {
    hangUp();
    m_socket = socket;
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] { Q_EMIT received(socket->readAll()); });
    connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
        socket->deleteLater();
        if (socket == m_socket) {
            m_socket = nullptr;
            Q_EMIT closed();
        }
    });
    Q_EMIT opened();
}

void SocketChannel::send(const QByteArray& bytes) {
    if (m_socket != nullptr)
        m_socket->write(bytes);
}

void SocketChannel::hangUp() {
    if (m_socket != nullptr)
        m_socket->disconnectFromServer();
}

} // namespace visage::phone
