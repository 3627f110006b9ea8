// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {
namespace {

Result<void> takeNames(Customer& customer, const CreateCustomer& command) {
    const std::pair<std::string*, const std::string*> fields[] = {
        {&customer.givenName, &command.givenName},
        {&customer.familyName, &command.familyName},
        {&customer.organisation, &command.organisation},
        {&customer.postcode, &command.postcode},
        {&customer.town, &command.town},
    };
    for (const auto& [to, from] : fields) {
        Result<std::string> line = checkedLine(*from, maxNameBytes, "A name");
        if (!line)
            return line.error();
        *to = std::move(*line);
    }
    return {};
}

} // namespace

std::vector<Key> keysFor(const CreateCustomer& command) {
    std::vector<Key> keys;
    addKey<Customer>(keys, command.customer);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const CreateCustomer& command,
                           const CommandContext& context) {
    if (!command.customer)
        return badInput("A customer without an id cannot be kept.");
    if (loaded.find<Customer>(command.customer))
        return Decision{};
    if (nameOf(command.kind) == "other" || nameOf(command.civility) == "other")
        return badInput("A customer is a person or an organisation.");
    if (command.birthDate && isAfterToday(command.birthDate, context.now))
        return badInput("The birth date lies in the future or does not exist: correct it or leave it empty.");

    Customer customer;
    customer.id = command.customer;
    customer.kind = command.kind;
    customer.civility = command.civility;
    customer.birthDate = command.birthDate;
    customer.createdAt = momentOf(context);
    customer.customerSince = customer.createdAt;
    if (const Result<void> fine = takeNames(customer, command); !fine)
        return fine.error();
    if (const Result<void> fine = checkNames(customer); !fine)
        return fine.error();
    Decision decision;
    put(decision, loaded, std::move(customer));
    return decision;
}

} // namespace visage::rules::commands
