// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <any>
#include <cstdint>
#include <functional>
#include <unordered_map>

namespace visage::client {

/// Callbacks that wait for a worker's answer. They never leave the GUI thread, so what they captured is
/// destroyed there; workers carry only the ticket. A callback is dropped when its context is gone. GUI
/// thread.
class Answers {
public:
    using Ticket = std::uint64_t;

    template <class T> Ticket keep(QObject* context, std::function<void(T)> done) {
        m_waiting[++m_last] = {context, [done = std::move(done)](std::any& value) {
                                   if (done)
                                       done(std::any_cast<T>(std::move(value)));
                               }};
        return m_last;
    }
    template <class T> void deliver(Ticket ticket, T value) {
        const auto found = m_waiting.find(ticket);
        if (found == m_waiting.end())
            return;
        const Waiting waiting = std::move(found->second);
        m_waiting.erase(found);
        std::any any(std::move(value));
        if (waiting.context)
            waiting.call(any);
    }
    void forget(Ticket ticket) { m_waiting.erase(ticket); }

private:
    struct Waiting {
        QPointer<QObject> context;
        std::function<void(std::any&)> call;
    };
    std::unordered_map<Ticket, Waiting> m_waiting;
    Ticket m_last = 0;
};

} // namespace visage::client
