// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/echo.h"

#include <QEventLoop>
#include <QTimer>
#include <QWebSocketServer>

#include <chrono>

namespace visage::bench {
namespace {

constexpr int longestMs = 5000;

void answer(QWebSocketServer& server) {
    while (QWebSocket* socket = server.nextPendingConnection())
        QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket,
                         [socket](const QByteArray& message) { socket->sendBinaryMessage(message); });
}

Error tooLong() {
    return {ErrorCode::Unavailable, "The echo beside it took too long."};
}

} // namespace

Result<std::unique_ptr<Echo>> Echo::start() {
    std::unique_ptr<Echo> echo(new Echo);
    auto* server = new QWebSocketServer(QStringLiteral("echo"), QWebSocketServer::NonSecureMode);
    server->moveToThread(&echo->m_thread);
    QObject::connect(&echo->m_thread, &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &QWebSocketServer::newConnection, server, [server] { answer(*server); });
    echo->m_thread.start();
    quint16 port = 0;
    QMetaObject::invokeMethod(
        server,
        [server, &port] {
            if (server->listen(QHostAddress::LocalHost))
                port = server->serverPort();
        },
        Qt::BlockingQueuedConnection);
    if (auto connected = echo->connectTo(port); !connected)
        return connected.error();
    return echo;
}

Echo::~Echo() {
    m_socket.abort();
    m_thread.quit();
    m_thread.wait();
}

Result<void> Echo::connectTo(quint16 port) {
    QEventLoop loop;
    QTimer::singleShot(longestMs, &loop, &QEventLoop::quit);
    QObject::connect(&m_socket, &QWebSocket::connected, &loop, &QEventLoop::quit);
    m_socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(port)));
    loop.exec();
    return m_socket.isValid() ? Result<void>() : Result<void>(tooLong());
}

Result<double> Echo::once(const QByteArray& message) {
    QEventLoop loop;
    bool back = false;
    const auto begin = std::chrono::steady_clock::now();
    auto end = begin;
    QTimer::singleShot(longestMs, &loop, &QEventLoop::quit);
    QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &loop, [&] {
        end = std::chrono::steady_clock::now();
        back = true;
        loop.quit();
    });
    m_socket.sendBinaryMessage(message);
    loop.exec();
    if (!back)
        return tooLong();
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

} // namespace visage::bench
