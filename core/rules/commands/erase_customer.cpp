// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

#include <set>

namespace visage::rules::commands {
namespace {

Row tombstoneOf(const Uuid& erased, const EraseCustomer& command, const CommandContext& context) {
    Erasure erasure;
    erasure.id = erasureId(erased);
    erasure.at = context.now;
    erasure.by = context.actor;
    erasure.reason = command.reason;
    return erasure;
}

} // namespace

std::vector<Key> keysFor(const EraseCustomer& command) {
    std::vector<Key> keys;
    addKey<Customer>(keys, command.customer);
    return keys;
}

Wanted wantedBesides(const EraseCustomer& command, const Loaded&) {
    return {{}, command.customer};
}

Result<Decision> decideFor(const Loaded& loaded, const EraseCustomer& command,
                           const CommandContext& context) {
    if (nameOf(command.reason) == "other")
        return badInput("Say why: the person asked for it, their time is over, or the record was a mistake.");
    if (speaksOfErased(command, loaded))
        return Decision{};
    if (!loaded.find<Customer>(command.customer))
        return notFound("This customer does not exist, or exists no more: search for them again.");
    Decision decision;
    std::set<Uuid> named; // an imported row and its membership share an id
    for (const Row* row : loaded.all()) {
        if (!isOfPersons(kindOf(*row)))
            continue;
        decision.changes.push_back({*row, true});
        if (named.insert(idOf(*row)).second)
            decision.changes.push_back({tombstoneOf(idOf(*row), command, context), false});
    }
    return decision;
}

} // namespace visage::rules::commands
