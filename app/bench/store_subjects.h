// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/subject.h"

// The store's side, and what needs a store.

namespace visage::bench {

[[nodiscard]] Result<std::vector<Figure>> change(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> offlineWeek(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> fanOut(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> connections(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> restart(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> commands(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> openCase(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> storeMemory(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> importCustomers(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> identity(const Options& options);
[[nodiscard]] Result<std::vector<Figure>> codec(const Options& options);

} // namespace visage::bench
