// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"
#include "core/store/sqlite/sqlite_backend.h"

#include <memory>
#include <string>

namespace visage::store {

/// The folder of one store on disk (`--data DIR`): the database, and a lock that says that somebody serves
/// it.
class DataFolder {
public:
    /// `path` in UTF-8.
    explicit DataFolder(std::string path)
        : m_path(std::move(path)) {}

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string databasePath() const;

    /// Makes the folder (not those above it readable to others) where it is missing. Denied with a sentence
    /// when it cannot be made or written.
    [[nodiscard]] Result<void> create() const;
    /// NotFound with a sentence when no store was made here yet.
    [[nodiscard]] Result<void> requireStore() const;
    /// The database, made where it is missing; the folder must be there.
    [[nodiscard]] Result<std::unique_ptr<SqliteBackend>> open(const storage::OpenOptions& options = {}) const;

    /// Where the ledger of erasures of these data is.
    [[nodiscard]] std::string ledgerPath() const;

    struct Restored {
        std::int64_t personsErasedAgain = 0;
        bool knowsErasures = false; ///< a ledger was there: nobody who was erased is back
    };
    /// Puts the store back to what a backup says. It must be stopped (Busy). The data that were there are
    /// kept beside, in a file that ends in ".before-restore". The incarnation rises, so that desktops offer
    /// their newer work again. Whoever was erased since the backup is erased again, before its data are put
    /// in place, by the ledger of this folder, that beside the backup, and `ledger` (empty: none else).
    [[nodiscard]] Result<Restored> restore(const std::string& backup, const std::string& ledger,
                                           Timestamp now) const;

    /// Held by whoever serves the store or replaces it; let go when the process ends, however it ends.
    class Lock {
    public:
        Lock(Lock&&) noexcept = default;

    private:
        friend class DataFolder;
        Lock(std::unique_ptr<storage::Connection> file, storage::Transaction held)
            : m_file(std::move(file))
            , m_held(std::move(held)) {}
        std::unique_ptr<storage::Connection> m_file;
        storage::Transaction m_held;
    };
    /// Busy with a sentence when another process holds it.
    [[nodiscard]] Result<Lock> lock() const;

private:
    std::string m_path;
};

} // namespace visage::store
