// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace visage::rules::matching {

/// Jaro's string comparator (Jaro 1989, "Advances in record-linkage methodology", JASA 84) with Winkler's
/// bonus for a common beginning of up to four letters (Winkler 1990, "String comparator metrics and enhanced
/// decision rules in the Fellegi-Sunter model"). 0 to 1; 1 for equal texts, 0 when one is empty. Bytes: give
/// folded words. Symmetric.
[[nodiscard]] double jaroWinkler(std::string_view one, std::string_view other);

/// Edits that make one text the other: a letter more, less, another one, or two neighbours swapped (Damerau
/// 1964, in the restricted form). Counting stops above `most`: the answer is then most + 1. Symmetric.
[[nodiscard]] int editDistance(std::string_view one, std::string_view other, int most);

} // namespace visage::rules::matching
