// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/company.h"
#include "app/bench/subject.h"
#include "core/store/data_folder.h"

namespace visage::bench {

/// The password of the one user of every store here, "bench".
inline constexpr const char* benchPassword = "of a benchmark";

/// A store with the whole company and its user, made once and kept for later runs. Desktops hold everything.
[[nodiscard]] Result<store::DataFolder> filledStore(const Options& options, const Company& company);
/// The same, but its newest contacts are of now, and desktops hold recent work.
[[nodiscard]] Result<store::DataFolder> recentStore(const Options& options, const Company& company);
/// The same with a demo company of so many customers.
[[nodiscard]] Result<store::DataFolder> demoStore(const Options& options, std::int64_t customers);

} // namespace visage::bench
