// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/account.h"

namespace visage::call {

/// The SIP URI that calls `number` over the account's PBX: "sip:+33142000001@example.org". Takes numbers as
/// people write them (blanks, dots, hyphens, brackets, "tel:") and short numbers with * and #; BadInput for
/// anything else, so that no text on a screen can smuggle a URI or a header into a SIP message.
[[nodiscard]] Result<std::string> dialUri(std::string_view number, const PhoneAccount& account);

} // namespace visage::call
