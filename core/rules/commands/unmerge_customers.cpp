// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const UnmergeCustomers& command) {
    std::vector<Key> keys;
    addKey<Customer>(keys, command.loser);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const UnmergeCustomers& command, const CommandContext&) {
    const Customer* there = loaded.find<Customer>(command.loser);
    if (!there)
        return notFound("This customer does not exist, or exists no more: search for them again.");
    Customer separate = *there;
    separate.mergedInto = {};
    Decision decision;
    put(decision, loaded, std::move(separate));
    return decision;
}

} // namespace visage::rules::commands
