// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/upgrade.h"

#include "core/storage/transaction.h"
#include "core/store/backup.h"
#include "core/store/file_paths.h"

namespace visage::store {

namespace fs = std::filesystem;

namespace {

std::uintmax_t sizeOf(const std::string& file) {
    std::error_code failed;
    const auto size = fs::file_size(pathOf(file), failed);
    return failed ? 0 : size;
}

std::string mebibytes(std::uintmax_t bytes) {
    return std::to_string((bytes >> 20) + 1) + " MiB";
}

Result<void> requireRoom(const std::string& path, std::uintmax_t free) {
    const std::uintmax_t size = sizeOf(path) + sizeOf(path + "-wal");
    const std::uintmax_t needed = size + size / 5;
    if (free >= needed)
        return {};
    return Error{
        ErrorCode::StorageFull,
        "This version of Visage changes the form of the store's data and keeps a copy of the old one: "
        "that takes " +
            mebibytes(needed) + " where " + path + " lies, and there are " + mebibytes(free) +
            ". Make room, then start again; nothing was changed."};
}

/// The old data, before anything is done to them. Nobody may write meanwhile, so that of two processes the
/// second one does not copy what the first has begun to change; and SQLite copies for no connection that may.
Result<void> keepOld(storage::Connection& db, const std::string& path, int newest,
                     const FreeSpace& freeSpace) {
    auto guard = storage::Connection::open(path);
    if (!guard)
        return guard.error();
    const auto alone = storage::Transaction::begin(*guard);
    if (!alone)
        return alone.error();
    const auto version = db.number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version >= newest)
        return {};
    if (auto room = requireRoom(path, freeSpace(path)); !room)
        return room;
    // Not examined: the checks are those of the newer schema.
    return backUp(db, keptBefore(path) + std::to_string(*version), false);
}

} // namespace

std::uintmax_t freeSpaceAt(const std::string& path) {
    std::error_code failed;
    const auto space = fs::space(pathOf(path).parent_path(), failed);
    return failed ? UINTMAX_MAX : space.available; // unknown: the disk will say it
}

std::string keptBefore(const std::string& path) {
    return path + ".before-migration-";
}

Result<void> upgrade(storage::Connection& db, const std::string& path,
                     std::span<const storage::Migration> migrations, const FreeSpace& freeSpace) {
    const auto version = db.number("PRAGMA user_version");
    if (!version)
        return version.error();
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (*version > 0 && *version < newest)
        if (auto kept = keepOld(db, path, newest, freeSpace); !kept)
            return kept;
    return storage::migrate(db, migrations, "The store's database");
}

} // namespace visage::store
