// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <string_view>

// Work that must happen once, whichever of several gateways does it, and goes on when one of them dies. A
// lease with a fencing number (Gray and Cheriton, "Leases", SOSP 1989; the number as in Burrows, "Chubby",
// OSDI 2006): the clocks of the gateways decide only how soon another takes over, the database decides who it
// is.

namespace visage::store {

/// For dropping what is kept for some time only.
inline constexpr std::string_view upkeepLease = "upkeep";
/// For taking what was erased out of the bytes of a database.
inline constexpr std::string_view scrubLease = "scrub";

/// For backups by schedule.
inline constexpr std::string_view backupLease = "backup";

/// Takes the lease, or renews it, for `holder`, in this batch: it is held once the batch is committed, `time`
/// long. Empty while somebody else holds it.
[[nodiscard]] Result<std::optional<Lease>> takeLease(Backend& backend, Batch& batch, std::string_view name,
                                                     const Uuid& holder, Timestamp now, Milliseconds time);

/// The same in a batch of its own.
[[nodiscard]] Result<std::optional<Lease>> takeLease(Backend& backend, std::string_view name,
                                                     const Uuid& holder, Timestamp now, Milliseconds time);

/// Holds it for `time` more from `now` on, in a batch of its own, and says until when. Superseded where
/// another has taken it over.
[[nodiscard]] Result<Timestamp> renewLease(Backend& backend, Lease lease, Timestamp now, Milliseconds time);

/// For a batch that writes what was worked out under the lease: whether nobody has taken it over since,
/// whatever the clocks say. Superseded otherwise; then the batch must not be committed.
[[nodiscard]] Result<void> checkLease(Backend& backend, const Lease& lease);

} // namespace visage::store
