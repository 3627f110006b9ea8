// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/leases.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace visage::store {

/// Renews a lease beside one long piece of work, in a thread of its own and through a backend of its own, for
/// the work's own connection may be busy for hours. So the lease itself can be short, and another gateway
/// goes on soon after this one dies.
class LeaseKeeper {
public:
    /// How long it is held each time, and with how much of that left it is renewed.
    static constexpr Milliseconds time{120'000};
    static constexpr Milliseconds renewedBefore{90'000};

    /// `lost` is called once, from that thread, when another has taken it over: the work is in vain. While
    /// the database cannot be asked it goes on trying. `clock` (any thread) outlives it.
    LeaseKeeper(std::unique_ptr<Backend> beside, Lease lease, const Clock& clock, std::function<void()> lost);
    LeaseKeeper(const LeaseKeeper&) = delete;
    LeaseKeeper& operator=(const LeaseKeeper&) = delete;
    /// Lets it be; `lost` is not called any more.
    ~LeaseKeeper();

private:
    void keep();

    std::unique_ptr<Backend> m_beside;
    Lease m_lease;
    const Clock& m_clock;
    std::function<void()> m_lost;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false; ///< guarded by m_mutex
    std::thread m_thread;  ///< begins last
};

} // namespace visage::store
