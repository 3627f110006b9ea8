// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace visage::sync {

/// How far another clock is ahead of ours, from the times it says in its frames. A frame that had to wait on
/// its way makes that clock look slower, never faster: of the last few samples the greatest is the best (the
/// clock filter of NTP, RFC 5905 section 10).
class ClockOffset {
public:
    void learn(Timestamp theirs, Timestamp ours) { m_samples[m_count++ % m_samples.size()] = theirs - ours; }
    /// Another connection: what was learnt may be old.
    void forget() { m_count = 0; }
    /// Zero while nothing is known.
    [[nodiscard]] Milliseconds value() const {
        const auto known = static_cast<std::ptrdiff_t>(std::min(m_count, m_samples.size()));
        return known == 0 ? Milliseconds(0) : *std::max_element(m_samples.begin(), m_samples.begin() + known);
    }

private:
    std::array<Milliseconds, 8> m_samples{};
    std::size_t m_count = 0;
};

} // namespace visage::sync
