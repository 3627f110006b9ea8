// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/gateway/login_limiter.h"
#include "core/store/gateway/store_service.h"
#include "core/sync/server_session.h"

#include <QObject>
#include <QTimer>

class QWebSocket;

namespace visage::store {

/// One desktop's connection: carries bytes between its socket and a pure ServerSession, and the session's
/// questions to the store. Lives in the thread of the event loop; deletes itself when the socket has closed.
class DesktopLink : public QObject {
    Q_OBJECT
public:
    /// Takes the socket over. `service`, `limiter` and `clock` outlive it.
    DesktopLink(QWebSocket* socket, sync::ServerSession session, StoreService& service, LoginLimiter& limiter,
                const Clock& clock, QObject* parent);

    void open();
    void headMoved(Seq head);
    /// Another connection of the device took over, or the log-in was revoked.
    void revoke(const Error& why);
    /// The store stops: the desktop comes back by itself.
    void goAway();
    /// Asks again whether the log-in is valid; an administrator may have ended it.
    void checkAgain();

    [[nodiscard]] DeviceId device() const { return m_device; }
    [[nodiscard]] std::int64_t sessionEpoch() const { return m_sessionEpoch; }

Q_SIGNALS:
    /// The device belongs to this connection now.
    void tookOver();
    /// Something was committed; the log may have grown.
    void committed();
    void gone();

private:
    void received(const QByteArray& frame);
    void drained();
    void carryOut(sync::ServerAsks asks);
    void answer(sync::ask::Send& send);
    void answer(sync::ask::Close& close);
    void answer(sync::ask::CheckPassword& check);
    void answer(sync::ask::CheckToken& check);
    void answer(sync::ask::RevokeToken& revoke);
    void answer(sync::ask::Fence& fence);
    void answer(sync::ask::Commit& commit);
    void answer(sync::ask::CommitRefusal& refusal);
    void answer(sync::ask::ReadFeed& read);
    void answer(sync::ask::ReadSnapshot& read);
    void answer(sync::ask::WakeAt& wake);
    void passwordChecked(const Result<protocol::LoggedIn>& outcome);
    void tokenChecked(const Result<sync::Principal>& outcome);
    void fenced(const Result<sync::DeviceFacts>& outcome);
    void committedOne(const Result<protocol::Ack>& outcome);

    QWebSocket* m_socket;
    sync::ServerSession m_session;
    StoreService& m_service;
    LoginLimiter& m_limiter;
    const Clock& m_clock;
    QTimer m_wake;
    QTimer m_patience; ///< how long a closed connection may take to drain
    std::string m_address;
    std::string m_token;
    DeviceId m_device;
    std::int64_t m_sessionEpoch = 0;
    bool m_closing = false;
};

} // namespace visage::store
