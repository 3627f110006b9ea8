// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/enums.h"

#include <optional>
#include <string>
#include <string_view>

namespace visage::rules {

/// A customer, card or order number as it is compared: upper case, without blanks and control characters.
[[nodiscard]] std::string normaliseReference(std::string_view text);

/// An identifier as it is compared (Identity::valueNorm), by its type; "" for what is none.
[[nodiscard]] std::string normaliseIdentity(IdentityType type, std::string_view raw);

/// What identifies a customer who arrives on a channel; nothing for channels without an identifier of their
/// own.
[[nodiscard]] std::optional<IdentityType> identityTypeOf(Channel channel);

} // namespace visage::rules
