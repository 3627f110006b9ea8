// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/passwords.h"

#include <argon2.h>

#include <array>

namespace visage {
namespace {

constexpr std::size_t saltBytes = 16;
constexpr std::size_t hashBytes = 32;

} // namespace

Result<std::string> hashPassword(std::string_view password, Random& random, PasswordCost cost) {
    if (password.empty() || password.size() > maxPasswordBytes)
        return Error{ErrorCode::BadInput, "A password has between 1 and 1024 bytes."};
    std::array<std::uint8_t, saltBytes> salt{};
    for (auto& byte : salt)
        byte = static_cast<std::uint8_t>(random.next());
    std::string encoded(
        argon2_encodedlen(cost.passes, cost.memoryKib, cost.lanes, saltBytes, hashBytes, Argon2_id), '\0');
    const int code =
        argon2id_hash_encoded(cost.passes, cost.memoryKib, cost.lanes, password.data(), password.size(),
                              salt.data(), salt.size(), hashBytes, encoded.data(), encoded.size());
    if (code != ARGON2_OK)
        return Error{ErrorCode::Internal,
                     std::string("The password could not be hashed: ") + argon2_error_message(code)};
    encoded.resize(encoded.find('\0'));
    return encoded;
}

bool passwordMatches(std::string_view encoded, std::string_view password) {
    return password.size() <= maxPasswordBytes &&
           argon2id_verify(std::string(encoded).c_str(), password.data(), password.size()) == ARGON2_OK;
}

bool wantsRenewal(std::string_view encoded, PasswordCost cost) {
    const std::string today = "$argon2id$v=19$m=" + std::to_string(cost.memoryKib) +
                              ",t=" + std::to_string(cost.passes) + ",p=" + std::to_string(cost.lanes) + "$";
    return !encoded.starts_with(today);
}

} // namespace visage
