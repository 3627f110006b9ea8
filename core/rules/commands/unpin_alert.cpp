// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const UnpinAlert& command) {
    std::vector<Key> keys;
    addKey<Alert>(keys, command.alert);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const UnpinAlert& command, const CommandContext& context) {
    const Alert* there = loaded.find<Alert>(command.alert);
    if (!there)
        return notFound("This alert does not exist, or exists no more: look at the record again.");
    Decision decision;
    if (there->removedAt)
        return decision;
    if (there->author != context.actor && context.role < Role::Lead)
        return Error{ErrorCode::Denied, "Somebody else pinned this alert: ask them or a lead to remove it."};
    Alert alert = *there;
    alert.removedAt = momentOf(context);
    put(decision, loaded, std::move(alert));
    return decision;
}

} // namespace visage::rules::commands
