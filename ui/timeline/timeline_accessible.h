// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace visage::ui {

/// Tells Qt how TimelineArea speaks to screen readers and test drivers: a list whose items are the rows read
/// so far, each with its sentence. Harmless when called again. GUI thread.
void installTimelineAccessibility();

} // namespace visage::ui
