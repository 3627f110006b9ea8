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

/// What has become of an entry, as it lies in the file.
struct KeptAnswer {
    EntryState state = EntryState::Pending;
    Seq seq = 0;
    Timestamp at;
    ErrorCode code = ErrorCode::None;
    std::string sentence;
};

[[nodiscard]] Result<void> insertEntry(storage::Connection& db, const PendingEntry& entry,
                                       const KeptAnswer& answer = {});

/// The columns that readEntry() wants, in their order.
inline constexpr std::string_view entryColumns =
    "mseq, mid, entered_at, base_rev, form, command, state, ack_seq, hlc";

/// Corrupt where the command is unreadable.
[[nodiscard]] Result<PendingEntry> readEntry(const storage::Statement& row);
/// Behind those, the columns that readAnswer() wants too.
inline constexpr std::string_view answerColumns = "acked_at, code, sentence";
[[nodiscard]] KeptAnswer readAnswer(const storage::Statement& row);
[[nodiscard]] Result<std::vector<PendingEntry>> readEntries(storage::Statement rows);

} // namespace visage::client
