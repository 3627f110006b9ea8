// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QString>

namespace visage::ui {

/// What was refused, in words that tell a person what to do again: what was typed into it, or else whom and
/// what it was about and what should have become of it. Several lines, never empty.
[[nodiscard]] QString wordsOf(const client::RefusedWork& work, const client::Workspace& workspace);

} // namespace visage::ui
