// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/scheduled_backup.h"

#include "core/store/backup.h"
#include "core/store/erasing_again.h"
#include "core/store/file_paths.h"
#include "core/store/lease_keeper.h"
#include "core/store/place.h"
#include "core/store/postgres/copy_store.h"
#include "core/store/postgres/postgres_backend.h"

#include <atomic>

namespace visage::store {
namespace {

/// The one beside the backup, for whoever puts an older one back.
Result<ErasureLedger> ledgerBeside(Backend& data, const std::string& backup) {
    const auto facts = data.facts();
    if (!facts)
        return facts.error();
    return ErasureLedger::open(textOf(pathOf(backup).parent_path() / ErasureLedger::fileName), facts->store);
}

/// Writes down that it is good, if nobody has taken over.
Result<void> conclude(Backend& data, Lease lease, Timestamp now) {
    auto batch = data.begin();
    if (!batch)
        return batch.error();
    if (auto mine = checkLease(data, lease); !mine)
        return mine;
    lease.until = now; // the next one may be anybody's
    if (auto given = (*batch)->putLease(lease); !given)
        return given;
    if (auto noted = (*batch)->putLastBackup(now); !noted)
        return noted;
    return (*batch)->commit();
}

/// However long it takes: the lease is renewed meanwhile.
Result<void> copyUnder(const Lease& lease, const std::string& url, PostgresBackend& data,
                       const std::string& target, const Clock& clock, const storage::AccessHook& meanwhile) {
    auto beside = Place(url).open(Place::Use::Serving);
    if (!beside)
        return beside.error();
    std::atomic<bool> lost = false;
    const LeaseKeeper keeper(std::move(*beside), lease, clock, [&] {
        lost = true;
        data.interrupt();
    });
    const storage::AccessHook unlessLost = [&]() -> Result<void> {
        if (lost)
            return Error{ErrorCode::Superseded, "Another gateway has taken over this backup."};
        return meanwhile ? meanwhile() : Result<void>{};
    };
    const auto copy = [&](const std::string& file) {
        return copyToSqlite(data.connection(), file, unlessLost);
    };
    return backUpBy(copy, target, true, unlessLost);
}

} // namespace

Result<Timestamp> backUpPostgres(const std::string& url, const std::string& target, Timestamp now,
                                 Milliseconds every, const Uuid& holder, const Clock& clock,
                                 const storage::AccessHook& meanwhile) {
    auto opened = Place(url).open(Place::Use::Bulk);
    if (!opened)
        return opened.error();
    auto& data = static_cast<PostgresBackend&>(**opened);
    const auto last = data.lastBackup();
    if (!last || (*last && *last <= now && now - *last < every))
        return last;
    const auto lease = takeLease(data, backupLease, holder, clock.now(), LeaseKeeper::time);
    if (!lease)
        return lease.error();
    if (!lease->has_value())
        return last;
    // Before the work: a folder with the ledger of another store is a wrong one.
    auto ledger = ledgerBeside(data, target);
    if (!ledger)
        return ledger.error();
    if (auto made = copyUnder(**lease, url, data, target, clock, meanwhile); !made)
        return made.error();
    // What was erased up to now. Where it cannot be written the backup is good all the same, and the next one
    // takes it in.
    (void)takeIn(*ledger, data);
    if (auto concluded = conclude(data, **lease, now); !concluded)
        return concluded.error();
    return now;
}

} // namespace visage::store
