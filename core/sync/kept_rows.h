// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <span>

// Which rows of customers a desktop may keep: it purges the others, in the transaction that took the reason
// for them away (protocol/README.md, Scopes). That is so when a ScopeMember row goes, at the end of a
// snapshot of `work` or `ident`, when a scope is dropped, and once a day for stubs, which nobody takes away
// when their year is over. Customers with work that the store has not decided stay until it has. Pure; any
// thread.

namespace visage::sync {

/// What may stay of one customer.
enum class Kept : std::uint8_t {
    Nothing,
    Stub, ///< who it is: the customer and its identities
    Everything,
};

/// Which scopes a copy is made of, those among them whose first snapshot is still under way.
struct HeldScopes {
    bool all = false;
    bool work = false;
    bool ident = false;

    [[nodiscard]] bool any() const { return all || work || ident; }
    friend bool operator==(const HeldScopes&, const HeldScopes&) = default;
};
[[nodiscard]] HeldScopes heldScopes(const std::vector<protocol::ScopeState>& states);

/// Stubs of customers whose newest contact is older than this go: twelve months, and a week so that nothing
/// goes that the store, whose days may be others, still sends.
[[nodiscard]] Date stubsSince(Timestamp now);

/// `members`: the rows held that name the customer. `lastContactOn`: none for a customer never in touch, who
/// is no stub. `since`: stubsSince().
[[nodiscard]] Kept keptOf(const HeldScopes& held, std::span<const ScopeMember> members, Date lastContactOn,
                          Date since);

/// Whether a row of the customer may stay. Rows that belong to nobody are none of this.
[[nodiscard]] bool mayStay(Kept kept, EntityKind kind);

} // namespace visage::sync
