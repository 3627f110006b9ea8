// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace visage::store {

struct Address {
    std::string line;
    std::string postcode;
    std::string town;
};

/// "83, r. du Général de Gaulle 92200 Neuilly-sur-Seine" cut at its French postcode; without one everything
/// is the line.
[[nodiscard]] Address readFullAddress(std::string_view text);

/// Four digits have lost their zero in a spreadsheet.
[[nodiscard]] std::string readPostcode(std::string_view text);

/// ISO 3166-1 alpha-2 of a country's code or French or English name; "" for others.
[[nodiscard]] std::string readCountry(std::string_view text);

} // namespace visage::store
