// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/call/control.h"
#include "core/engine/audio_device.h"

#include <functional>
#include <future>
#include <memory>
#include <thread>

namespace visage::engine {

class Core;
class Mailbox;

/// The phone engine: SIP and sound in a thread of its own, spoken to with the messages of call/control.h. One
/// at a time in a process. All functions may be called from any thread.
class Engine {
public:
    /// Called in the engine's thread; it must not block.
    using Listener = std::function<void(const call::control::FromEngine&)>;

    /// `clock` and `random` must outlive the engine and take calls from its thread. `left` is called in the
    /// engine's thread as its last act after Quit.
    Engine(std::unique_ptr<AudioDevice> device, const Clock& clock, Random& random, Listener listener,
           std::function<void()> left = {});
    /// Hangs up and takes the registration back, in 2 s at most.
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// False when the machine gave no thread, socket or memory for it.
    [[nodiscard]] bool running() const { return m_running; }
    void send(call::control::ToEngine message);
    /// Nobody sees new calls any more (they get 480); and somebody does again, who is told how everything
    /// stands.
    void orphan();
    void adopt();

private:
    void run(std::promise<bool> started);

    std::unique_ptr<AudioDevice> m_device;
    const Clock& m_clock;
    Random& m_random;
    Listener m_listener;
    std::function<void()> m_left;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<Core> m_core; ///< of the engine's thread
    bool m_running = false;
    std::thread m_thread;
};

} // namespace visage::engine
