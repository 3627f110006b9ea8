// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/audio_pump.h"

#include <algorithm>

namespace visage::engine {
namespace {

constexpr std::uint64_t frameMs = 20;
/// After a stall of the machine no more than this is made up for; the rest is lost sound.
constexpr std::uint64_t maxBehindMs = 100;

} // namespace

void AudioPump::run(bool on) {
    if (on == m_on)
        return;
    m_on = on;
    if (on) {
        m_device.start();
        m_next = tmr_jiffies();
        tick();
    } else {
        m_timer.cancel();
        m_device.stop();
    }
}

void AudioPump::tick() {
    const auto now = tmr_jiffies();
    m_next = std::max(m_next, now > maxBehindMs ? now - maxBehindMs : 0);
    while (m_on && m_next <= now) {
        m_beat(m_device);
        m_next += frameMs;
    }
    if (m_on)
        m_timer.start(
            m_next - now, [](void* self) { static_cast<AudioPump*>(self)->tick(); }, this);
}

} // namespace visage::engine
