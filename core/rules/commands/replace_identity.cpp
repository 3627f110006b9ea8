// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "core/rules/commands/field_edit.h"
#include "core/rules/commands/handlers.h"
#include "core/rules/commands/identities.h"

namespace visage::rules::commands {
namespace {

constexpr std::int64_t replacedByField = fieldNumber<Identity>("replacedBy");

AttachIdentity attachOf(const ReplaceIdentity& command) {
    return {{},
            command.customer,
            command.type,
            command.valueRaw,
            command.valueNorm,
            command.label,
            command.source,
            command.account,
            command.verified,
            command.primary,
            true};
}

Result<void> check(const ReplaceIdentity& command, const Identity& old, CustomerId customer) {
    if (!command.edit)
        return badInput("A change without an id cannot be kept.");
    if (old.customer != customer && old.customer != command.customer)
        return badInput("This number or address is on another customer's record: open that one.");
    if (old.type != command.type)
        return badInput("A number is replaced by a number, an address by an address.");
    return {};
}

} // namespace

std::vector<Key> keysFor(const ReplaceIdentity& command) {
    std::vector<Key> keys;
    addKey<Identity>(keys, command.old);
    const auto attached = keysFor(attachOf(command));
    keys.insert(keys.end(), attached.begin(), attached.end());
    addFieldKeys(keys, command.edit, ObjectId(command.old.uuid), replacedByField);
    return keys;
}

Wanted wantedBesides(const ReplaceIdentity& command, const Loaded& loaded) {
    return wantedBesides(attachOf(command), loaded);
}

Result<Decision> decideFor(const Loaded& loaded, const ReplaceIdentity& command,
                           const CommandContext& context) {
    const auto customer = customerOf(loaded, command.customer);
    if (!customer)
        return customer.error();
    const Identity* old = loaded.find<Identity>(command.old);
    if (!old)
        return notFound("This number or address is not on the record, or no longer: somebody changed it, "
                        "look at the record again.");
    if (const auto fine = check(command, *old, *customer); !fine)
        return fine.error();
    if (loaded.find<FieldVersion>(fieldVersionId(command.edit, replacedByField)))
        return Decision{};
    auto decision = decideFor(loaded, attachOf(command), context);
    const IdentityId fresh = attachedIdentity(*customer, attachOf(command));
    if (!decision || fresh == old->id)
        return decision;

    const FieldEdit edit{command.edit,           EntityKind::Identity,
                         ObjectId(old->id.uuid), *customer,
                         replacedByField,        {},
                         toText(fresh),          true};
    if (editField(*decision, loaded, edit, toText(old->replacedBy), context) == FieldOutcome::Stands) {
        Identity replaced = takenOff(*old, old->added, context);
        replaced.replacedBy = fresh;
        put(*decision, loaded, std::move(replaced));
    }
    return decision;
}

} // namespace visage::rules::commands
