// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/enums.h"

#include <optional>
#include <string>
#include <string_view>

namespace visage::rules {

/// "M.", "Mme", "Mlle", "Mr", "Madame"...; nothing for what is none.
[[nodiscard]] std::optional<Civility> readCivility(std::string_view text);

/// A name with a legal form or a word that only firms, associations and public bodies bear: "SARL Crenne",
/// "Mairie de Lille".
[[nodiscard]] bool isOrganisationName(std::string_view name);

struct PersonName {
    Civility civility = Civility::None;
    std::string givenName;
    std::string familyName;
    std::string organisation; ///< alone, when it was no person's name
};

enum class NameOrder : unsigned char { GivenFirst, FamilyFirst };

/// A whole name from one field. Surnames in capitals and usual first names tell the order; where they don't,
/// it is `usual`.
[[nodiscard]] PersonName readFullName(std::string_view text, NameOrder usual);

} // namespace visage::rules
