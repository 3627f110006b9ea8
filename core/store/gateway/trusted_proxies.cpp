// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/trusted_proxies.h"

#include "core/base/text.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <optional>

namespace visage::store {

namespace ip = boost::asio::ip;

namespace {

constexpr int bitsOfV6 = 128;
constexpr int bitsOfV4 = 32;

/// An IPv4 address that came in the clothes of IPv6 is an IPv4 address.
std::optional<ip::address> readAddress(std::string_view text) {
    boost::system::error_code failed;
    const ip::address address = ip::make_address(std::string(text), failed);
    if (failed)
        return std::nullopt;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::address(ip::make_address_v4(ip::v4_mapped, address.to_v6()));
    return address;
}

ip::address_v6::bytes_type bytesOf(const ip::address& address) {
    return address.is_v6() ? address.to_v6().to_bytes()
                           : ip::make_address_v6(ip::v4_mapped, address.to_v4()).to_bytes();
}

bool sameUpTo(int bits, const auto& left, const auto& right) {
    const auto whole = static_cast<std::size_t>(bits / 8);
    if (!std::equal(left.begin(), left.begin() + bits / 8, right.begin()))
        return false;
    const int rest = bits % 8;
    return rest == 0 || (left[whole] ^ right[whole]) >> (8 - rest) == 0;
}

/// The part behind the last comma, taken off.
std::string_view takeLast(std::string_view& list) {
    const std::size_t comma = list.rfind(',');
    const bool last = comma == std::string_view::npos;
    const std::string_view part = text::trimmed(list.substr(last ? 0 : comma + 1));
    list = list.substr(0, last ? 0 : comma);
    return part;
}

} // namespace

bool TrustedProxies::readNetwork(std::string_view text, Network& network) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto address = readAddress(text.substr(0, slash));
    if (!address)
        return false;
    const auto bytes = bytesOf(*address);
    std::copy(bytes.begin(), bytes.end(), network.bytes.begin());
    const int most = address->is_v4() ? bitsOfV4 : bitsOfV6;
    int bits = most;
    if (slash < text.size()) {
        const std::string_view digits = text.substr(slash + 1);
        const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (failed != std::errc() || end != digits.data() + digits.size() || bits < 0 || bits > most)
            return false;
    }
    network.bits = bitsOfV6 - most + bits;
    return true;
}

Result<TrustedProxies> TrustedProxies::read(std::string_view list) {
    TrustedProxies proxies;
    while (!text::trimmed(list).empty()) {
        const std::string_view part = takeLast(list);
        if (!readNetwork(part, proxies.m_networks.emplace_back()))
            return Error{ErrorCode::BadInput,
                         "Trusted proxies are addresses or networks, as 192.0.2.10 or 2001:db8:1::/64, with "
                         "commas between; this is none: " +
                             std::string(part)};
    }
    return proxies;
}

bool TrustedProxies::trusts(std::string_view address) const {
    const auto read = readAddress(address);
    if (!read)
        return false;
    const auto bytes = bytesOf(*read);
    return std::ranges::any_of(
        m_networks, [&](const Network& network) { return sameUpTo(network.bits, network.bytes, bytes); });
}

TrustedProxies::Client TrustedProxies::clientOf(std::string_view peer, std::string_view forwardedFor) const {
    const auto read = readAddress(peer);
    Client client{read ? read->to_string() : std::string(peer)};
    if (!trusts(peer))
        return client;
    client.named = false;
    // Each trusted proxy says who came to it, behind what that one brought along.
    while (!forwardedFor.empty()) {
        const auto before = readAddress(takeLast(forwardedFor));
        client.named = before.has_value();
        if (!before)
            return client;
        client.address = before->to_string();
        if (!trusts(client.address))
            return client;
    }
    return client;
}

} // namespace visage::store
