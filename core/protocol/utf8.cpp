// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/utf8.h"

#include <cstdint>
#include <cstring>

namespace visage::protocol {
namespace {

using Byte = unsigned char;

const Byte* skipAscii(const Byte* at, const Byte* end) {
    while (end - at >= 8) {
        std::uint64_t block = 0;
        std::memcpy(&block, at, sizeof block);
        if ((block & 0x8080808080808080u) != 0)
            break;
        at += 8;
    }
    while (at != end && *at < 0x80)
        ++at;
    return at;
}

bool continues(Byte byte) {
    return (byte & 0xC0) == 0x80;
}

/// The range of the second byte rules out overlong forms, surrogates and what lies above U+10FFFF (RFC 3629
/// section 4).
bool secondFits(Byte first, Byte second) {
    switch (first) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return continues(second);
    }
}

std::ptrdiff_t lengthOf(Byte first) {
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

} // namespace

bool isUtf8(std::string_view bytes) {
    const auto* at = reinterpret_cast<const Byte*>(bytes.data());
    const auto* end = at + bytes.size();
    for (at = skipAscii(at, end); at != end; at = skipAscii(at, end)) {
        const auto length = lengthOf(*at);
        if (length == 0 || end - at < length || !secondFits(at[0], at[1]))
            return false;
        for (std::ptrdiff_t i = 2; i < length; ++i)
            if (!continues(at[i]))
                return false;
        at += length;
    }
    return true;
}

} // namespace visage::protocol
