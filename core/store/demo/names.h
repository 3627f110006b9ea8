// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/enums.h"
#include "core/store/demo/dice.h"

#include <string>
#include <string_view>

namespace visage::store::demo {

struct Town {
    std::string name;
    std::string postcode;
};

/// French names and places, as frequent as they are.
class Names {
public:
    Names();

    [[nodiscard]] std::string surname(Dice& dice) const;
    /// One usual among those born in that year.
    [[nodiscard]] std::string givenName(Dice& dice, Civility civility, int birthYear) const;
    [[nodiscard]] Town town(Dice& dice) const;
    [[nodiscard]] static std::string street(Dice& dice);
    [[nodiscard]] static std::string firm(Dice& dice, const std::string& surname, const std::string& town);

private:
    Weights m_surnames;
    Weights m_given[2][7]; ///< by sex and decade
    Weights m_towns;
};

/// Letters and digits of ASCII for addresses: "Lefèvre" as "lefevre".
[[nodiscard]] std::string plain(std::string_view name);

} // namespace visage::store::demo
