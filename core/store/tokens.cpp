// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tokens.h"

#include <openssl/sha.h>

namespace visage::store {

std::string makeToken(Random& random) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    constexpr std::size_t length = 43;
    std::string token;
    // Ten letters of six bits from each 64 random ones.
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < length; ++i) {
        if (i % 10 == 0)
            bits = random.next();
        token += letters[bits & 63];
        bits >>= 6;
    }
    return token;
}

std::string tokenHash(std::string_view token) {
    std::string hash(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(),
           reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

} // namespace visage::store
