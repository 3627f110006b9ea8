// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <optional>
#include <string>
#include <string_view>

// What a copy holds of a scope, as 256 sums that can be compared with those of the store (AUDIT). Each row
// adds a hash of its kind, id and rev to the sum of its bucket, modulo 2^64: an additive hash of a multiset,
// the same in whatever order the rows are read (Clarke et al. 2003, MSet-Add-Hash). It finds faults, not
// forgers: the hash has no key. protocol/README.md says it for other languages. Pure; any thread.

namespace visage::sync {

/// What the row counts under in this scope: its own id; in `work` a customer's rows under the customer, whose
/// rows come and go together. Nothing: it is not compared. `ident` only of customers in touch since
/// comparedSince(), which whoever reads the rows looks at.
[[nodiscard]] std::optional<Uuid> comparedUnder(std::string_view scope, EntityKind kind, const Uuid& id,
                                                CustomerId owner);

[[nodiscard]] std::size_t bucketOf(const Uuid& comparedUnder);
void addTo(protocol::CopySums& sums, const Uuid& comparedUnder, EntityKind kind, const Uuid& id, Seq rev);

/// The newest kind that this program knows.
[[nodiscard]] EntityKind newestKind();

/// The day from which on customers of `ident` are compared: a week later than the first day of the twelve
/// months that a store sends, so that a wrong clock, or another day, makes no difference.
[[nodiscard]] Date comparedSince(Timestamp storeNow);

/// A copy as it was read, in one transaction.
struct CopyState {
    StoreId store;
    std::int64_t incarnation = 0;
    std::string scope;
    Seq cursor = 0;
    Date since; ///< of `ident`
    protocol::CopySums sums{};
};

} // namespace visage::sync
