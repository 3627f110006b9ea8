// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace visage::client {

/// Reads through a cache on a thread, and by a connection, of its own, so that nobody waits for it. Begins a
/// little later; ends at once, in the middle, when it goes out of scope.
class CacheWalk {
public:
    /// `walk` and `done` are called on its thread, once, one after the other; the connection is closed in
    /// between. `done` is not called when the walk was ended before.
    CacheWalk(std::string path, std::chrono::milliseconds delay,
              std::function<void(storage::Connection&)> walk, std::function<void()> done);
    CacheWalk(const CacheWalk&) = delete;
    CacheWalk& operator=(const CacheWalk&) = delete;
    ~CacheWalk();

private:
    void run(const std::string& path, std::chrono::milliseconds delay,
             const std::function<void(storage::Connection&)>& walk, const std::function<void()>& done);
    [[nodiscard]] bool endedDuring(std::chrono::milliseconds delay);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false;
    std::optional<storage::Connection> m_db;
    std::thread m_thread;
};

} // namespace visage::client
