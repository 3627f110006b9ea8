// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {
namespace {

bool isEnd(CallbackState state) {
    return state == CallbackState::Done || state == CallbackState::Cancelled ||
           state == CallbackState::Failed;
}

/// The same words of the same person: a repetition, not somebody else's end.
bool isClosedSo(const Callback& there, CallbackState state, const std::string& outcome, UserId actor) {
    return there.state == state && there.outcome == outcome && there.closedBy == actor;
}

} // namespace

std::vector<Key> keysFor(const CloseCallback& command) {
    std::vector<Key> keys;
    addKey<Callback>(keys, command.callback);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const CloseCallback& command,
                           const CommandContext& context) {
    const Callback* there = loaded.find<Callback>(command.callback);
    if (!there)
        return notFound(
            "This callback does not exist, or exists no more: book another one if it is still needed.");
    if (!isEnd(command.state))
        return badInput("A callback ends as done, cancelled or failed.");
    Result<std::string> outcome = checkedText(command.outcome, maxSentenceBytes, "The outcome");
    if (!outcome)
        return outcome.error();
    if (command.state == CallbackState::Failed && outcome->empty())
        return badInput("Say in a few words why the customer could not be called.");
    if (isClosedSo(*there, command.state, *outcome, context.actor))
        return Decision{};
    if (there->state != command.expected || there->state != CallbackState::Open)
        return conflict("Somebody closed this callback before: look at it again.");

    Callback closed = *there;
    closed.state = command.state;
    closed.attempts += command.state == CallbackState::Failed ? 1 : 0;
    closed.closedBy = context.actor;
    closed.closedAt = momentOf(context);
    closed.outcome = std::move(*outcome);
    Decision decision;
    put(decision, loaded, std::move(closed));
    return decision;
}

} // namespace visage::rules::commands
