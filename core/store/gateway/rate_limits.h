// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <string>
#include <unordered_map>

namespace visage::store {

/// So much at once, and so much more each second. No clock of its own; one that is set back costs nobody
/// anything.
class TokenBucket {
public:
    struct Rate {
        double atOnce = 0;
        double perSecond = 0;
    };
    TokenBucket(Rate rate, Timestamp now)
        : m_rate(rate)
        , m_left(rate.atOnce)
        , m_at(now) {}

    /// False, and nothing taken, when there is not so much.
    [[nodiscard]] bool take(double amount, Timestamp now);
    [[nodiscard]] bool full(Timestamp now) const;

private:
    [[nodiscard]] double left(Timestamp now) const;

    Rate m_rate;
    double m_left;
    Timestamp m_at;
};

/// What one gateway lets clients do. No honest desktop comes near: a week's outbox of 500 notes of the
/// greatest length are 32 MiB at once, and everybody behind one address may come back together.
struct RateLimits {
    TokenBucket::Rate connectionsPerAddress{2000, 100};
    TokenBucket::Rate framesBeforeLogin{60, 2};
    TokenBucket::Rate frames{50'000, 5'000};
    TokenBucket::Rate bytes{96.0 * 1024 * 1024, 16.0 * 1024 * 1024};
    std::size_t undecided = 500;     ///< connections that have not said yet what they want
    std::size_t notLoggedIn = 2'000; ///< WebSockets that nobody has logged in on
    Milliseconds logInWithin{60'000};
    Milliseconds retryAfter{5'000}; ///< what whoever is over a limit is told
};

/// The connections of each address.
class AddressLimiter {
public:
    explicit AddressLimiter(TokenBucket::Rate rate)
        : m_rate(rate) {}
    [[nodiscard]] bool admits(const std::string& address, Timestamp now);

private:
    TokenBucket::Rate m_rate;
    std::unordered_map<std::string, TokenBucket> m_buckets;
};

} // namespace visage::store
