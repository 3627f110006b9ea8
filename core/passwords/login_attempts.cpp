// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/login_attempts.h"

#include <algorithm>

namespace visage {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t failuresBeforeLock = 5;
constexpr Milliseconds firstLock = 30s;
constexpr Milliseconds longestLock = 15min;

/// Doubles with each further failure.
Milliseconds lockAfter(std::int64_t failures) {
    const auto doublings = std::min<std::int64_t>(failures - failuresBeforeLock, 10);
    return std::min(longestLock, firstLock * (std::int64_t{1} << doublings));
}

} // namespace

std::optional<Error> lockedAt(const LoginAttempts& attempts, Timestamp now) {
    if (attempts.lockedUntil <= now)
        return std::nullopt;
    const auto left = std::chrono::ceil<std::chrono::seconds>(attempts.lockedUntil - now);
    // Units that need no translation: desktops show the figure behind a sentence of their own.
    const std::string wait =
        left > 2min ? std::to_string(std::chrono::ceil<std::chrono::minutes>(left).count()) + " min"
                    : std::to_string(left.count()) + " s";
    return Error{ErrorCode::Locked, "Too many wrong passwords: try again in " + wait + "."};
}

LoginAttempts afterFailure(LoginAttempts attempts, Timestamp now) {
    attempts.failures += 1;
    attempts.lastFailure = now;
    if (attempts.failures >= failuresBeforeLock)
        attempts.lockedUntil = now + lockAfter(attempts.failures);
    return attempts;
}

} // namespace visage
