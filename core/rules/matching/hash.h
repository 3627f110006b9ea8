// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace visage::rules::matching {

/// The same on every machine, unlike std::hash: FNV-1a with a final mix (Murmur3's).
[[nodiscard]] constexpr std::uint64_t hashOf(std::string_view text, std::uint64_t seed = 0) {
    std::uint64_t hash = 14695981039346656037ULL ^ (seed * 0x9E3779B97F4A7C15ULL);
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    hash ^= hash >> 33U;
    hash *= 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 33U;
    return hash;
}

} // namespace visage::rules::matching
