// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jitter_buffer.h"

#include <algorithm>

namespace visage::engine {
namespace {

constexpr std::int32_t delay = 480;    // 60 ms
constexpr std::int32_t backlog = 1920; // 240 ms
constexpr int lateLimit = 5;

/// Serial arithmetic: time stamps wrap around.
std::int32_t ahead(std::uint32_t left, std::uint32_t right) {
    return static_cast<std::int32_t>(left - right);
}

} // namespace

void JitterBuffer::beginAt(std::uint32_t timestamp) {
    std::fill(m_ring.begin(), m_ring.end(), std::int16_t(0));
    m_next = timestamp - static_cast<std::uint32_t>(delay);
    m_end = timestamp;
    m_late = 0;
    m_running = true;
}

void JitterBuffer::put(std::uint32_t timestamp, const std::vector<std::int16_t>& samples) {
    const auto length = static_cast<std::int32_t>(samples.size());
    if (samples.empty() || samples.size() > capacity / 4)
        return;
    if (!m_running || ahead(timestamp, m_next) + length > backlog || ahead(timestamp, m_next) < -backlog)
        beginAt(timestamp);
    m_late = ahead(timestamp, m_next) < 0 ? m_late + 1 : 0;
    if (m_late >= lateLimit)
        beginAt(timestamp); // the sender's clock slipped behind ours: take up the delay again
    for (std::int32_t i = 0; i < length; ++i) {
        const auto at = timestamp + static_cast<std::uint32_t>(i);
        if (ahead(at, m_next) >= 0)
            m_ring[at % capacity] = samples[static_cast<std::size_t>(i)];
    }
    const auto end = timestamp + static_cast<std::uint32_t>(length);
    if (ahead(end, m_end) > 0)
        m_end = end;
}

bool JitterBuffer::take(AudioFrame& frame) {
    frame.fill(0);
    if (!m_running)
        return false;
    for (auto& sample : frame) {
        std::swap(sample, m_ring[m_next % capacity]);
        ++m_next;
    }
    return ahead(m_end, m_next) > -static_cast<std::int32_t>(samplesPerFrame);
}

} // namespace visage::engine
