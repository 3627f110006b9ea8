// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/admin/findings.h"
#include "core/store/place.h"

#include <optional>
#include <string>
#include <vector>

namespace visage::admin {

/// Whether the ledgers of erasures at these paths and the store say the same.
void checkLedgers(store::Backend& backend, const std::vector<std::string>& paths, Findings& findings);

/// Of backups that visage-store makes by itself: when the last good one was begun, if any was.
void checkLastBackup(const std::optional<Timestamp>& last, const std::string& folder, Timestamp now,
                     Findings& findings);

#ifdef VISAGE_POSTGRESQL
/// Whether a database in PostgreSQL answers, and what a fail-over would lose.
void checkDatabase(const store::Place& place, Findings& findings);
/// Who backs it up: the gateways, into `folder`, or (`elsewhere`) its own means, of which only the archive of
/// the log can be seen.
void checkDatabaseBackups(const store::Place& place, const std::string& folder, bool elsewhere, Timestamp now,
                          Findings& findings);
#endif

} // namespace visage::admin
