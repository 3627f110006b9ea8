// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace visage::protocol {

/// Appends CBOR items (RFC 8949) in their shortest form, with definite lengths, to a string that its caller
/// owns.
class CborWriter {
public:
    explicit CborWriter(std::string& out)
        : m_out(out) {}

    void integer(std::int64_t value) {
        if (value >= 0)
            head(0x00, static_cast<std::uint64_t>(value));
        else
            head(0x20, static_cast<std::uint64_t>(-(value + 1)));
    }
    void unsignedInteger(std::uint64_t value) { head(0x00, value); }
    void boolean(bool value) { m_out.push_back(value ? '\xF5' : '\xF4'); }
    void null() { m_out.push_back('\xF6'); }
    void array(std::size_t count) { head(0x80, count); }
    void bytes(std::string_view value) {
        head(0x40, value.size());
        m_out.append(value);
    }
    /// What is no UTF-8 goes out with U+FFFD in the place of each wrong byte: a text that a database holds
    /// must not make the frame around it unreadable.
    void text(std::string_view value);
    /// Items that are encoded already.
    void raw(std::string_view items) { m_out.append(items); }

private:
    void head(unsigned major, std::uint64_t value) {
        if (value < 24)
            m_out.push_back(static_cast<char>(major | static_cast<unsigned>(value)));
        else
            longHead(major, value);
    }
    void longHead(unsigned major, std::uint64_t value);

    std::string& m_out;
};

} // namespace visage::protocol
