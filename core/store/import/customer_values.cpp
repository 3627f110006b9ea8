// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/customer_values.h"

#include "core/base/text.h"
#include "core/rules/fillers.h"

#include <charconv>

namespace visage::store {

Tier readTier(std::string_view text) {
    static constexpr std::pair<std::string_view, Tier> names[] = {
        {"bronze", Tier::Bronze},     {"silver", Tier::Silver}, {"argent", Tier::Silver},
        {"gold", Tier::Gold},         {"or", Tier::Gold},       {"platine", Tier::Platinum},
        {"platinum", Tier::Platinum},
    };
    const std::string folded = text::fold(text.substr(0, 40));
    for (const auto& [name, tier] : names)
        if (folded == name)
            return tier;
    return Tier::None;
}

std::optional<std::int64_t> readPoints(std::string_view text) {
    std::int64_t points = 0;
    const std::string_view bare = text::trimmed(text);
    if (std::from_chars(bare.data(), bare.data() + bare.size(), points).ec != std::errc())
        return std::nullopt;
    return points > 0 ? points : 0;
}

bool isNumber(std::string_view text) {
    const std::string_view bare = text::trimmed(text);
    return !bare.empty() && bare.find_first_not_of("0123456789.,+- ") == std::string_view::npos &&
           bare.find_first_of("0123456789") != std::string_view::npos;
}

bool isNoDay(std::string_view text) {
    return rules::isNothing(text) || text.find("1900") != std::string_view::npos;
}

} // namespace visage::store
