// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/libre.h"
#include "core/engine/probe.h"
#include "core/engine/stack.h"

#include <functional>
#include <memory>
#include <optional>

namespace visage::engine {

/// One registration (RFC 3261 section 10) over one stack: made, refreshed and, with this object, taken back.
class Registration {
public:
    struct Handlers {
        std::function<void()> registered; ///< at first, and after each refresh
        /// It does not stand, or no longer. `lost`: the connection is gone. Nothing more comes after it.
        std::function<void(Error why, bool lost)> failed;
    };

    Registration(std::shared_ptr<Stack> stack, Handlers handlers)
        : m_stack(std::move(stack))
        , m_handlers(std::move(handlers)) {}
    Registration(const Registration&) = delete;
    Registration& operator=(const Registration&) = delete;

    void begin();

private:
    void responded(int error, const sip_msg* message);
    void stand(const sip_msg& message);
    void fail(Error why, bool lost);
    [[nodiscard]] Error explain(int error, const sip_msg* message);

    std::shared_ptr<Stack> m_stack;
    Handlers m_handlers;
    Ref<sipreg> m_registration;
    Slot<sip_keepalive> m_watch;
    std::optional<Probe> m_probe;
    Timer m_limit;
    bool m_failed = false;
};

} // namespace visage::engine
