// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/enums.h"

#include <cstdint>
#include <optional>
#include <string_view>

// Values of customer files that are too small for a reader of their own.

namespace visage::store {

/// "Gold", "Or"...; None for what is no tier.
[[nodiscard]] Tier readTier(std::string_view text);

/// Never negative; nothing for what is no number.
[[nodiscard]] std::optional<std::int64_t> readPoints(std::string_view text);

/// "5" in the column of a name: a slip, or a column that holds something else.
[[nodiscard]] bool isNumber(std::string_view text);

/// Fillers of forms that ask for a date.
[[nodiscard]] bool isNoDay(std::string_view text);

} // namespace visage::store
