// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/light_desktop.h"

#include "core/protocol/codec.h"
#include "core/store/tokens.h"

#include <QTcpSocket>

namespace visage::bench {
namespace {

// As the real desktop.
constexpr std::uint32_t creditWindow = 8;
constexpr std::uint32_t creditBatch = 4;

} // namespace

Result<std::vector<KnownDesktop>> knownDesktops(const store::DataFolder& folder, int count) {
    auto backend = folder.open();
    if (!backend)
        return backend.error();
    const auto user = (*backend)->userNamed("bench");
    if (!user)
        return user.error();
    if (!*user)
        return Error{ErrorCode::NotFound, "The store has no user of the bench."};
    const auto facts = (*backend)->facts();
    if (!facts)
        return facts.error();
    auto batch = (*backend)->begin();
    if (!batch)
        return batch.error();
    SystemRandom random;
    const SystemClock clock;
    std::vector<KnownDesktop> all;
    for (int i = 0; i < count; ++i) {
        KnownDesktop one;
        one.token = store::makeToken(random);
        one.device = DeviceId(makeUuidV7(clock.now(), random));
        one.storeId = facts->store;
        one.incarnation = facts->incarnation;
        one.cursor = facts->head;
        store::Token token;
        token.hash = store::tokenHash(one.token);
        token.user = (*user)->id;
        token.device = one.device;
        token.deviceName = "bench";
        token.createdAt = token.lastUsed = clock.now();
        if (auto put = (*batch)->putToken(token); !put)
            return put.error();
        all.push_back(std::move(one));
    }
    if (auto done = (*batch)->commit(); !done)
        return done.error();
    return all;
}

LightDesktop::LightDesktop(KnownDesktop desktop, const QSslConfiguration& tls, Random& random)
    : m_desktop(std::move(desktop))
    , m_tls(tls)
    , m_policy(random) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &LightDesktop::open);
}

void LightDesktop::start() {
    m_policy.want(true);
    open();
}

void LightDesktop::open() {
    m_policy.attempting();
    if (m_link)
        m_link->deleteLater();
    m_link = new client::Link(m_tls, this);
    connect(m_link, &client::Link::opened, this, &LightDesktop::greet);
    connect(m_link, &client::Link::received, this, &LightDesktop::receive);
    connect(m_link, &client::Link::closed, this, &LightDesktop::closed);
    m_link->open(m_desktop.store);
}

void LightDesktop::greet() {
    protocol::Hello hello;
    hello.build = "visage-bench";
    hello.device = m_desktop.device;
    hello.sessionEpoch = ++m_epoch;
    hello.store = m_desktop.storeId;
    hello.incarnation = m_desktop.incarnation;
    hello.token = m_desktop.token;
    for (const auto scope : {protocol::scopeAll, protocol::scopeWork, protocol::scopeIdent})
        hello.scopes.push_back({std::string(scope), m_desktop.cursor, std::nullopt});
    hello.lastMseq = m_mseq;
    hello.features = {std::string(protocol::featureDeflate)};
    m_link->send(protocol::encode(hello));
}

void LightDesktop::receive(const QByteArray& bytes) {
    const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const auto type = protocol::typeOf(view);
    if (type == protocol::FrameType::Changes) {
        Q_EMIT changed(bytes.size());
        if (++m_consumed == creditBatch)
            m_link->send(protocol::encode(protocol::Credit{std::exchange(m_consumed, 0)}));
        return;
    }
    if (type == protocol::FrameType::Ack) {
        Q_EMIT answered();
        return;
    }
    const auto frame = protocol::decode(view);
    if (!frame)
        return;
    if (const auto* ping = std::get_if<protocol::Ping>(&*frame)) {
        m_link->send(protocol::encode(protocol::Pong{ping->number, m_clock.now()}));
    } else if (std::holds_alternative<protocol::Welcome>(*frame)) {
        m_policy.welcomed();
        m_consumed = 0;
        m_link->send(protocol::encode(protocol::Credit{creditWindow}));
    } else if (const auto* mark = std::get_if<protocol::Mark>(&*frame)) {
        for (const auto& scope : mark->scopes)
            m_desktop.cursor = std::max(m_desktop.cursor, scope.cursor);
        if (!std::exchange(m_live, true))
            Q_EMIT live();
    } else if (const auto* error = std::get_if<protocol::ErrorFrame>(&*frame)) {
        m_askedToWait = Milliseconds(error->retryAfterMs);
    }
}

void LightDesktop::push(Command command, MutationId mid) {
    protocol::Push push;
    push.mseq = ++m_mseq;
    push.mid = mid;
    push.enteredAt = m_clock.now();
    push.command = std::move(command);
    m_link->send(protocol::encode(push));
}

void LightDesktop::stall() {
    for (auto* socket : m_link->findChildren<QTcpSocket*>()) {
        socket->setReadBufferSize(1);
        QObject::disconnect(socket, &QTcpSocket::readyRead, nullptr, nullptr);
    }
}

void LightDesktop::closed() {
    m_live = false;
    Q_EMIT lost();
    const Timestamp now = m_clock.now();
    if (const auto at = m_policy.lost(now, std::exchange(m_askedToWait, Milliseconds(0))))
        m_retry.start(static_cast<int>((*at - now).count()));
}

} // namespace visage::bench
