// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/connection.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace visage::client {

/// Reads through a whole cache on a thread of its own, to find damage that no question has touched yet.
/// Begins a little later, so that it does not slow the start of the desktop; ends at once when it goes out of
/// scope.
class CacheCheck {
public:
    /// `done` is called on the check's thread, once, with Corrupt or success; not when the check was ended
    /// before.
    CacheCheck(std::string path, std::chrono::milliseconds delay, std::function<void(Result<void>)> done);
    CacheCheck(const CacheCheck&) = delete;
    CacheCheck& operator=(const CacheCheck&) = delete;
    ~CacheCheck();

private:
    void run(const std::string& path, std::chrono::milliseconds delay);
    [[nodiscard]] bool endedDuring(std::chrono::milliseconds delay);

    std::function<void(Result<void>)> m_done;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false;
    std::optional<storage::Connection> m_db;
    std::thread m_thread;
};

} // namespace visage::client
