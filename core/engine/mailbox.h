// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/libre.h"

#include <deque>
#include <functional>
#include <mutex>

namespace visage::engine {

/// The one way into the thread of libre from other threads: work posted here is done there, in order. Posting
/// after close() is allowed and does nothing.
class Mailbox {
public:
    /// In the thread of libre, after libre_init().
    [[nodiscard]] bool open();
    void close();
    /// Any thread.
    void post(std::function<void()> work);

private:
    void performNext();

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_work; ///< one entry for each message in m_queue
    Ref<mqueue> m_queue;
};

} // namespace visage::engine
