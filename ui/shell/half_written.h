// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/half_written.h"

namespace visage::ui {

/// What the drafts of all pages mean, for a lead: a note as it stands, with "[…]" where it stopped; anything
/// else as a note that says in the present language what it was going to be, for nothing that its author has
/// not confirmed may take effect or reach a customer; calls that were not finished as calls that have ended.
/// Any thread.
[[nodiscard]] std::optional<std::vector<Command>> handOver(const client::HalfWritten& draft, Random& random);

} // namespace visage::ui
