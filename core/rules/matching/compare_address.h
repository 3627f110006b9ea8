// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/matching/comparison.h"

namespace visage::rules::matching {

/// An AddressLevel. Street and town are one field: who moves changes both.
[[nodiscard]] Level compareAddresses(const Record& one, const Record& other);

} // namespace visage::rules::matching
