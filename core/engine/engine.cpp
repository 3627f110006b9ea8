// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/engine/core.h"
#include "core/engine/mailbox.h"

#include <csignal>

namespace visage::engine {

Engine::Engine(std::unique_ptr<AudioDevice> device, const Clock& clock, Random& random, Listener listener,
               std::function<void()> left)
    : m_device(std::move(device))
    , m_clock(clock)
    , m_random(random)
    , m_listener(std::move(listener))
    , m_left(std::move(left))
    , m_mailbox(std::make_shared<Mailbox>()) {
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN); // a connection closed by the PBX is an error to handle, not our end
#endif
    std::promise<bool> started;
    auto result = started.get_future();
    m_thread = std::thread([this, promise = std::move(started)]() mutable { run(std::move(promise)); });
    m_running = result.get();
}

Engine::~Engine() {
    send(call::control::Quit{});
    m_thread.join();
}

void Engine::send(call::control::ToEngine message) {
    m_mailbox->post([this, message = std::move(message)] { m_core->take(message); });
}

void Engine::orphan() {
    m_mailbox->post([this] { m_core->orphan(); });
}

void Engine::adopt() {
    m_mailbox->post([this] { m_core->adopt(); });
}

void Engine::run(std::promise<bool> started) {
    const bool ready = libre_init() == 0 && m_mailbox->open();
    if (ready)
        m_core = std::make_unique<Core>(m_mailbox, *m_device, m_clock, m_random, m_listener);
    started.set_value(ready);
    if (ready)
        (void)re_main(nullptr);
    m_core.reset();
    m_mailbox->close();
    libre_close();
    if (m_left)
        m_left();
}

} // namespace visage::engine
