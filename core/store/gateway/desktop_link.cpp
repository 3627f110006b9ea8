// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/desktop_link.h"

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

DesktopLink::DesktopLink(QWebSocket* socket, std::string address, std::int64_t number,
                         sync::ServerSession session, const Ground& ground, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_number(number)
    , m_session(std::move(session))
    , m_ground(ground)
    , m_frames(ground.limits.framesBeforeLogin, ground.clock.now())
    , m_bytes(ground.limits.bytes, ground.clock.now())
    , m_address(std::move(address))
    , m_since(ground.clock.now()) {
    m_socket->setParent(this);
    m_socket->setMaxAllowedIncomingFrameSize(protocol::maxFrameBytesBeforeLogin);
    m_socket->setMaxAllowedIncomingMessageSize(protocol::maxFrameBytesBeforeLogin);
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer); // one that comes too early finds nothing due, and is not set again
    m_patience.setSingleShot(true);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &DesktopLink::received);
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this] {
        revoke({ErrorCode::BadInput, "Frames of this protocol are binary."});
    });
    connect(m_socket, &QWebSocket::bytesWritten, this, &DesktopLink::drained);
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        note(LogLine::Level::Info, "connection-closed",
             {{"seconds", (m_ground.clock.now() - m_since).count() / 1000},
              {"received", m_received},
              {"sent", m_sent},
              {"reason", std::string(errorName(m_ended))}});
        Q_EMIT gone();
        deleteLater();
    });
    connect(&m_wake, &QTimer::timeout, this, [this] { carryOut(m_session.tick(m_ground.clock.now())); });
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_closing)
            m_socket->abort();
        else
            turnAway({ErrorCode::RateLimited, "Nobody logged in on this connection for a while."});
    });
    note(LogLine::Level::Info, "connection-opened", {{"address", m_address}});
}

void DesktopLink::note(LogLine::Level level, std::string_view event,
                       std::vector<std::pair<std::string_view, LogLine::Value>> fields) const {
    fields.insert(fields.begin(), {"connection", m_number});
    m_ground.log({level, event, std::move(fields)});
}

/// Hands an answer of the store to the session unless the link has gone meanwhile.
template <class Answer>
std::function<void(Result<Answer>)>
DesktopLink::toSession(sync::ServerAsks (sync::ServerSession::*member)(Result<Answer>, Timestamp)) {
    return [still = QPointer<DesktopLink>(this), member](Result<Answer> outcome) {
        if (still)
            still->carryOut((still->m_session.*member)(std::move(outcome), still->m_ground.clock.now()));
    };
}

void DesktopLink::open() {
    m_patience.start(std::chrono::duration_cast<std::chrono::milliseconds>(m_ground.limits.logInWithin));
    carryOut(m_session.opened(m_ground.clock.now()));
}

void DesktopLink::turnAway(const Error& why) {
    carryOut(m_session.revoked(why, m_ground.clock.now(), m_ground.limits.retryAfter));
}

void DesktopLink::headMoved(Seq head) {
    carryOut(m_session.headMoved(head, m_ground.clock.now()));
}

void DesktopLink::revoke(const Error& why) {
    carryOut(m_session.revoked(why, m_ground.clock.now()));
}

void DesktopLink::comeBack(const Error& why, Milliseconds retryAfter) {
    carryOut(m_session.revoked(why, m_ground.clock.now(), retryAfter));
}

void DesktopLink::goAway(Milliseconds retryAfter) {
    m_leaving = retryAfter;
    leave();
}

void DesktopLink::leave() {
    if (m_leaving && m_unanswered == 0)
        carryOut(m_session.revoked({ErrorCode::Unavailable, "The server is being stopped."},
                                   m_ground.clock.now(), *m_leaving));
}

void DesktopLink::received(const QByteArray& frame) {
    const auto size = static_cast<std::size_t>(frame.size());
    m_received += frame.size();
    m_ground.metrics.receivedBytes += size;
    ++m_ground.metrics.receivedFrames;
    if (m_closing || m_leaving)
        return;
    if (withinLimits(size))
        carryOut(m_session.received({frame.constData(), size}, m_ground.clock.now()));
    else
        turnAway(
            {ErrorCode::RateLimited, "This desktop sends more than the server takes: it waits a moment."});
}

bool DesktopLink::withinLimits(std::size_t bytes) {
    const Timestamp now = m_ground.clock.now();
    return m_frames.take(1, now) && m_bytes.take(static_cast<double>(bytes), now);
}

void DesktopLink::drained() {
    if (m_socket->bytesToWrite() > 0)
        return;
    if (std::exchange(m_owesPresence, false))
        presenceChanged();
    if (std::exchange(m_owesReviews, false))
        reviewsWaiting(m_reviews);
    carryOut(m_session.drained(m_ground.clock.now()));
}

void DesktopLink::carryOut(sync::ServerAsks asks) {
    bool sent = false;
    for (auto& ask : asks) {
        sent = sent || std::holds_alternative<sync::ask::Send>(ask);
        std::visit([this](auto& one) { answer(one); }, ask);
    }
    // Not in the event loop's next round, which looks at every other connection first.
    if (sent && !m_closing)
        m_socket->flush();
}

void DesktopLink::answer(sync::ask::Send& send) {
    if (m_closing)
        return;
    m_sent += static_cast<std::int64_t>(send.bytes.size());
    m_ground.metrics.sentBytes += send.bytes.size();
    ++m_ground.metrics.sentFrames;
    m_socket->sendBinaryMessage(QByteArray(send.bytes.data(), static_cast<qsizetype>(send.bytes.size())));
}

void DesktopLink::answer(sync::ask::Close& close) {
    if (std::exchange(m_closing, true))
        return;
    m_ended = close.why.code;
    if (m_ended != ErrorCode::None)
        m_ground.metrics.refused(m_ended);
    m_wake.stop();
    m_patience.start(patienceMs);
    const bool goingAway = close.why.code == ErrorCode::Unavailable;
    // RFC 6455 section 5.5: at most 123 bytes.
    m_socket->close(goingAway ? QWebSocketProtocol::CloseCodeGoingAway
                              : QWebSocketProtocol::CloseCodePolicyViolated,
                    QString::fromStdString(close.why.sentence).left(40));
}

void DesktopLink::answer(sync::ask::CheckPassword& check) {
    if (!m_ground.limiter.allows(m_address, m_ground.clock.now()))
        return passwordChecked(
            Error{ErrorCode::RateLimited, "Too many wrong passwords from here: wait a minute."});
    m_ground.service.checkPassword(std::move(check.login), ifStill(this, &DesktopLink::passwordChecked));
}

void DesktopLink::passwordChecked(const Result<protocol::LoggedIn>& outcome) {
    const bool limited = !outcome && outcome.error().code == ErrorCode::RateLimited;
    m_ground.metrics.count(outcome   ? Metrics::LogIn::Ok
                           : limited ? Metrics::LogIn::Limited
                                     : Metrics::LogIn::Failed);
    // Not the name: who mistypes puts a password there.
    note(LogLine::Level::Info, "log-in",
         {{"result", std::string(outcome ? "ok" : errorName(outcome.error().code))}, {"address", m_address}});
    if (!outcome && outcome.error().code == ErrorCode::WrongCredentials)
        m_ground.limiter.failed(m_address, m_ground.clock.now());
    carryOut(m_session.loggedIn(outcome, m_ground.clock.now()));
}

void DesktopLink::answer(sync::ask::CheckToken& check) {
    m_token = check.token;
    m_ground.service.checkToken(std::move(check.token), ifStill(this, &DesktopLink::tokenChecked));
}

void DesktopLink::tokenChecked(const Result<sync::Principal>& outcome) {
    if (outcome) {
        m_reviewOnly = outcome->reviewOnly;
        m_socket->setMaxAllowedIncomingFrameSize(protocol::maxFrameBytes);
        m_socket->setMaxAllowedIncomingMessageSize(protocol::maxFrameBytes);
    }
    carryOut(m_session.authenticated(outcome, m_ground.clock.now()));
}

void DesktopLink::checkAgain() {
    if (m_token.empty() || m_closing)
        return;
    m_ground.service.checkToken(
        m_token, [still = QPointer<DesktopLink>(this)](const Result<sync::Principal>& outcome) {
            if (!still)
                return;
            if (!outcome && !outcome.error().transient())
                still->revoke(outcome.error());
            // It comes back to hand over what it has not sent yet, and is told then.
            if (outcome && outcome->reviewOnly && !still->m_reviewOnly)
                still->revoke({ErrorCode::Unavailable, "This account has changed: connect again."});
        });
}

void DesktopLink::answer(sync::ask::RevokeToken& revoke) {
    m_ground.service.revokeToken(std::move(revoke.token));
}

void DesktopLink::answer(sync::ask::Fence& fence) {
    m_device = fence.device;
    m_sessionEpoch = fence.sessionEpoch;
    m_build = fence.build.substr(0, 80);
    m_ground.service.fence(std::move(fence), ifStill(this, &DesktopLink::fenced));
}

void DesktopLink::fenced(const Result<sync::DeviceFacts>& outcome) {
    if (outcome) {
        m_loggedIn = true;
        if (!m_closing)
            m_patience.stop();
        m_frames = TokenBucket(m_ground.limits.frames, m_ground.clock.now());
        note(LogLine::Level::Info, "device-connected", {{"device", m_device.toString()}, {"build", m_build}});
        Q_EMIT tookOver();
    }
    carryOut(m_session.fenced(outcome, m_ground.clock.now()));
}

void DesktopLink::answer(sync::ask::Commit& commit) {
    ++m_unanswered;
    m_ground.service.commit(std::move(commit), m_number, ifStill(this, &DesktopLink::committedOne));
}

void DesktopLink::answer(sync::ask::CommitRefusal& refusal) {
    ++m_unanswered;
    m_ground.service.commit(std::move(refusal), m_number, ifStill(this, &DesktopLink::committedOne));
}

void DesktopLink::committedOne(const Result<protocol::Ack>& outcome) {
    --m_unanswered;
    carryOut(m_session.committed(outcome, m_ground.clock.now()));
    if (outcome)
        Q_EMIT committed();
    leave();
}

void DesktopLink::answer(sync::ask::ReadView& read) {
    m_ground.service.readView(read, toSession(&sync::ServerSession::viewed));
}

void DesktopLink::answer(sync::ask::ReadFeed& read) {
    m_ground.service.readFeed(std::move(read), toSession(&sync::ServerSession::fed));
}

void DesktopLink::answer(sync::ask::ReadSnapshot& read) {
    m_ground.service.readSnapshot(std::move(read), toSession(&sync::ServerSession::snapped));
}

void DesktopLink::answer(sync::ask::Search& search) {
    m_ground.service.search(std::move(search.question), toSession(&sync::ServerSession::found));
}

void DesktopLink::answer(sync::ask::Announce& announce) {
    if (!announce.view)
        return announced(announce.where);
    m_ground.service.believe(std::move(announce),
                             [still = QPointer<DesktopLink>(this)](const sync::Whereabouts& where) {
                                 if (still)
                                     still->announced(where);
                             });
}

void DesktopLink::announced(const sync::Whereabouts& where) {
    if (m_closing)
        return;
    m_told = {};
    m_ground.presence.announce(where);
    presenceChanged();
}

/// Who does not read gets no queue of it, but what holds when he has read.
void DesktopLink::presenceChanged() {
    if (m_socket->bytesToWrite() > 0) {
        m_owesPresence = true;
        return;
    }
    auto present = m_ground.presence.toldTo(m_device);
    if (!present.customer || present == m_told)
        return;
    m_told = std::move(present);
    carryOut(m_session.present(m_told, m_ground.clock.now()));
}

void DesktopLink::answer(sync::ask::ListReviews& list) {
    m_ground.service.listReviews(
        list, [still = QPointer<DesktopLink>(this)](const protocol::ReviewList& answer) {
            if (still)
                still->carryOut(still->m_session.listed(answer, still->m_ground.clock.now()));
        });
}

void DesktopLink::answer(sync::ask::DecideReviews& decide) {
    ++m_unanswered;
    m_ground.service.decideReviews(
        std::move(decide), m_number, [still = QPointer<DesktopLink>(this)](const protocol::Decided& answer) {
            if (!still)
                return;
            --still->m_unanswered;
            still->carryOut(still->m_session.decided(answer, still->m_ground.clock.now()));
            Q_EMIT still->committed();
            still->leave();
        });
}

/// As with presenceChanged().
void DesktopLink::reviewsWaiting(std::int64_t count) {
    m_reviews = count;
    m_owesReviews = m_socket->bytesToWrite() > 0;
    if (!m_owesReviews)
        carryOut(m_session.reviewsWaiting(count, m_ground.clock.now()));
}

void DesktopLink::answer(sync::ask::CopyCompared& compared) {
    m_ground.metrics.count(compared.outcome);
    if (compared.outcome == sync::CopyOutcome::GivenUp)
        return; // the next one comes
    const bool drifted = compared.outcome == sync::CopyOutcome::Drifted;
    note(drifted ? LogLine::Level::Warning : LogLine::Level::Debug,
         drifted ? "copy-drifted" : "copy-is-whole",
         {{"device", compared.device.toString()},
          {"user", compared.user.toString()},
          {"scope", compared.scope},
          {"buckets", static_cast<std::int64_t>(compared.buckets)}});
}

void DesktopLink::answer(sync::ask::WakeAt& wake) {
    const auto left = std::max(Milliseconds(0), wake.at - m_ground.clock.now());
    m_wake.start(std::chrono::duration_cast<std::chrono::milliseconds>(left));
}

} // namespace visage::store
