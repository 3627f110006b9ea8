// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace visage::storage {

/// Overwrites a file with zeros, durably, and removes it. Ok where there is none. File systems that copy on
/// write and disks that spread their writes keep older copies: against those only encryption helps.
[[nodiscard]] Result<void> wipeFile(const std::string& path);

} // namespace visage::storage
