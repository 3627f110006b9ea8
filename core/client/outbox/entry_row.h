// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/overlay.h"
#include "core/protocol/messages.h"
#include "core/storage/connection.h"

namespace visage::client {

/// The numbers lie in outbox.db: only appended.
enum class EntryState : std::uint8_t { Pending = 1, Acknowledged = 2, Refused = 3, RefusedAndRead = 4 };

[[nodiscard]] EntryState stateAfter(protocol::AckStatus status);

[[nodiscard]] Result<void> insertEntry(storage::Connection& db, const PendingEntry& entry);

/// The columns that readEntry() wants, in their order.
inline constexpr std::string_view entryColumns =
    "mseq, mid, entered_at, base_rev, form, command, state, ack_seq, hlc";

/// Corrupt where the command is
/// unreadable.
[[nodiscard]] Result<PendingEntry> readEntry(const storage::Statement& row);
[[nodiscard]] Result<std::vector<PendingEntry>> readEntries(storage::Statement rows);

} // namespace visage::client
