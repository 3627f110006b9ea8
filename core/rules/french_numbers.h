// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/phone.h"

#include <optional>
#include <string>
#include <string_view>

// The numbering plan of France and its overseas departments, from Arcep's decision 2018-0881 as amended: what
// libphonenumber, made for any country, takes for another number or for none.

namespace visage::rules {

/// Nine digits behind the trunk prefix 0, as one number. Invalid for what no line can have.
[[nodiscard]] PhoneNumber frenchNumber(std::string_view nationalDigits);

/// The nine digits when these are a whole French number with its prefix: "0612345678", "33612345678",
/// "330612345678", "0033...", "590590...". With `plus` a country code must come first.
[[nodiscard]] std::optional<std::string> frenchNationalDigits(std::string_view digits, bool plus);

/// "0612345678" for +33612345678, "0262202020" for +262262202020; nothing for other countries.
[[nodiscard]] std::optional<std::string> frenchTrunkForm(std::string_view e164);

} // namespace visage::rules
