// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/replication.h"

namespace visage::store {
namespace {

struct Seen {
    bool wanted = false;  ///< commits wait for a standby
    std::string commit;   ///< synchronous_commit
    bool blind = false;   ///< this user may not see the standbys
    std::int64_t all = 0; ///< standbys that follow
    std::int64_t synchronous = 0;
    std::int64_t behind = 0; ///< bytes, of the standby that is nearest
};

// pg_basebackup and pg_receivewal show here too, but take over from nobody.
constexpr std::string_view standbysNow =
    "SELECT current_setting('synchronous_standby_names')<>'', current_setting('synchronous_commit'), "
    "coalesce(bool_or(state IS NULL), false), count(*) FILTER (WHERE state='streaming'), "
    "count(*) FILTER (WHERE sync_state IN ('sync', 'quorum')), "
    "CAST(coalesce(min(pg_wal_lsn_diff(pg_current_wal_lsn(), flush_lsn)), 0) AS BIGINT) "
    "FROM pg_stat_replication WHERE application_name NOT IN ('pg_basebackup', 'pg_receivewal') "
    "OR application_name IS NULL";

Result<Seen> look(storage::pg::Connection& db) {
    auto row = db.prepare(standbysNow);
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    return Seen{row.integer(0) != 0, std::string(row.text(1)), row.integer(2) != 0,
                row.integer(3),      row.integer(4),           row.integer(5)};
}

std::string counted(std::int64_t standbys) {
    return standbys == 1 ? "A standby follows" : std::to_string(standbys) + " standbys follow";
}

} // namespace

Result<ReplicationAdvice> replicationAdvice(storage::pg::Connection& db) {
    const auto seen = look(db);
    if (!seen)
        return seen.error();
    if (seen->blind)
        return ReplicationAdvice{false,
                                 "The standbys of this database cannot be seen by its user: say \"GRANT "
                                 "pg_monitor TO\" that user, so that what may be lost can be told."};
    const bool waits = seen->wanted && seen->commit != "local" && seen->commit != "off";
    if (waits && seen->synchronous > 0)
        return ReplicationAdvice{
            true, counted(seen->all) + ", and every commit waits for " + std::to_string(seen->synchronous) +
                      " of them: nothing that was answered is lost when this machine is."};
    if (waits)
        return ReplicationAdvice{false,
                                 "Commits wait for a synchronous standby and none follows: nothing can be "
                                 "written until one is back or synchronous_standby_names is changed."};
    if (seen->all == 0)
        return ReplicationAdvice{
            false, "No standby follows this database: when its machine is lost, so is everything "
                   "behind the last backup and the archived WAL, except what desktops still have."};
    return ReplicationAdvice{
        false,
        counted(seen->all) + " without being waited for, " + std::to_string(seen->behind >> 10) +
            " KiB behind: a fail-over may lose the last commits. Desktops offer again what they did within "
            "14 "
            "days; log-ins, imports and what an administrator did in those moments are to be repeated. Set "
            "synchronous_standby_names to exclude that."};
}

} // namespace visage::store
