// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const PinAlert& command) {
    std::vector<Key> keys;
    addKey<Alert>(keys, command.alert);
    addKey<Customer>(keys, command.customer);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const PinAlert& command, const CommandContext& context) {
    if (!command.alert)
        return badInput("An alert without an id cannot be kept.");
    if (loaded.find<Alert>(command.alert))
        return Decision{};
    const Result<CustomerId> customer = customerOf(loaded, command.customer);
    if (!customer)
        return customer.error();
    Result<std::string> text = checkedText(command.text, maxSentenceBytes, "The alert");
    if (!text)
        return text.error();
    if (text->empty())
        return badInput("The alert is empty: write what everybody must know.");
    // Against the moment of entry: an alert that waited for the network may have run out since, which is no
    // mistake.
    if (command.expiresAt && command.expiresAt <= momentOf(context))
        return badInput("The alert would have expired already: choose a later day.");

    Alert alert;
    alert.id = command.alert;
    alert.customer = *customer;
    alert.text = std::move(*text);
    alert.author = context.actor;
    alert.createdAt = momentOf(context);
    alert.expiresAt = command.expiresAt;
    Decision decision;
    put(decision, loaded, std::move(alert));
    return decision;
}

} // namespace visage::rules::commands
