// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

namespace visage::store {

/// More than this nobody gets at once.
inline constexpr std::uint32_t mostFound = 50;

/// Answers what a person typed at a desktop: customers with exactly that number or mail address first, then
/// those whom the words find; each with its numbers and addresses, so many as fit into a frame.
[[nodiscard]] Result<protocol::Found> findCustomers(Backend& backend, const protocol::Search& question);

} // namespace visage::store
