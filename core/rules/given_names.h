// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace visage::rules {

enum class NameSex : unsigned char { Male, Female };

struct GivenName {
    std::string_view name; ///< as it is written, with its accents
    NameSex sex{};
    std::array<int, 7> births{}; ///< weight by decade, from the 1940s to the 2000s
};

/// The usual French first names, in the order of the alphabet.
[[nodiscard]] std::span<const GivenName> givenNames();

/// True for the usual first names; takes a folded word. Tells "Dupont Marie" from "Marie Dupont".
[[nodiscard]] bool isGivenName(std::string_view foldedWord);

} // namespace visage::rules
