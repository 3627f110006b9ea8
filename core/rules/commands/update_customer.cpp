// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "core/rules/commands/field_edit.h"
#include "core/rules/commands/handlers.h"
#include "core/rules/customer_fields.h"

#include <algorithm>

namespace visage::rules::commands {
namespace {

void addKeys(std::vector<Key>& keys, const UpdateCustomer& command, CustomerId customer) {
    addKey<Customer>(keys, customer);
    for (const FieldPatch& patch : command.patches)
        addFieldKeys(keys, command.edit, ObjectId(customer.uuid), patch.field);
}

Result<void> check(const UpdateCustomer& command, const CommandContext& context) {
    if (!command.edit)
        return badInput("A change without an id cannot be kept.");
    if (command.patches.empty())
        return badInput("Nothing was changed: change something first.");
    for (const FieldPatch& patch : command.patches) {
        const CustomerField* field = customerField(patch.field);
        if (!field)
            return badInput("This is no part of a customer's record that people change.");
        if (context.role < field->lowestRole)
            return Error{ErrorCode::Denied, "Your role does not allow to change this: ask a lead."};
        if (std::ranges::count(command.patches, patch.field, &FieldPatch::field) > 1)
            return badInput("One change names the same entry twice: enter it again.");
    }
    return {};
}

/// The customer as the command alone would have them, each value fit to be kept.
Result<Customer> wantedCustomer(const Customer& there, const UpdateCustomer& command, Timestamp now) {
    Customer wanted = there;
    for (const FieldPatch& patch : command.patches) {
        if (!setFieldText(wanted, patch.field, patch.after))
            return badInput("This value cannot be read: enter it again.");
        if (const auto fine = tidyCustomerField(wanted, patch.field, now); !fine)
            return fine.error();
    }
    return wanted;
}

} // namespace

std::vector<Key> keysFor(const UpdateCustomer& command) {
    std::vector<Key> keys;
    addKeys(keys, command, command.customer);
    return keys;
}

Wanted wantedBesides(const UpdateCustomer& command, const Loaded& loaded) {
    std::vector<Key> keys;
    if (const auto customer = customerOf(loaded, command.customer); customer && *customer != command.customer)
        addKeys(keys, command, *customer);
    return {std::move(keys), {}};
}

Result<Decision> decideFor(const Loaded& loaded, const UpdateCustomer& command,
                           const CommandContext& context) {
    if (const auto fine = check(command, context); !fine)
        return fine.error();
    const auto id = customerOf(loaded, command.customer);
    if (!id)
        return id.error();
    const Customer* there = loaded.find<Customer>(*id);
    if (!there)
        return notFound("This customer does not exist, or exists no more: search for them again.");
    const auto wanted = wantedCustomer(*there, command, context.now);
    if (!wanted)
        return wanted.error();

    Decision decision;
    Customer customer = *there;
    std::size_t lost = 0;
    for (const FieldPatch& patch : command.patches) {
        const std::string after = *fieldText(*wanted, patch.field);
        const FieldEdit edit{command.edit,
                             EntityKind::Customer,
                             ObjectId(id->uuid),
                             *id,
                             patch.field,
                             patch.before,
                             after,
                             customerField(patch.field)->announced};
        const auto outcome = editField(decision, loaded, edit, *fieldText(customer, patch.field), context);
        lost += outcome == FieldOutcome::Lost;
        if (outcome == FieldOutcome::Stands)
            (void)setFieldText(customer, patch.field, after); // it is a value: it was read above
    }
    if (const auto fine = checkStillNamed(*there, customer); !fine)
        return fine.error();
    decision.superseded = lost == command.patches.size();
    put(decision, loaded, std::move(customer));
    return decision;
}

} // namespace visage::rules::commands
