// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/place.h"

#ifdef VISAGE_POSTGRESQL
#include "core/store/postgres/postgres_backend.h"
#include "core/store/postgres/postgres_hints.h"
#include "core/store/postgres/serving_lock.h"
#endif

#include <optional>
#include <regex>

namespace visage::store {
namespace {

constexpr int servingCacheKib = 1024;
#ifdef VISAGE_POSTGRESQL
/// Between two of its batches of rows, on a slow computer.
constexpr std::chrono::seconds bulkIdleTimeout{30};
/// A table of many millions of rows is sorted before its first one comes.
constexpr std::chrono::minutes bulkAnswerTimeout{30};
/// Desktops at a gateway whose way to the database swallows everything wait so long, then go elsewhere.
constexpr std::chrono::seconds gatewayAnswerTimeout{10};
#endif

class FolderLock final : public Place::Lock {
public:
    explicit FolderLock(DataFolder::Lock held)
        : m_held(std::move(held)) {}

private:
    DataFolder::Lock m_held;
};

Result<std::unique_ptr<Place::Lock>> lockFolder(const DataFolder& folder) {
    auto held = folder.lock();
    if (!held)
        return held.error();
    return std::unique_ptr<Place::Lock>(std::make_unique<FolderLock>(std::move(*held)));
}

#ifndef VISAGE_POSTGRESQL
Error unknownDatabase() {
    return {ErrorCode::Unavailable,
            "This build of Visage keeps its data in SQLite only: leave --database out, or take one that was "
            "built with PostgreSQL."};
}
#endif

Result<std::unique_ptr<Backend>> asBackend(auto opened) {
    if (!opened)
        return opened.error();
    return std::unique_ptr<Backend>(std::move(*opened));
}

} // namespace

std::string Place::name() const {
    if (m_folder)
        return m_folder->path();
    // postgresql://user:password@host/database?password=password
    static const std::regex inAuthority("^([a-z]+://[^:@/?]*):[^@/?]*@");
    static const std::regex inQuestion("([?&]password=)[^&]*");
    return std::regex_replace(std::regex_replace(m_url, inAuthority, "$1@"), inQuestion, "$1...");
}

Result<std::unique_ptr<Backend>> Place::open(Use use) const {
    if (m_folder) {
        storage::OpenOptions options = use == Use::Bulk ? storage::bulkOptions() : storage::OpenOptions{};
        if (use == Use::Serving)
            options.cacheKib = servingCacheKib;
        return asBackend(m_folder->open(options));
    }
#ifdef VISAGE_POSTGRESQL
    storage::pg::OpenOptions options;
    options.applicationName = use == Use::Bulk ? "visage-admin" : "visage";
    if (use == Use::Bulk) {
        options.idleTimeout = bulkIdleTimeout;
        options.answerTimeout = bulkAnswerTimeout;
    }
    if (use == Use::Gateway || use == Use::Serving)
        options.answerTimeout = gatewayAnswerTimeout;
    return asBackend(PostgresBackend::open(m_url, options, {storeMigrations(), m_withoutBackup}));
#else
    return unknownDatabase();
#endif
}

std::unique_ptr<Hints> Place::hints([[maybe_unused]] Hints::Ears ears) const {
#ifdef VISAGE_POSTGRESQL
    if (!m_folder)
        return listenToPostgres(m_url, std::move(ears));
#endif
    return nullptr;
}

Result<void> Place::requireStore() const {
    // Opening a database makes its schema: there is nothing more to a store in it.
    return m_folder ? m_folder->requireStore() : Result<void>{};
}

Result<std::unique_ptr<Place::Lock>> Place::lockToServe() const {
    if (m_folder)
        return lockFolder(*m_folder);
#ifdef VISAGE_POSTGRESQL
    return ServingLock::take(m_url, ServingLock::Kind::Shared);
#else
    return unknownDatabase();
#endif
}

Result<std::unique_ptr<Place::Lock>> Place::lockAlone() const {
    if (m_folder)
        return lockFolder(*m_folder);
#ifdef VISAGE_POSTGRESQL
    return ServingLock::take(m_url, ServingLock::Kind::Alone);
#else
    return unknownDatabase();
#endif
}

} // namespace visage::store
