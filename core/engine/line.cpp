// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/line.h"

#include <algorithm>

namespace visage::engine {
namespace {

/// Servers lock out who knocks with a wrong password too often.
constexpr Milliseconds waitAfterRefusal{300000};
constexpr std::uint64_t closeLimitMs = 2000;

std::uint16_t portOf(const call::PhoneAccount& account) {
    if (account.registrarPort != 0)
        return account.registrarPort;
    return account.transport == call::Transport::Tls ? SIP_PORT_TLS : SIP_PORT;
}

/// A stack on its way out: gone when its last transactions are, or when patience ends.
class Closing {
public:
    static void begin(std::shared_ptr<Stack> stack, std::shared_ptr<Mailbox> mailbox,
                      std::function<void()> closed) {
        auto* closing = new Closing(std::move(stack), std::move(mailbox), std::move(closed));
        closing->m_limit.start(
            closeLimitMs, [](void* self) { static_cast<Closing*>(self)->finish(); }, closing);
        closing->m_stack->close([closing] { closing->finish(); });
    }

private:
    Closing(std::shared_ptr<Stack> stack, std::shared_ptr<Mailbox> mailbox, std::function<void()> closed)
        : m_stack(std::move(stack))
        , m_mailbox(std::move(mailbox))
        , m_closed(std::move(closed)) {}

    /// Posted, for we may be deep inside the stack that goes away.
    void finish() {
        if (std::exchange(m_finished, true))
            return;
        m_limit.cancel();
        m_mailbox->post([this] {
            const std::unique_ptr<Closing> self(this);
            m_stack.reset();
            m_closed();
        });
    }

    std::shared_ptr<Stack> m_stack;
    std::shared_ptr<Mailbox> m_mailbox;
    std::function<void()> m_closed;
    Timer m_limit;
    bool m_finished = false;
};

} // namespace

Line::Line(std::shared_ptr<Mailbox> mailbox, Seams seams)
    : m_mailbox(std::move(mailbox))
    , m_seams(std::move(seams))
    , m_resolver(m_mailbox) {}

Line::~Line() {
    dropRegistration(false);
}

void Line::use(const call::PhoneAccount& account) {
    release([] {});
    m_account = account;
    m_backOff.reset();
    m_attempts = 0;
    m_untried = 0;
    attempt();
}

void Line::leave(std::function<void()> closed) {
    release(std::move(closed));
    setStatus({});
}

void Line::release(std::function<void()> closed) {
    m_retry.cancel();
    m_resolver.cancel();
    m_account.reset();
    m_registration.reset(); // sends its farewell over the stack that closes now
    if (auto stack = std::exchange(m_stack, nullptr))
        Closing::begin(std::move(stack), m_mailbox, std::move(closed));
    else
        closed();
}

void Line::attempt() {
    setStatus({call::LineState::Registering, m_status.trouble, {}});
    m_resolver.resolve(m_account->registrarHost, portOf(*m_account),
                       [this](const std::vector<sa>& addresses) { connect(addresses); });
}

void Line::connect(const std::vector<sa>& addresses) {
    if (addresses.empty()) {
        m_untried = 0;
        return failed(
            {ErrorCode::Unavailable, "The phone server " + m_account->registrarHost +
                                         " is not known: check its name and the network connection."},
            true);
    }
    if (m_untried == 0)
        m_untried = addresses.size();
    --m_untried;
    const auto& address = addresses[m_attempts++ % addresses.size()];
    if (!m_stack || !m_seams.callsAlive()) {
        // A new stack for each attempt, so that a laptop that moved speaks from its new address.
        m_stack.reset();
        auto stack = Stack::open(*m_account, address, m_seams.client);
        if (!stack)
            return failed(stack.error(), true);
        m_stack = std::move(stack.value());
    }
    m_registration = std::make_shared<Registration>(
        m_stack, Registration::Handlers{[this] { registered(); },
                                        [this](const Error& why, bool lost) { failed(why, lost); }});
    m_registration->begin();
}

void Line::registered() {
    m_backOff.reset();
    m_attempts = 0;
    m_untried = 0;
    setStatus({call::LineState::Ready, {ErrorCode::None, {}}, {}});
}

void Line::failed(const Error& why, bool lost) {
    dropRegistration(lost);
    // A host with several addresses, as localhost with ::1 and 127.0.0.1, need not listen on the first.
    if (why.code == ErrorCode::Unavailable && m_untried > 0)
        return attemptIn(Milliseconds(1));
    retryIn(why.code == ErrorCode::WrongCredentials ? waitAfterRefusal : m_backOff.next(m_seams.random), why);
}

/// Later: this may be the last word of the registration itself.
void Line::dropRegistration(bool lost) {
    if (!m_registration)
        return;
    if (lost)
        m_stack->clearFlow();
    m_mailbox->post([dead = std::exchange(m_registration, nullptr), stack = m_stack, lost]() mutable {
        dead.reset();
        if (lost)
            stack->flush();
    });
}

void Line::retryIn(Milliseconds wait, const Error& why) {
    setStatus({call::LineState::Failed, why, m_seams.clock.now() + wait});
    attemptIn(std::max(wait, Milliseconds(1)));
}

void Line::attemptIn(Milliseconds wait) {
    m_retry.start(
        static_cast<std::uint64_t>(wait.count()), [](void* self) { static_cast<Line*>(self)->attempt(); },
        this);
}

void Line::setStatus(call::LineStatus status) {
    if (status == m_status)
        return;
    m_status = std::move(status);
    m_seams.statusChanged(m_status);
}

} // namespace visage::engine
