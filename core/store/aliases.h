// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <vector>

namespace visage::store {

/// What these customers stand for, behind all merges: each once, in the order in which they were met. One
/// that is not there stands for itself.
[[nodiscard]] Result<std::vector<CustomerId>> survivorsOf(Backend& backend,
                                                          const std::vector<CustomerId>& customers);

} // namespace visage::store
