// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/overlay.h"

#include "core/sync/mutants.h"

namespace visage::sync {

Seq overlayCursor(const std::vector<protocol::ScopeState>& scopes) {
    for (const std::string_view name : {protocol::scopeAll, protocol::scopeWork})
        for (const protocol::ScopeState& scope : scopes)
            if (scope.scope == name && scope.cursor > 0)
                return scope.cursor;
    return 0;
}

OutboxPlace placeOf(const std::optional<OutboxAnswer>& answer, Seq cursor) {
    if (!answer)
        return OutboxPlace::Overlay;
    if (answer->status == protocol::AckStatus::Rejected)
        return OutboxPlace::Attention;
    if (answer->status == protocol::AckStatus::Erased)
        return OutboxPlace::Erased;
    if (mutated(Mutant::DropAtAck))
        return OutboxPlace::Cache;
    return cursor >= answer->seq ? OutboxPlace::Cache : OutboxPlace::Overlay;
}

} // namespace visage::sync
