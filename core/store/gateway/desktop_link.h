// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/gateway/log.h"
#include "core/store/gateway/login_limiter.h"
#include "core/store/gateway/metrics.h"
#include "core/store/gateway/presence_desk.h"
#include "core/store/gateway/rate_limits.h"
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
    /// What all connections of a gateway share; outlives them.
    struct Ground {
        StoreService& service;
        LoginLimiter& limiter;
        PresenceDesk& presence;
        const RateLimits& limits;
        Metrics& metrics;
        const Log& log;
        const Clock& clock;
    };
    /// Takes the socket over. `number` names the connection in the log; `address`: where it comes from.
    DesktopLink(QWebSocket* socket, std::string address, std::int64_t number, sync::ServerSession session,
                const Ground& ground, QObject* parent);

    void open();
    /// Instead of open(): says why not, and when to come back.
    void turnAway(const Error& why);
    void headMoved(Seq head);
    /// Who else is at the record that the desktop shows has changed.
    void presenceChanged();
    /// So much waits for a lead's decision.
    void reviewsWaiting(std::int64_t count);
    /// Another connection of the device took over, or the log-in was revoked.
    void revoke(const Error& why);
    /// It has to come back, after this time.
    void comeBack(const Error& why, Milliseconds retryAfter);
    [[nodiscard]] bool isOfOtherThan(sync::Holds holds) const { return m_session.isOfOtherThan(holds); }
    /// The store stops: what the desktop has asked for is finished and answered, then it is told to come back
    /// after this time. What it sends from now on, it will send again.
    void goAway(Milliseconds retryAfter);
    /// Asks again whether the log-in is valid; an administrator may have ended it.
    void checkAgain();

    [[nodiscard]] DeviceId device() const { return m_device; }
    [[nodiscard]] std::int64_t sessionEpoch() const { return m_sessionEpoch; }
    [[nodiscard]] bool isLoggedIn() const { return m_loggedIn; }
    [[nodiscard]] const std::string& address() const { return m_address; }

Q_SIGNALS:
    /// The device belongs to this connection now.
    void tookOver();
    /// Something was committed; the log may have grown.
    void committed();
    void gone();

private:
    void received(const QByteArray& frame);
    [[nodiscard]] bool withinLimits(std::size_t bytes);
    void drained();
    void leave();
    void note(LogLine::Level level, std::string_view event,
              std::vector<std::pair<std::string_view, LogLine::Value>> fields) const;
    void carryOut(sync::ServerAsks asks);
    void answer(sync::ask::Send& send);
    void answer(sync::ask::Close& close);
    void answer(sync::ask::CheckPassword& check);
    void answer(sync::ask::CheckToken& check);
    void answer(sync::ask::RevokeToken& revoke);
    void answer(sync::ask::Fence& fence);
    void answer(sync::ask::Commit& commit);
    void answer(sync::ask::CommitRefusal& refusal);
    void answer(sync::ask::ReadView& read);
    void answer(sync::ask::ReadFeed& read);
    void answer(sync::ask::ReadSnapshot& read);
    void answer(sync::ask::Search& search);
    void answer(sync::ask::Announce& announce);
    void announced(const sync::Whereabouts& where);
    void answer(sync::ask::ListReviews& list);
    void answer(sync::ask::DecideReviews& decide);
    void answer(sync::ask::CopyCompared& compared);
    void answer(sync::ask::WakeAt& wake);
    template <class Answer>
    [[nodiscard]] std::function<void(Result<Answer>)>
        toSession(sync::ServerAsks (sync::ServerSession::*member)(Result<Answer>, Timestamp));
    void passwordChecked(const Result<protocol::LoggedIn>& outcome);
    void tokenChecked(const Result<sync::Principal>& outcome);
    void fenced(const Result<sync::DeviceFacts>& outcome);
    void committedOne(const Result<protocol::Ack>& outcome);

    QWebSocket* m_socket;
    std::int64_t m_number;
    sync::ServerSession m_session;
    Ground m_ground;
    QTimer m_wake;
    QTimer m_patience; ///< how long it may take to log in, or, once closed, to drain
    TokenBucket m_frames;
    TokenBucket m_bytes;
    std::string m_address;
    std::string m_token;
    std::string m_build;
    DeviceId m_device;
    std::int64_t m_sessionEpoch = 0;
    Timestamp m_since;
    protocol::Present m_told; ///< who else is here, as the desktop knows it
    bool m_owesPresence = false;
    std::int64_t m_reviews = 0; ///< waiting for a lead
    bool m_owesReviews = false;
    std::int64_t m_received = 0; ///< bytes
    std::int64_t m_sent = 0;
    int m_unanswered = 0; ///< pushes that the store has taken
    std::optional<Milliseconds> m_leaving;
    ErrorCode m_ended = ErrorCode::None;
    bool m_loggedIn = false;
    bool m_reviewOnly = false;
    bool m_closing = false;
};

} // namespace visage::store
