// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <utf8proc.h>

#include <cstdint>

namespace visage::text {
namespace {

/// The next code point of `bytes` from `at` on, which is moved behind it; -1 for a wrong byte (moved by one).
std::int32_t nextCodePoint(std::string_view bytes, std::size_t& at) {
    utf8proc_int32_t code = -1;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + at,
                                       static_cast<utf8proc_ssize_t>(bytes.size() - at), &code);
    if (used <= 0 || code < 0) {
        ++at;
        return -1;
    }
    at += static_cast<std::size_t>(used);
    return code;
}

void append(std::string& out, std::int32_t code) {
    utf8proc_uint8_t buffer[4];
    const auto length = utf8proc_encode_char(code, buffer);
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

/// Letters that Unicode keeps whole although people type them as others.
const char* spelledOut(std::int32_t code) {
    switch (code) {
    case 0x00DF:
    case 0x1E9E:
        return "ss";
    case 0x00C6:
    case 0x00E6:
        return "ae";
    case 0x0152:
    case 0x0153:
        return "oe";
    case 0x00D8:
    case 0x00F8:
        return "o";
    case 0x0141:
    case 0x0142:
        return "l";
    case 0x0131:
        return "i";
    case 0x0110:
    case 0x0111:
    case 0x00D0:
    case 0x00F0:
        return "d";
    case 0x00DE:
    case 0x00FE:
        return "th";
    case 0x0126:
    case 0x0127:
        return "h";
    case 0x0166:
    case 0x0167:
        return "t";
    case 0x014A:
    case 0x014B:
        return "n";
    default:
        return nullptr;
    }
}

bool isWordCategory(utf8proc_category_t category) {
    switch (category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

bool isMark(utf8proc_category_t category) {
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

/// Bidirectional controls can make a text read otherwise than it is.
bool isBidiControl(std::int32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
           code == 0x200F || code == 0x061C;
}

bool isBlank(std::int32_t code) {
    return code == ' ' || code == 0x00A0 || code == 0x202F || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x3000;
}

class Folder {
public:
    void take(std::int32_t code) {
        if (const char* letters = spelledOut(code)) {
            separate();
            m_out += letters;
            return;
        }
        utf8proc_int32_t parts[16];
        int boundary = 0;
        const auto count = utf8proc_decompose_char(
            code, parts, 16,
            static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD),
            &boundary);
        for (utf8proc_ssize_t i = 0; i < count && i < 16; ++i)
            takePart(parts[i]);
    }

    std::string finish() && { return std::move(m_out); }

private:
    void takePart(std::int32_t code) {
        const auto category = utf8proc_category(code);
        if (isMark(category))
            return;
        if (!isWordCategory(category)) {
            m_gap = !m_out.empty();
            return;
        }
        separate();
        if (code < 0x80)
            m_out += static_cast<char>(code);
        else
            append(m_out, code);
    }

    void separate() {
        if (m_gap)
            m_out += ' ';
        m_gap = false;
    }

    std::string m_out;
    bool m_gap = false;
};

std::string cleaned(std::string_view bytes, std::size_t maxBytes, bool keepLines) {
    std::string out;
    out.reserve(bytes.size() < maxBytes ? bytes.size() : maxBytes);
    bool gap = false;
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::int32_t code = nextCodePoint(bytes, at);
        if (code < 0)
            code = 0xFFFD;
        if (keepLines && (code == '\n' || code == '\t')) {
            out += static_cast<char>(code);
        } else if (!keepLines &&
                   (isBlank(code) || (code >= 0x09 && code <= 0x0D) || code == 0x2028 || code == 0x2029)) {
            gap = !out.empty();
            continue;
        } else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || isBidiControl(code)) {
            continue;
        } else {
            if (gap)
                out += ' ';
            gap = false;
            append(out, code);
        }
        if (out.size() > maxBytes) {
            constexpr std::string_view ellipsis = "…";
            std::size_t end = maxBytes > ellipsis.size() ? maxBytes - ellipsis.size() : 0;
            while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80)
                --end;
            out.resize(end);
            return out.append(ellipsis);
        }
    }
    return out;
}

} // namespace

std::string fold(std::string_view utf8) {
    Folder folder;
    std::size_t at = 0;
    while (at < utf8.size()) {
        const std::int32_t code = nextCodePoint(utf8, at);
        if (code >= 0)
            folder.take(code);
    }
    return std::move(folder).finish();
}

std::vector<std::string> foldedWords(std::string_view utf8) {
    const std::string folded = fold(utf8);
    std::vector<std::string> words;
    std::size_t start = 0;
    while (start < folded.size()) {
        const std::size_t end = folded.find(' ', start);
        words.push_back(folded.substr(start, end - start));
        if (end == std::string::npos)
            break;
        start = end + 1;
    }
    return words;
}

bool isValidUtf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size())
        if (nextCodePoint(bytes, at) < 0)
            return false;
    return true;
}

std::string repaired(std::string_view bytes) {
    if (isValidUtf8(bytes))
        return std::string(bytes);
    std::string out;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::int32_t code = nextCodePoint(bytes, at);
        append(out, code < 0 ? 0xFFFD : code);
    }
    return out;
}

std::string oneLine(std::string_view bytes, std::size_t maxBytes) {
    return cleaned(bytes, maxBytes, false);
}

std::string multiLine(std::string_view bytes, std::size_t maxBytes) {
    return cleaned(bytes, maxBytes, true);
}

std::string_view trimmed(std::string_view text) {
    const auto startsBlank = [](std::string_view t) -> std::size_t {
        if (t.empty())
            return 0;
        if (t.front() == ' ' || (t.front() >= '\t' && t.front() <= '\r'))
            return 1;
        if (t.starts_with("\xC2\xA0"))
            return 2;
        return t.starts_with("\xE2\x80\xAF") ? 3 : 0;
    };
    const auto endsBlank = [](std::string_view t) -> std::size_t {
        if (t.empty())
            return 0;
        if (t.back() == ' ' || (t.back() >= '\t' && t.back() <= '\r'))
            return 1;
        if (t.ends_with("\xC2\xA0"))
            return 2;
        return t.ends_with("\xE2\x80\xAF") ? 3 : 0;
    };
    while (const std::size_t n = startsBlank(text))
        text.remove_prefix(n);
    while (const std::size_t n = endsBlank(text))
        text.remove_suffix(n);
    return text;
}

} // namespace visage::text
