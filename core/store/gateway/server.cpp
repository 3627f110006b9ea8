// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/server.h"

#include "core/store/gateway/desktop_link.h"

#include <QLoggingCategory>
#include <QWebSocket>

#include <algorithm>

namespace visage::store {
namespace {

Q_LOGGING_CATEGORY(log, "visage.store", QtInfoMsg)

/// Other processes' changes are to be seen within 250 ms.
constexpr int lookEveryMs = 150;
/// Where their hints come by themselves, and only a lost one is to be made good.
constexpr int lookEveryMsWithHints = 1000;
/// Longer than a batch of others lasts, and than a frozen one is waited for. Behind it the database is stuck,
/// or the way there.
constexpr int longestLookMs = 8000;
constexpr int trimEveryMs = 3'600'000;

} // namespace

Result<StoreService::Backends> openBackends(const Place& place) {
    auto writing = place.open(Place::Use::Gateway);
    if (!writing)
        return writing.error();
    auto reading = place.open(Place::Use::Gateway);
    if (!reading)
        return reading.error();
    auto passwords = place.open(Place::Use::Serving);
    if (!passwords)
        return passwords.error();
    return StoreService::Backends{std::move(*writing), std::move(*reading), std::move(*passwords)};
}

Server::Server(Options options, StoreService::Backends backends, const sync::StoreFacts& facts,
               const Clock& clock, Random& random, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_facts(facts)
    , m_service(std::move(backends), clock, random,
                [this](std::function<void()> act) {
                    QMetaObject::invokeMethod(this, std::move(act), Qt::QueuedConnection);
                })
    , m_door(m_options.door, [this] { return health(); }) {
    connect(&m_door, &Door::webSocket, this, &Server::admit);
    connect(&m_lookTimer, &QTimer::timeout, this, &Server::look);
    connect(&m_trimTimer, &QTimer::timeout, this, [this] { m_service.trim(); });
}

void Server::listenTo(const Place& place) {
    m_hints = place.hints([this] {
        QMetaObject::invokeMethod(
            this, [this] { look(); }, Qt::QueuedConnection);
    });
}

Server::~Server() {
    m_hints.reset();
    for (DesktopLink* link : std::exchange(m_links, {}))
        delete link;
}

Result<void> Server::start() {
    if (auto listening = m_door.listen(); !listening)
        return listening;
    m_lookTimer.start(m_hints ? lookEveryMsWithHints : lookEveryMs);
    m_trimTimer.start(trimEveryMs);
    m_service.trim();
    return {};
}

void Server::stop() {
    m_door.stopListening();
    m_lookTimer.stop();
    m_trimTimer.stop();
    if (m_links.empty()) {
        QMetaObject::invokeMethod(this, &Server::idle, Qt::QueuedConnection);
        return;
    }
    for (DesktopLink* link : std::vector(m_links))
        link->goAway();
}

void Server::admit(QWebSocket* socket) {
    sync::ServerSession::Options options;
    options.build = m_options.build;
    auto* link =
        new DesktopLink(socket, sync::ServerSession(options, m_facts), m_service, m_limiter, m_clock, this);
    m_links.push_back(link);
    connect(link, &DesktopLink::gone, this, [this, link] { forget(link); });
    connect(link, &DesktopLink::tookOver, this, [this, link] { fenceOff(*link); });
    connect(link, &DesktopLink::committed, this, &Server::look);
    link->open();
    link->headMoved(m_facts.head);
}

void Server::forget(DesktopLink* link) {
    std::erase(m_links, link);
    if (m_links.empty() && !m_lookTimer.isActive())
        Q_EMIT idle();
}

void Server::fenceOff(const DesktopLink& newer) {
    for (DesktopLink* link : std::vector(m_links))
        if (link != &newer && link->device() == newer.device() && link->sessionEpoch() < newer.sessionEpoch())
            link->revoke({ErrorCode::Superseded, "A newer connection of this device has taken over."});
}

/// One look at a time; what happens during it is seen by the next.
void Server::look() {
    if (std::exchange(m_looking, true)) {
        m_lookAgain = true;
        return;
    }
    m_lookBegan.start();
    m_service.look([this](const Result<StoreService::Look>& look) { looked(look); });
}

void Server::looked(const Result<StoreService::Look>& look) {
    m_looking = false;
    const bool trouble = m_trouble.has_value();
    m_trouble = look ? look->writing : std::optional(look.error());
    if (m_trouble && !trouble)
        qCWarning(log, "%s", m_trouble->sentence.c_str());
    if (look) {
        announce(look->facts);
        if (look->foreign)
            for (DesktopLink* link : m_links)
                link->checkAgain();
    }
    if (std::exchange(m_lookAgain, false))
        this->look();
}

void Server::announce(const sync::StoreFacts& facts) {
    const bool moved = facts.head != m_facts.head;
    const bool same = facts.store == m_facts.store && facts.incarnation == m_facts.incarnation;
    m_facts = facts;
    // What the connections know of the log is of another history: they begin again.
    if (!same)
        for (DesktopLink* link : std::vector(m_links))
            link->revoke({ErrorCode::Unavailable,
                          "The server's data were restored, or another machine took over: connect again."});
    if (moved)
        for (DesktopLink* link : std::vector(m_links))
            link->headMoved(facts.head);
}

Door::Health Server::health() const {
    const std::string counts = "\"connections\":" + std::to_string(m_links.size()) +
                               ",\"head\":" + std::to_string(m_facts.head) + "}\n";
    if (m_looking && m_lookBegan.elapsed() > longestLookMs)
        return {false, "{\"status\":\"busy\"," + counts};
    if (!m_trouble)
        return {true, "{\"status\":\"ok\"," + counts};
    return {false, "{\"status\":\"" + std::string(errorName(m_trouble->code)) + "\"," + counts};
}

} // namespace visage::store
