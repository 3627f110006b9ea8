// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/history.h"

#include <algorithm>

// What goes wrong in a history.

namespace visage::sim {
namespace {

/// Two heartbeats, and one to look.
constexpr Milliseconds longerThanDesktopsWait{45'000};

} // namespace

/// A frame comes twice, or before the one ahead of it: nothing that a socket does, but what a proxy or a
/// client of somebody else's may.
void History::mayDisorder(std::deque<std::string>& frames) {
    if (chance(m_mood.twice)) {
        m_referee.happened(Fault::FrameTwice);
        frames.push_front(frames.front());
    }
    if (frames.size() > 1 && chance(m_mood.reorder)) {
        m_referee.happened(Fault::FramesReordered);
        std::swap(frames[0], frames[1]);
    }
}

void History::sayFault(const Desktop& desktop, const char* what) {
    m_referee.tell([&] { return shown(desktop.disk().state().device) + ' ' + what; });
}

/// The desktop loses its line. The store learns it at once, or goes on with what was under way: frames that
/// the desktop sent before can still arrive, while it is connected anew.
void History::cut(Desktop& desktop, bool bothEnds) {
    m_referee.happened(bothEnds ? Fault::LineCut : Fault::LineHalfDead);
    sayFault(desktop, "loses its line");
    const auto line = desktop.line();
    if (bothEnds)
        line->storeEnd = false;
    desktop.lineLost(m_now);
}

void History::storeCrashes() {
    m_referee.happened(Fault::StoreDies);
    m_referee.tell([] { return std::string("the store dies"); });
    // Something may have been committed and not yet answered.
    storeWorks(true);
    for (auto& gateway : m_gateways)
        gateway.drop();
    for (Host& host : m_hosts)
        host.frozen = false;
}

void History::restore() {
    storeCrashes();
    m_store.restore();
    m_restoredAt = m_now;
}

void History::freezeOrThaw() {
    Host& host = m_hosts[m_random.below(m_hosts.size())];
    m_referee.happened(Fault::GatewayFreezes);
    if (host.frozen && host.frozenAt + longerThanDesktopsWait < m_now &&
        std::ranges::any_of(m_gateways,
                            [&](const Gateway& one) { return &one.host() == &host && one.open(); }))
        m_referee.happened(Fault::FrozenForLong);
    host.frozen = !host.frozen;
    host.frozenAt = m_now;
}

void History::weeksPass() {
    m_referee.happened(Fault::WeeksPass);
    constexpr std::int64_t day = 86'400'000;
    const auto days = [&](std::uint64_t least, std::uint64_t most) {
        return static_cast<std::int64_t>(least + m_random.below(most - least)) * day;
    };
    for (auto& desktop : m_desktops) {
        if (m_random.below(2) == 0)
            continue;
        desktop->travel().awayUntil = m_now + Milliseconds(days(1, 25));
        if (desktop->line())
            cut(*desktop, true);
    }
    const bool restored = m_store.hasBackup() && m_random.below(3) == 0;
    passTime(days(1, 10));
    if (restored)
        restore();
    passTime(days(1, 10));
}

} // namespace visage::sim
