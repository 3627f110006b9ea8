// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/libre.h"
#include "core/engine/mailbox.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace visage::engine {

/// Finds the addresses of a host the way every other program of the machine does (hosts file, DNS, VPN),
/// without holding up the calls: the system is asked in a thread of its own. An answer that comes after
/// cancel() is dropped.
class Resolver {
public:
    using Found = std::function<void(std::vector<sa>)>; ///< empty: not known

    explicit Resolver(std::shared_ptr<Mailbox> mailbox)
        : m_mailbox(std::move(mailbox)) {}
    ~Resolver() { cancel(); }

    /// `found` comes in the thread of libre, never before resolve() returned.
    void resolve(const std::string& host, std::uint16_t port, Found found);
    void cancel() { m_wanted.reset(); }

private:
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<Found> m_wanted;
};

} // namespace visage::engine
