// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/rate_limits.h"

#include <algorithm>

namespace visage::store {
namespace {

constexpr std::size_t manyAddresses = 10'000;

} // namespace

double TokenBucket::left(Timestamp now) const {
    const auto passed = std::max<double>(0, static_cast<double>((now - m_at).count()));
    return std::min(m_rate.atOnce, m_left + passed * m_rate.perSecond / 1000);
}

bool TokenBucket::take(double amount, Timestamp now) {
    m_left = left(now);
    m_at = now;
    if (m_left < amount)
        return false;
    m_left -= amount;
    return true;
}

bool TokenBucket::full(Timestamp now) const {
    return left(now) >= m_rate.atOnce;
}

bool AddressLimiter::admits(const std::string& address, Timestamp now) {
    if (m_buckets.size() > manyAddresses)
        std::erase_if(m_buckets, [now](const auto& entry) { return entry.second.full(now); });
    return m_buckets.try_emplace(address, m_rate, now).first->second.take(1, now);
}

} // namespace visage::store
