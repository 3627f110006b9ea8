// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"

#include <algorithm>
#include <bit>

namespace visage {
namespace {

constexpr char hexDigits[] = "0123456789abcdef";

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

using Sha1Digest = std::array<std::uint32_t, 5>;

template <class Mix>
void sha1Rounds(Sha1Digest& h, const std::uint32_t* words, std::uint32_t constant, const Mix& mix) {
    auto [a, b, c, d, e] = h;
    const auto round = [&](std::uint32_t v, std::uint32_t& w, std::uint32_t x, std::uint32_t y,
                           std::uint32_t& z, std::uint32_t word) {
        z += std::rotl(v, 5) + mix(w, x, y) + constant + word;
        w = std::rotl(w, 30);
    };
    for (std::size_t i = 0; i < 20; i += 5) {
        round(a, b, c, d, e, words[i]);
        round(e, a, b, c, d, words[i + 1]);
        round(d, e, a, b, c, words[i + 2]);
        round(c, d, e, a, b, words[i + 3]);
        round(b, c, d, e, a, words[i + 4]);
    }
    h = {a, b, c, d, e};
}

void sha1Block(Sha1Digest& h, const std::uint8_t* block) {
    using Word = std::uint32_t;
    std::array<Word, 80> w;
    for (std::size_t i = 0; i < 16; ++i)
        w[i] = (Word{block[4 * i]} << 24) | (Word{block[4 * i + 1]} << 16) | (Word{block[4 * i + 2]} << 8) |
               block[4 * i + 3];
    for (std::size_t i = 16; i < 80; ++i)
        w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    const auto parity = [](Word b, Word c, Word d) { return b ^ c ^ d; };
    Sha1Digest next = h;
    sha1Rounds(next, w.data(), 0x5a827999, [](Word b, Word c, Word d) { return d ^ (b & (c ^ d)); });
    sha1Rounds(next, w.data() + 20, 0x6ed9eba1, parity);
    sha1Rounds(next, w.data() + 40, 0x8f1bbcdc,
               [](Word b, Word c, Word d) { return (b & c) | (d & (b | c)); });
    sha1Rounds(next, w.data() + 60, 0xca62c1d6, parity);
    for (std::size_t i = 0; i < h.size(); ++i)
        h[i] += next[i];
}

// RFC 3174. For naming only, as RFC 9562 version 5 asks; nothing here rests on SHA-1 for safety. Ids are made
// where rows are read and written by the thousand: it allocates nothing.
class Sha1 {
public:
    void add(std::string_view bytes) {
        while (!bytes.empty()) {
            const std::size_t taken = std::min(bytes.size(), m_block.size() - m_used);
            std::memcpy(m_block.data() + m_used, bytes.data(), taken);
            m_used += taken;
            m_length += taken;
            bytes.remove_prefix(taken);
            if (m_used == m_block.size())
                close();
        }
    }

    [[nodiscard]] Sha1Digest finish() {
        constexpr std::size_t beforeLength = 56;
        m_block[m_used++] = 0x80;
        if (m_used > beforeLength) {
            fill(m_block.size());
            close();
        }
        fill(beforeLength);
        for (std::size_t i = 0; i < 8; ++i)
            m_block[beforeLength + i] = static_cast<std::uint8_t>(m_length * 8 >> (56 - 8 * i));
        close();
        return m_digest;
    }

private:
    void fill(std::size_t upTo) { std::fill(m_block.begin() + m_used, m_block.begin() + upTo, 0); }
    void close() {
        sha1Block(m_digest, m_block.data());
        m_used = 0;
    }

    Sha1Digest m_digest{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    std::array<std::uint8_t, 64> m_block;
    std::size_t m_used = 0;
    std::uint64_t m_length = 0;
};

void setVersion(Uuid& id, std::uint8_t version) {
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | (version << 4));
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
}

/// An id of a short name.
struct Made {
    Uuid space;
    Uuid id; ///< none: nothing is kept here
    std::array<char, 31> text;
    std::uint8_t length = 0;

    [[nodiscard]] std::string_view name() const { return {text.data(), length}; }
    void keep(const Uuid& in, std::string_view named, const Uuid& made) {
        if (named.size() > text.size())
            return;
        space = in;
        id = made;
        std::copy(named.begin(), named.end(), text.begin());
        length = static_cast<std::uint8_t>(named.size());
    }
};

} // namespace

std::string Uuid::toString() const {
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += hexDigits[bytes[i] >> 4];
        text += hexDigits[bytes[i] & 15];
    }
    return text;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36)
        return std::nullopt;
    Uuid id;
    std::size_t at = 0;
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            if (text[at++] != '-')
                return std::nullopt;
        const int high = hexValue(text[at]);
        const int low = hexValue(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        id.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
    }
    return id;
}

Uuid Uuid::fromRaw(std::string_view raw) {
    Uuid id;
    if (raw.size() == id.bytes.size())
        std::memcpy(id.bytes.data(), raw.data(), raw.size());
    return id;
}

Uuid makeUuidV7(Timestamp now, Random& random) {
    Uuid id;
    const auto ms = static_cast<std::uint64_t>(now.ms);
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    const std::uint64_t a = random.next();
    const std::uint64_t b = random.next();
    id.bytes[6] = static_cast<std::uint8_t>(a >> 8);
    id.bytes[7] = static_cast<std::uint8_t>(a);
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[8 + i] = static_cast<std::uint8_t>(b >> (8 * i));
    setVersion(id, 7);
    return id;
}

Uuid makeUuidV5(const Uuid& space, std::string_view name) {
    // A command's ids are asked for when it is loaded, when it is decided and when its rows are written.
    thread_local std::array<Made, 256> made;
    Made& last = made[(std::hash<std::string_view>{}(name) ^ space.bytes[0]) % made.size()];
    if (last.id && last.space == space && last.name() == name)
        return last.id;
    Sha1 sha1;
    sha1.add(space.raw());
    sha1.add(name);
    const Sha1Digest digest = sha1.finish();
    Uuid id;
    for (std::size_t i = 0; i < id.bytes.size(); ++i)
        id.bytes[i] = static_cast<std::uint8_t>(digest[i / 4] >> (24 - 8 * (i % 4)));
    setVersion(id, 5);
    last.keep(space, name, id);
    return id;
}

} // namespace visage
