// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/account.h"

#include "core/base/text.h"
#include "core/call/account_json.h"
#include "core/call/address.h"
#include "core/call/json_fields.h"

#include <algorithm>
#include <charconv>

namespace visage::call {
namespace {

constexpr std::size_t maxText = 256;

/// Everything of an account ends in SIP messages: no character may begin a header of its own or break a URI.
bool isClean(std::string_view text, std::string_view forbidden) {
    return text.size() <= maxText && std::none_of(text.begin(), text.end(), [forbidden](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
                      forbidden.find(c) != std::string_view::npos;
           });
}

struct Registrar {
    std::string host;
    std::uint16_t port = 0;
    Transport transport = Transport::Tls;
};

std::optional<Transport> transportOf(std::string_view scheme, std::string_view parameters) {
    const auto at = parameters.find("transport=");
    if (at == std::string_view::npos || scheme == "sips")
        return Transport::Tls;
    const auto name = parameters.substr(at + 10, parameters.find(';', at) - (at + 10));
    if (name == "tls")
        return Transport::Tls;
    if (name == "tcp")
        return Transport::Tcp;
    if (name == "udp")
        return Transport::Udp;
    return std::nullopt;
}

std::optional<std::uint16_t> portOf(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc() || end != text.data() + text.size() || port == 0)
        return std::nullopt;
    return port;
}

std::optional<Registrar> readRegistrar(const std::string& uri) {
    const auto parts = readUri(uri);
    if (parts.host.empty() || !parts.user.empty() || parts.scheme == "tel" || !isClean(uri, " <>\"@"))
        return std::nullopt;
    const std::string all = lowered(uri);
    const auto semicolon = std::min(all.find(';'), all.size());
    Registrar registrar;
    registrar.host = parts.host.starts_with('[') ? parts.host.substr(1, parts.host.size() - 2) : parts.host;
    const auto afterHost = all.find(parts.host) + parts.host.size();
    if (afterHost < semicolon) {
        if (all[afterHost] != ':')
            return std::nullopt;
        const auto port = portOf(std::string_view(all).substr(afterHost + 1, semicolon - afterHost - 1));
        if (!port)
            return std::nullopt;
        registrar.port = *port;
    }
    const auto transport = transportOf(parts.scheme, std::string_view(all).substr(semicolon));
    if (!transport || registrar.host.empty())
        return std::nullopt;
    registrar.transport = *transport;
    return registrar;
}

bool isAor(const std::string& aor) {
    const auto parts = readUri(aor);
    return parts.scheme == "sip" && !parts.user.empty() && !parts.host.empty() && isClean(aor, " <>\";?%");
}

void readTrustedHeaders(const nlohmann::json& object, JsonFields& fields, PhoneAccount& account) {
    const auto* headers = fields.child("trusted_headers");
    if (headers == nullptr)
        return;
    if (!headers->is_array())
        return fields.fail("trusted_headers", "must be a list");
    for (const auto& entry : object.at("trusted_headers")) {
        const auto* name = entry.is_object() && entry.contains("name") ? &entry.at("name") : nullptr;
        const auto* kind = entry.is_object() && entry.contains("kind") ? &entry.at("kind") : nullptr;
        if (name == nullptr || kind == nullptr || !name->is_string() || *kind != "customer_number")
            return fields.fail("trusted_headers",
                               "must hold objects with a \"name\" and the kind \"customer_number\"");
        account.customerNumberHeaders.push_back(lowered(name->get<std::string>()));
    }
}

void check(const PhoneAccount& account, JsonFields& fields) {
    if (!isAor(account.aor))
        fields.fail("aor", "must be an address as sip:anne@example.org");
    if (!isClean(account.authUser, "\"\\"))
        fields.fail("auth_user", "must be at most 256 characters without quotes and control characters");
    if (!isClean(account.password, ""))
        fields.fail("password", "must be at most 256 characters without control characters");
    if (!isClean(account.realm, "\"\\"))
        fields.fail("realm", "must be at most 256 characters without quotes and control characters");
    if (!isClean(account.displayName, "\"\\<>") || !text::isValidUtf8(account.displayName))
        fields.fail("display_name",
                    "must be at most 256 characters without quotes, angle brackets and control characters");
}

std::string registrarUri(const PhoneAccount& account) {
    const bool v6 = account.registrarHost.find(':') != std::string::npos;
    std::string uri = "sip:" + (v6 ? "[" + account.registrarHost + "]" : account.registrarHost);
    if (account.registrarPort != 0)
        uri += ":" + std::to_string(account.registrarPort);
    switch (account.transport) {
    case Transport::Tls:
        return uri + ";transport=tls";
    case Transport::Tcp:
        return uri + ";transport=tcp";
    case Transport::Udp:
        return uri + ";transport=udp";
    }
    return uri;
}

} // namespace

std::string PhoneAccount::domain() const {
    return readUri(aor).host;
}

std::string PhoneAccount::user() const {
    return readUri(aor).user;
}

Result<PhoneAccount> readAccount(const nlohmann::json& object) {
    JsonFields fields(object, "The phone account");
    PhoneAccount account;
    std::string registrar;
    fields.need("aor", object.contains("aor"));
    fields.need("password", object.contains("password"));
    fields.read("aor", account.aor);
    fields.read("registrar", registrar);
    fields.read("auth_user", account.authUser);
    fields.read("password", account.password);
    fields.read("realm", account.realm);
    fields.read("ca", account.caFile);
    fields.read("display_name", account.displayName);
    fields.readNumber("expires_s", account.expiresSeconds, 60, 86400);
    fields.read("trust_asserted_identity", account.trustAssertedIdentity);
    fields.readNumber("internal_pattern_digits", account.internalDigits, 0, 9);
    readTrustedHeaders(object, fields, account);
    check(account, fields);
    const auto target = readRegistrar(registrar.empty() ? "sip:" + account.domain() : registrar);
    if (!target)
        fields.fail("registrar",
                    "must be an address as sip:pbx.example.org:5061;transport=tls (or tcp, or udp)");
    if (fields.error())
        return *fields.error();
    account.registrarHost = target->host;
    account.registrarPort = target->port;
    account.transport = target->transport;
    if (account.authUser.empty())
        account.authUser = account.user();
    if (account.realm.empty())
        account.realm = account.domain();
    return account;
}

nlohmann::json writeAccount(const PhoneAccount& account) {
    auto headers = nlohmann::json::array();
    for (const auto& name : account.customerNumberHeaders)
        headers.push_back({{"name", name}, {"kind", "customer_number"}});
    return {{"aor", account.aor},
            {"registrar", registrarUri(account)},
            {"auth_user", account.authUser},
            {"password", account.password},
            {"realm", account.realm},
            {"ca", account.caFile},
            {"display_name", account.displayName},
            {"expires_s", account.expiresSeconds},
            {"trust_asserted_identity", account.trustAssertedIdentity},
            {"trusted_headers", headers},
            {"internal_pattern_digits", account.internalDigits}};
}

Result<PhoneAccount> parsePhoneAccount(std::string_view json) {
    const auto object = parseObject(json);
    if (!object)
        return Error{ErrorCode::BadInput,
                     "The phone account is not a JSON object: write {\"aor\": ..., \"password\": ...}."};
    return readAccount(*object);
}

} // namespace visage::call
