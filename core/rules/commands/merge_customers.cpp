// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const MergeCustomers& command) {
    std::vector<Key> keys;
    addKey<Customer>(keys, command.loser);
    addKey<Customer>(keys, command.survivor);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const MergeCustomers& command, const CommandContext&) {
    if (command.loser == command.survivor)
        return badInput("A record cannot be joined with itself: choose two.");
    const Customer* loser = loaded.find<Customer>(command.loser);
    const Result<CustomerId> survivor = customerOf(loaded, command.survivor);
    if (!loser || !survivor)
        return notFound("One of these customers does not exist, or exists no more: search for them again.");
    const Result<CustomerId> standsFor = customerOf(loaded, command.loser);
    Decision decision;
    // One already, perhaps the other way round: also what keeps aliases from running in a ring.
    if (*standsFor == *survivor)
        return decision;
    if (loser->mergedInto)
        return conflict("Somebody joined this record with another one before: join that one.");
    Customer merged = *loser;
    merged.mergedInto = *survivor;
    put(decision, loaded, std::move(merged));
    return decision;
}

} // namespace visage::rules::commands
