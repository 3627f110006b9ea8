// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/doctor_parts.h"
#include "core/base/date.h"
#include "core/store/backup.h"

namespace visage::admin {

void checkLastBackup(const std::optional<Timestamp>& last, const std::string& folder, Timestamp now,
                     Findings& findings) {
    if (!last)
        return findings.bad("There is no backup in " + folder + ".");
    const auto age = std::chrono::duration_cast<std::chrono::hours>(now - *last);
    if (age > store::backupAlertAfter)
        findings.bad("The last good backup in " + folder + " is of " + toIso(*last) + ", " +
                     std::to_string(age.count()) +
                     " hours ago: look into the log of visage-store why there is no newer one.");
    else
        findings.fine("The last good backup is " + std::to_string(age.count()) + " hours old.");
}

} // namespace visage::admin
