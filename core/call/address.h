// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace visage::call {

/// The parts of a sip, sips or tel URI (RFC 3261 section 19.1, RFC 3966). A tel URI has its number as `user`
/// and no host. `user` is unescaped; everything is empty when the text is no such URI.
struct UriParts {
    std::string scheme; ///< lower case
    std::string user;
    std::string host; ///< lower case, without port
};
[[nodiscard]] UriParts readUri(std::string_view uri);

/// One entry of a header that lists addresses: `"Marie D" <sip:+33142000001@example.org>;party=calling`.
struct NameAddress {
    std::string name; ///< without quotes; bytes as received
    std::string uri;
};

/// The entries of such a header, comma separated outside quotes and angle brackets; at most 16. Never fails:
/// what can't be read comes out with an empty URI.
[[nodiscard]] std::vector<NameAddress> readAddresses(std::string_view header);

/// ASCII only, as SIP compares its tokens.
[[nodiscard]] bool equalsIgnoringCase(std::string_view left, std::string_view right);
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace visage::call
