// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

#include <algorithm>

namespace visage::rules::commands {

std::vector<Key> keysFor(const RemoveTag& command) {
    std::vector<Key> keys;
    addKey<CustomerTag>(keys, command.tag);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const RemoveTag& command, const CommandContext&) {
    const CustomerTag* there = loaded.find<CustomerTag>(command.tag);
    if (!there)
        return notFound(
            "This tag is not on the record, or no longer: somebody changed it, look at the record again.");
    if (command.seen.packed <= 0)
        return badInput("It is not said which tag was seen: open the record again.");
    Decision decision;
    CustomerTag tag = *there;
    // Nobody has seen more than there is; what is added later stays.
    tag.removed = std::max(tag.removed, std::min(command.seen, tag.added));
    put(decision, loaded, std::move(tag));
    return decision;
}

} // namespace visage::rules::commands
