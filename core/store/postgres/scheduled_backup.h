// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/base/uuid.h"
#include "core/storage/connection.h"

#include <string>

namespace visage::store {

/// As BackupKeeper has a backup made, of a store in PostgreSQL: by one of its gateways at a time (`holder`,
/// of one run), under a lease of minutes that is renewed beside it by `clock` (any thread), however long the
/// copy takes. The backup is an SQLite file like that of a store in a folder, copied from one
/// moment of the database, read back beside it, and verified; the ledger of erasures beside it is completed.
/// Returns when the last good one was begun: `now`, or earlier where another gateway made it less than
/// `every` ago or is at it. Superseded, at once, where another has taken over meanwhile.
[[nodiscard]] Result<Timestamp> backUpPostgres(const std::string& url, const std::string& target,
                                               Timestamp now, Milliseconds every, const Uuid& holder,
                                               const Clock& clock, const storage::AccessHook& meanwhile);

} // namespace visage::store
