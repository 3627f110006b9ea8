// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/cbor_reader.h"

#include "core/protocol/utf8.h"

#include <limits>

namespace visage::protocol {
namespace {

enum Major : unsigned {
    Unsigned = 0,
    Negative = 1,
    Bytes = 2,
    Text = 3,
    Array = 4,
    Map = 5,
    Tag = 6,
    Simple = 7
};
constexpr unsigned infoFalse = 20;
constexpr unsigned infoTrue = 21;
constexpr std::uint8_t nullByte = 0xF6;

} // namespace

Error CborReader::error(std::string_view whole) const {
    std::string sentence = "The ";
    sentence.append(whole).append(" is malformed: ").append(m_fault ? m_fault : "nothing");
    sentence.append(" (at byte ").append(std::to_string(m_faultAt)).append("). Nothing of it was used.");
    return Error{ErrorCode::BadInput, std::move(sentence)};
}

void CborReader::fail(const char* what) {
    if (m_fault)
        return;
    m_fault = what;
    m_faultAt = offset();
    m_end = m_at; // nothing further can be read
}

CborReader::Head CborReader::head() {
    if (m_at == m_end) {
        fail("it ends too early");
        return {};
    }
    const unsigned first = *m_at++;
    Head head{first >> 5u, first & 31u, first & 31u};
    if (head.info < 24)
        return head;
    if (head.info > 27) {
        fail("an indefinite or reserved length");
        return {};
    }
    const std::ptrdiff_t width = 1 << (head.info - 24);
    if (m_end - m_at < width) {
        fail("it ends too early");
        return {};
    }
    head.value = 0;
    for (const auto* stop = m_at + width; m_at != stop; ++m_at)
        head.value = head.value << 8 | *m_at;
    return head;
}

CborReader::Head CborReader::headOf(unsigned major, const char* otherwise) {
    const Head read = head();
    if (ok() && read.major != major)
        fail(otherwise);
    return ok() ? read : Head{};
}

std::int64_t CborReader::integer() {
    const Head read = head();
    if (!ok())
        return 0;
    if (read.major > Negative ||
        read.value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        fail("an integer of 64 bits was expected");
        return 0;
    }
    const auto value = static_cast<std::int64_t>(read.value);
    return read.major == Unsigned ? value : -1 - value;
}

std::uint64_t CborReader::unsignedInteger() {
    return headOf(Unsigned, "an unsigned integer was expected").value;
}

bool CborReader::boolean() {
    const Head read = head();
    if (ok() && (read.major != Simple || (read.info != infoFalse && read.info != infoTrue)))
        fail("true or false was expected");
    return ok() && read.info == infoTrue;
}

std::string_view CborReader::content(std::uint64_t length) {
    if (!ok())
        return {};
    if (length > static_cast<std::uint64_t>(m_end - m_at)) {
        fail("a string is longer than what holds it");
        return {};
    }
    const std::string_view view(reinterpret_cast<const char*>(m_at), static_cast<std::size_t>(length));
    m_at += length;
    return view;
}

std::string_view CborReader::text() {
    const auto view = content(headOf(Text, "a text was expected").value);
    if (!isUtf8(view)) {
        fail("a text is no UTF-8");
        return {};
    }
    return view;
}

std::string_view CborReader::bytes() {
    return content(headOf(Bytes, "a byte string was expected").value);
}

std::size_t CborReader::array() {
    const auto count = headOf(Array, "an array was expected").value;
    if (count > static_cast<std::uint64_t>(m_end - m_at)) {
        fail("an array has more elements than there are bytes");
        return 0;
    }
    return static_cast<std::size_t>(count);
}

bool CborReader::takeNull() {
    if (m_at == m_end || *m_at != nullByte)
        return false;
    ++m_at;
    return true;
}

void CborReader::skip(int depth) {
    if (depth == 0)
        return fail("it is nested too deeply");
    const Head read = head();
    if (!ok())
        return;
    if (read.major == Bytes || read.major == Text) {
        if (const auto view = content(read.value); read.major == Text && !isUtf8(view))
            fail("a text is no UTF-8");
    } else if (read.major == Array || read.major == Map || read.major == Tag) {
        const std::uint64_t factor = read.major == Map ? 2 : 1;
        // Each item takes a byte at least, so this loop ends with the input whatever the count says.
        for (std::uint64_t i = 0; ok() && i < (read.major == Tag ? 1 : read.value); ++i)
            for (std::uint64_t part = 0; part < factor; ++part)
                skip(depth - 1);
    } else if (read.major == Simple && read.info == 24 && read.value < 32) {
        fail("a reserved simple value"); // RFC 8949 section 3.3
    }
}

} // namespace visage::protocol
