// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/stack.h"

#include "core/engine/facts.h"

namespace visage::engine {
namespace {

constexpr std::uint32_t hashSize = 64;
constexpr const char* software = "Visage";

sip_transp transportOf(call::Transport transport) {
    switch (transport) {
    case call::Transport::Tcp:
        return SIP_TRANSP_TCP;
    case call::Transport::Udp:
        return SIP_TRANSP_UDP;
    case call::Transport::Tls:
        break;
    }
    return SIP_TRANSP_TLS;
}

std::string print(const sa& address) {
    char text[64] = "";
    (void)sa_ntop(&address, text, sizeof text);
    return sa_af(&address) == AF_INET6 ? "[" + std::string(text) + "]" : std::string(text);
}

/// The address of ours from which `target` is reached: asked of a UDP socket, which sends nothing for that.
bool findLocalAddress(const sa& target, sa& local) {
    Ref<udp_sock> socket;
    sa any;
    sa_init(&any, sa_af(&target));
    if (udp_listen(Out(socket), &any, nullptr, nullptr) != 0)
        return false;
    if (udp_connect(socket.get(), &target) != 0 || udp_local_get(socket.get(), &local) != 0)
        return false;
    sa_set_port(&local, 0);
    return true;
}

bool is(const pl& method, const char* name) {
    return pl_strcmp(&method, name) == 0;
}

bool answerOptions(const sip_msg& message, sip* stack) {
    if (!is(message.met, "OPTIONS"))
        return false;
    (void)sip_treplyf(nullptr, nullptr, stack, &message, false, 200, "OK",
                      "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, INFO\r\nAccept: "
                      "application/sdp\r\nContent-Length: 0\r\n\r\n");
    return true;
}

} // namespace

Stack::Stack(const call::PhoneAccount& account, const sa& registrar, StackClient& client)
    : m_account(account)
    , m_registrar(registrar)
    , m_client(client) {
    const auto transport = transportOf(account.transport);
    m_route = "sip:" + print(registrar) + ":" + std::to_string(sa_port(&registrar)) + ";transport=" +
              (transport == SIP_TRANSP_UDP   ? "udp"
               : transport == SIP_TRANSP_TCP ? "tcp"
                                             : "tls") +
              ";lr";
}

Stack::~Stack() {
    m_closed = nullptr;
    m_rest.reset();
    m_sessions.reset();
    m_gate.reset();
    if (m_sip) {
        sip_set_trace_handler(m_sip.get(), nullptr);
        sip_close(m_sip.get(), true);
    }
}

Result<std::shared_ptr<Stack>> Stack::open(const call::PhoneAccount& account, const sa& registrar,
                                           StackClient& client) {
    std::shared_ptr<Stack> stack(new Stack(account, registrar, client));
    if (const auto prepared = stack->prepare(); !prepared)
        return prepared.error();
    return stack;
}

Result<void> Stack::prepare() {
    if (!findLocalAddress(m_registrar, m_local))
        return Error{ErrorCode::Unavailable, "There is no network connection to the phone server."};
    if (m_account.transport == call::Transport::Tls) {
        auto encryption = TlsContext::make(m_account);
        if (!encryption)
            return encryption.error();
        m_encryption = std::move(encryption.value());
    }
    if (listen() != 0)
        return Error{ErrorCode::Unavailable, "The phone could not open its network ports on this computer."};
    return {};
}

int Stack::listen() {
    const auto exited = [](void* self) {
        if (auto closed = std::exchange(static_cast<Stack*>(self)->m_closed, nullptr))
            closed();
    };
    const auto gateHandler = [](const sip_msg* message, void* self) {
        return static_cast<Stack*>(self)->gate(*message);
    };
    const auto invited = [](const sip_msg* message, void* self) {
        static_cast<Stack*>(self)->m_client.invited(*message);
    };
    const auto rest = [](const sip_msg* message, void* self) {
        return answerOptions(*message, static_cast<Stack*>(self)->get());
    };
    const auto trace = [](bool sent, sip_transp, const sa* source, const sa*, const std::uint8_t* bytes,
                          std::size_t size, void* self) {
        if (!sent)
            static_cast<Stack*>(self)->watchCancel(*source, bytes, size);
    };
    // Names are resolved before libre sees them; without a server of its own it asks nobody.
    sa nowhere;
    (void)sa_set_str(&nowhere, "127.0.0.1", 53);
    int error = dnsc_alloc(Out(m_dns), nullptr, &nowhere, 1);
    error = error != 0
                ? error
                : sip_alloc(Out(m_sip), m_dns.get(), hashSize, hashSize, hashSize, software, exited, this);
    const auto transport = transportOf(m_account.transport);
    if (error == 0)
        error =
            sip_transp_add(m_sip.get(), transport, &m_local, m_encryption ? m_encryption->get() : nullptr);
    // Listeners are asked in this order: the gate stands before the sessions.
    error = error != 0 ? error : sip_listen(m_gate.out(), m_sip.get(), true, gateHandler, this);
    error = error != 0 ? error : sipsess_listen(Out(m_sessions), m_sip.get(), hashSize, invited, this);
    error = error != 0 ? error : sip_listen(m_rest.out(), m_sip.get(), true, rest, this);
    if (error == 0)
        sip_set_trace_handler(m_sip.get(), trace);
    return error;
}

void Stack::setFlow(const sip_msg& answer) {
    m_flow = answer.sock;
}

void Stack::clearFlow() {
    m_flow = nullptr;
}

void Stack::flush() {
    clearFlow();
    if (m_account.transport != call::Transport::Udp)
        sip_transp_flush(m_sip.get());
}

bool Stack::isFromRegistrar(const sip_msg& message) const {
    if (m_flow == nullptr || message.tp != transportOf(m_account.transport))
        return false;
    return message.sock == m_flow && sa_cmp(&message.src, &m_registrar, SA_ALL);
}

bool Stack::gate(const sip_msg& message) {
    if (isFromRegistrar(message))
        return false;
    if (!is(message.met, "ACK"))
        (void)sip_treply(nullptr, m_sip.get(), &message, 403, "Forbidden");
    return true;
}

/// libre 1.1 keeps the CANCEL from its users, and with it the Reason (RFC 3326): read it as it comes in.
void Stack::watchCancel(const sa& source, const std::uint8_t* bytes, std::size_t size) {
    constexpr std::string_view method = "CANCEL ";
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (!text.starts_with(method) || !sa_cmp(&source, &m_registrar, SA_ALL))
        return;
    const Ref<mbuf> copy(mbuf_alloc(size));
    Ref<sip_msg> message;
    if (!copy || mbuf_write_mem(copy.get(), bytes, size) != 0)
        return;
    mbuf_set_pos(copy.get(), 0);
    if (sip_msg_decode(Out(message), copy.get()) != 0)
        return;
    m_cancelled = view(message->callid);
    m_cancelledElsewhere = completedElsewhere(*message);
}

int Stack::authenticate(char** user, char** password, const char* realm, void* self) {
    auto& stack = *static_cast<Stack*>(self);
    if (realm == nullptr || stack.m_account.realm != realm) {
        stack.m_refusedRealm = realm == nullptr ? "" : std::string(realm).substr(0, 80);
        return EACCES;
    }
    const int error = str_dup(user, stack.m_account.authUser.c_str());
    return error != 0 ? error : str_dup(password, stack.m_account.password.c_str());
}

void Stack::close(std::function<void()> closed) {
    m_closed = std::move(closed);
    sip_close(m_sip.get(), false);
}

} // namespace visage::engine
