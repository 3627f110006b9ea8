// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {
namespace {

bool isOffered(const Loaded& loaded, QueueId id) {
    const Queue* queue = loaded.find<Queue>(id);
    return !id || (queue && queue->active);
}

Result<void> check(const Case& there, const MoveCase& command) {
    if (there.queue != command.expected)
        return conflict("Somebody moved this case to another queue before: look at it again.");
    if (there.queue == command.queue)
        return badInput("The case is in this queue already: choose another one.");
    return {};
}

} // namespace

std::vector<Key> keysFor(const MoveCase& command) {
    std::vector<Key> keys;
    addKey<Case>(keys, command.caseId);
    addKey<CaseEvent>(keys, command.event);
    addKey<Queue>(keys, command.queue);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const MoveCase& command, const CommandContext& context) {
    const Case* there = loaded.find<Case>(command.caseId);
    if (!there)
        return notFound("This case does not exist, or exists no more: look at the record again.");
    const Result<bool> done = isCaseEventDone(loaded, command.event, command.caseId);
    if (!done)
        return done.error();
    if (*done)
        return Decision{};
    if (const Result<void> fine = check(*there, command); !fine)
        return fine.error();
    if (command.queue != command.expected && !isOffered(loaded, command.queue))
        return notFound("This queue does not exist or is switched off: choose another one.");

    Case moved = *there;
    moved.queue = command.queue;
    // Who takes it from there will be one of theirs.
    moved.owner = {};
    Decision decision;
    put(decision, loaded, caseEvent(command.event, CaseEventKind::QueueChanged, moved, context));
    put(decision, loaded, std::move(moved));
    return decision;
}

} // namespace visage::rules::commands
