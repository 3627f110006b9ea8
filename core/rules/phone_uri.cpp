// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/phone_uri.h"

#include <array>
#include <string_view>

namespace visage::rules {
namespace {

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string percentDecoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? hexValue(text[at + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[at + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

/// The value of ";name=value" in a list of parameters, or "".
std::string parameter(std::string_view parameters, std::string_view name) {
    const std::string wanted = ";" + std::string(name) + "=";
    const std::size_t at = parameters.find(wanted);
    if (at == std::string_view::npos)
        return {};
    const std::string_view value = parameters.substr(at + wanted.size());
    return std::string(value.substr(0, value.find(';')));
}

/// "612345678;phone-context=+33;ext=12" as people would write it.
std::string subscriber(std::string_view user) {
    const std::size_t cut = user.find(';');
    std::string number(user.substr(0, cut));
    const std::string_view parameters = cut == std::string_view::npos ? std::string_view() : user.substr(cut);
    const std::string context = parameter(parameters, "phone-context");
    if (context.starts_with('+') && !number.starts_with('+'))
        number = context + (number.starts_with('0') ? number.substr(1) : number);
    const std::string extension = parameter(parameters, "ext");
    return extension.empty() ? number : number + " ext " + extension;
}

/// Where the URI starts behind its scheme; npos: there is none.
std::size_t schemeEnd(std::string_view plain) {
    static constexpr std::array<std::string_view, 4> schemes{"sips:", "sip:", "tel:", "callto:"};
    for (const std::string_view scheme : schemes) {
        const std::size_t at = plain.find(scheme);
        if (at == std::string_view::npos || at + scheme.size() >= plain.size())
            continue;
        // "Hotel:06..." and "Tel: 06..." are labels.
        const bool word = at > 0 && plain[at - 1] >= 'a' && plain[at - 1] <= 'z';
        if (!word && plain[at + scheme.size()] != ' ')
            return at + scheme.size();
    }
    return std::string_view::npos;
}

} // namespace

std::string withoutUri(std::string plain) {
    const std::size_t start = schemeEnd(plain);
    if (start == std::string::npos) {
        // "+33612345678@provider" without a scheme.
        const std::size_t at = plain.find('@');
        return at == std::string::npos ? plain : plain.substr(0, at);
    }
    std::string_view uri = std::string_view(plain).substr(start);
    uri = uri.substr(0, uri.find('>'));
    const std::size_t at = uri.find('@');
    const std::string_view user = at == std::string_view::npos ? uri : uri.substr(0, at);
    return percentDecoded(subscriber(user));
}

} // namespace visage::rules
