// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/client_session.h"
#include "tests/core/store/harness.h"

#include <QNetworkRequest>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <map>

namespace visage::testing {

/// The least of a desktop: carries out what its session wants, and remembers what came.
class Desktop : public QObject {
    Q_OBJECT
public:
    Desktop(const QString& url, int device, std::int64_t epoch = 0,
            const std::vector<std::string_view>& scopes = {protocol::scopeAll},
            const QByteArray& forwardedFor = {})
        : m_session({"test 1", "desk"}, stateOf(device, epoch, scopes), {}) {
        connect(&m_socket, &QWebSocket::pong, this, [this] { ++pongs; });
        connect(&m_socket, &QWebSocket::connected, this,
                [this] { carryOut(m_session.opened(m_clock.now())); });
        connect(&m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray& frame) {
            carryOut(m_session.received({frame.constData(), static_cast<std::size_t>(frame.size())},
                                        m_clock.now()));
        });
        connect(&m_socket, &QWebSocket::disconnected, this, [this] {
            connected = false;
            carryOut(m_session.closed(m_clock.now()));
        });
        m_wake.setSingleShot(true);
        m_wake.setTimerType(Qt::PreciseTimer);
        connect(&m_wake, &QTimer::timeout, this, [this] { carryOut(m_session.tick(m_clock.now())); });
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({QStringLiteral("visage.sync.1")});
        QNetworkRequest request{QUrl(url)};
        if (!forwardedFor.isEmpty())
            request.setRawHeader("X-Forwarded-For", forwardedFor);
        m_socket.open(request, options);
    }

    void logIn(std::string user, std::string password) {
        carryOut(m_session.logIn(std::move(user), std::move(password), m_clock.now()));
    }
    void submit(Command command) {
        const std::int64_t mseq = m_session.lastMseq() + 1;
        carryOut(m_session.submit(
            {mseq, MutationId(makeUuidV7(m_clock.now(), m_random)), m_clock.now(), 0, std::move(command)},
            m_clock.now()));
    }
    void present(const protocol::Presence& presence) { carryOut(m_session.present(presence, m_clock.now())); }
    void listReviews(std::uint64_t number, bool discarded = false) {
        carryOut(m_session.ask(protocol::Reviews{number, {}, discarded}, m_clock.now()));
    }
    void decide(const protocol::Decide& decision) { carryOut(m_session.ask(decision, m_clock.now())); }
    void sendRaw(const QByteArray& bytes) { m_socket.sendBinaryMessage(bytes); }
    void hangUp() { m_socket.abort(); }
    /// Of the WebSocket: everything sent before has been taken when it comes back.
    void ping() { m_socket.ping(); }
    [[nodiscard]] sync::Phase phase() const { return m_session.phase(); }

    bool connected = true;
    std::map<Uuid, Row> rows; ///< the test gives no id twice, whatever its kind
    std::vector<protocol::Ack> acks;
    std::vector<Error> refusals;
    /// What it was told of who else is at its record, in its order.
    std::vector<protocol::Present> told;
    std::vector<std::int64_t> reviewsWaiting;
    std::optional<protocol::ReviewList> reviews;
    std::optional<protocol::Decided> decided;
    Milliseconds askedToWait{0};
    int pongs = 0;
    std::string token;

private:
    static sync::ClientState stateOf(int device, std::int64_t epoch,
                                     const std::vector<std::string_view>& scopes) {
        sync::ClientState state;
        state.device = id<DeviceId>(device);
        state.sessionEpoch = epoch;
        for (const std::string_view scope : scopes)
            state.scopes.push_back({std::string(scope), 0, {}});
        return state;
    }
    void carryOut(sync::ClientEffects effects) {
        for (auto& effect : effects)
            std::visit([this](auto& one) { on(one); }, effect);
    }
    template <class Effect> void on(const Effect&) {}
    void on(const sync::effect::Send& send) {
        m_socket.sendBinaryMessage({send.bytes.data(), static_cast<qsizetype>(send.bytes.size())});
    }
    void on(const sync::effect::Close&) { m_socket.close(); }
    void on(const sync::effect::SaveToken& saved) { token = saved.who.token; }
    void on(const sync::effect::StoreSnapshotPart& part) {
        for (const Row& row : part.part.rows)
            rows.insert_or_assign(idOf(row), row);
    }
    void on(const sync::effect::ApplyChanges& applied) {
        for (const auto& changes : applied.changes)
            for (const RowChange& change : changes.changes)
                rows.insert_or_assign(idOf(change.row), change.row);
    }
    void on(const sync::effect::Present& now) { told.push_back(now.present); }
    void on(const sync::effect::ReviewsWaiting& now) { reviewsWaiting.push_back(now.count); }
    void on(const sync::effect::ReviewList& list) { reviews = list.answer; }
    void on(const sync::effect::Decided& made) { decided = made.answer; }
    void on(const sync::effect::WakeAt& wake) {
        m_wake.start(std::max(wake.at - m_clock.now(), Milliseconds(0)));
    }
    void on(const sync::effect::RecordAck& record) { acks.push_back(record.ack); }
    void on(const sync::effect::Refused& refused) {
        refusals.push_back(refused.error);
        askedToWait = refused.retryAfter;
    }

    SystemClock m_clock;
    SystemRandom m_random;
    QTimer m_wake;
    QWebSocket m_socket;
    sync::ClientSession m_session;
};

} // namespace visage::testing
