// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/text_file.h"

#include "core/base/text.h"

#include <array>

namespace visage::store {
namespace {

constexpr qint64 chunkBytes = 256 * 1024;
constexpr char32_t replacement = 0xFFFD;

void appendUtf8(std::string& out, char32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
        return;
    }
    if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    }
    out += static_cast<char>(0x80 | (code & 0x3F));
}

/// Windows-1252 from 0x80 to 0x9F (WHATWG Encoding, index windows-1252); the rest is Latin-1.
constexpr std::array<char16_t, 32> windows1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

int zeroBytes(std::string_view bytes, std::size_t from) {
    int zeros = 0;
    for (std::size_t i = from; i < bytes.size(); i += 2)
        zeros += bytes[i] == '\0' ? 1 : 0;
    return zeros;
}

} // namespace

TextFile::TextFile(const std::string& path)
    : m_file(QString::fromStdString(path)) {}

Result<std::unique_ptr<TextFile>> TextFile::open(const std::string& path) {
    std::unique_ptr<TextFile> file(new TextFile(path));
    if (!file->m_file.exists())
        return Error{ErrorCode::NotFound, "There is no file " + path + "."};
    if (!file->m_file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Denied, "The file " + path + " cannot be read: check its permissions."};
    if (auto known = file->recogniseEncoding(); !known)
        return known.error();
    return file;
}

Result<void> TextFile::recogniseEncoding() {
    const std::string start = m_file.peek(4096).toStdString();
    const std::string_view bytes = start;
    const int zerosFirst = zeroBytes(bytes, 0);
    const int zerosSecond = zeroBytes(bytes, 1);
    const int most = static_cast<int>(bytes.size() / 2);
    if (bytes.starts_with("\xFF\xFE") || (most > 4 && zerosSecond > most * 3 / 4 && zerosFirst < most / 10))
        m_encoding = Encoding::Utf16Little;
    else if (bytes.starts_with("\xFE\xFF") ||
             (most > 4 && zerosFirst > most * 3 / 4 && zerosSecond < most / 10))
        m_encoding = Encoding::Utf16Big;
    else if (zerosFirst + zerosSecond > 8 + most / 16)
        return Error{ErrorCode::BadInput, "This is no text file: export it again as CSV, TSV or JSON lines."};
    const bool mark16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    m_file.skip(mark16 ? 2 : bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    return {};
}

Result<bool> TextFile::readMore() {
    const QByteArray bytes = m_file.read(chunkBytes);
    if (bytes.isEmpty()) {
        if (m_file.error() != QFileDevice::NoError)
            return Error{ErrorCode::Unavailable, "The file could not be read to its end."};
        return false;
    }
    m_text.erase(0, m_at);
    m_at = 0;
    append(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    return true;
}

void TextFile::append(std::string_view bytes) {
    if (m_encoding == Encoding::Bytes) {
        m_text += bytes;
        return;
    }
    m_rest += bytes;
    const std::size_t whole = m_rest.size() / 2 * 2;
    appendUtf16(std::string_view(m_rest).substr(0, whole));
    m_rest.erase(0, whole);
}

void TextFile::appendUtf16(std::string_view bytes) {
    const std::size_t high = m_encoding == Encoding::Utf16Little ? 1 : 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto unit = static_cast<char16_t>(static_cast<unsigned char>(bytes[i + high]) << 8 |
                                                static_cast<unsigned char>(bytes[i + 1 - high]));
        const bool low = unit >= 0xDC00 && unit < 0xE000;
        if (m_highSurrogate && low) {
            appendUtf8(m_text, 0x10000u + ((m_highSurrogate - 0xD800u) << 10) + (unit - 0xDC00u));
            m_highSurrogate = 0;
            continue;
        }
        if (m_highSurrogate)
            appendUtf8(m_text, replacement);
        m_highSurrogate = unit >= 0xD800 && unit < 0xDC00 ? unit : u'\0';
        if (!m_highSurrogate)
            appendUtf8(m_text, low ? replacement : unit);
    }
}

std::string asUtf8(std::string_view bytes) {
    if (text::isValidUtf8(bytes))
        return std::string(bytes);
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(out,
                   byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80u] : static_cast<char16_t>(byte));
    }
    return out;
}

} // namespace visage::store
