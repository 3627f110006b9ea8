// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/call.h"

namespace visage::engine {

/// What our requests say we understand.
inline constexpr const char* allowedMethods = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, INFO\r\n";

/// Why a call of ours did not come about, by the final answer (RFC 3261 section 21).
[[nodiscard]] call::EndCause causeOfAnswer(std::uint16_t code);

} // namespace visage::engine
