// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace visage::store {

/// A thread that runs tasks in the order in which they came. What is queued when it is destroyed is still
/// run.
class TaskThread {
public:
    using Task = std::function<void()>;

    TaskThread();
    TaskThread(const TaskThread&) = delete;
    TaskThread& operator=(const TaskThread&) = delete;
    ~TaskThread();

    /// Any thread.
    void post(Task task);
    /// Tasks that wait, the running one not counted. Any thread.
    [[nodiscard]] std::size_t waiting() const;

private:
    void run();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace visage::store
