// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/gateway/backup_keeper.h"
#include "core/store/gateway/desktop_link.h"
#include "core/store/gateway/door.h"
#include "core/store/gateway/login_limiter.h"
#include "core/store/gateway/presence_desk.h"
#include "core/store/gateway/store_service.h"
#include "core/store/place.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace visage::store {

/// A store that serves: its data, its threads, its port and its connections. What visage-store is but for the
/// command line, so that tests start it in their own process. Lives in the thread of an event loop.
class Server : public QObject {
    Q_OBJECT
public:
    struct Options {
        Door::Options door;
        std::string build; ///< name and version, for people
        Log log = [](const LogLine&) {};
        RateLimits limits{};
        /// So long after stop() the present desktops go on, while a load balancer sees that no new ones are
        /// taken.
        Milliseconds drain{0};
        std::optional<BackupKeeper::Options> backups{};
    };

    /// Serves backends that are open already. `clock` and `random` (fit for secrets, any thread) outlive it.
    Server(Options options, StoreService::Backends backends, const sync::StoreFacts& facts,
           const Clock& clock, Random& random, QObject* parent = nullptr);
    /// Ends the connections, then finishes what they asked for.
    ~Server() override;

    [[nodiscard]] Result<void> start();
    /// Lets others tell of their commits, so that it looks by itself less often, and of who is where. Before
    /// start().
    void listenTo(const Place& place);
    /// No new desktops; the present ones get what they asked for and are told that the store goes away, each
    /// to come back at another moment. idle() follows. /healthz and /metrics answer until then.
    void stop();
    /// Another certificate, for connections from now on.
    void setTls(const QSslConfiguration& tls);
    [[nodiscard]] QString url() const { return m_door.url(); }
    [[nodiscard]] std::size_t connections() const { return m_links.size(); }

Q_SIGNALS:
    /// After stop(): the last connection has gone.
    void idle();
    /// A newer program has brought the data to a form that this one does not know: it has stopped by itself,
    /// as stop() does but at once.
    void outgrown();

private:
    void admit(QWebSocket* socket, const TrustedProxies::Client& client);
    void forget(DesktopLink* link);
    [[nodiscard]] std::optional<Error> reasonToTurnAway(const std::string& address, std::size_t others);
    void fenceOff(const DesktopLink& newer);
    void tellPresence(const std::vector<CustomerId>& customers);
    void look();
    void looked(const Result<StoreService::Look>& look);
    void giveUp(const Error& why);
    void announce(const sync::StoreFacts& facts);
    void holdWhat(sync::Holds holds);
    [[nodiscard]] Door::Health health() const;
    [[nodiscard]] Gauges gauges() const;
    void sayGoodbye();
    [[nodiscard]] Milliseconds moment();

    Options m_options;
    const Clock& m_clock;
    Random& m_random;
    sync::StoreFacts m_facts;
    Metrics m_metrics;
    LoginLimiter m_limiter;
    AddressLimiter m_addresses;
    PresenceDesk m_presence;
    StoreService m_service;
    Door m_door;
    std::vector<DesktopLink*> m_links;
    QTimer m_lookTimer;
    QTimer m_presenceTimer;
    QTimer m_trimTimer;
    std::unique_ptr<Hints> m_hints;
    QTimer m_backupTimer;
    std::optional<BackupKeeper> m_backups;
    Timestamp m_started;
    std::int64_t m_connectionsEver = 0;
    bool m_proxyIsSilent = false;
    bool m_draining = false;
    bool m_leaving = false; ///< the desktops have been told
    bool m_looking = false;
    QElapsedTimer m_lookBegan;
    bool m_lookAgain = false;
    std::optional<Error> m_trouble;        ///< of the last look
    std::optional<std::int64_t> m_reviews; ///< as of the last look
    std::optional<sync::Holds> m_holds;
};

/// The three views of a store's data that a server needs, small enough to stay within the store's memory.
[[nodiscard]] Result<StoreService::Backends> openBackends(const Place& place);

/// The ledgers of erasures at these paths, brought together with the data: who was erased since a backup that
/// was put back is erased again. Before anybody is served. The first must be usable; of another one `say`
/// hears why not, and it is left out. One that has something to erase again must have done it.
[[nodiscard]] Result<std::vector<ErasureLedger>>
openLedgers(const Place& place, const std::vector<std::string>& paths, const Clock& clock,
            const std::function<void(const std::string&)>& say);

} // namespace visage::store
