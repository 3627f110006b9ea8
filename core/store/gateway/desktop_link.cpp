// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/desktop_link.h"

#include <QHostAddress>
#include <QPointer>
#include <QWebSocket>

#include <algorithm>

namespace visage::store {
namespace {

constexpr int patienceMs = 5000;

/// Calls `member` with an answer unless the link has gone meanwhile.
template <class Answer> auto ifStill(DesktopLink* link, void (DesktopLink::*member)(const Result<Answer>&)) {
    return [still = QPointer<DesktopLink>(link), member](Result<Answer> outcome) {
        if (still)
            (still.data()->*member)(outcome);
    };
}

} // namespace

DesktopLink::DesktopLink(QWebSocket* socket, sync::ServerSession session, StoreService& service,
                         LoginLimiter& limiter, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_session(std::move(session))
    , m_service(service)
    , m_limiter(limiter)
    , m_clock(clock)
    , m_address(socket->peerAddress().toString().toStdString()) {
    m_socket->setParent(this);
    m_socket->setMaxAllowedIncomingFrameSize(protocol::maxFrameBytesBeforeLogin);
    m_socket->setMaxAllowedIncomingMessageSize(protocol::maxFrameBytesBeforeLogin);
    m_wake.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &DesktopLink::received);
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this] {
        revoke({ErrorCode::BadInput, "Frames of this protocol are binary."});
    });
    connect(m_socket, &QWebSocket::bytesWritten, this, &DesktopLink::drained);
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        Q_EMIT gone();
        deleteLater();
    });
    connect(&m_wake, &QTimer::timeout, this, [this] { carryOut(m_session.tick(m_clock.now())); });
    connect(&m_patience, &QTimer::timeout, m_socket, &QWebSocket::abort);
}

void DesktopLink::open() {
    carryOut(m_session.opened(m_clock.now()));
}

void DesktopLink::headMoved(Seq head) {
    carryOut(m_session.headMoved(head, m_clock.now()));
}

void DesktopLink::revoke(const Error& why) {
    carryOut(m_session.revoked(why, m_clock.now()));
}

void DesktopLink::goAway() {
    revoke({ErrorCode::Unavailable, "The server is being stopped."});
}

void DesktopLink::received(const QByteArray& frame) {
    if (!m_closing)
        carryOut(
            m_session.received({frame.constData(), static_cast<std::size_t>(frame.size())}, m_clock.now()));
}

void DesktopLink::drained() {
    if (m_socket->bytesToWrite() == 0)
        carryOut(m_session.drained(m_clock.now()));
}

void DesktopLink::carryOut(sync::ServerAsks asks) {
    for (auto& ask : asks)
        std::visit([this](auto& one) { answer(one); }, ask);
}

void DesktopLink::answer(sync::ask::Send& send) {
    if (!m_closing)
        m_socket->sendBinaryMessage(QByteArray(send.bytes.data(), static_cast<qsizetype>(send.bytes.size())));
}

void DesktopLink::answer(sync::ask::Close& close) {
    if (std::exchange(m_closing, true))
        return;
    m_wake.stop();
    m_patience.start(patienceMs);
    const bool goingAway = close.why.code == ErrorCode::Unavailable;
    // RFC 6455 section 5.5: at most 123 bytes.
    m_socket->close(goingAway ? QWebSocketProtocol::CloseCodeGoingAway
                              : QWebSocketProtocol::CloseCodePolicyViolated,
                    QString::fromStdString(close.why.sentence).left(40));
}

void DesktopLink::answer(sync::ask::CheckPassword& check) {
    if (!m_limiter.allows(m_address, m_clock.now()))
        return passwordChecked(
            Error{ErrorCode::RateLimited, "Too many wrong passwords from here: wait a minute."});
    m_service.checkPassword(std::move(check.login), ifStill(this, &DesktopLink::passwordChecked));
}

void DesktopLink::passwordChecked(const Result<protocol::LoggedIn>& outcome) {
    if (!outcome && outcome.error().code == ErrorCode::WrongCredentials)
        m_limiter.failed(m_address, m_clock.now());
    carryOut(m_session.loggedIn(outcome, m_clock.now()));
}

void DesktopLink::answer(sync::ask::CheckToken& check) {
    m_token = check.token;
    m_service.checkToken(std::move(check.token), ifStill(this, &DesktopLink::tokenChecked));
}

void DesktopLink::tokenChecked(const Result<sync::Principal>& outcome) {
    if (outcome) {
        m_socket->setMaxAllowedIncomingFrameSize(protocol::maxFrameBytes);
        m_socket->setMaxAllowedIncomingMessageSize(protocol::maxFrameBytes);
    }
    carryOut(m_session.authenticated(outcome, m_clock.now()));
}

void DesktopLink::checkAgain() {
    if (m_token.empty() || m_closing)
        return;
    m_service.checkToken(m_token,
                         [still = QPointer<DesktopLink>(this)](const Result<sync::Principal>& outcome) {
                             if (still && !outcome && !outcome.error().transient())
                                 still->revoke(outcome.error());
                         });
}

void DesktopLink::answer(sync::ask::RevokeToken& revoke) {
    m_service.revokeToken(std::move(revoke.token));
}

void DesktopLink::answer(sync::ask::Fence& fence) {
    m_device = fence.device;
    m_sessionEpoch = fence.sessionEpoch;
    m_service.fence(std::move(fence), ifStill(this, &DesktopLink::fenced));
}

void DesktopLink::fenced(const Result<sync::DeviceFacts>& outcome) {
    if (outcome)
        Q_EMIT tookOver();
    carryOut(m_session.fenced(outcome, m_clock.now()));
}

void DesktopLink::answer(sync::ask::Commit& commit) {
    m_service.commit(std::move(commit), ifStill(this, &DesktopLink::committedOne));
}

void DesktopLink::answer(sync::ask::CommitRefusal& refusal) {
    m_service.commit(std::move(refusal), ifStill(this, &DesktopLink::committedOne));
}

void DesktopLink::committedOne(const Result<protocol::Ack>& outcome) {
    carryOut(m_session.committed(outcome, m_clock.now()));
    if (outcome)
        Q_EMIT committed();
}

void DesktopLink::answer(sync::ask::ReadFeed& read) {
    m_service.readFeed(read.from, read.maxBytes,
                       [still = QPointer<DesktopLink>(this)](Result<sync::FeedPage> page) {
                           if (still)
                               still->carryOut(still->m_session.fed(std::move(page), still->m_clock.now()));
                       });
}

void DesktopLink::answer(sync::ask::ReadSnapshot& read) {
    m_service.readSnapshot(read.kind, read.after, read.maxBytes,
                           [still = QPointer<DesktopLink>(this)](Result<sync::SnapshotPage> page) {
                               if (still)
                                   still->carryOut(
                                       still->m_session.snapped(std::move(page), still->m_clock.now()));
                           });
}

void DesktopLink::answer(sync::ask::WakeAt& wake) {
    const auto left = std::max(Milliseconds(0), wake.at - m_clock.now());
    m_wake.start(std::chrono::duration_cast<std::chrono::milliseconds>(left));
}

} // namespace visage::store
