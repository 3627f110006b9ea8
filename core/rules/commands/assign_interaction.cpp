// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"
#include "core/rules/commands/match_strength.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const AssignInteraction& command) {
    std::vector<Key> keys;
    addKey<Interaction>(keys, command.interaction);
    addKey<Customer>(keys, command.customer);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const AssignInteraction& command,
                           const CommandContext& context) {
    if (!command.interaction)
        return badInput("Say which contact is meant.");
    const Result<CustomerId> customer = customerOf(loaded, command.customer);
    if (!customer)
        return customer.error();
    Interaction contact = interactionOrPlaceholder(loaded, command.interaction, {}, context);
    Decision decision;
    // A person may correct a person; a mere number may not.
    if (contact.customer && strengthOf(command.matchedBy) < strengthOf(contact.matchedBy))
        return decision;
    contact.customer = *customer;
    contact.matchedBy = command.matchedBy;
    put(decision, loaded, std::move(contact));
    return decision;
}

} // namespace visage::rules::commands
