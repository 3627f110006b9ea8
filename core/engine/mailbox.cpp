// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/mailbox.h"

namespace visage::engine {
namespace {

using Work = std::function<void()>;

void perform(int, void* data, void*) {
    const std::unique_ptr<Work> work(static_cast<Work*>(data));
    (*work)();
}

} // namespace

bool Mailbox::open() {
    const std::lock_guard lock(m_mutex);
    return mqueue_alloc(Out(m_queue), perform, nullptr) == 0;
}

void Mailbox::close() {
    const std::lock_guard lock(m_mutex);
    m_queue.reset();
}

void Mailbox::post(Work work) {
    const std::lock_guard lock(m_mutex);
    if (!m_queue)
        return;
    auto parcel = std::make_unique<Work>(std::move(work));
    if (mqueue_push(m_queue.get(), 0, parcel.get()) == 0)
        (void)parcel.release(); // perform() owns it now
}

} // namespace visage::engine
