// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <optional>

// What the agent sees is the cache with the outbox laid over it. This says which entries of the outbox still
// count. Pure; any thread.

namespace visage::sync {

/// Where an entry of the outbox belongs.
enum class OutboxPlace : std::uint8_t {
    Overlay,   ///< its effect is laid over the cache
    Cache,     ///< the cache has its effect; the entry is only kept to be offered again to a restored store
    Attention, ///< refused: out of the overlay, shown to a person with all its text until dealt with
    Erased,    ///< about an erased person: its text is deleted, nothing is shown
};

/// The store's answer to an entry, as RecordAck kept it.
struct OutboxAnswer {
    protocol::AckStatus status = protocol::AckStatus::Applied;
    Seq seq = 0;
};

/// `answer`: none while the store has not answered. `cursor`: the cache's, 0 while it has none. An
/// acknowledged entry stays in the overlay until the cache holds what the store made of it, for otherwise it
/// would vanish between ACK and CHANGES.
[[nodiscard]] OutboxPlace placeOf(const std::optional<OutboxAnswer>& answer, Seq cursor);

} // namespace visage::sync
