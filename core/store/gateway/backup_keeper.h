// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"
#include "core/store/backup.h"
#include "core/store/gateway/log.h"
#include "core/store/gateway/task_thread.h"

#include <atomic>
#include <memory>

namespace visage::store {

/// Makes a backup whenever the last good one is old enough, on a thread of its own, and removes old ones once
/// there is a newer good one. What was there before the program started counts. Where the last good one is
/// older than 26 hours it says so. Methods on one thread.
class BackupKeeper {
public:
    struct Options {
        std::string folder; ///< must be there and writable
        Milliseconds every = std::chrono::hours(24);
        int keep = 7;
        /// Makes a verified backup, on the keeper's thread; gives up when the hook says so. Returns when the
        /// last good one was begun: now, or earlier where others make them too, and did.
        std::function<Result<Timestamp>(const std::string& target, Timestamp now,
                                        const storage::AccessHook& meanwhile)>
            make;
    };
    BackupKeeper(Options options, const Clock& clock, Log log);
    /// Gives up what is being made.
    ~BackupKeeper();

    void start();
    /// To be called every minute or so.
    void tick();
    /// When the last good one was begun; none without any.
    [[nodiscard]] Timestamp lastGood() const { return {m_lastGood}; }
    [[nodiscard]] bool overdue() const;

private:
    void make(Timestamp now);
    void sayIfOverdue();

    Options m_options;
    const Clock& m_clock;
    Log m_log;
    Timestamp m_started;
    Timestamp m_tried;
    std::atomic<std::int64_t> m_lastGood = 0;
    std::atomic<bool> m_running = false;
    std::atomic<bool> m_failed = false;
    std::atomic<bool> m_stopping = false;
    bool m_told = false;
    TaskThread m_thread; ///< last, so that it ends before what it uses
};

} // namespace visage::store
