// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QString>

namespace visage::ui {

/// "Note written — Anne Lefèvre": what was done, and with whom where that is known. `all`: the list it stands
/// in, for another entry may have made the customer.
[[nodiscard]] QString entryOf(const client::WaitingWork& work, const std::vector<client::WaitingWork>& all);
[[nodiscard]] QString entryOf(const client::UnsentWork& work);

/// As wordsOf() of the command; of one that this program does not know, that it is so.
[[nodiscard]] QString wordsOf(const client::WaitingWork& work, const client::Workspace& workspace);

} // namespace visage::ui
