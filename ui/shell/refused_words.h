// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QString>

namespace visage::ui {

/// What somebody did, in words that let a person do it again, or decide over it: what was typed into it, or
/// else whom and what it was about and what should have become of it. `about`: what it names and whose that
/// is. Several lines, never empty.
[[nodiscard]] QString wordsOf(const Command& command, const std::vector<Row>& about,
                              const client::Workspace& workspace);

} // namespace visage::ui
