// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

namespace visage::store {

/// Contacts of nobody who is known, and the notes about them, are in `work` so long, for whoever took them to
/// say whose they were.
inline constexpr std::chrono::hours strangersFor(14 * 24);

/// The last row of a page.
struct SnapshotPlace {
    EntityKind kind{}; ///< 0: before the first
    Uuid after;
    Seq asOf = 0; ///< the log's head when it was read, or before
};

/// A page of the scope `work` as a view sees it, behind that place: kind by kind, the company's rows by id,
/// those of customers by customer and id. Where the row there has gone or was changed meanwhile (its customer
/// may be another one, elsewhere in this order) the page begins with its kind anew.
[[nodiscard]] Result<sync::SnapshotPage> readWork(Backend& backend, const sync::View& view,
                                                  const SnapshotPlace& place, std::size_t maxBytes,
                                                  Timestamp now);

/// A page of the scope `ident`: customers in touch since that day, then identities, by id.
[[nodiscard]] Result<sync::SnapshotPage> readIdent(Backend& backend, EntityKind kind, const Uuid& after,
                                                   std::size_t maxBytes, Date since);

} // namespace visage::store
