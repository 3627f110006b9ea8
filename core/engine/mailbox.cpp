// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/mailbox.h"

namespace visage::engine {

bool Mailbox::open() {
    const auto perform = [](int, void*, void* self) { static_cast<Mailbox*>(self)->performNext(); };
    const std::lock_guard lock(m_mutex);
    return mqueue_alloc(Out(m_queue), perform, this) == 0;
}

void Mailbox::close() {
    std::deque<std::function<void()>>
        dropped; // declared first, so destroyed without the lock: it may hold what posts
    const std::lock_guard lock(m_mutex);
    m_queue.reset();
    dropped.swap(m_work);
}

void Mailbox::post(std::function<void()> work) {
    const std::lock_guard lock(m_mutex);
    if (m_queue && mqueue_push(m_queue.get(), 0, nullptr) == 0)
        m_work.push_back(std::move(work));
}

void Mailbox::performNext() {
    std::function<void()> work;
    {
        const std::lock_guard lock(m_mutex);
        work = std::move(m_work.front());
        m_work.pop_front();
    }
    work();
}

} // namespace visage::engine
