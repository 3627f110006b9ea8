// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/resolver.h"

#include <system_error>
#include <thread>

#ifndef _WIN32
#include <netdb.h>
#endif

namespace visage::engine {
namespace {

std::vector<sa> lookUp(const std::string& host, std::uint16_t port) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM; // one entry an address; the transport is ours to choose
    addrinfo* list = nullptr;
    std::vector<sa> addresses;
    if (getaddrinfo(host.c_str(), nullptr, &hints, &list) != 0)
        return addresses;
    for (const auto* entry = list; entry != nullptr; entry = entry->ai_next) {
        sa address;
        if (sa_set_sa(&address, entry->ai_addr) != 0)
            continue;
        sa_set_port(&address, port);
        addresses.push_back(address);
    }
    freeaddrinfo(list);
    return addresses;
}

} // namespace

void Resolver::resolve(const std::string& host, std::uint16_t port, Found found) {
    m_wanted = std::make_shared<Found>(std::move(found));
    auto work = [mailbox = m_mailbox, host, port, wanted = std::weak_ptr<Found>(m_wanted)] {
        mailbox->post([wanted, addresses = lookUp(host, port)] {
            if (const auto still = wanted.lock())
                (*still)(addresses);
        });
    };
    sa literal;
    if (sa_set_str(&literal, host.c_str(), port) == 0) {
        m_mailbox->post([wanted = std::weak_ptr<Found>(m_wanted), literal] {
            if (const auto still = wanted.lock())
                (*still)({literal});
        });
        return;
    }
    // Detached: getaddrinfo() can't be interrupted, and everything it touches belongs to it.
    try {
        std::thread(std::move(work)).detach();
    } catch (const std::system_error&) {
        m_mailbox->post([wanted = std::weak_ptr<Found>(m_wanted)] {
            if (const auto still = wanted.lock())
                (*still)({});
        });
    }
}

} // namespace visage::engine
