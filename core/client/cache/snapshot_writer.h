// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/purge.h"
#include "core/sync/client_session.h"

// A snapshot of a scope on its way into the cache. The first one fills empty tables in bulk and makes indexes
// and search index when the kinds they are over are complete; so does the first one of `ident`, which comes
// when `work` is there and may be hundreds of times longer. A later one is compared row by row with what is
// there, and what it did not bring of its scope goes at its end. Each function is one transaction, so a cut
// costs one part. Writer thread.

namespace visage::client {

[[nodiscard]] Result<void> beginSnapshot(storage::Connection& db, const sync::effect::BeginSnapshot& begin,
                                         const Keeping& keeping);
/// `atNewKind` says whether rows of another kind have begun with this part.
[[nodiscard]] Result<void> storePart(storage::Connection& db, const sync::effect::StoreSnapshotPart& part,
                                     const Keeping& keeping, Touched& touched, bool& atNewKind);
[[nodiscard]] Result<void> endSnapshot(storage::Connection& db, const sync::effect::EndSnapshot& end,
                                       const Keeping& keeping, Touched& touched);
/// What no other scope holds goes, and the scope's cursor.
[[nodiscard]] Result<void> dropScope(storage::Connection& db, const std::string& scope,
                                     const Keeping& keeping, Touched& touched);

/// Changes and cursors, and what customers leave behind who are no members any more.
[[nodiscard]] Result<void> applyChanges(storage::Connection& db, const sync::effect::ApplyChanges& changes,
                                        const Keeping& keeping, Touched& touched);

} // namespace visage::client
