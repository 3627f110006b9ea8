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

/// The cursor that decides when an acknowledged entry leaves the overlay, of the scopes that a cache holds:
/// that of `all`, else that of `work`; 0 while it has neither. What a command changed is always in `work`: in
/// the same commit its author becomes one who worked for the customer (a ScopeMember of mine:<user>), or the
/// device one that keeps it (pin:<device>), and base data are in `work` anyway. `ident` may be ahead without
/// having any of it.
[[nodiscard]] Seq overlayCursor(const std::vector<protocol::ScopeState>& scopes);

/// `answer`: none while the store has not answered. `cursor`: overlayCursor() of the cache. An
/// acknowledged entry stays in the overlay until the cache holds what the store made of it, for otherwise it
/// would vanish between ACK and CHANGES.
[[nodiscard]] OutboxPlace placeOf(const std::optional<OutboxAnswer>& answer, Seq cursor);

} // namespace visage::sync
