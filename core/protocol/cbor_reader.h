// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace visage::protocol {

/// Reads CBOR items (RFC 8949) from bytes that anybody may have written. The first fault sticks: from then on
/// every method returns an empty value, so that callers ask ok() once at the end and inside loops. Texts and
/// byte strings are views into the input. Indefinite lengths are refused: nobody who writes this protocol
/// needs them.
class CborReader {
public:
    static constexpr int maxDepth = 16;

    explicit CborReader(std::string_view input)
        : m_begin(reinterpret_cast<const std::uint8_t*>(input.data()))
        , m_at(m_begin)
        , m_end(m_begin + input.size()) {}

    [[nodiscard]] bool ok() const { return m_fault == nullptr; }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(m_at - m_begin); }
    /// The input from `offset` up to where the reader stands.
    [[nodiscard]] std::string_view since(std::size_t offset) const {
        return {reinterpret_cast<const char*>(m_begin) + offset, this->offset() - offset};
    }
    /// BadInput with what is wrong and where. `whole` names the thing that is read.
    [[nodiscard]] Error error(std::string_view whole) const;
    /// `what` must live as long as the reader: a literal.
    void fail(const char* what);

    [[nodiscard]] std::int64_t integer();
    [[nodiscard]] std::uint64_t unsignedInteger();
    [[nodiscard]] bool boolean();
    [[nodiscard]] std::string_view text();
    [[nodiscard]] std::string_view bytes();
    /// The number of elements. Never more than there are bytes left.
    [[nodiscard]] std::size_t array();
    /// Takes a null if there is one.
    [[nodiscard]] bool takeNull();
    /// Moves behind one item of any kind.
    void skip() { skip(maxDepth); }

private:
    struct Head {
        unsigned major = 0;
        unsigned info = 0;
        std::uint64_t value = 0;
    };
    [[nodiscard]] Head head();
    [[nodiscard]] Head headOf(unsigned major, const char* otherwise);
    [[nodiscard]] std::string_view content(std::uint64_t length);
    void skip(int depth);

    const std::uint8_t* m_begin;
    const std::uint8_t* m_at;
    const std::uint8_t* m_end;
    const char* m_fault = nullptr;
    std::size_t m_faultAt = 0;
};

} // namespace visage::protocol
