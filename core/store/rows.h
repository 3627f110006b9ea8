// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/decide.h"

#include <cstddef>

namespace visage::store {

/// Not less than what a row takes on the wire: so many bytes that a page measured with it always fits into
/// its frame.
[[nodiscard]] std::size_t wireBytesAtMost(const Row& row);

/// An entity of which nothing but its id is known, as a removal names it.
[[nodiscard]] Row rowWithId(const rules::Key& key);

} // namespace visage::store
