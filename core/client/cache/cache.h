// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"
#include "core/storage/connection.h"
#include "core/storage/migrations.h"

#include <limits>
#include <span>

// The disposable file of one user: what the store lets this desktop keep. Only the writer thread writes it;
// readers have connections of their own.

namespace visage::client {

/// Which store the cache is a copy of, and how far it has come.
struct CacheOrigin {
    static constexpr std::int64_t allIndexed = std::numeric_limits<std::int64_t>::max();

    StoreId store; ///< null: empty
    std::int64_t incarnation = 0;
    bool complete = false;               ///< every scope that the store sends has arrived whole at some time
    bool bulk = false;                   ///< a first snapshot is filling tables whose indexes come later
    std::int64_t indexedTo = allIndexed; ///< customers up to this number are in the search index
    std::string searchForm;              ///< which rules made the search index
    Timestamp checkedAt;                 ///< when the whole file was found whole
    std::int64_t schema = 0;             ///< of the program that filled it, protocol::schemaVersion
    bool remains = false;                ///< erased rows may still be read in the bytes of the file
    std::int64_t customersKnown = 0;     ///< to the store, an estimate; 0: it has not said

    [[nodiscard]] bool searchable() const { return !bulk && indexedTo == allIndexed; }
};

/// Opens for writing, migrates. Corrupt for a damaged file and TooNew for one of a newer program: either is
/// set aside by openCache() and filled again.
struct OpenedCache {
    storage::Connection db;
    bool endedBadly = false;      ///< the program before did not close it
    std::optional<Error> trouble; ///< a sentence for people when a former file has been set aside
};
[[nodiscard]] Result<OpenedCache> openCache(const std::string& path, const storage::AccessHook& beforeAccess,
                                            Timestamp now);
/// Renames a damaged cache out of the way; an earlier one that was set aside is removed, for one is enough to
/// look into.
[[nodiscard]] Result<void> setCacheAside(const std::string& path, Timestamp now);
/// For one reader thread.
[[nodiscard]] Result<storage::Connection> openCacheForReading(const std::string& path);

[[nodiscard]] Result<CacheOrigin> readOrigin(storage::Connection& db);
/// All but `remains`, which has a way of its own.
[[nodiscard]] Result<void> writeOrigin(storage::Connection& db, const CacheOrigin& origin);
[[nodiscard]] Result<void> writeRemains(storage::Connection& db, bool remains);
/// Caches that were set aside as damaged, which hold whatever was erased since.
void removeCachesSetAside(const std::string& path);

[[nodiscard]] Result<std::vector<protocol::ScopeState>> readScopes(storage::Connection& db);
[[nodiscard]] Result<void> writeScope(storage::Connection& db, const protocol::ScopeState& state);
/// Another store, or a restored one, or another program: the rows stay readable, the cursors go.
[[nodiscard]] Result<void> forgetCursors(storage::Connection& db, StoreId store, std::int64_t incarnation,
                                         std::int64_t schema);
/// Of one scope, which comes anew then.
[[nodiscard]] Result<void> forgetCursor(storage::Connection& db, std::string_view scope);

[[nodiscard]] std::span<const storage::Migration> cacheMigrations();

} // namespace visage::client
