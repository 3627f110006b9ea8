// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/seams.h"

#include <optional>
#include <string>

namespace visage {

/// Wrong passwords in a row for one log-in name, whether somebody has that name or not. Kept durably by
/// whoever checks: the store, or a desktop while the store is away.
struct LoginAttempts {
    std::string name;
    std::int64_t failures = 0;
    Timestamp lastFailure;
    Timestamp lockedUntil;
    friend bool operator==(const LoginAttempts&, const LoginAttempts&) = default;
};

/// Locked, while no password is to be looked at, with how long that still takes.
[[nodiscard]] std::optional<Error> lockedAt(const LoginAttempts& attempts, Timestamp now);

/// From the fifth failure in a row on the name is locked, for 30 seconds first, then twice as long each time,
/// at most 15 minutes.
[[nodiscard]] LoginAttempts afterFailure(LoginAttempts attempts, Timestamp now);

} // namespace visage
