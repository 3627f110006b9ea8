// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/storage/connection.h"

#include <optional>
#include <string>

namespace visage::store {

/// Copies a store into one file while others go on writing. The copy bears its name only when it is whole
/// (and, with `verified`, has been read through like verify does): until then it is TARGET.part-NUMBER, which
/// a killed process leaves behind. An existing TARGET is replaced. Corrupt with a sentence, and no file, when
/// the copy is no good; `meanwhile` is called before each access and ends the work with its error.
[[nodiscard]] Result<void> backUp(storage::Connection& from, const std::string& target, bool verified,
                                  const storage::AccessHook& meanwhile = {});

/// The same for a store that `copy` writes into the file it is given.
[[nodiscard]] Result<void> backUpBy(const std::function<Result<void>(const std::string& file)>& copy,
                                    const std::string& target, bool verified,
                                    const storage::AccessHook& meanwhile);

/// "visage-20260327T160000Z.db": how scheduled backups are called.
[[nodiscard]] std::string backupName(Timestamp at);
/// When the newest file of such a name in the folder was begun; none without one.
[[nodiscard]] std::optional<Timestamp> newestBackup(const std::string& folder);
/// Removes all but the newest `keep` of them, and what killed processes left.
void removeOldBackups(const std::string& folder, int keep);

/// From this age on somebody is to be told.
inline constexpr std::chrono::hours backupAlertAfter{26};

} // namespace visage::store
