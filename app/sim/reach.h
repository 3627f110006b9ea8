// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/referee.h"
#include "core/domain/dossier.h"
#include "core/sync/view.h"

#include <map>
#include <set>

// Which rows the scopes hold, said once more in the simplest way and apart from the program's own rules.

namespace visage::sim {

/// These records and all that were joined with one of them.
[[nodiscard]] std::set<CustomerId> joinedWith(const std::map<RowKey, Row>& rows, std::set<CustomerId> some);
/// A day on which everybody who was ever in touch was so.
[[nodiscard]] Date dayOfContact();

/// What a view reaches of some rows.
class Reach {
public:
    /// `upTo`: members that were changed behind it, and who was in touch since, do not count.
    Reach(const std::map<RowKey, Row>& rows, const sync::View& view, Seq work, Seq ident);

    [[nodiscard]] bool isMember(CustomerId customer) const { return m_members.contains(customer); }
    [[nodiscard]] bool ofWork(const Row& row) const;
    [[nodiscard]] bool ofIdent(const Row& row) const;

private:
    sync::View m_view;
    std::set<CustomerId> m_members;
    std::set<CustomerId> m_inTouch;
};

} // namespace visage::sim
