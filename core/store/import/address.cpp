// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/address.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace visage::store {
namespace {

constexpr std::size_t longest = 300;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isPostcodeAt(std::string_view text, std::size_t at) {
    if (at + 5 > text.size() || (at > 0 && text[at - 1] != ' ' && text[at - 1] != ','))
        return false;
    for (std::size_t i = at; i < at + 5; ++i)
        if (!isDigit(text[i]))
            return false;
    return at + 5 == text.size() || text[at + 5] == ' ';
}

} // namespace

Address readFullAddress(std::string_view text) {
    const std::string whole = text::oneLine(text::trimmed(text), longest);
    // The last one counts: a house may have a number of five digits.
    for (std::size_t at = whole.size() >= 5 ? whole.size() - 5 : 0; at < whole.size(); --at) {
        if (!isPostcodeAt(whole, at))
            continue;
        std::string_view line = text::trimmed(std::string_view(whole).substr(0, at));
        while (line.ends_with(','))
            line = text::trimmed(line.substr(0, line.size() - 1));
        return {std::string(line), whole.substr(at, 5),
                std::string(text::trimmed(std::string_view(whole).substr(at + 5)))};
    }
    return {whole, {}, {}};
}

std::string readPostcode(std::string_view text) {
    std::string code = text::oneLine(text::trimmed(text), 16);
    if (code.size() == 4 && std::all_of(code.begin(), code.end(), isDigit))
        return std::string(1, '0').append(code);
    return code;
}

std::string readCountry(std::string_view text) {
    static constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"france", "FR"},        {"belgique", "BE"},    {"belgium", "BE"},        {"suisse", "CH"},
        {"switzerland", "CH"},   {"luxembourg", "LU"},  {"monaco", "MC"},         {"allemagne", "DE"},
        {"germany", "DE"},       {"espagne", "ES"},     {"spain", "ES"},          {"italie", "IT"},
        {"italy", "IT"},         {"royaume uni", "GB"}, {"united kingdom", "GB"}, {"portugal", "PT"},
        {"pays bas", "NL"},      {"netherlands", "NL"}, {"canada", "CA"},         {"etats unis", "US"},
        {"united states", "US"},
    };
    const std::string folded = text.size() < 40 ? text::fold(text) : std::string();
    for (const auto& [name, code] : names)
        if (folded == name)
            return std::string(code);
    if (folded.size() != 2 || isDigit(folded[0]) || isDigit(folded[1]))
        return {};
    return {static_cast<char>(folded[0] - 32), static_cast<char>(folded[1] - 32)};
}

} // namespace visage::store
