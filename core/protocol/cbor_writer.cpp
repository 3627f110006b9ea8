// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/cbor_writer.h"

#include "core/base/text.h"
#include "core/protocol/utf8.h"

namespace visage::protocol {

void CborWriter::text(std::string_view value) {
    if (isUtf8(value)) {
        head(0x60, value.size());
        m_out.append(value);
        return;
    }
    const std::string repaired = text::repaired(value);
    head(0x60, repaired.size());
    m_out.append(repaired);
}

void CborWriter::longHead(unsigned major, std::uint64_t value) {
    const unsigned width = value <= 0xFF ? 0 : value <= 0xFFFF ? 1 : value <= 0xFFFFFFFF ? 2 : 3;
    char buffer[9];
    std::size_t length = 0;
    buffer[length++] = static_cast<char>(major | (24 + width));
    for (int shift = (8 << width) - 8; shift >= 0; shift -= 8)
        buffer[length++] = static_cast<char>(value >> shift & 0xFF);
    m_out.append(buffer, length);
}

} // namespace visage::protocol
