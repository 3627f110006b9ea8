// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phone/sample_queue.h"

#include <algorithm>

namespace visage::phone {

void SampleQueue::put(const std::int16_t* samples, std::size_t count) {
    const std::lock_guard lock(m_mutex);
    m_samples.insert(m_samples.end(), samples, samples + count);
    if (m_samples.size() > m_limit)
        m_samples.erase(m_samples.begin(), m_samples.end() - static_cast<std::ptrdiff_t>(m_limit));
}

void SampleQueue::take(std::int16_t* samples, std::size_t count) {
    const std::lock_guard lock(m_mutex);
    const auto there = std::min(count, m_samples.size());
    const auto end = m_samples.begin() + static_cast<std::ptrdiff_t>(there);
    std::copy(m_samples.begin(), end, samples);
    m_samples.erase(m_samples.begin(), end);
    std::fill(samples + there, samples + count, std::int16_t(0));
}

void SampleQueue::clear() {
    const std::lock_guard lock(m_mutex);
    m_samples.clear();
}

} // namespace visage::phone
