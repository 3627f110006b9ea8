// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/french_numbers.h"

#include <algorithm>
#include <array>

namespace visage::rules {
namespace {

struct Overseas {
    std::string_view prefix; ///< first digits behind the trunk 0
    std::string_view country;
};

// In mainland France these numbers are dialled like any other, but they arrive under their own country code.
constexpr std::array<Overseas, 14> overseas{{
    {"590", "590"},
    {"690", "590"},
    {"691", "590"},
    {"594", "594"},
    {"694", "594"},
    {"596", "596"},
    {"696", "596"},
    {"697", "596"},
    {"262", "262"},
    {"263", "262"},
    {"269", "262"},
    {"692", "262"},
    {"693", "262"},
    {"639", "262"},
}};
constexpr std::array<std::string_view, 4> overseasCountries{"262", "590", "594", "596"};
// Reserved by Arcep for fiction, in the middle of Mayotte's 0639.
constexpr std::string_view fictionalMobiles = "63998";

const Overseas* overseasOf(std::string_view national) {
    if (national.starts_with(fictionalMobiles))
        return nullptr;
    for (const Overseas& entry : overseas)
        if (national.starts_with(entry.prefix))
            return &entry;
    return nullptr;
}

bool isNational(std::string_view digits) {
    return digits.size() == 9 && digits[0] != '0';
}

/// "0600000000", "1111111111": typed to satisfy a form.
bool isFiller(std::string_view national) {
    const std::string_view line = national.substr(1);
    return std::all_of(line.begin(), line.end(), [](char c) { return c == '0'; }) ||
           std::all_of(national.begin(), national.end(), [&](char c) { return c == national[0]; });
}

NumberKind mainlandKind(std::string_view national) {
    switch (national[0]) {
    case '6':
    case '7':
        return NumberKind::Mobile;
    // 080 costs nothing, 087 was telephony over the Internet; the other 08 are charged above the normal rate.
    case '8':
        return national[1] == '0' || national[1] == '7' ? NumberKind::Fixed : NumberKind::Premium;
    default:
        return NumberKind::Fixed;
    }
}

/// What remains behind a country code, with or without the trunk 0 that some write there.
std::optional<std::string> behindCountry(std::string_view digits, std::string_view country) {
    if (!digits.starts_with(country))
        return std::nullopt;
    digits.remove_prefix(country.size());
    if (digits.size() == 10 && digits[0] == '0')
        digits.remove_prefix(1);
    if (!isNational(digits))
        return std::nullopt;
    if (country == "33")
        return std::string(digits);
    const Overseas* entry = overseasOf(digits);
    return entry && entry->country == country ? std::optional(std::string(digits)) : std::nullopt;
}

std::optional<std::string> international(std::string_view digits) {
    if (auto national = behindCountry(digits, "33"))
        return national;
    for (const std::string_view country : overseasCountries)
        if (auto national = behindCountry(digits, country))
            return national;
    return std::nullopt;
}

} // namespace

PhoneNumber frenchNumber(std::string_view nationalDigits) {
    if (!isNational(nationalDigits) || isFiller(nationalDigits))
        return {};
    if (const Overseas* entry = overseasOf(nationalDigits))
        return {"+" + std::string(entry->country) + std::string(nationalDigits), {}, NumberKind::Overseas};
    return {"+33" + std::string(nationalDigits), {}, mainlandKind(nationalDigits)};
}

std::optional<std::string> frenchNationalDigits(std::string_view digits, bool plus) {
    if (plus)
        return international(digits);
    if (digits.starts_with("00"))
        return international(digits.substr(2));
    if (digits.size() == 10 && digits[0] == '0')
        return std::string(digits.substr(1));
    return international(digits);
}

std::optional<std::string> frenchTrunkForm(std::string_view e164) {
    if (!e164.starts_with('+'))
        return std::nullopt;
    auto national = international(e164.substr(1));
    return national ? std::optional("0" + *national) : std::nullopt;
}

bool isFrenchMobile(std::string_view e164) {
    const auto trunk = frenchTrunkForm(e164);
    return trunk && ((*trunk)[1] == '6' || (*trunk)[1] == '7');
}

} // namespace visage::rules
