// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/libre.h"
#include "core/engine/stack.h"

#include <functional>

namespace visage::engine {

/// Asks the PBX every 25 s whether it is there (OPTIONS, RFC 3261 section 11), which also keeps the way
/// through firewalls open. Any answer is a yes; none within 6 s means the connection is dead, though TCP may
/// not know yet.
class Probe {
public:
    /// `stack` must outlive the probe. `dead` is called once.
    Probe(Stack& stack, std::function<void()> dead);

private:
    void ask();
    void answered();

    Stack& m_stack;
    std::function<void()> m_dead;
    Ref<sip_dialog> m_dialog;
    Slot<struct sip_request> m_request;
    Timer m_next;
    Timer m_limit;
};

} // namespace visage::engine
