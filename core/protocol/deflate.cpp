// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/deflate.h"

#include <zlib.h>

namespace visage::protocol {

std::optional<std::string> deflated(std::string_view bytes) {
    uLongf length = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(length, '\0');
    const auto outcome =
        compress2(reinterpret_cast<Bytef*>(out.data()), &length, reinterpret_cast<const Bytef*>(bytes.data()),
                  static_cast<uLong>(bytes.size()), 1);
    if (outcome != Z_OK || length >= bytes.size())
        return std::nullopt;
    out.resize(length);
    return out;
}

std::optional<std::string> inflated(std::string_view bytes, std::size_t length) {
    std::string out(length, '\0');
    auto written = static_cast<uLongf>(length);
    auto consumed = static_cast<uLong>(bytes.size());
    const auto outcome = uncompress2(reinterpret_cast<Bytef*>(out.data()), &written,
                                     reinterpret_cast<const Bytef*>(bytes.data()), &consumed);
    if (outcome != Z_OK || written != length || consumed != bytes.size())
        return std::nullopt;
    return out;
}

} // namespace visage::protocol
