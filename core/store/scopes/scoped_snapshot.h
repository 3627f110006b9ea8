// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

namespace visage::store {

/// Contacts of nobody who is known are in `work` so long, for whoever took them to say whose they were.
inline constexpr std::chrono::hours strangersFor(14 * 24);

/// A page of the scope `work` as a view sees it, behind that row: kind by kind, the company's rows by id,
/// those of customers by customer and id. Where the row has gone meanwhile its kind begins anew. `kind` 0:
/// from the first.
[[nodiscard]] Result<sync::SnapshotPage> readWork(Backend& backend, const sync::View& view, EntityKind kind,
                                                  const Uuid& after, std::size_t maxBytes, Timestamp now);

/// A page of the scope `ident`: customers in touch since that day, then identities, by id.
[[nodiscard]] Result<sync::SnapshotPage> readIdent(Backend& backend, EntityKind kind, const Uuid& after,
                                                   std::size_t maxBytes, Date since);

} // namespace visage::store
