// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/address.h"

#include "core/base/text.h"

#include <algorithm>

namespace visage::call {
namespace {

constexpr std::size_t maxEntries = 16;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char low = lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 &&
            hexValue(text[i + 2]) >= 0) {
            out.push_back(static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2])));
            i += 2;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

std::string_view upTo(std::string_view text, std::string_view stops) {
    return text.substr(0, text.find_first_of(stops));
}

std::string hostOf(std::string_view rest) {
    if (rest.starts_with('[')) // an IPv6 reference keeps its brackets
        return lowered(rest.substr(0, std::min(rest.find(']'), rest.size() - 1) + 1));
    return lowered(upTo(rest, ":;?>"));
}

/// Walks over a header and says where quotes and angle brackets make commas and semicolons part of the text.
class Scanner {
public:
    /// True when `c` stands outside quotes and brackets.
    bool outside(char c) {
        if (m_escaped) {
            m_escaped = false;
            return false;
        }
        if (m_quoted) {
            m_escaped = c == '\\';
            m_quoted = c != '"';
            return false;
        }
        m_quoted = c == '"' && !m_bracketed;
        if (c == '<')
            m_bracketed = true;
        else if (c == '>')
            m_bracketed = false;
        return !m_quoted && !m_bracketed;
    }

private:
    bool m_quoted = false;
    bool m_bracketed = false;
    bool m_escaped = false;
};

std::vector<std::string_view> splitAtCommas(std::string_view header) {
    std::vector<std::string_view> parts;
    Scanner scanner;
    std::size_t from = 0;
    for (std::size_t i = 0; i < header.size() && parts.size() < maxEntries; ++i) {
        if (scanner.outside(header[i]) && header[i] == ',') {
            parts.push_back(header.substr(from, i - from));
            from = i + 1;
        }
    }
    if (parts.size() < maxEntries)
        parts.push_back(header.substr(from));
    return parts;
}

std::string unquoted(std::string_view name) {
    name = text::trimmed(name);
    if (!name.starts_with('"'))
        return std::string(name);
    std::string out;
    for (std::size_t i = 1; i < name.size() && name[i] != '"'; ++i) {
        if (name[i] == '\\' && i + 1 < name.size())
            ++i;
        out.push_back(name[i]);
    }
    return out;
}

/// Where the `<` of the URI is, past a quoted name that may hold one too.
std::size_t openingBracket(std::string_view entry) {
    std::size_t from = 0;
    if (entry.starts_with('"')) {
        from = 1;
        while (from < entry.size() && entry[from] != '"')
            from += entry[from] == '\\' ? 2 : 1;
    }
    return from < entry.size() ? entry.find('<', from) : std::string_view::npos;
}

NameAddress readEntry(std::string_view entry) {
    entry = text::trimmed(entry);
    const auto open = openingBracket(entry);
    if (open == std::string_view::npos)
        return {{}, std::string(upTo(entry, "; \t"))};
    const auto inside = entry.substr(open + 1);
    return {unquoted(entry.substr(0, open)), std::string(text::trimmed(upTo(inside, ">")))};
}

} // namespace

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

bool equalsIgnoringCase(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

UriParts readUri(std::string_view uri) {
    const auto colon = uri.find(':');
    if (colon == std::string_view::npos)
        return {};
    UriParts parts;
    parts.scheme = lowered(uri.substr(0, colon));
    const auto rest = uri.substr(colon + 1);
    if (parts.scheme == "tel") {
        parts.user = unescaped(upTo(rest, ";?>"));
        return parts;
    }
    if (parts.scheme != "sip" && parts.scheme != "sips")
        return {};
    const auto at = rest.find('@');
    if (at != std::string_view::npos)
        parts.user = unescaped(upTo(rest.substr(0, at), ";:"));
    parts.host = hostOf(at == std::string_view::npos ? rest : rest.substr(at + 1));
    return parts;
}

std::vector<NameAddress> readAddresses(std::string_view header) {
    std::vector<NameAddress> entries;
    for (const auto part : splitAtCommas(header))
        if (!text::trimmed(part).empty())
            entries.push_back(readEntry(part));
    return entries;
}

} // namespace visage::call
