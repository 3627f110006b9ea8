// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/account.h"
#include "core/engine/libre.h"

namespace visage::engine {

/// What an INVITE says of its caller, within bounds: at most 64 headers and 24 KiB altogether, so that one
/// call always fits a line of the control channel. The headers that decide on the caller come first, whatever
/// else was sent.
[[nodiscard]] call::CallFacts readFacts(const sip_msg& message, const call::PhoneAccount& account);

/// RFC 3326: somebody else took the call ("SIP;cause=200;text=\"Call completed elsewhere\"", or Q.850 cause
/// 26).
[[nodiscard]] bool completedElsewhere(const sip_msg& message);

} // namespace visage::engine
