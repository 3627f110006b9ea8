// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/audio_device.h"
#include "core/engine/libre.h"

#include <functional>

namespace visage::engine {

/// Beats each 20 ms while it runs, on a schedule that does not drift; the device is open only then.
class AudioPump {
public:
    /// `device` must outlive the pump.
    AudioPump(AudioDevice& device, std::function<void(AudioDevice&)> beat)
        : m_device(device)
        , m_beat(std::move(beat)) {}
    ~AudioPump() { run(false); }
    AudioPump(const AudioPump&) = delete;
    AudioPump& operator=(const AudioPump&) = delete;

    void run(bool on);

private:
    void tick();

    AudioDevice& m_device;
    std::function<void(AudioDevice&)> m_beat;
    Timer m_timer;
    std::uint64_t m_next = 0;
    bool m_on = false;
};

} // namespace visage::engine
