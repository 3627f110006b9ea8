// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/audio_device.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace visage::engine {

/// Evens out the arrival of sound with a fixed delay of 60 ms: samples are laid where their RTP time stamp
/// (RFC 3550) says, whatever the size and order of packets; what is missing is silence. A jump of the time
/// stamps, and a backlog of over 240 ms as after a stall, begin anew.
class JitterBuffer {
public:
    /// `timestamp` counts samples of 8 kHz.
    void put(std::uint32_t timestamp, const std::vector<std::int16_t>& samples);
    /// The next 20 ms; false and silence when there is no sound at all.
    bool take(AudioFrame& frame);
    void clear() { m_running = false; }

private:
    void beginAt(std::uint32_t timestamp);

    static constexpr std::size_t capacity = 8192;
    std::vector<std::int16_t> m_ring = std::vector<std::int16_t>(capacity);
    std::uint32_t m_next = 0; ///< time stamp of the sample that take() gives first
    std::uint32_t m_end = 0;  ///< behind the latest sample laid
    int m_late = 0;           ///< packets in a row that came too late
    bool m_running = false;
};

} // namespace visage::engine
