// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/core.h"

namespace visage::engine {

namespace control = call::control;

Core::Core(std::shared_ptr<Mailbox> mailbox, AudioDevice& device, const Clock& clock, Random& random,
           CallTable::Tell tell)
    : m_tell(std::move(tell))
    , m_calls(mailbox, device, clock, m_tell)
    , m_line(mailbox, {clock, random, m_calls, [this](const call::LineStatus& status) { m_tell(status); },
                       [this] { return m_calls.anyAlive(); }}) {
    m_calls.setLine(m_line);
    beat();
}

void Core::beat() {
    m_tell(control::Ping{});
    m_pulse.start(
        static_cast<std::uint64_t>(control::pingInterval.count()),
        [](void* self) { static_cast<Core*>(self)->beat(); }, this);
}

void Core::take(const control::ToEngine& message) {
    if (m_leaving)
        return;
    if (const auto* account = std::get_if<control::UseAccount>(&message))
        use(account->account);
    else if (const auto* action = std::get_if<control::DoWithCall>(&message))
        m_calls.act(action->action, action->call);
    else if (const auto* dial = std::get_if<control::Dial>(&message))
        m_calls.dial(dial->number);
    else if (std::holds_alternative<control::Quit>(message))
        shutDown();
}

void Core::use(const call::PhoneAccount& account) {
    m_calls.hangUpAll();
    m_line.use(account);
}

void Core::adopt() {
    m_calls.takeNewCalls(true);
    m_tell(m_line.status());
    m_calls.tellAll();
}

void Core::shutDown() {
    if (std::exchange(m_leaving, true))
        return;
    m_calls.takeNewCalls(false);
    m_calls.hangUpAll();
    m_line.leave([] { re_cancel(); });
}

} // namespace visage::engine
