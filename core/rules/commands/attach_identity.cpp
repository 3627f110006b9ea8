// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rules/commands/handlers.h"
#include "core/rules/commands/identities.h"
#include "core/rules/identity.h"
#include "core/rules/phone.h"

#include <algorithm>

namespace visage::rules::commands {
namespace {

/// As the rules compare it; what they cannot read is believed as it came, for networks know more forms than
/// we do.
std::string valueOf(const AttachIdentity& command) {
    std::string value = normaliseIdentity(command.type, command.valueRaw);
    return value.empty() ? text::oneLine(text::trimmed(command.valueNorm), maxLineBytes) : value;
}

std::string accountOf(const AttachIdentity& command) {
    return text::oneLine(text::trimmed(command.account), maxLineBytes);
}

std::string extensionOf(const AttachIdentity& command) {
    if (command.type != IdentityType::Phone)
        return {};
    const auto numbers = readPhoneNumbers(command.valueRaw);
    return numbers.empty() ? std::string() : numbers.front().extension;
}

} // namespace

IdentityId attachedIdentity(CustomerId customer, const AttachIdentity& command) {
    return identityId(customer, command.type, accountOf(command), valueOf(command));
}

Identity takenOff(Identity identity, Hlc seen, const CommandContext& context) {
    // Nobody has seen more than there is, or than what came before their own doing.
    identity.removed = std::max(identity.removed, std::min(seen, std::max(identity.added, stampOf(context))));
    if (identity.removed < identity.added || identity.removedAt)
        return identity;
    identity.removedAt = momentOf(context);
    identity.removedBy = context.actor;
    return identity;
}

Identity putOn(Identity identity, Hlc stamp) {
    identity.added = std::max(identity.added, stamp);
    if (identity.added <= identity.removed)
        return identity;
    identity.removedAt = {};
    identity.removedBy = {};
    identity.replacedBy = {};
    return identity;
}

std::vector<Key> keysFor(const AttachIdentity& command) {
    std::vector<Key> keys;
    addKey<Customer>(keys, command.customer);
    keys.push_back(keyOf<Identity>(attachedIdentity(command.customer, command)));
    return keys;
}

Wanted wantedBesides(const AttachIdentity& command, const Loaded& loaded) {
    std::vector<Key> keys;
    if (const auto customer = customerOf(loaded, command.customer))
        keys.push_back(keyOf<Identity>(attachedIdentity(*customer, command)));
    return {std::move(keys), {}};
}

Result<Decision> decideFor(const Loaded& loaded, const AttachIdentity& command,
                           const CommandContext& context) {
    const Result<CustomerId> customer = customerOf(loaded, command.customer);
    if (!customer)
        return customer.error();
    std::string value = valueOf(command);
    if (value.empty())
        return badInput("This is no number, address or account that can be kept: check it.");
    if (nameOf(command.type) == "other")
        return badInput("This kind of identifier is not known here.");

    Decision decision;
    Identity identity;
    identity.id = attachedIdentity(*customer, command);
    if (const Identity* there = loaded.find<Identity>(identity.id)) {
        put(decision, loaded, putOn(*there, stampOf(context)));
        return decision;
    }
    identity.added = stampOf(context);
    identity.customer = *customer;
    identity.type = command.type;
    identity.account = accountOf(command);
    identity.valueRaw = text::oneLine(command.valueRaw, maxLineBytes);
    identity.valueNorm = std::move(value);
    identity.extension = extensionOf(command);
    identity.label = text::oneLine(command.label, maxNameBytes);
    identity.verified = command.verified;
    identity.primary = command.primary;
    identity.deliverable = command.deliverable;
    identity.source = text::oneLine(command.source, maxNameBytes);
    identity.createdAt = momentOf(context);
    put(decision, loaded, std::move(identity));
    return decision;
}

} // namespace visage::rules::commands
