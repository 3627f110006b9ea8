// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace visage::store {

/// The load balancers whose word is taken for where a desktop comes from (X-Forwarded-For). Of whoever else
/// sends that header, it is not read.
class TrustedProxies {
public:
    /// Addresses and networks (CIDR) between commas: "192.0.2.10, 2001:db8:1::/64". BadInput with a sentence
    /// for anything else.
    [[nodiscard]] static Result<TrustedProxies> read(std::string_view list);

    struct Client {
        std::string address; ///< in one form, whoever wrote it: what limits and the log go by
        bool named = true;   ///< false: a trusted proxy said nothing that can be read
    };
    /// Who is behind a connection. `peer`: its other end; `forwardedFor`: the header's values, from the first
    /// line to the last, with commas between. They are read from the end, past the proxies that are trusted,
    /// to the first that is none; everything before it may be a lie.
    [[nodiscard]] Client clientOf(std::string_view peer, std::string_view forwardedFor) const;
    /// False for what is no address.
    [[nodiscard]] bool trusts(std::string_view address) const;

private:
    using Bytes = std::array<std::uint8_t, 16>; ///< IPv4 as ::ffff:a.b.c.d
    struct Network {
        Bytes bytes{};
        int bits = 0;
    };
    [[nodiscard]] static bool readNetwork(std::string_view text, Network& network);

    std::vector<Network> m_networks;
};

} // namespace visage::store
