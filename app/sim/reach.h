// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/referee.h"
#include "core/domain/dossier.h"
#include "core/sync/view.h"

#include <set>
#include <vector>

// Which rows the scopes hold, said once more in the simplest way and apart from the program's own rules.

namespace visage::sim {

/// These records and all that were joined with one of them.
[[nodiscard]] std::set<CustomerId> joinedWith(const Rows& rows, std::set<CustomerId> some);
/// A day on which everybody who was ever in touch was so.
[[nodiscard]] Date dayOfContact();

/// What a view, which must outlive it, reaches of some rows.
class Reach {
public:
    /// `upTo`: members that were changed behind it, and who was in touch since, do not count.
    Reach(const Rows& rows, const sync::View& view, Seq work, Seq ident);

    [[nodiscard]] bool isMember(CustomerId customer) const {
        return std::ranges::binary_search(m_members, customer);
    }
    [[nodiscard]] bool ofWork(const Row& row, CustomerId dossier) const;
    [[nodiscard]] bool ofWork(const Rows::Entry& entry) const { return ofWork(entry.row(), entry.dossier()); }
    [[nodiscard]] bool ofIdent(EntityKind kind, CustomerId dossier) const;
    [[nodiscard]] bool ofIdent(const Rows::Entry& entry) const {
        return ofIdent(entry.key.first, entry.dossier());
    }

private:
    const sync::View& m_view;
    std::vector<CustomerId> m_members; ///< sorted
    std::vector<CustomerId> m_inTouch; ///< sorted
};

} // namespace visage::sim
