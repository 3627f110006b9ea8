// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"
#include "core/protocol/cbor_reader.h"
#include "core/protocol/cbor_writer.h"
#include "core/protocol/messages.h"

#include <concepts>
#include <cstring>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>

// How each type of member stands on the wire; one overload pair a type. Internal to the codec.

namespace visage::protocol {

template <class E>
concept Enumeration = std::is_enum_v<E>;

template <class I>
concept Integer = std::integral<I> && !std::same_as<I, bool>;

inline void put(CborWriter& out, const std::string& text) {
    out.text(text);
}
inline void put(CborWriter& out, bool value) {
    out.boolean(value);
}
inline void put(CborWriter& out, Timestamp at) {
    out.integer(at.ms);
}
inline void put(CborWriter& out, Hlc stamp) {
    out.integer(stamp.packed);
}
inline void put(CborWriter& out, Date date) {
    out.integer(date.yyyymmdd);
}
inline void put(CborWriter& out, const Uuid& id) {
    if (id.isNull())
        out.null();
    else
        out.bytes(id.raw());
}
template <class Tag> void put(CborWriter& out, const Id<Tag>& id) {
    put(out, id.uuid);
}
/// One after the other, each as eight bytes, the highest first.
inline void put(CborWriter& out, const CopySums& sums) {
    std::string bytes;
    bytes.reserve(sums.size() * sizeof(std::uint64_t));
    for (const std::uint64_t sum : sums)
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += static_cast<char>(sum >> shift & 0xFF);
    out.bytes(bytes);
}
template <Integer I> void put(CborWriter& out, I value) {
    if constexpr (std::is_signed_v<I>)
        out.integer(value);
    else
        out.unsignedInteger(value);
}
template <Enumeration E> void put(CborWriter& out, E value) {
    out.unsignedInteger(static_cast<std::underlying_type_t<E>>(value));
}

/// An integer that fits its member, whatever its sender wished.
template <Integer I> void get(CborReader& in, I& value) {
    if constexpr (std::is_signed_v<I>) {
        const auto read = in.integer();
        if (!std::in_range<I>(read))
            return in.fail("a number is out of range");
        value = static_cast<I>(read);
    } else {
        const auto read = in.unsignedInteger();
        if (!std::in_range<I>(read))
            return in.fail("a number is out of range");
        value = static_cast<I>(read);
    }
}
inline void get(CborReader& in, std::string& text) {
    text.assign(in.text());
}
inline void get(CborReader& in, bool& value) {
    value = in.boolean();
}
inline void get(CborReader& in, Timestamp& at) {
    at.ms = in.integer();
}
inline void get(CborReader& in, Hlc& stamp) {
    stamp.packed = in.integer();
}
inline void get(CborReader& in, Date& date) {
    get(in, date.yyyymmdd);
}
inline void get(CborReader& in, Uuid& id) {
    const auto raw = in.bytes();
    if (raw.size() != id.bytes.size())
        return in.fail("an id is null or 16 bytes");
    std::memcpy(id.bytes.data(), raw.data(), raw.size());
}
template <class Tag> void get(CborReader& in, Id<Tag>& id) {
    get(in, id.uuid);
}
inline void get(CborReader& in, CopySums& sums) {
    const auto raw = in.bytes();
    if (raw.size() != sums.size() * sizeof(std::uint64_t))
        return in.fail("the sums of a copy are 2048 bytes");
    for (std::size_t i = 0; i < raw.size(); ++i)
        sums[i / 8] = sums[i / 8] << 8 | static_cast<unsigned char>(raw[i]);
}
/// Numbers that this program does not know are kept; all of them lie below 256.
template <Enumeration E> void get(CborReader& in, E& value) {
    std::underlying_type_t<E> number{};
    get(in, number);
    value = static_cast<E>(number);
}

template <class T> consteval std::size_t fieldCount() {
    std::size_t count = 0;
    T value{};
    Fields<T>::each(value, [&](int, std::string_view, auto&) { ++count; });
    return count;
}

/// Counts down the elements of one array. Elements that are missing at its end, and null in the place of any,
/// leave a member at its default.
class Elements {
public:
    explicit Elements(CborReader& in)
        : m_in(in)
        , m_left(in.array()) {}

    [[nodiscard]] std::size_t left() const { return m_left; }

    template <class T> void take(T& member) {
        if (m_left == 0)
            return;
        --m_left;
        if (!m_in.takeNull())
            get(m_in, member);
    }
    /// Elements that their reader has taken by itself.
    void passed(std::size_t count = 1) { m_left -= count < m_left ? count : m_left; }
    void skipRest() {
        for (; m_left > 0 && m_in.ok(); --m_left)
            m_in.skip();
    }

private:
    CborReader& m_in;
    std::size_t m_left;
};

} // namespace visage::protocol
