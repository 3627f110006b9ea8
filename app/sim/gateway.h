// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/line.h"
#include "app/sim/model_store.h"
#include "core/sync/server_session.h"

#include <deque>
#include <memory>

namespace visage::sim {

/// One process of the store. What it knows of the log may be old: it learns from hints, which may never come.
struct Host {
    sync::StoreFacts facts;
    /// Pages of the log that it has read, for whoever asks for the same.
    std::deque<sync::FeedPage> pages;
    bool frozen = false; ///< it does nothing, for a while; its connections stand
    Timestamp frozenAt{};
};

/// The store's end of one connection: a production ServerSession, whose questions wait here until the
/// simulation lets the store answer them.
class Gateway {
public:
    Gateway(std::shared_ptr<Line> line, Host& host, ModelStore& store, Random& random, Timestamp now);

    [[nodiscard]] Line& line() { return *m_line; }
    [[nodiscard]] const Host& host() const { return m_host; }
    [[nodiscard]] bool open() const { return m_line->storeEnd; }
    [[nodiscard]] bool works() const { return open() && !m_host.frozen; }
    [[nodiscard]] bool hasQuestions() const { return !m_asks.empty(); }
    [[nodiscard]] DeviceId device() const { return m_session.device(); }
    [[nodiscard]] std::int64_t epoch() const { return m_session.sessionEpoch(); }

    /// Takes one frame off the line.
    void receive(Timestamp now);
    /// The store answers one question. `lost`: it does what was asked, and the answer is never heard.
    void work(Timestamp now, bool lost = false);
    void headMoved(Seq head, Timestamp now) { take(m_session.headMoved(head, now)); }
    void drained(Timestamp now) { take(m_session.drained(now)); }
    void tick(Timestamp now);
    void revoke(Timestamp now);
    /// Ends a connection that was made when desktops held something else.
    void noticeScopes(Timestamp now);
    void drop();

private:
    void take(sync::ServerAsks asks);
    [[nodiscard]] std::size_t pick();
    [[nodiscard]] Result<sync::FeedPage> readFeed(const sync::ask::ReadFeed& question, std::size_t rows);
    [[nodiscard]] sync::ServerAsks answer(const sync::ServerAsk& question, Timestamp now, bool lost);

    std::shared_ptr<Line> m_line;
    Host& m_host;
    ModelStore& m_store;
    Random& m_random;
    sync::ServerSession m_session;
    std::deque<sync::ServerAsk> m_asks;
    Timestamp m_wake;
};

} // namespace visage::sim
