// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/company.h"

namespace visage::bench {

/// What agents type: names letter by letter, two words, numbers, and the prefixes that most names have. The
/// same at each run.
[[nodiscard]] std::vector<std::string> keystrokes(const Company& company, int count);

} // namespace visage::bench
