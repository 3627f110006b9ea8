// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/row_writer.h"
#include "core/sync/client_session.h"

// A snapshot on its way into the cache. The first one fills empty tables in bulk and makes indexes and search
// index when the kinds they are over are complete; a later one is compared row by row with what is there, and
// what it did not bring goes at its end. Each function is one transaction, so a cut costs one part. Writer
// thread.

namespace visage::client {

[[nodiscard]] Result<void> beginSnapshot(storage::Connection& db, const sync::effect::BeginSnapshot& begin);
/// `atNewKind` says whether rows of another kind have begun with this part.
[[nodiscard]] Result<void> storePart(storage::Connection& db, const sync::effect::StoreSnapshotPart& part,
                                     Touched& touched, bool& atNewKind);
[[nodiscard]] Result<void> endSnapshot(storage::Connection& db, const sync::effect::EndSnapshot& end,
                                       Touched& touched);

/// Changes and cursors.
[[nodiscard]] Result<void> applyChanges(storage::Connection& db, const sync::effect::ApplyChanges& changes,
                                        Touched& touched);

} // namespace visage::client
