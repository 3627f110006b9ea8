// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/heartbeat.h"

#include <algorithm>

namespace visage::sync {

void Heartbeat::start(Timestamp now, Milliseconds interval) {
    m_running = true;
    m_armed = {};
    adopt(interval);
    heard(now);
}

void Heartbeat::stop() {
    m_running = false;
}

void Heartbeat::adopt(Milliseconds interval) {
    m_interval = std::clamp(interval, shortest, longest);
}

void Heartbeat::heard(Timestamp now) {
    m_heard = now;
    m_pinged = false;
}

Timestamp Heartbeat::next() const {
    return m_heard + (m_pinged ? 2 * m_interval : m_interval);
}

Heartbeat::Due Heartbeat::due(Timestamp now) {
    if (!m_running)
        return Due::Nothing;
    m_heard = std::min(m_heard, now); // the clock was set back
    if (now >= m_heard + 2 * m_interval)
        return Due::Dead;
    if (m_pinged || now < m_heard + m_interval)
        return Due::Nothing;
    m_pinged = true;
    return Due::Ping;
}

std::optional<Timestamp> Heartbeat::wakeUp(Timestamp now, std::optional<Timestamp> other) {
    const Timestamp at = std::min(next(), other.value_or(next()));
    if (!m_running || (m_armed > now && m_armed <= at))
        return std::nullopt;
    m_armed = at;
    return m_armed;
}

} // namespace visage::sync
