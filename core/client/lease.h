// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/passwords/login_attempts.h"

#include <algorithm>
#include <string>

// How long a desktop may work without the store. Pure; any thread.

namespace visage::client {

/// So long after the last contact the person may log in without the store, and the customers stay on this
/// computer; then they are removed before anything is shown. Unsent work is never touched. Said in README.md.
inline constexpr Milliseconds leaseTime = std::chrono::hours(24 * 30);
/// So long before its end it is announced.
inline constexpr Milliseconds leaseAnnounced = std::chrono::hours(24 * 7);

/// What a desktop knows of its user while the store is away.
struct LocalLogin {
    std::string verifier; ///< Argon2id of the password, encoded; empty: never typed here
    Timestamp contact; ///< the last one, by the store's clock or this one, whichever was behind; none: never
    Timestamp seen;    ///< the latest time seen since
    LoginAttempts attempts;
    friend bool operator==(const LocalLogin&, const LocalLogin&) = default;

    /// A clock that was set back neither lengthens the lease nor shortens a lock-out: time stands still until
    /// it has caught up.
    [[nodiscard]] Timestamp at(Timestamp now) const { return std::max(now, seen); }
    [[nodiscard]] bool holds(Timestamp now) const { return contact && at(now) - contact <= leaseTime; }
};

/// Removes the cache from a user's folder, down to its bytes; what was entered stays.
[[nodiscard]] Result<void> wipeCache(const std::string& folder);
/// Removes all of a user's folder, down to its bytes.
[[nodiscard]] Result<void> wipeAll(const std::string& folder);

} // namespace visage::client
