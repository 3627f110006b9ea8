// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/reconnect_policy.h"

#include <algorithm>

namespace visage::client {
namespace {

constexpr std::int64_t firstWithinMs = 1000;
constexpr std::int64_t longestMs = 20000;

} // namespace

void ReconnectPolicy::want(bool wanted) {
    m_wanted = wanted;
    m_failures = 0;
    m_retryAt.reset();
}

std::optional<Timestamp> ReconnectPolicy::lost(Timestamp now, Milliseconds atLeast) {
    if (!m_wanted)
        return std::nullopt;
    const std::int64_t limit = std::min(longestMs, firstWithinMs << std::min(m_failures, 5));
    const std::int64_t lowest = m_failures == 0 ? 0 : limit / 2;
    const auto wait =
        lowest + static_cast<std::int64_t>(m_random.below(static_cast<std::uint64_t>(limit - lowest)));
    ++m_failures;
    m_retryAt = now + std::max(Milliseconds(wait), atLeast);
    return m_retryAt;
}

} // namespace visage::client
