// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/probe.h"

namespace visage::engine {
namespace {

constexpr std::uint64_t intervalMs = 25000;
constexpr std::uint64_t patienceMs = 6000;

} // namespace

Probe::Probe(Stack& stack, std::function<void()> dead)
    : m_stack(stack)
    , m_dead(std::move(dead)) {
    m_next.start(
        intervalMs, [](void* self) { static_cast<Probe*>(self)->ask(); }, this);
}

void Probe::ask() {
    const auto& account = m_stack.account();
    const std::string target = "sip:" + account.domain();
    const char* routes[1] = {m_stack.route().c_str()};
    const auto response = [](int error, const sip_msg* message, void* self) {
        if (error == 0 && message != nullptr && message->scode >= 200)
            static_cast<Probe*>(self)->answered();
    };
    m_request.reset();
    if (sip_dialog_alloc(Out(m_dialog), target.c_str(), target.c_str(), nullptr, account.aor.c_str(), routes,
                         1) != 0)
        return;
    m_limit.start(
        patienceMs, [](void* self) { static_cast<Probe*>(self)->m_dead(); }, this);
    (void)sip_drequestf(m_request.out(), m_stack.get(), true, "OPTIONS", m_dialog.get(), 0, nullptr, nullptr,
                        response, this, "Content-Length: 0\r\n\r\n");
}

void Probe::answered() {
    m_limit.cancel();
    m_next.start(
        intervalMs, [](void* self) { static_cast<Probe*>(self)->ask(); }, this);
}

} // namespace visage::engine
