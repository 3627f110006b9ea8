// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "core/rules/commands/field_edit.h"
#include "core/rules/commands/handlers.h"
#include "core/rules/commands/identities.h"
#include "core/rules/customer_fields.h"

#include <algorithm>

namespace visage::rules::commands {
namespace {

constexpr std::int64_t replacedByField = fieldNumber<Identity>("replacedBy");

IdentityId identityIn(const std::string& value) {
    IdentityId id;
    (void)fromText(value, id); // none: nothing had replaced it
    return id;
}

/// Taking a kept value back is an edit like any other.
FieldEdit takeBack(const FieldVersion& kept, const SettleField& command, ObjectId object, CustomerId customer,
                   bool announced) {
    return {command.edit, kept.kind, object, customer, kept.field, command.seen, kept.value, announced};
}

/// A dispute is over; anything else that is kept stays what it is.
void endDispute(Decision& decision, const Loaded& loaded, FieldVersion kept, const CommandContext& context) {
    if (kept.state != VersionState::Disputed)
        return;
    kept.state = VersionState::Settled;
    kept.settledBy = context.actor;
    put(decision, loaded, std::move(kept));
}

Result<Decision> settleCustomer(const Loaded& loaded, const SettleField& command, const FieldVersion& kept,
                                const CommandContext& context) {
    const CustomerField* field = customerField(kept.field);
    if (!field)
        return badInput("This is no part of a customer's record that people change.");
    if (context.role < field->lowestRole)
        return Error{ErrorCode::Denied, "Your role does not allow to change this: ask a lead."};
    if (command.choice == SettleChoice::KeepBoth)
        return badInput("Only one of the two can stand: choose one.");
    const auto id = customerOf(loaded, CustomerId(kept.object.uuid));
    if (!id)
        return id.error();
    const Customer* there = loaded.find<Customer>(*id);
    if (!there)
        return notFound("This customer does not exist, or exists no more: search for them again.");

    Decision decision;
    if (command.choice == SettleChoice::Take) {
        Customer customer = *there;
        const auto outcome =
            editField(decision, loaded, takeBack(kept, command, ObjectId(id->uuid), *id, field->announced),
                      *fieldText(customer, kept.field), context);
        if (outcome == FieldOutcome::Stands && !setFieldText(customer, kept.field, kept.value))
            return badInput("This value cannot be read any more: enter it again.");
        if (const auto fine = checkStillNamed(*there, customer); !fine)
            return fine.error();
        decision.superseded = outcome == FieldOutcome::Lost;
        put(decision, loaded, std::move(customer));
    }
    endDispute(decision, loaded, kept, context);
    return decision;
}

/// Back on the record, whoever has seen what when it was taken off.
Identity chosen(Identity identity, const CommandContext& context) {
    const Hlc stamp = std::max(stampOf(context), identity.removed.next());
    return putOn(std::move(identity), stamp);
}

/// The kept one takes the place of the old one; none kept: the old one itself comes back.
void takeIdentity(Decision& decision, const Loaded& loaded, const Identity& old, IdentityId kept,
                  const CommandContext& context) {
    if (const Identity* standing = loaded.find<Identity>(old.replacedBy))
        put(decision, loaded, takenOff(*standing, standing->added, context));
    if (const Identity* back = loaded.find<Identity>(kept); back && back->removedAt)
        put(decision, loaded, chosen(*back, context));
    Identity replaced = kept ? takenOff(old, old.added, context) : chosen(old, context);
    replaced.replacedBy = kept;
    put(decision, loaded, std::move(replaced));
}

Result<Decision> settleIdentity(const Loaded& loaded, const SettleField& command, const FieldVersion& version,
                                const CommandContext& context) {
    const Identity* old = loaded.find<Identity>(IdentityId(version.object.uuid));
    if (!old)
        return notFound("This number or address is not on the record, or no longer: somebody changed it, "
                        "look at the record again.");
    const IdentityId kept = identityIn(version.value);
    Decision decision;
    if (command.choice == SettleChoice::Take) {
        const auto outcome =
            editField(decision, loaded, takeBack(version, command, version.object, version.customer, true),
                      toText(old->replacedBy), context);
        if (outcome == FieldOutcome::Stands)
            takeIdentity(decision, loaded, *old, kept, context);
        decision.superseded = outcome == FieldOutcome::Lost;
    } else if (command.choice == SettleChoice::Confirm && version.state == VersionState::Disputed) {
        if (const Identity* other = loaded.find<Identity>(kept); other && kept != old->replacedBy)
            put(decision, loaded, takenOff(*other, other->added, context));
    }
    endDispute(decision, loaded, version, context);
    return decision;
}

} // namespace

std::vector<Key> keysFor(const SettleField& command) {
    std::vector<Key> keys;
    addKey<FieldVersion>(keys, command.version);
    return keys;
}

Wanted wantedBesides(const SettleField& command, const Loaded& loaded) {
    std::vector<Key> keys;
    const FieldVersion* kept = loaded.find<FieldVersion>(command.version);
    if (!kept)
        return {std::move(keys), {}};
    addFieldKeys(keys, command.edit, kept->object, kept->field);
    if (kept->kind == EntityKind::Identity) {
        const IdentityId old(kept->object.uuid);
        addKey<Identity>(keys, old);
        addKey<Identity>(keys, identityIn(kept->value));
        if (const Identity* there = loaded.find<Identity>(old))
            addKey<Identity>(keys, there->replacedBy);
        return {std::move(keys), {}};
    }
    const CustomerId customer(kept->object.uuid);
    addKey<Customer>(keys, customer);
    if (const auto surviving = customerOf(loaded, customer); surviving && *surviving != customer) {
        addKey<Customer>(keys, *surviving);
        addFieldKeys(keys, command.edit, ObjectId(surviving->uuid), kept->field);
    }
    return {std::move(keys), {}};
}

Result<Decision> decideFor(const Loaded& loaded, const SettleField& command, const CommandContext& context) {
    if (!command.edit)
        return badInput("A change without an id cannot be kept.");
    if (nameOf(command.choice) == "other")
        return badInput("Say which of the two values is right.");
    const FieldVersion* kept = loaded.find<FieldVersion>(command.version);
    if (!kept)
        return notFound(
            "This earlier value is not kept, or no longer: type the right value into the record.");
    if (kept->kind == EntityKind::Customer)
        return settleCustomer(loaded, command, *kept, context);
    if (kept->kind == EntityKind::Identity && kept->field == replacedByField)
        return settleIdentity(loaded, command, *kept, context);
    return badInput("A consent is not taken back: record it again, with its evidence.");
}

} // namespace visage::rules::commands
