// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/numbers.h"

#include <algorithm>

namespace visage::store::demo {
namespace {

constexpr int perPrefix = 10'000;
/// The first of a prefix belong to the company, to scripted callers, or to nobody on purpose; the last
/// hundred too.
constexpr int reserved = 200;
constexpr int usable = perPrefix - 2 * reserved;
/// Steps through a prefix without order and without repetition (it shares no factor with `usable`).
constexpr std::int64_t stride = 3'847;
/// Above this many customers a share of them gets numbers of +999.
constexpr std::int64_t withoutOverflow = 20'000;

constexpr std::array<std::string_view, 5> landlines{"+33199 00", "+33261 91", "+33353 01", "+33465 71",
                                                    "+33536 49"};

std::string numbered(std::string_view prefix, std::int64_t count, std::size_t digits) {
    std::string number;
    for (const char c : prefix)
        if (c != ' ')
            number += c;
    const std::string last = std::to_string(count);
    return number.append(digits > last.size() ? digits - last.size() : 0, '0').append(last);
}

std::int64_t scattered(int count) {
    return reserved + count * stride % usable;
}

} // namespace

Numbers::Numbers(std::int64_t customers)
    : m_mayOverflow(customers > withoutOverflow) {
    if (customers > 0)
        m_mobilePercent = static_cast<int>(std::clamp<std::int64_t>(usable * 100 / customers, 1, 80));
}

std::string Numbers::overflow() {
    return numbered("+999 6", m_nextOverflow++, 9);
}

std::string Numbers::mobile(Dice& dice) {
    if (!dice.chance(m_mobilePercent))
        return m_mayOverflow && dice.chance(75) ? overflow() : std::string();
    if (m_nextMobile < usable)
        return numbered("+33639 98", scattered(m_nextMobile++), 4);
    return m_mayOverflow ? overflow() : std::string();
}

std::string Numbers::landline(std::size_t zone) {
    for (std::size_t i = 0; i < landlines.size(); ++i) {
        const std::size_t tried = (zone + i) % landlines.size();
        if (m_nextLandline[tried] < usable)
            return numbered(landlines[tried], scattered(m_nextLandline[tried]++), 4);
    }
    return overflow();
}

std::size_t zoneOf(std::string_view postcode) {
    const int department = postcode.size() < 2 ? 75 : (postcode[0] - '0') * 10 + (postcode[1] - '0');
    switch (department) {
    case 75:
    case 77:
    case 78:
    case 91:
    case 92:
    case 93:
    case 94:
    case 95:
        return 0;
    case 14:
    case 18:
    case 22:
    case 27:
    case 28:
    case 29:
    case 35:
    case 36:
    case 37:
    case 41:
    case 44:
    case 45:
    case 49:
    case 50:
    case 53:
    case 56:
    case 61:
    case 72:
    case 76:
    case 85:
        return 1;
    case 2:
    case 8:
    case 10:
    case 21:
    case 25:
    case 39:
    case 51:
    case 52:
    case 54:
    case 55:
    case 57:
    case 58:
    case 59:
    case 60:
    case 62:
    case 67:
    case 68:
    case 70:
    case 71:
    case 80:
    case 88:
    case 89:
    case 90:
        return 2;
    case 9:
    case 12:
    case 16:
    case 17:
    case 19:
    case 23:
    case 24:
    case 31:
    case 32:
    case 33:
    case 40:
    case 46:
    case 47:
    case 64:
    case 65:
    case 79:
    case 81:
    case 82:
    case 86:
    case 87:
        return 4;
    default:
        return 3;
    }
}

} // namespace visage::store::demo
