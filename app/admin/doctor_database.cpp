// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/doctor_parts.h"

#ifdef VISAGE_POSTGRESQL

#include "core/base/date.h"
#include "core/store/postgres/replication.h"

namespace visage::admin {
namespace {

/// What PostgreSQL tells of the archive of its log, which point-in-time recovery needs.
void checkArchive(storage::pg::Connection& db, Findings& findings) {
    const auto moment = [](const char* column) {
        return std::string("CAST(coalesce(extract(epoch FROM ") + column + ")*1000, 0) AS BIGINT)";
    };
    auto row = db.prepare("SELECT current_setting('archive_mode'), " + moment("last_archived_time") + ", " +
                          moment("last_failed_time") + ", failed_count FROM pg_stat_archiver");
    const auto stepped = row.step();
    if (!stepped)
        return findings.bad(stepped.error().sentence);
    const std::string mode(row.text(0));
    const Timestamp archived{row.integer(1)};
    const Timestamp failed{row.integer(2)};
    if (mode == "off")
        return findings.fine("This database is backed up elsewhere, as was said; its log is not archived "
                             "(archive_mode is off), so it can be put back to the moment of a backup only.");
    if (failed > archived)
        return findings.bad(
            "The log of the database cannot be archived since " + toIso(failed) + " (" +
            std::to_string(row.integer(3)) +
            " failures): look into PostgreSQL's log at archive_command. Until it works, there "
            "is no way back to today, and the log fills the database's disk.");
    findings.fine(archived
                      ? "This database is backed up elsewhere, as was said; its log was archived last at " +
                            toIso(archived) + "."
                      : "This database is backed up elsewhere, as was said; nothing of its log has been "
                        "archived yet.");
}

} // namespace

void checkDatabase(const store::Place& place, Findings& findings) {
    auto db = storage::pg::Connection::open(place.url());
    if (!db)
        return findings.bad(db.error().sentence);
    const auto head = db->number("SELECT n FROM head");
    if (!head)
        return findings.bad(head.error().sentence);
    findings.fine("The database answers, its log at line " + std::to_string(*head) +
                  "; \"verify\" looks at everything.");
    const auto advice = store::replicationAdvice(*db);
    if (!advice)
        return findings.bad(advice.error().sentence);
    advice->safe ? findings.fine(advice->sentence) : findings.bad(advice->sentence);
}

void checkDatabaseBackups(const store::Place& place, const std::string& folder, bool elsewhere, Timestamp now,
                          Findings& findings) {
    if (folder.empty() && !elsewhere)
        return findings.bad(
            "Nobody said who makes backups of this database: give --backup-dir DIR or --config "
            "FILE and let a gateway make them (backup-dir), or say --backups-elsewhere where "
            "PostgreSQL's own means do.");
    auto db = storage::pg::Connection::open(place.url());
    if (!db)
        return; // said before
    if (elsewhere)
        return checkArchive(*db, findings);
    const auto last = db->number("SELECT last_backup FROM store");
    if (!last)
        return findings.bad(last.error().sentence);
    checkLastBackup(*last == 0 ? std::nullopt : std::optional(Timestamp{*last}), folder, now, findings);
}

} // namespace visage::admin

#endif
