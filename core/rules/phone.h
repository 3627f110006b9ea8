// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace visage::rules {

enum class NumberKind : unsigned char { Mobile, Fixed, Overseas, Foreign, Short, Premium, Hidden, Invalid };

[[nodiscard]] std::string_view nameOf(NumberKind kind);

struct PhoneNumber {
    std::string e164; ///< "+33612345678"; the digits alone for a short number; empty for hidden and invalid
    std::string extension; ///< digits behind "poste", "ext", "#"
    NumberKind kind = NumberKind::Invalid;
    friend bool operator==(const PhoneNumber&, const PhoneNumber&) = default;
};

/// The numbers that people and networks wrote into one field: libphonenumber plus what it gets wrong on
/// French input (extensions, several numbers, overseas prefixes, SIP and tel URIs, short numbers,
/// "anonymous"). `region` is ISO 3166-1, for numbers without a country code. An empty text has no number; one
/// from which none could be read gives a single entry of the kind Hidden or Invalid. Numbers reserved for
/// fiction (Arcep: 06 39 98, 01 99 00...) are accepted like any other, and so is the unassigned country code
/// +999, which large test data use. Any thread.
[[nodiscard]] std::vector<PhoneNumber> readPhoneNumbers(std::string_view text,
                                                        std::string_view region = "FR");

/// "06 12 34 56 78", "0 800 12 34 56", "+44 20 7946 0000": as a French reader writes it.
[[nodiscard]] std::string formatPhoneNumber(std::string_view e164, std::string_view region = "FR");

/// True for a mobile of mainland France or its overseas departments: a line that belongs to one person,
/// unlike a household's or a firm's.
[[nodiscard]] bool isFrenchMobile(std::string_view e164);

} // namespace visage::rules
