// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/registration.h"

#include "core/base/text.h"

namespace visage::engine {
namespace {

constexpr std::uint64_t patienceMs = 8000;
/// libre pings a connection only for those who also want to hear of its end; so long that it never comes to
/// it, for a PBX that does not know RFC 5626 would be cut off as dead. Our own probe does that work.
constexpr std::uint32_t neverPingSeconds = 4000000;

std::string serverOf(const call::PhoneAccount& account) {
    return "The phone server " + account.registrarHost;
}

} // namespace

void Registration::begin() {
    const auto& account = m_stack->account();
    const std::string domain = "sip:" + account.domain();
    const char* routes[1] = {m_stack->route().c_str()};
    const auto response = [](int error, const sip_msg* message, void* self) {
        static_cast<Registration*>(self)->responded(error, message);
    };
    const auto tooLate = [](void* self) {
        auto& registration = *static_cast<Registration*>(self);
        registration.fail(
            {ErrorCode::Unavailable, serverOf(registration.m_stack->account()) + " does not answer."}, true);
    };
    m_limit.start(patienceMs, tooLate, this);
    const int error = sipreg_register(
        Out(m_registration), m_stack->get(), domain.c_str(), account.aor.c_str(), nullptr,
        account.aor.c_str(), static_cast<std::uint32_t>(account.expiresSeconds), account.user().c_str(),
        routes, 1, 0, Stack::authenticate, m_stack.get(), false, response, this, nullptr, nullptr);
    if (error != 0)
        fail(explain(error, nullptr), true);
}

void Registration::responded(int error, const sip_msg* message) {
    if (m_failed || (error == 0 && message != nullptr && message->scode < 200))
        return;
    if (error == 0 && message != nullptr && message->scode < 300)
        stand(*message);
    else
        fail(explain(error, message), message == nullptr);
}

void Registration::stand(const sip_msg& message) {
    m_limit.cancel();
    m_stack->setFlow(message);
    if (message.tp != SIP_TRANSP_UDP) {
        const auto gone = [](int, void* self) {
            auto& registration = *static_cast<Registration*>(self);
            registration.fail({ErrorCode::Unavailable,
                               serverOf(registration.m_stack->account()) + " closed the connection."},
                              true);
        };
        m_watch.reset();
        (void)sip_keepalive_start(m_watch.out(), m_stack->get(), &message, neverPingSeconds, gone, this);
    }
    if (!m_probe)
        m_probe.emplace(*m_stack, [this] {
            fail({ErrorCode::Unavailable, serverOf(m_stack->account()) + " does not answer any more."}, true);
        });
    m_handlers.registered();
}

void Registration::fail(Error why, bool lost) {
    if (m_failed)
        return;
    m_failed = true;
    m_limit.cancel();
    m_handlers.failed(std::move(why), lost);
}

Error Registration::explain(int error, const sip_msg* message) {
    const auto& account = m_stack->account();
    if (const auto realm = m_stack->takeRefusedRealm(); !realm.empty())
        return {ErrorCode::WrongCredentials,
                serverOf(account) + " asked for the password of \"" + text::oneLine(realm, 80) +
                    "\", but the phone account is for \"" + account.realm +
                    "\": nothing was sent. Set \"realm\" in the account if that server is right."};
    if (m_stack->encryption() != nullptr)
        if (auto refusal = m_stack->encryption()->takeRefusal(); !refusal.empty())
            return {ErrorCode::Denied, std::move(refusal)};
    if (message == nullptr)
        return {ErrorCode::Unavailable, serverOf(account) + " is not reachable" +
                                            (error == ECONNREFUSED ? ": it refuses the connection." : ".")};
    if (message->scode == 401 || message->scode == 403 || message->scode == 407)
        return {ErrorCode::WrongCredentials, serverOf(account) +
                                                 " refused the user name or the password of " +
                                                 account.authUser + ": check the phone account."};
    return {message->scode >= 500 ? ErrorCode::Unavailable : ErrorCode::Denied,
            serverOf(account) + " refused the registration: " + std::to_string(message->scode) + " " +
                text::oneLine(view(message->reason), 80) + "."};
}

} // namespace visage::engine
