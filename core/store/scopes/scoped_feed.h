// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace visage::store {

/// A page of the log for the scopes `work` and `ident`, the same for every desktop: each changed row with
/// whose it is, of which scopes that customer is a member, and what those bring who have just become one.
/// pageFor() takes out of it what one desktop may see.
struct ScopedPage {
    struct Item {
        RowChange change;
        CustomerId owner;     ///< none: the company's, or nobody's
        bool stub = false;    ///< belongs to `ident`
        bool moved = false;   ///< it was somebody else's before
        bool brought = false; ///< not changed: for those whom the customer has entered
    };
    Seq from = 0;
    Seq to = 0;
    Seq head = 0;
    Seq floor = 0;
    std::int64_t incarnation = 0;
    std::vector<Item> items;
    std::unordered_map<CustomerId, std::vector<std::string>> scopes;  ///< of the owners
    std::unordered_map<CustomerId, std::vector<std::string>> entered; ///< in this page
};

/// The lines behind `from`, each object once and as it is now, about `maxBytes` of them (but at least one
/// line). `since`: who was in touch since that day belongs to `ident`. NotFound when `from` is below the
/// floor.
[[nodiscard]] Result<ScopedPage> readScoped(Backend& backend, Seq from, std::size_t maxBytes, Date since);

/// What a desktop with this view gets of it: of `work`, and of `ident`. Removals are for everybody: they name
/// an id, which says nothing to who does not have the row. Pure.
[[nodiscard]] sync::FeedPage pageFor(const ScopedPage& page, const sync::View& view, bool work, bool ident);

} // namespace visage::store
