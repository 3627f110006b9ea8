// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {
namespace {

/// A pin that is renewed oftener is not worth a line of the log.
constexpr Milliseconds freshFor = std::chrono::hours(24);

ScopeMemberId memberFor(const PinCustomer& command, CustomerId customer) {
    return scopeMemberId(scopeOf(command.device), customer);
}

} // namespace

std::vector<Key> keysFor(const PinCustomer& command) {
    std::vector<Key> keys;
    addKey<Customer>(keys, command.customer);
    keys.push_back(keyOf<ScopeMember>(memberFor(command, command.customer)));
    return keys;
}

Wanted wantedBesides(const PinCustomer& command, const Loaded& loaded) {
    std::vector<Key> keys;
    if (const auto customer = customerOf(loaded, command.customer))
        keys.push_back(keyOf<ScopeMember>(memberFor(command, *customer)));
    return {std::move(keys), {}};
}

Result<Decision> decideFor(const Loaded& loaded, const PinCustomer& command, const CommandContext& context) {
    const auto customer = customerOf(loaded, command.customer);
    if (!customer)
        return customer.error();
    if (!command.device || command.device != context.device)
        return Error{ErrorCode::Denied, "A desktop can keep customers for itself only."};

    const ScopeMember* there = loaded.find<ScopeMember>(memberFor(command, *customer));
    Decision decision;
    if (there && context.now < there->touchedAt + freshFor)
        return decision;
    ScopeMember member;
    member.id = memberFor(command, *customer);
    member.scope = scopeOf(command.device);
    member.customer = *customer;
    member.touchedAt = context.now;
    put(decision, loaded, std::move(member));
    return decision;
}

} // namespace visage::rules::commands
