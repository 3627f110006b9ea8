// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/subject.h"

// The desktop's side, up to what stands on the screen.

namespace visage::bench {

[[nodiscard]] Result<std::vector<Figure>> start(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> pop(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> type(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> openRecord(const Options& options);

} // namespace visage::bench
