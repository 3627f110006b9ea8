// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <string>
#include <unordered_map>

namespace visage::store {

/// Slows down whoever guesses passwords from one address: so many wrong ones at once, then one in a while.
/// Beside the lock on a name (Accounts), which one address could dodge by trying many names. One thread.
class LoginLimiter {
public:
    static constexpr double atOnce = 20;
    static constexpr Milliseconds oneMoreEvery{3000};

    [[nodiscard]] bool allows(const std::string& address, Timestamp now);
    void failed(const std::string& address, Timestamp now);

private:
    struct Bucket {
        double failures = 0;
        Timestamp at;
    };
    [[nodiscard]] static double left(const Bucket& bucket, Timestamp now);
    void forgetOld(Timestamp now);

    std::unordered_map<std::string, Bucket> m_buckets;
};

} // namespace visage::store
