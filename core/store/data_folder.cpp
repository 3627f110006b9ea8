// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/data_folder.h"

#include "core/store/erasing_again.h"
#include "core/store/file_paths.h"
#include "core/store/sqlite/upgrade.h"

#include <filesystem>
#include <vector>

namespace visage::store {

namespace fs = std::filesystem;

namespace {

void removeWithLog(const std::string& database) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm"})
        fs::remove(pathOf(database + suffix), ignored);
}

/// What the store has been so far; 0 where nothing can be read any more.
std::int64_t incarnationOf(const DataFolder& folder) {
    std::error_code failed;
    if (!fs::exists(pathOf(folder.databasePath()), failed))
        return 0;
    auto now = folder.open();
    if (!now)
        return 0;
    const auto facts = (*now)->facts();
    return facts ? facts->incarnation : 0;
}

/// Beyond what desktops have seen of this store. The same backup may be put back a second time, on a machine
/// that knows nothing of the first: seconds tell the two apart.
Result<void> raiseIncarnation(Backend& restored, std::int64_t beyond, Timestamp now) {
    constexpr Timestamp since{1'577'836'800'000}; // 2020-01-01
    auto batch = restored.begin();
    if (!batch)
        return batch.error();
    if (auto raised = (*batch)->raiseIncarnation(std::max(beyond + 1, (now - since).count() / 1000)); !raised)
        return raised;
    return (*batch)->commit();
}

/// The ledger of the folder, with what the data that are to be replaced know. One that is of another store is
/// put aside with that one's data.
Result<ErasureLedger> ledgerOf(const DataFolder& folder, StoreId store) {
    auto ledger = ErasureLedger::open(folder.ledgerPath(), store);
    if (!ledger && ledger.error().code == ErrorCode::Conflict) {
        std::error_code failed;
        fs::rename(pathOf(folder.ledgerPath()), pathOf(folder.ledgerPath() + ".before-restore"), failed);
        ledger = ErasureLedger::open(folder.ledgerPath(), store);
    }
    std::error_code failed;
    if (!ledger || !fs::exists(pathOf(folder.databasePath()), failed))
        return ledger;
    // Where they can be read no more, that is why they are replaced.
    if (auto before = folder.open())
        if (const auto facts = (*before)->facts(); facts && facts->store == store)
            if (auto taken = takeIn(*ledger, **before); !taken && taken.error().code != ErrorCode::Corrupt)
                return taken.error();
    return ledger;
}

Result<void> scrubAll(Backend& backend) {
    for (;;) {
        const auto more = backend.scrub();
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
}

/// Everything that is to be done with a restored database before it takes its place. Closed when it returns.
Result<DataFolder::Restored> prepared(const DataFolder& folder, const std::string& database,
                                      const std::vector<std::string>& besides, Timestamp now) {
    auto restored = SqliteBackend::open(database);
    if (!restored)
        return restored.error();
    Backend& data = **restored;
    if (auto raised = raiseIncarnation(data, incarnationOf(folder), now); !raised)
        return raised.error();
    const auto facts = data.facts();
    if (!facts)
        return facts.error();
    DataFolder::Restored outcome;
    std::error_code failed;
    outcome.knowsErasures = fs::exists(pathOf(folder.ledgerPath()), failed) || !besides.empty();
    auto ledger = ledgerOf(folder, facts->store);
    if (!ledger)
        return ledger.error();
    for (const std::string& path : besides) {
        const auto other = ErasureLedger::openToRead(path, facts->store);
        if (!other)
            return other.error();
        auto difference = compare(*other, data);
        if (!difference)
            return difference.error();
        const auto again = eraseAgain(data, std::move(difference->missing), now);
        if (!again)
            return again.error();
        outcome.personsErasedAgain += again->persons;
    }
    const auto again = bringTogether(*ledger, data, now, Comparing::Always, {});
    if (!again)
        return again.error();
    if (again->behind)
        return *again->behind;
    outcome.personsErasedAgain += again->persons;
    if (auto scrubbed = scrubAll(data); !scrubbed)
        return scrubbed.error();
    if (auto closed = (*restored)->connection().runScript(
            "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE");
        !closed)
        return closed.error();
    return outcome;
}

/// The backup itself is the copy from before a migration.
void removeKept(const std::string& database) {
    const fs::path kept = pathOf(keptBefore(database));
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(kept.parent_path(), ignored))
        if (textOf(entry.path().filename()).starts_with(textOf(kept.filename())))
            found.push_back(entry.path());
    for (const fs::path& file : found)
        fs::remove(file, ignored);
}

Result<void> putInPlace(const std::string& fresh, const std::string& database) {
    std::error_code failed;
    const std::string aside = database + ".before-restore";
    if (fs::exists(pathOf(database), failed)) {
        removeWithLog(aside);
        for (const char* suffix : {"-wal", "-shm", ""})
            fs::rename(pathOf(database + suffix), pathOf(aside + suffix), failed);
    }
    fs::rename(pathOf(fresh), pathOf(database), failed);
    if (failed)
        return Error{ErrorCode::Denied,
                     "The restored database could not be put in its place: " + failed.message() + "."};
    return {};
}

} // namespace

std::string DataFolder::databasePath() const {
    return textOf(pathOf(m_path) / "visage.db");
}

std::string DataFolder::ledgerPath() const {
    return textOf(pathOf(m_path) / ErasureLedger::fileName);
}

Result<void> DataFolder::create() const {
    std::error_code failed;
    if (!fs::is_directory(pathOf(m_path), failed)) {
        fs::create_directories(pathOf(m_path), failed);
        if (failed)
            return Error{ErrorCode::Denied, "The data folder " + m_path + " cannot be made (" +
                                                failed.message() +
                                                "): choose another one or give the right to write there."};
        // Customers' data: nobody else on the machine reads them.
        fs::permissions(pathOf(m_path), fs::perms::owner_all, failed);
    }
    return {};
}

Result<void> DataFolder::requireStore() const {
    std::error_code failed;
    if (fs::exists(pathOf(databasePath()), failed))
        return {};
    return Error{ErrorCode::NotFound, "There is no store in " + m_path +
                                          ": make one with \"visage-admin --data " + m_path + " init\"."};
}

Result<std::unique_ptr<SqliteBackend>> DataFolder::open(const storage::OpenOptions& options) const {
    auto backend = SqliteBackend::open(databasePath(), options);
    if (backend)
        return backend;
    const ErrorCode code = backend.error().code;
    if (code == ErrorCode::Denied || code == ErrorCode::Unavailable)
        return Error{code, "The data folder " + m_path +
                               " cannot be written: give this program the right to write there."};
    return backend;
}

Result<DataFolder::Restored> DataFolder::restore(const std::string& backup, const std::string& ledger,
                                                 Timestamp now) const {
    if (auto made = create(); !made)
        return made.error();
    const auto held = lock();
    if (!held)
        return held.error();
    storage::OpenOptions reading;
    reading.readOnly = true;
    auto source = storage::Connection::open(backup, reading);
    if (!source)
        return Error{source.error().code,
                     "The backup " + backup + " cannot be read: " + source.error().sentence};
    if (!source->number("SELECT incarnation FROM store"))
        return Error{ErrorCode::BadInput, "The file " + backup + " is no backup of a store."};
    const std::string fresh = databasePath() + ".restoring";
    if (auto copied = source->copyTo(fresh); !copied)
        return copied.error();
    std::vector<std::string> ledgers;
    if (!ledger.empty())
        ledgers.push_back(ledger);
    std::error_code failed;
    const fs::path beside = fs::absolute(pathOf(backup), failed).parent_path() / ErasureLedger::fileName;
    if (fs::exists(beside, failed) && !fs::equivalent(beside, pathOf(ledgerPath()), failed))
        ledgers.push_back(textOf(beside));
    auto restored = prepared(*this, fresh, ledgers, now);
    if (!restored) {
        removeWithLog(fresh); // whoever was erased is in it
        return restored;
    }
    removeKept(fresh);
    if (auto put = putInPlace(fresh, databasePath()); !put)
        return put.error();
    return restored;
}

Result<DataFolder::Lock> DataFolder::lock() const {
    // A lock of SQLite, for it works alike everywhere and ends with the process, even one that was killed.
    storage::OpenOptions options;
    options.busyTimeout = std::chrono::milliseconds(0);
    auto file = storage::Connection::open(textOf(pathOf(m_path) / "serving.lock"), options);
    if (!file && file.error().code != ErrorCode::Busy)
        return Error{file.error().code,
                     "The data folder " + m_path +
                         " cannot be written: give this program the right to write there."};
    if (file) {
        auto owned = std::make_unique<storage::Connection>(std::move(*file));
        auto held = storage::Transaction::begin(*owned);
        if (held)
            return Lock(std::move(owned), std::move(*held));
    }
    return Error{ErrorCode::Busy, "The store in " + m_path + " is running: stop it first."};
}

} // namespace visage::store
