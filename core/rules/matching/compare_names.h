// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/matching/comparison.h"

namespace visage::rules::matching {

struct NameComparison {
    Level given = missing;
    Level family = missing;
    Level firm = missing;
    Level employer = missing;
    bool swapped = false;
    bool kindDiffers = false;
};

/// People by first name and surname, in both orders, the birth name counting as a surname; firms by name; one
/// lone name against a firm's as if it were one.
[[nodiscard]] NameComparison compareNames(const Record& one, const Record& other);

/// Two words or more, folded, of one field; "" is missing. Bare: without spaces.
[[nodiscard]] Level compareGiven(std::string_view one, std::string_view other);
[[nodiscard]] Level compareFamily(std::string_view one, std::string_view other);

} // namespace visage::rules::matching
