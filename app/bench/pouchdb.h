// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/company.h"
#include "app/bench/subject.h"

namespace visage::bench {

/// The same customers, one document each with their numbers in it, replicated to an empty PouchDB until the
/// last one is found by number. Nothing where it is not installed in the folder of peers.
[[nodiscard]] Result<std::vector<Figure>> pouchDbFirstSync(const Options& options, const Company& company);

} // namespace visage::bench
