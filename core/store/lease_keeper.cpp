// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/lease_keeper.h"

namespace visage::store {
namespace {

/// The clock of the lease may be another one than that of the machine.
constexpr std::chrono::milliseconds lookEvery{250};

} // namespace

LeaseKeeper::LeaseKeeper(std::unique_ptr<Backend> beside, Lease lease, const Clock& clock,
                         std::function<void()> lost)
    : m_beside(std::move(beside))
    , m_lease(std::move(lease))
    , m_clock(clock)
    , m_lost(std::move(lost))
    , m_thread([this] { keep(); }) {}

LeaseKeeper::~LeaseKeeper() {
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void LeaseKeeper::keep() {
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, lookEvery, [this] { return m_ending; })) {
        const Timestamp now = m_clock.now();
        if (m_lease.until - now > renewedBefore)
            continue;
        lock.unlock();
        const auto until = renewLease(*m_beside, m_lease, now, time);
        lock.lock();
        if (until)
            m_lease.until = *until;
        else if (until.error().code == ErrorCode::Superseded && !m_ending)
            return m_lost();
    }
}

} // namespace visage::store
