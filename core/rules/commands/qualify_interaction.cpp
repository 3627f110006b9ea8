// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

#include <algorithm>

namespace visage::rules::commands {

std::vector<Key> keysFor(const QualifyInteraction& command) {
    std::vector<Key> keys;
    addKey<Interaction>(keys, command.interaction);
    addKey<Reason>(keys, command.reason);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const QualifyInteraction& command,
                           const CommandContext& context) {
    if (!command.interaction)
        return badInput("Say which contact is meant.");
    if (const Result<void> fine = checkReason(loaded, command.reason); !fine)
        return fine.error();
    Interaction contact = interactionOrPlaceholder(loaded, command.interaction, {}, context);
    // What is left empty is not said, so it takes nothing back.
    if (command.outcome != CallOutcome::None)
        contact.outcome = command.outcome;
    if (command.reason)
        contact.reason = command.reason;
    contact.wrapMs = std::max(contact.wrapMs, command.wrapMs);
    Decision decision;
    put(decision, loaded, std::move(contact));
    return decision;
}

} // namespace visage::rules::commands
