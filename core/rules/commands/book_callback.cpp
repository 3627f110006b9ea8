// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"
#include "core/rules/identity.h"

namespace visage::rules::commands {
namespace {

/// As the rules write a number; what they cannot read is kept as it came, for somebody will dial it.
std::string numberOf(const BookCallback& command) {
    std::string number = normaliseIdentity(IdentityType::Phone, command.number);
    return number.empty() ? text::oneLine(text::trimmed(command.number), maxNameBytes) : number;
}

Result<void> check(const Loaded& loaded, const BookCallback& command) {
    if (!command.callback)
        return badInput("A callback without an id cannot be kept.");
    if (!command.dueAt)
        return badInput("Say when the customer will be called back.");
    if (command.dueUntil && command.dueUntil < command.dueAt)
        return badInput("The callback would end before it begins: correct the time.");
    if (const Result<void> fine = checkColleague(loaded, command.assignee); !fine)
        return fine;
    return checkQueue(loaded, command.queue);
}

Callback newCallback(const BookCallback& command, CustomerId customer, const CommandContext& context) {
    Callback callback;
    callback.id = command.callback;
    callback.customer = customer;
    callback.caseId = command.caseId;
    callback.number = numberOf(command);
    callback.dueAt = command.dueAt;
    callback.dueUntil = command.dueUntil;
    callback.assignee = command.assignee;
    callback.queue = command.queue;
    callback.bookedBy = context.actor;
    callback.bookedAt = momentOf(context);
    return callback;
}

} // namespace

std::vector<Key> keysFor(const BookCallback& command) {
    std::vector<Key> keys;
    addKey<Callback>(keys, command.callback);
    addKey<Customer>(keys, command.customer);
    addKey<Case>(keys, command.caseId);
    addKey<User>(keys, command.assignee);
    addKey<Queue>(keys, command.queue);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const BookCallback& command, const CommandContext& context) {
    if (const Result<void> fine = check(loaded, command); !fine)
        return fine.error();
    if (loaded.find<Callback>(command.callback))
        return Decision{};
    const Result<CustomerId> customer = customerOrCases(loaded, command.customer, command.caseId);
    if (!customer)
        return customer.error();
    Result<std::string> text = checkedText(command.text, maxSentenceBytes, "The text of the callback");
    if (!text)
        return text.error();

    // A promise that waited for the network until its time was over is still a promise: it is kept as late.
    Callback callback = newCallback(command, *customer, context);
    callback.text = std::move(*text);
    Decision decision;
    put(decision, loaded, std::move(callback));
    return decision;
}

} // namespace visage::rules::commands
