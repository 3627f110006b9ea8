// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const MoveCallback& command) {
    std::vector<Key> keys;
    addKey<Callback>(keys, command.callback);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const MoveCallback& command, const CommandContext&) {
    const Callback* there = loaded.find<Callback>(command.callback);
    if (!there)
        return notFound(
            "This callback does not exist, or exists no more: book another one if it is still needed.");
    if (!command.dueAt || command.dueAt == command.expected)
        return badInput("Choose another time for the callback.");
    if (command.dueUntil && command.dueUntil < command.dueAt)
        return badInput("The callback would end before it begins: correct the time.");
    if (there->state != CallbackState::Open)
        return conflict("This callback is over: book another one if it is still needed.");
    if (there->dueAt == command.dueAt && there->dueUntil == command.dueUntil)
        return Decision{};
    if (there->dueAt != command.expected)
        return conflict("Somebody gave this callback another time before: look at it again.");

    Callback moved = *there;
    moved.dueAt = command.dueAt;
    moved.dueUntil = command.dueUntil;
    moved.attempts += command.missed ? 1 : 0;
    Decision decision;
    put(decision, loaded, std::move(moved));
    return decision;
}

} // namespace visage::rules::commands
