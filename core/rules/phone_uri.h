// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace visage::rules {

/// The number of a SIP (RFC 3261) or tel (RFC 3966) URI, alone or within a header value as `"Anne"
/// <sip:...>`, as plain text with its extension behind "ext"; a text without such a URI as it was. Takes
/// plainPhoneText().
[[nodiscard]] std::string withoutUri(std::string plain);

} // namespace visage::rules
