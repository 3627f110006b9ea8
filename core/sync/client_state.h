// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <vector>

namespace visage::sync {

/// What the driver found on disk, or wrote there since.
struct ClientState {
    DeviceId device;
    std::int64_t sessionEpoch = 0;
    StoreId store; ///< null: empty cache
    std::int64_t incarnation = 0;
    std::vector<protocol::ScopeState> scopes; ///< of which something is held
    std::int64_t lastMseq = 0;                ///< highest number given to an outbox entry
    std::vector<std::string> wanted{};        ///< scopes to ask for whenever we come, held or not
    /// Of the program that filled the cache. Another one left out what it did not know: its cursors count for
    /// nothing.
    std::int64_t schema = protocol::schemaVersion;
};

/// An intent in the outbox that the store has not answered.
struct PendingPush {
    std::int64_t mseq = 0;
    MutationId mid;
    Timestamp enteredAt;
    Seq baseRev = 0;
    Command command;
    Hlc hlc{}; ///< issued when it was written, for good
};

enum class Phase : std::uint8_t {
    Offline,   ///< no connection
    Connected, ///< the socket is open, not yet welcome
    LoggingIn,
    Snapshot,   ///< a snapshot comes in
    CatchingUp, ///< changes come in
    Live,       ///< as new as the store
};

} // namespace visage::sync
