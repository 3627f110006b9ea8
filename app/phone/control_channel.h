// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>

class QLocalServer;
class QLocalSocket;

namespace visage::phone {

/// The bytes between the desktop and this process.
class ControlChannel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void send(const QByteArray& bytes) = 0;
    /// Ends the present conversation.
    virtual void hangUp() = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray& bytes);
    /// The desktop is gone.
    void closed();
};

/// Standard input and output. Opens at once, and closes for good with the end of the input.
class StdioChannel final : public ControlChannel {
    Q_OBJECT
public:
    explicit StdioChannel(QObject* parent = nullptr);
    void send(const QByteArray& bytes) override;
    void hangUp() override;
};

/// A local socket that only the same user may open; a new desktop takes over from the one before.
class SocketChannel final : public ControlChannel {
    Q_OBJECT
public:
    explicit SocketChannel(QObject* parent = nullptr);
    ~SocketChannel() override;
    /// False when the name can't be listened on.
    [[nodiscard]] bool listen(const QString& name);
    void send(const QByteArray& bytes) override;
    void hangUp() override;

private:
    void take(QLocalSocket* socket);

    std::unique_ptr<QLocalServer> m_server;
    QLocalSocket* m_socket = nullptr; ///< of m_server
};

} // namespace visage::phone
