// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/cache_check.h"

#include "core/client/cache/cache.h"

namespace visage::client {
namespace {

Result<void> checked(storage::Connection& db) {
    auto row = db.prepare("PRAGMA quick_check(1)");
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    if (row.text(0) == "ok")
        return {};
    return Error{ErrorCode::Corrupt, "The local copy is damaged: " + std::string(row.text(0))};
}

} // namespace

CacheCheck::CacheCheck(std::string path, std::chrono::milliseconds delay,
                       std::function<void(Result<void>)> done)
    : m_done(std::move(done))
    , m_thread([this, path = std::move(path), delay] { run(path, delay); }) {}

CacheCheck::~CacheCheck() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        if (m_db)
            m_db->interrupt();
    }
    m_wake.notify_all();
    m_thread.join();
}

bool CacheCheck::endedDuring(std::chrono::milliseconds delay) {
    std::unique_lock lock(m_mutex);
    return m_wake.wait_for(lock, delay, [this] { return m_ending; });
}

void CacheCheck::run(const std::string& path, std::chrono::milliseconds delay) {
    if (endedDuring(delay))
        return;
    auto db = openCacheForReading(path);
    if (!db)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending)
            return;
        m_db.emplace(std::move(*db));
    }
    const auto outcome = checked(*m_db);
    const bool whole = outcome.ok();
    {
        const std::lock_guard lock(m_mutex);
        m_db.reset();
    }
    if (whole || outcome.error().code == ErrorCode::Corrupt)
        m_done(outcome);
}

} // namespace visage::client
