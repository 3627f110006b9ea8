// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/demo/dice.h"

#include <array>
#include <cstdint>
#include <string>

namespace visage::store::demo {

/// Gives out the numbers reserved for fiction, each once. In E.164.
class Numbers {
public:
    explicit Numbers(std::int64_t customers);

    /// "" when this customer shall have none.
    [[nodiscard]] std::string mobile(Dice& dice);
    /// A landline of one of the five French zones; 0-4.
    [[nodiscard]] std::string landline(std::size_t zone);

private:
    [[nodiscard]] std::string overflow();

    int m_mobilePercent = 80; ///< of persons, so that the mobiles last to the end
    bool m_mayOverflow = false;
    int m_nextMobile = 0;
    std::array<int, 5> m_nextLandline{};
    std::int64_t m_nextOverflow = 0;
};

/// 0-4 for the zone (01 to 05) of a French postcode.
[[nodiscard]] std::size_t zoneOf(std::string_view postcode);

} // namespace visage::store::demo
