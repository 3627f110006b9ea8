// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/call_table.h"
#include "core/engine/line.h"

namespace visage::engine {

/// Everything that lives in the thread of libre: one line, its calls, and the pulse that proves the thread
/// alive.
class Core {
public:
    Core(std::shared_ptr<Mailbox> mailbox, AudioDevice& device, const Clock& clock, Random& random,
         CallTable::Tell tell);

    void take(const call::control::ToEngine& message);
    /// Nobody controls us any more: no new calls, and none that still rings.
    void orphan() {
        m_calls.takeNewCalls(false);
        m_calls.endUnanswered();
    }
    /// Somebody does again: tells how everything stands.
    void adopt();
    /// Hangs up, takes the registration back, and leaves re_main().
    void shutDown();

private:
    void use(const call::PhoneAccount& account);
    void beat();

    CallTable::Tell m_tell;
    CallTable m_calls;
    Line m_line;
    Timer m_pulse;
    bool m_leaving = false;
};

} // namespace visage::engine
