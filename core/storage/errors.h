// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string_view>

struct sqlite3;

namespace visage::storage {

/// What a result code of SQLite (extended or not) means to us: FULL is StorageFull, BUSY and LOCKED are Busy,
/// CORRUPT and NOTADB are Corrupt, READONLY, PERM and AUTH are Denied, CANTOPEN is Unavailable, CONSTRAINT is
/// Conflict, INTERRUPT is Superseded (somebody asked something newer), everything else is Internal.
[[nodiscard]] ErrorCode errorCodeOf(int sqliteCode);

/// The last error of a connection as one sentence that says what to do. `doing` names the act: "read the
/// customers". `db` may be null when the connection could not be made at all.
[[nodiscard]] Error errorOf(sqlite3* db, int sqliteCode, std::string_view doing);

} // namespace visage::storage
