// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const CancelReply& command) {
    std::vector<Key> keys;
    addKey<Interaction>(keys, command.interaction);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const CancelReply& command, const CommandContext& context) {
    const Interaction* there = loaded.find<Interaction>(command.interaction);
    if (const Result<void> fine = checkWaitingReply(there, context); !fine)
        return fine.error();
    Decision decision;
    if (there->state == InteractionState::Cancelled)
        return decision;
    if (const Result<void> fine = checkSeen(*there, command.seen); !fine)
        return fine.error();
    Interaction cancelled = *there;
    cancelled.state = InteractionState::Cancelled;
    cancelled.endedAt = momentOf(context);
    put(decision, loaded, std::move(cancelled));
    return decision;
}

} // namespace visage::rules::commands
