// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// A field with phone numbers cut into runs of digits, before anything is known of numbering plans.

namespace visage::rules {

/// Lower-case ASCII: digits of every script, full-width forms, blanks, dashes and accents brought to their
/// plain form, invisible characters taken out, the letter O within digits read as zero.
[[nodiscard]] std::string plainPhoneText(std::string_view text);

struct DigitGroup {
    std::string digits;
    bool afterSlash = false; ///< "0142000001/02"
    bool inBrackets = false; ///< "(0)"
};

/// Digits that belong together, as far as blanks, dots and dashes tell.
struct DigitRun {
    enum class Before : unsigned char { Nothing, Slash, ExtensionWord };
    Before before = Before::Nothing;
    bool plus = false; ///< "+" stood before it
    std::vector<DigitGroup> groups;

    [[nodiscard]] std::string digits(std::size_t from = 0) const;
};

/// From plainPhoneText(). At most 32 runs.
[[nodiscard]] std::vector<DigitRun> cutIntoRuns(std::string_view plain);

} // namespace visage::rules
