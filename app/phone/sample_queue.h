// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>

namespace visage::phone {

/// Samples on their way between the engine's thread and the sound device's. When the taker is slow, the
/// oldest are dropped, so that the delay stays bounded. Any thread.
class SampleQueue {
public:
    explicit SampleQueue(std::size_t limit)
        : m_limit(limit) {}

    void put(const std::int16_t* samples, std::size_t count);
    /// Fills up with silence what is not there.
    void take(std::int16_t* samples, std::size_t count);
    void clear();

private:
    const std::size_t m_limit;
    std::mutex m_mutex;
    std::deque<std::int16_t> m_samples;
};

} // namespace visage::phone
