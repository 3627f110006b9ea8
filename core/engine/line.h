// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/call/line.h"
#include "core/engine/back_off.h"
#include "core/engine/mailbox.h"
#include "core/engine/registration.h"
#include "core/engine/resolver.h"
#include "core/engine/stack.h"

#include <functional>
#include <memory>
#include <optional>

namespace visage::engine {

/// Keeps the account's line registered: finds the server, tries its addresses in turn, tries again with a
/// back-off, and says all the time how it stands. Calls keep their stack while the line fails under them.
class Line {
public:
    struct Seams {
        const Clock& clock;
        Random& random;
        StackClient& client;
        std::function<void(const call::LineStatus&)> statusChanged;
        std::function<bool()> callsAlive;
    };

    Line(std::shared_ptr<Mailbox> mailbox, Seams seams);
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    void use(const call::PhoneAccount& account);
    /// Takes the registration back and closes the stack; `closed` comes when both are done, after 2 s at the
    /// latest.
    void leave(std::function<void()> closed);

    /// nullptr before the first attempt.
    [[nodiscard]] const std::shared_ptr<Stack>& stack() const { return m_stack; }
    [[nodiscard]] const call::LineStatus& status() const { return m_status; }

private:
    void release(std::function<void()> closed);
    void attempt();
    void connect(const std::vector<sa>& addresses);
    void registered();
    void failed(const Error& why, bool lost);
    void retryIn(Milliseconds wait, const Error& why);
    void attemptIn(Milliseconds wait);
    void dropRegistration(bool lost);
    void setStatus(call::LineStatus status);

    std::shared_ptr<Mailbox> m_mailbox;
    Seams m_seams;
    Resolver m_resolver;
    BackOff m_backOff;
    std::optional<call::PhoneAccount> m_account;
    std::shared_ptr<Stack> m_stack;
    std::shared_ptr<Registration> m_registration;
    std::size_t m_attempts = 0;
    std::size_t m_untried = 0; ///< addresses of the host that this round has not tried yet
    call::LineStatus m_status;
    Timer m_retry;
};

} // namespace visage::engine
