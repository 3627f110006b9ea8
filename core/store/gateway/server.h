// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/gateway/door.h"
#include "core/store/gateway/login_limiter.h"
#include "core/store/gateway/store_service.h"
#include "core/store/place.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace visage::store {

class DesktopLink;

/// A store that serves: its data, its threads, its port and its connections. What visage-store is but for the
/// command line, so that tests start it in their own process. Lives in the thread of an event loop.
class Server : public QObject {
    Q_OBJECT
public:
    struct Options {
        Door::Options door;
        std::string build; ///< name and version, for people
    };

    /// Serves backends that are open already. `clock` and `random` (fit for secrets, any thread) outlive it.
    Server(Options options, StoreService::Backends backends, const sync::StoreFacts& facts,
           const Clock& clock, Random& random, QObject* parent = nullptr);
    /// Ends the connections, then finishes what they asked for.
    ~Server() override;

    [[nodiscard]] Result<void> start();
    /// Lets others tell of their commits: then it looks by itself less often. Before start().
    void listenTo(const Place& place);
    /// No new connections; the present ones are told that the store goes away. idle() follows.
    void stop();
    [[nodiscard]] QString url() const { return m_door.url(); }
    [[nodiscard]] std::size_t connections() const { return m_links.size(); }

Q_SIGNALS:
    /// After stop(): the last connection has gone.
    void idle();

private:
    void admit(QWebSocket* socket);
    void forget(DesktopLink* link);
    void fenceOff(const DesktopLink& newer);
    void look();
    void looked(const Result<StoreService::Look>& look);
    void announce(const sync::StoreFacts& facts);
    [[nodiscard]] Door::Health health() const;

    Options m_options;
    const Clock& m_clock;
    sync::StoreFacts m_facts;
    LoginLimiter m_limiter;
    StoreService m_service;
    Door m_door;
    std::vector<DesktopLink*> m_links;
    QTimer m_lookTimer;
    QTimer m_trimTimer;
    std::unique_ptr<Hints> m_hints;
    bool m_looking = false;
    QElapsedTimer m_lookBegan;
    bool m_lookAgain = false;
    std::optional<Error> m_trouble; ///< of the last look
};

/// The three views of a store's data that a server needs, small enough to stay within the store's memory.
[[nodiscard]] Result<StoreService::Backends> openBackends(const Place& place);

} // namespace visage::store
