// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/search_tokens.h"

#include "core/base/text.h"

#include <algorithm>

namespace visage::rules {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string twoDigits(int number) {
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

} // namespace

std::string birthDateToken(Date date) {
    return "b" + std::to_string(date.yyyymmdd);
}

std::string birthDayToken(int month, int day) {
    return "b" + twoDigits(month) + twoDigits(day);
}

std::string birthYearToken(int year) {
    return "y" + std::to_string(year);
}

std::string cutToken(std::string token) {
    constexpr std::size_t longest = 60;
    if (token.size() <= longest)
        return token;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0) == 0x80)
        --end;
    token.resize(end);
    return token;
}

std::string joinedToken(std::string_view text) {
    std::string folded = text::fold(text);
    std::erase(folded, ' ');
    return folded;
}

bool isAllDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool hasDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), isDigit);
}

bool hasLetter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

} // namespace visage::rules
