// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const LinkInteraction& command) {
    std::vector<Key> keys;
    addKey<Interaction>(keys, command.interaction);
    addKey<Case>(keys, command.caseId);
    keys.push_back(keyOf<InteractionCase>(interactionCaseId(command.interaction, command.caseId)));
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const LinkInteraction& command,
                           const CommandContext& context) {
    if (!command.interaction)
        return badInput("Say which contact is meant.");
    const Case* opened = loaded.find<Case>(command.caseId);
    if (!opened)
        return notFound("This case does not exist, or exists no more: look at the record again.");
    Decision decision;
    putLink(decision, loaded, command.interaction, command.caseId, opened->customer, context);
    return decision;
}

} // namespace visage::rules::commands
