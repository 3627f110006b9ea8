// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/subject.h"

// The desktop's side, without a screen.

namespace visage::bench {

[[nodiscard]] Result<std::vector<Figure>> lookup(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> search(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> record(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> firstSync(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> firstMinute(const Options& options);

} // namespace visage::bench
