// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace visage::bench {

/// Has the system drop what it holds of a file in memory, so that the next reading is of the disk. NotFound
/// where the system cannot be asked to (only Linux can).
[[nodiscard]] Result<void> forgetCached(const std::string& path);

} // namespace visage::bench
