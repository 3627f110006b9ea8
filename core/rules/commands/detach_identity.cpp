// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/handlers.h"
#include "core/rules/commands/identities.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const DetachIdentity& command) {
    std::vector<Key> keys;
    addKey<Identity>(keys, command.identity);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const DetachIdentity& command,
                           const CommandContext& context) {
    const Identity* there = loaded.find<Identity>(command.identity);
    if (!there)
        return notFound("This number or address is not on the record, or no longer: somebody changed it, "
                        "look at the record again.");
    Decision decision;
    put(decision, loaded, takenOff(*there, command.seen ? command.seen : there->added, context));
    return decision;
}

} // namespace visage::rules::commands
