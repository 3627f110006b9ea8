// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/call/call.h"

#include <string>
#include <utility>
#include <vector>

namespace visage::call {

enum class Transport : std::uint8_t { Tls = 1, Tcp = 2, Udp = 3 };

/// How an agent's phone reaches the company's PBX. Read from the JSON file of `--phone-account`:
///   {"aor": "sip:anne@example.org", "registrar": "sip:pbx.example.org:5061;transport=tls",
///    "auth_user": "anne", "password": "...", "realm": "example.org", "ca": "/etc/visage/ca.pem",
///    "display_name": "Anne", "expires_s": 600, "trust_asserted_identity": true,
///    "trusted_headers": [{"name": "X-Customer-Id", "kind": "customer_number"}],
///    "internal_pattern_digits": 5}
struct PhoneAccount {
    std::string aor; ///< "sip:user@domain"
    std::string registrarHost;
    std::uint16_t registrarPort = 0; ///< 0: the transport's default
    Transport transport = Transport::Tls;
    std::string authUser;
    std::string password;
    std::string realm;  ///< credentials are given to this realm only (digest leak); empty: the AOR's domain
    std::string caFile; ///< additional trust anchors, PEM
    std::string displayName;
    int expiresSeconds = 600;
    bool trustAssertedIdentity = false;
    std::vector<std::string> customerNumberHeaders; ///< lower case; trusted to hold the customer's number
    int internalDigits = 5;                         ///< a caller of at most so many digits is a colleague

    [[nodiscard]] std::string domain() const;
    [[nodiscard]] std::string user() const;
};

/// BadInput with one sentence that names the field.
[[nodiscard]] Result<PhoneAccount> parsePhoneAccount(std::string_view json);

/// What may be matched, strongest first, by the account's trust: trusted customer numbers,
/// P-Asserted-Identity (RFC 3325) where trusted, then From. Raw values; rules/ normalises them. Empty when
/// the caller hides (RFC 3323 "Privacy: id", anonymous.invalid, "Anonymous"), though a trusted customer
/// number still counts.
struct CallerIdentifiers {
    std::vector<std::pair<MatchBasis, std::string>> values;
    bool hidden = false;
    bool internal = false;   ///< a colleague by the shape of the number
    std::string shownNumber; ///< what to show; empty when hidden
    std::string shownName;   ///< free text of the caller, cleaned to one line
    std::string lineCalled;  ///< Diversion/History-Info first, else To: user part
};
[[nodiscard]] CallerIdentifiers callerIdentifiers(const CallFacts& facts, const PhoneAccount& account);

} // namespace visage::call
