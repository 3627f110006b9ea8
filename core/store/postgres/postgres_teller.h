// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace visage::storage::pg {
class Connection;
}

namespace visage::store {

/// Tells the other gateways what is kept nowhere, by NOTIFY on a connection and a thread of its own: nobody
/// waits for the database. What cannot be told within a few seconds is dropped.
class PostgresTeller {
public:
    static constexpr std::string_view channel = "visage_presence";

    explicit PostgresTeller(std::string url);
    PostgresTeller(const PostgresTeller&) = delete;
    PostgresTeller& operator=(const PostgresTeller&) = delete;
    ~PostgresTeller();

    /// Each below 8000 bytes, not empty. Any thread.
    void tell(std::vector<std::string> texts);

private:
    void run();
    void send(storage::pg::Connection& connection, const std::deque<std::string>& texts);

    std::string m_url;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::string> m_texts; ///< guarded by m_mutex
    bool m_ending = false;           ///< guarded by m_mutex
    std::int64_t m_setUp = -1;       ///< the connection that was set up
    std::thread m_thread;
};

} // namespace visage::store
