// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/login_limiter.h"

#include <algorithm>

namespace visage::store {
namespace {

constexpr std::size_t manyAddresses = 10'000;

} // namespace

double LoginLimiter::left(const Bucket& bucket, Timestamp now) {
    const auto passed = static_cast<double>((now - bucket.at).count());
    return std::max(0.0, bucket.failures - passed / static_cast<double>(oneMoreEvery.count()));
}

bool LoginLimiter::allows(const std::string& address, Timestamp now) {
    const auto entry = m_buckets.find(address);
    return entry == m_buckets.end() || left(entry->second, now) < atOnce;
}

void LoginLimiter::failed(const std::string& address, Timestamp now) {
    forgetOld(now);
    Bucket& bucket = m_buckets[address];
    bucket = {left(bucket, now) + 1, now};
}

void LoginLimiter::forgetOld(Timestamp now) {
    if (m_buckets.size() > manyAddresses)
        std::erase_if(m_buckets, [now](const auto& entry) { return left(entry.second, now) <= 0; });
}

} // namespace visage::store
