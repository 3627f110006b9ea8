// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {
namespace {

Result<void> check(const Case& there, const AssignCase& command) {
    if (there.owner != command.expected)
        return conflict("Somebody else has taken this case, or given it away: look at it again.");
    if (there.owner == command.owner)
        return badInput("Nothing would change: the case is theirs already.");
    return {};
}

} // namespace

std::vector<Key> keysFor(const AssignCase& command) {
    std::vector<Key> keys;
    addKey<Case>(keys, command.caseId);
    addKey<CaseEvent>(keys, command.event);
    addKey<User>(keys, command.owner);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const AssignCase& command, const CommandContext& context) {
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
    if (const Result<void> fine = checkColleague(loaded, command.owner); !fine)
        return fine.error();

    Case moved = *there;
    moved.owner = command.owner;
    Decision decision;
    put(decision, loaded, caseEvent(command.event, CaseEventKind::OwnerChanged, moved, context));
    put(decision, loaded, std::move(moved));
    return decision;
}

} // namespace visage::rules::commands
