// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/mutants.h"

#include <optional>
#include <span>
#include <string_view>

namespace visage::sim {

struct MutantName {
    sync::Mutant mutant;
    std::string_view name;
    std::string_view rule; ///< what it breaks, in words
};

[[nodiscard]] std::span<const MutantName> mutantNames();
[[nodiscard]] std::optional<sync::Mutant> mutantOf(std::string_view name);

/// From here on the rule is broken, in this process.
void breakRule(sync::Mutant mutant);

} // namespace visage::sim
