// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace visage {

/// 16 bytes of RFC 9562. All zero means "none".
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    [[nodiscard]] bool isNull() const { return *this == Uuid(); }
    explicit operator bool() const { return !isNull(); }

    /// 36 characters, lower case, with hyphens.
    [[nodiscard]] std::string toString() const;
    /// The 16 bytes as they are, for SQLite blobs and CBOR byte strings. The view lives as long as this
    /// value.
    [[nodiscard]] std::string_view raw() const {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    /// Accepts the 36-character form in either case; nothing else.
    [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);
    /// Null unless exactly 16 bytes are given.
    [[nodiscard]] static Uuid fromRaw(std::string_view raw);

    // As the bytes compare; by words, for everything that is looked up is looked up by these.
    friend constexpr bool operator==(const Uuid& a, const Uuid& b) {
        const Words x = a.words();
        const Words y = b.words();
        return ((x[0] ^ y[0]) | (x[1] ^ y[1])) == 0;
    }
    friend constexpr std::strong_ordering operator<=>(const Uuid& a, const Uuid& b) {
        const Words x = a.words();
        const Words y = b.words();
        const std::size_t at = x[0] == y[0] ? 1 : 0;
        return bigEndian(x[at]) <=> bigEndian(y[at]);
    }

private:
    using Words = std::array<std::uint64_t, 2>;
    [[nodiscard]] constexpr Words words() const { return std::bit_cast<Words>(bytes); }
    [[nodiscard]] static constexpr std::uint64_t bigEndian(std::uint64_t word) {
        if constexpr (std::endian::native == std::endian::big)
            return word;
        // Compilers know these as one instruction.
        word = ((word & 0x00ff00ff00ff00ff) << 8) | ((word >> 8) & 0x00ff00ff00ff00ff);
        word = ((word & 0x0000ffff0000ffff) << 16) | ((word >> 16) & 0x0000ffff0000ffff);
        return (word << 32) | (word >> 32);
    }
};

/// Version 7 (RFC 9562 section 5.7): sorted by the millisecond of its making, so that indexes grow at one
/// end.
[[nodiscard]] Uuid makeUuidV7(Timestamp now, Random& random);

/// Version 5 (RFC 9562 section 5.5): the same space and name give the same id everywhere. Used where several
/// devices must agree on an id without talking, as for one call that rang on several desktops.
[[nodiscard]] Uuid makeUuidV5(const Uuid& space, std::string_view name);

/// An id that belongs to one kind of thing and converts to no other.
template <class Tag> struct Id {
    Uuid uuid;

    Id() = default;
    explicit Id(const Uuid& value)
        : uuid(value) {}

    [[nodiscard]] bool isNull() const { return uuid.isNull(); }
    explicit operator bool() const { return !uuid.isNull(); }
    [[nodiscard]] std::string toString() const { return uuid.toString(); }

    friend auto operator<=>(const Id&, const Id&) = default;
};

} // namespace visage

template <> struct std::hash<visage::Uuid> {
    std::size_t operator()(const visage::Uuid& value) const noexcept {
        // The last eight bytes are random in every version that we make.
        std::size_t hash = 0;
        std::memcpy(&hash, value.bytes.data() + 8, sizeof hash < 8 ? sizeof hash : 8);
        return hash;
    }
};

template <class Tag> struct std::hash<visage::Id<Tag>> {
    std::size_t operator()(const visage::Id<Tag>& value) const noexcept {
        return std::hash<visage::Uuid>{}(value.uuid);
    }
};
