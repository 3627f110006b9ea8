// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"

#include <cstddef>
#include <utility>
#include <vector>

// Pages of rows cut so that each frame stays within its limits, whatever the rows hold. Pure.

namespace visage::sync {

/// Texts of one row beyond this are shortened on their way to desktops; the store keeps them whole.
inline constexpr std::size_t maxRowText = 160 * 1024;
/// Encoded bytes of the rows of one frame.
inline constexpr std::size_t maxBlockBytes = 192 * 1024;

/// Cuts the longest texts (at a character, with "…") until all of them together fit maxRowText.
void shorten(Row& row);

/// Consecutive pieces of [0, sizes.size()), none of more than `limit` bytes (a single larger one stands
/// alone) and `maxCount` elements; one empty piece for no elements.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>>
pieces(const std::vector<std::size_t>& sizes, std::size_t limit, std::size_t maxCount);

} // namespace visage::sync
