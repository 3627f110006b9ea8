// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/admin/findings.h"
#include "core/store/place.h"

#include <string>
#include <vector>

namespace visage::admin {

/// Whether the ledgers of erasures at these paths and the store say the same.
void checkLedgers(store::Backend& backend, const std::vector<std::string>& paths, Findings& findings);

} // namespace visage::admin
