// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/enums.h"

namespace visage::rules::commands {

/// How much a match weighs against another: a person's word most, then what the PBX vouches for.
[[nodiscard]] constexpr int strengthOf(MatchBasis basis) {
    switch (basis) {
    case MatchBasis::ChosenByAgent:
    case MatchBasis::Created:
        return 4;
    case MatchBasis::CustomerNumber:
        return 3;
    case MatchBasis::AssertedNumber:
        return 2;
    case MatchBasis::CallerNumber:
        return 1;
    default:
        return 0;
    }
}

} // namespace visage::rules::commands
