// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/call/account.h"
#include "core/engine/libre.h"
#include "core/engine/tls.h"

#include <functional>
#include <memory>
#include <string>

namespace visage::engine {

/// Takes what comes in over a stack, after the gate.
class StackClient {
public:
    virtual ~StackClient() = default;
    virtual void invited(const sip_msg& message) = 0;
};

/// SIP towards one registrar: transport, encryption, the password, and the gate. The gate answers 403 to
/// every request that does not come over the flow we registered on: for TCP and TLS that connection, for UDP
/// the registrar's exact address and port. Nothing a stranger sends rings, and nobody but the registrar can
/// make us spend our password.
class Stack {
public:
    [[nodiscard]] static Result<std::shared_ptr<Stack>> open(const call::PhoneAccount& account,
                                                             const sa& registrar, StackClient& client);
    ~Stack();
    Stack(const Stack&) = delete;
    Stack& operator=(const Stack&) = delete;

    [[nodiscard]] sip* get() const { return m_sip.get(); }
    [[nodiscard]] sipsess_sock* sessions() const { return m_sessions.get(); }
    [[nodiscard]] const call::PhoneAccount& account() const { return m_account; }
    [[nodiscard]] const sa& localAddress() const { return m_local; }   ///< port 0
    [[nodiscard]] const std::string& route() const { return m_route; } ///< URI of the next hop
    [[nodiscard]] TlsContext* encryption() const { return m_encryption.get(); }

    /// The connection that answered our registration.
    void setFlow(const sip_msg& answer);
    void clearFlow();
    /// Drops the connections, after one was found dead.
    void flush();

    /// For libre: credentials, given to the account's realm and to no other (digest leak).
    static int authenticate(char** user, char** password, const char* realm, void* stack);
    /// The foreign realm that asked for our password last; empty when none did. Forgets it.
    [[nodiscard]] std::string takeRefusedRealm() { return std::exchange(m_refusedRealm, {}); }

    /// Whether the CANCEL that just ended this call said that somebody else took it.
    [[nodiscard]] bool takenElsewhere(std::string_view callId) const {
        return m_cancelledElsewhere && m_cancelled == callId;
    }

    /// Ends what is under way in good order; `closed` comes when that is done. The caller sets the limit of
    /// patience.
    void close(std::function<void()> closed);

private:
    Stack(const call::PhoneAccount& account, const sa& registrar, StackClient& client);
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] int listen();
    [[nodiscard]] bool isFromRegistrar(const sip_msg& message) const;
    [[nodiscard]] bool gate(const sip_msg& message);
    void watchCancel(const sa& source, const std::uint8_t* bytes, std::size_t size);

    call::PhoneAccount m_account;
    sa m_registrar;
    sa m_local{};
    std::string m_route;
    StackClient& m_client;
    std::unique_ptr<TlsContext> m_encryption;
    Ref<dnsc> m_dns;
    Ref<sip> m_sip;
    Slot<sip_lsnr> m_gate;
    Ref<sipsess_sock> m_sessions;
    Slot<sip_lsnr> m_rest;
    const void* m_flow = nullptr; ///< compared only, never used
    std::string m_refusedRealm;
    std::string m_cancelled;
    bool m_cancelledElsewhere = false;
    std::function<void()> m_closed;
};

} // namespace visage::engine
