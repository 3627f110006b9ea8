// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/found_rows.h"
#include "core/client/overlay.h"

#include <memory>
#include <mutex>
#include <string>

namespace visage::client {

/// Users, reasons, lines and queues, as the cache holds them.
struct BaseData {
    std::vector<User> users;
    std::vector<Reason> reasons; ///< by position, parents before children of the same level
    std::vector<Line> lines;
    std::vector<Queue> queues;             ///< by position
    std::vector<QueueMember> queueMembers; ///< who works on them now
};

/// What the writer thread tells the readers; a consistent value.
struct Published {
    std::string cachePath; ///< empty: nobody is logged in, nothing may be read
    int generation = 0;    ///< rises when the file was replaced: open it again
    std::shared_ptr<const Overlay> overlay = std::make_shared<const Overlay>();
    std::shared_ptr<const BaseData> base = std::make_shared<const BaseData>();
    std::shared_ptr<const FoundRows> found = std::make_shared<const FoundRows>();
    std::int64_t customers = 0;
    bool complete = false; ///< a whole snapshot is here and searchable
};

/// Any thread.
class Publisher {
public:
    void publish(Published now) {
        const std::lock_guard lock(m_mutex);
        m_now = std::move(now);
    }
    [[nodiscard]] Published take() const {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }

private:
    mutable std::mutex m_mutex;
    Published m_now;
};

} // namespace visage::client
