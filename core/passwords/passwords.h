// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/seams.h"

#include <string>
#include <string_view>

namespace visage {

/// Argon2id (RFC 9106). 19 MiB and two passes are OWASP's first choice for servers that must also bear many
/// log-ins at once; an older hash is renewed at its owner's next log-in, so these may be raised at any time.
struct PasswordCost {
    std::uint32_t memoryKib = 19 * 1024;
    std::uint32_t passes = 2;
    std::uint32_t lanes = 1;
};

inline constexpr std::size_t maxPasswordBytes = 1024;

/// The encoded form with parameters and a fresh salt. BadInput for an empty or overlong password. Takes tens
/// of milliseconds: not for a thread that serves sockets. `random` must be fit for secrets.
[[nodiscard]] Result<std::string> hashPassword(std::string_view password, Random& random,
                                               PasswordCost cost = {});

/// As slow as hashing.
[[nodiscard]] bool passwordMatches(std::string_view encoded, std::string_view password);

/// True when a hash was made at another cost than today's.
[[nodiscard]] bool wantsRenewal(std::string_view encoded, PasswordCost cost = {});

} // namespace visage
