// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/server.h"

#include "core/store/gateway/tls_files.h"

#include <QWebSocket>

#include <algorithm>

namespace visage::store {
namespace {

/// Other processes' changes are to be seen within 250 ms.
constexpr int lookEveryMs = 150;
/// Where their hints come by themselves, and only a lost one is to be made good.
constexpr int lookEveryMsWithHints = 1000;
/// Longer than a batch of others lasts, and than a frozen one is waited for. Behind it the database is stuck,
/// or the way there.
constexpr int longestLookMs = 8000;
constexpr int lookAtPresenceEveryMs = 1000;
constexpr int trimEveryMs = 3'600'000;
constexpr int lookForBackupsEveryMs = 30'000;
/// Desktops of a store that stops come back within a second and this for each of them: a gateway makes some
/// hundred TLS handshakes a second.
constexpr std::uint64_t comeBackMs = 1000;
constexpr std::uint64_t comeBackMsEach = 8;

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
    StoreService::Backends backends{std::move(*writing), std::move(*reading), std::move(*passwords)};
    if (!place.isFolder())
        backends.another = [place] { return place.open(); };
    return backends;
}

Result<std::vector<ErasureLedger>> openLedgers(const Place& place, const std::vector<std::string>& paths,
                                               const Clock& clock,
                                               const std::function<void(const std::string&)>& say) {
    auto data = place.open();
    if (!data)
        return data.error();
    const auto facts = (*data)->facts();
    if (!facts)
        return facts.error();
    std::vector<ErasureLedger> ledgers;
    for (const std::string& path : paths) {
        auto ledger = ErasureLedger::open(path, facts->store);
        if (!ledger && ledgers.empty())
            return ledger.error();
        if (!ledger) {
            say(ledger.error().sentence);
            continue;
        }
        const auto again = bringTogether(*ledger, **data, clock.now(), Comparing::IfDue, say);
        if (!again)
            return again.error();
        if (again->behind)
            say(again->behind->sentence);
        ledgers.push_back(std::move(*ledger));
    }
    return ledgers;
}

Server::Server(Options options, StoreService::Backends backends, const sync::StoreFacts& facts,
               const Clock& clock, Random& random, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_random(random)
    , m_facts(facts)
    , m_addresses(m_options.limits.connectionsPerAddress)
    , m_presence(makeUuidV7(clock.now(), random), clock,
                 [this](const std::vector<CustomerId>& customers) { tellPresence(customers); })
    , m_service(std::move(backends), clock, random, m_metrics, m_options.log,
                [this](std::function<void()> act) {
                    QMetaObject::invokeMethod(this, std::move(act), Qt::QueuedConnection);
                })
    , m_door(m_options.door,
             {[this] { return health(); }, [this] { return prometheusText(m_metrics, gauges()); }}) {
    if (m_options.backups)
        m_backups.emplace(*m_options.backups, clock, m_options.log);
    connect(&m_door, &Door::webSocket, this, &Server::admit);
    connect(&m_lookTimer, &QTimer::timeout, this, &Server::look);
    connect(&m_presenceTimer, &QTimer::timeout, this, [this] { m_presence.tick(); });
    connect(&m_backupTimer, &QTimer::timeout, this, [this] { m_backups->tick(); });
    connect(&m_trimTimer, &QTimer::timeout, this, [this] {
        m_service.trim();
        m_service.keepScopes();
    });
}

void Server::listenTo(const Place& place) {
    const auto later = [this](auto act) {
        QMetaObject::invokeMethod(this, std::move(act), Qt::QueuedConnection);
    };
    m_hints = place.hints(
        {[this, later] { later([this] { look(); }); },
         [this, later](const std::string& text) { later([this, text] { m_presence.hear(text); }); }});
    if (m_hints)
        m_presence.tellBy([this](std::vector<std::string> texts) { m_hints->tell(std::move(texts)); });
}

Server::~Server() {
    m_presence.tellBy({});
    m_hints.reset();
    for (DesktopLink* link : std::exchange(m_links, {}))
        delete link;
}

Result<void> Server::start() {
    if (auto listening = m_door.listen(); !listening)
        return listening;
    m_lookTimer.start(m_hints ? lookEveryMsWithHints : lookEveryMs);
    m_presenceTimer.start(lookAtPresenceEveryMs);
    m_trimTimer.start(trimEveryMs);
    m_service.trim();
    m_service.keepScopes();
    m_started = m_clock.now();
    if (m_backups) {
        m_backups->start();
        m_backupTimer.start(lookForBackupsEveryMs);
    }
    m_options.log({LogLine::Level::Info,
                   "serving",
                   {{"build", m_options.build},
                    {"url", url().toStdString()},
                    {"store", m_facts.store.toString()},
                    {"head", m_facts.head}}});
    return {};
}

void Server::setTls(const QSslConfiguration& tls) {
    ++m_metrics.reloads;
    m_door.setTls(tls);
}

void Server::stop() {
    m_draining = true;
    m_door.turnDesktopsAway();
    m_trimTimer.stop();
    m_backupTimer.stop();
    m_options.log(
        {LogLine::Level::Info,
         "draining",
         {{"connections", static_cast<std::int64_t>(m_links.size())}, {"ms", m_options.drain.count()}}});
    if (m_options.drain.count() > 0)
        QTimer::singleShot(m_options.drain, this, &Server::sayGoodbye);
    else
        sayGoodbye();
}

void Server::sayGoodbye() {
    m_leaving = true;
    m_lookTimer.stop();
    if (m_links.empty()) {
        QMetaObject::invokeMethod(this, &Server::idle, Qt::QueuedConnection);
        return;
    }
    for (DesktopLink* link : std::vector(m_links))
        link->goAway(moment());
}

/// When a desktop that is sent away shall come back: each at another time.
Milliseconds Server::moment() {
    const std::uint64_t spread = comeBackMs + comeBackMsEach * m_links.size();
    return Milliseconds(500) + Milliseconds(m_random.below(spread));
}

std::optional<Error> Server::reasonToTurnAway(const std::string& address, std::size_t others) {
    if (!m_addresses.admits(address, m_clock.now()))
        return Error{ErrorCode::RateLimited, "Too many connections from this address: it waits a moment."};
    if (others > m_options.limits.notLoggedIn)
        return Error{ErrorCode::RateLimited, "Too many desktops are logging in at once: wait a moment."};
    return std::nullopt;
}

void Server::admit(QWebSocket* socket, const TrustedProxies::Client& client) {
    ++m_metrics.connections;
    // To the limits everybody behind it is one. Said once.
    if (!client.named && !std::exchange(m_proxyIsSilent, true))
        m_options.log({LogLine::Level::Warning, "proxy-names-nobody", {{"address", client.address}}});
    sync::ServerSession::Options options;
    options.build = m_options.build;
    auto* link = new DesktopLink(
        socket, client.address, ++m_connectionsEver, sync::ServerSession(options, m_facts),
        {m_service, m_limiter, m_presence, m_options.limits, m_metrics, m_options.log, m_clock}, this);
    m_links.push_back(link);
    connect(link, &DesktopLink::gone, this, [this, link] { forget(link); });
    connect(link, &DesktopLink::tookOver, this, [this, link] { fenceOff(*link); });
    connect(link, &DesktopLink::committed, this, &Server::look);
    const auto newcomers = std::ranges::count_if(m_links, [](auto* one) { return !one->isLoggedIn(); });
    if (const auto why = reasonToTurnAway(link->address(), static_cast<std::size_t>(newcomers)))
        return link->turnAway(*why);
    if (m_reviews)
        link->reviewsWaiting(*m_reviews);
    link->open();
    if (m_leaving) // it came through the door just before
        return link->goAway(moment());
    link->headMoved(m_facts.head);
}

void Server::forget(DesktopLink* link) {
    std::erase(m_links, link);
    if (link->isLoggedIn())
        m_presence.leave(link->device(), link->sessionEpoch());
    if (m_links.empty() && m_leaving)
        Q_EMIT idle();
}

void Server::fenceOff(const DesktopLink& newer) {
    for (DesktopLink* link : std::vector(m_links))
        if (link != &newer && link->device() == newer.device() && link->sessionEpoch() < newer.sessionEpoch())
            link->revoke({ErrorCode::Superseded, "A newer connection of this device has taken over."});
}

void Server::tellPresence(const std::vector<CustomerId>& customers) {
    for (const CustomerId customer : customers)
        for (const DeviceId device : m_presence.table().showing(customer))
            for (DesktopLink* link : std::vector(m_links))
                if (link->device() == device && link->isLoggedIn())
                    link->presenceChanged();
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
        m_options.log({LogLine::Level::Error,
                       "not-writable",
                       {{"code", std::string(errorName(m_trouble->code))}, {"why", m_trouble->sentence}}});
    if (!m_trouble && trouble)
        m_options.log({LogLine::Level::Info, "writable-again", {}});
    if (look) {
        if (std::exchange(m_reviews, look->reviews) != look->reviews)
            for (DesktopLink* link : std::vector(m_links))
                link->reviewsWaiting(look->reviews);
        announce(look->facts);
        holdWhat(look->holds);
        if (look->foreign)
            for (DesktopLink* link : m_links)
                link->checkAgain();
    } else if (look.error().code == ErrorCode::TooNew) {
        return giveUp(look.error());
    }
    if (std::exchange(m_lookAgain, false))
        this->look();
}

/// Desktops find the gateways of the newer version.
void Server::giveUp(const Error& why) {
    if (m_leaving)
        return;
    m_options.log({LogLine::Level::Error, "data-of-a-newer-version", {{"why", why.sentence}}});
    m_options.drain = {};
    stop();
    Q_EMIT outgrown();
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

/// Who is connected begins again, with other scopes. Each connection is asked what it began with: it may have
/// done so before this gateway looked for the first time.
void Server::holdWhat(sync::Holds holds) {
    if (std::exchange(m_holds, holds).value_or(holds) != holds)
        m_options.log({LogLine::Level::Info,
                       "desktops-hold",
                       {{"holding", holds == sync::Holds::Recent ? "recent" : "everything"}}});
    for (DesktopLink* link : std::vector(m_links))
        if (link->isOfOtherThan(holds))
            link->comeBack(
                {ErrorCode::Unavailable, "What desktops hold is something else now: connect again."},
                moment());
}

Door::Health Server::health() const {
    const std::string counts = "\"connections\":" + std::to_string(m_links.size()) +
                               ",\"head\":" + std::to_string(m_facts.head) + "}\n";
    const auto status = [&counts](std::string_view name) {
        return "{\"status\":\"" + std::string(name) + "\"," + counts;
    };
    if (m_draining)
        return {false, status("draining")};
    if (m_looking && m_lookBegan.elapsed() > longestLookMs)
        return {false, status("busy")};
    if (m_trouble)
        return {false, status(errorName(m_trouble->code))};
    // It serves; but somebody has to look.
    if (m_backups && m_backups->overdue())
        return {true, "{\"status\":\"degraded\",\"why\":\"the last good backup is too old\"," + counts};
    return {true, status("ok")};
}

Gauges Server::gauges() const {
    Gauges now;
    now.build = m_options.build;
    now.connections = static_cast<std::int64_t>(m_links.size());
    now.loggedIn = std::ranges::count_if(m_links, [](auto* link) { return link->isLoggedIn(); });
    now.head = m_facts.head;
    now.floor = m_facts.floor;
    now.incarnation = m_facts.incarnation;
    now.writable = !m_trouble;
    now.draining = m_draining;
    now.reviews = m_reviews.value_or(0);
    now.started = m_started;
    now.now = m_clock.now();
    now.backups = m_backups.has_value();
    if (m_backups)
        now.lastBackup = m_backups->lastGood();
    if (m_door.tls())
        now.certificateEnd = certificateEnd(*m_door.tls());
    return now;
}

} // namespace visage::store
