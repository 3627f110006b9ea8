// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phone/call_card.h"

#include <QString>

#include <vector>

// The calls that are not finished yet, as a text that outlives a crash of the desktop (Workspace::saveDraft).
// What is read back is an ended call: nobody knows how it went on after the desktop had died. One that only
// rang is read back as missed; a colleague who answered it has said so in the same interaction.

namespace visage::ui {

/// Calls that ring here, and answered ones that the agent has not finished with. Empty when there are none.
[[nodiscard]] QString journalOf(const CardList& cards, Timestamp now);

/// The cards of a journal, to be finished now. Lines that cannot be read are left out: the journal is ours
/// alone.
[[nodiscard]] std::vector<CallCard> readJournal(const QString& journal);

} // namespace visage::ui
