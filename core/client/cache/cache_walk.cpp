// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/cache_walk.h"

#include "core/client/cache/cache.h"

namespace visage::client {

CacheWalk::CacheWalk(std::string path, std::chrono::milliseconds delay,
                     std::function<void(storage::Connection&)> walk, std::function<void()> done)
    : m_thread([this, path = std::move(path), delay, walk = std::move(walk), done = std::move(done)] {
        run(path, delay, walk, done);
    }) {}

CacheWalk::~CacheWalk() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        if (m_db)
            m_db->interrupt();
    }
    m_wake.notify_all();
    m_thread.join();
}

bool CacheWalk::endedDuring(std::chrono::milliseconds delay) {
    std::unique_lock lock(m_mutex);
    return m_wake.wait_for(lock, delay, [this] { return m_ending; });
}

void CacheWalk::run(const std::string& path, std::chrono::milliseconds delay,
                    const std::function<void(storage::Connection&)>& walk,
                    const std::function<void()>& done) {
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
    walk(*m_db);
    {
        const std::lock_guard lock(m_mutex);
        m_db.reset();
        if (m_ending)
            return;
    }
    done();
}

} // namespace visage::client
