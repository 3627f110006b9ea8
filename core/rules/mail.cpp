// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/mail.h"

#include "core/base/text.h"

#include <algorithm>

namespace visage::rules {
namespace {

constexpr std::size_t maxLocalBytes = 64;
constexpr std::size_t maxAddressBytes = 254;
constexpr std::size_t maxFieldBytes = 4000;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// RFC 5322 3.2.3 atext, and letters beyond ASCII (RFC 6531).
bool isLocalCharacter(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool isDomainCharacter(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.';
}

bool isDotted(std::string_view text) {
    return !text.starts_with('.') && !text.ends_with('.') && text.find("..") == std::string_view::npos;
}

bool isDomain(std::string_view domain) {
    const std::size_t dot = domain.rfind('.');
    return dot != std::string_view::npos && domain.size() - dot > 2 && isDotted(domain) &&
           !domain.starts_with('-') && std::all_of(domain.begin(), domain.end(), isDomainCharacter);
}

bool isAddress(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == 0 || at == std::string_view::npos || at > maxLocalBytes || address.size() > maxAddressBytes)
        return false;
    const std::string_view local = address.substr(0, at);
    return isDotted(local) && std::all_of(local.begin(), local.end(), isLocalCharacter) &&
           isDomain(address.substr(at + 1));
}

bool partsAddresses(char c) {
    return c == ' ' || c == ',' || c == ';' || c == '<' || c == '>' || c == '"' || c == '(' || c == ')' ||
           c == '[' || c == ']' || c == '|';
}

std::string addressFrom(std::string_view word) {
    std::string address(word.size(), ' ');
    std::transform(word.begin(), word.end(), address.begin(), lower);
    if (address.starts_with("mailto:"))
        address.erase(0, 7);
    if (const std::size_t query = address.find('?'); query != std::string::npos && query > address.find('@'))
        address.erase(query);
    while (address.ends_with('.'))
        address.pop_back();
    return isAddress(address) ? address : std::string();
}

void addWord(std::vector<std::string>& found, std::string_view word) {
    // "a@example.org/b@example.org"; a slash within one address is rare.
    const std::size_t slash = word.find('/', std::min(word.find('@'), word.size()));
    std::string address = addressFrom(word.substr(0, slash));
    if (!address.empty() && std::find(found.begin(), found.end(), address) == found.end())
        found.push_back(std::move(address));
    if (slash != std::string_view::npos)
        addWord(found, word.substr(slash + 1));
}

} // namespace

std::vector<std::string> readMailAddresses(std::string_view text) {
    const std::string plain = text::oneLine(text.substr(0, maxFieldBytes), maxFieldBytes);
    std::vector<std::string> found;
    std::size_t at = 0;
    while (at < plain.size()) {
        std::size_t end = at;
        while (end < plain.size() && !partsAddresses(plain[end]))
            ++end;
        addWord(found, std::string_view(plain).substr(at, end - at));
        at = end + 1;
    }
    return found;
}

std::string normaliseMail(std::string_view text) {
    auto found = readMailAddresses(text);
    return found.empty() ? std::string() : std::move(found.front());
}

} // namespace visage::rules
