// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <string>
#include <string_view>

namespace visage::store {

/// 256 random bits in base64url (RFC 4648 section 5) without padding: 43 characters. `random` must be fit for
/// secrets.
[[nodiscard]] std::string makeToken(Random& random);

/// What the store keeps of a token: its SHA-256, 32 bytes. No salt or slowness is wanted for 256 random bits.
[[nodiscard]] std::string tokenHash(std::string_view token);

} // namespace visage::store
