// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// libre and librem (BSD-3) as the engine uses them: one include for its headers, ownership in C++, and every
// difference between libre 1.1 (Debian 12) and 4.x (vcpkg), told apart by the signatures themselves since 1.1
// has no version macro. Everything here belongs to the thread that runs re_main().

#include <sys/types.h>

#include <chrono>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

extern "C" {
#include <re.h>
// clang-format off
#include <rem_au.h>
#include <rem_aufile.h>
// clang-format on
#include <rem_g711.h>
}
#undef MIN
#undef MAX
#undef PL

namespace visage::engine {

struct Dereference {
    void operator()(void* object) const { mem_deref(object); }
};
/// An object of libre, given back with mem_deref().
template <class T> using Ref = std::unique_ptr<T, Dereference>;

/// For the `T**` through which libre hands out its objects: f(Out(ref), ...). The reference holds the object
/// when the whole expression is done, not before.
template <class T> class Out {
public:
    explicit Out(Ref<T>& target)
        : m_target(target) {}
    ~Out() { m_target.reset(m_value); }
    Out(const Out&) = delete;
    Out& operator=(const Out&) = delete;
    operator T**() { return &m_value; }

private:
    Ref<T>& m_target;
    T* m_value = nullptr;
};

/// For objects whose pointer libre keeps the address of, to clear it when the object goes by itself:
/// requests, listeners, keep-alives. It can't move.
template <class T> class Slot {
public:
    Slot() = default;
    ~Slot() { reset(); }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;
    [[nodiscard]] T** out() { return &m_value; }
    void reset() { m_value = static_cast<T*>(mem_deref(m_value)); }

private:
    T* m_value = nullptr;
};

[[nodiscard]] inline std::string_view view(const pl& text) {
    return text.p == nullptr ? std::string_view() : std::string_view(text.p, text.l);
}

/// A timer of libre that is cancelled with its owner.
class Timer {
public:
    Timer() { tmr_init(&m_timer); }
    ~Timer() { tmr_cancel(&m_timer); }
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;
    void start(std::uint64_t ms, tmr_h* handler, void* argument) {
        tmr_start(&m_timer, ms, handler, argument);
    }
    void cancel() { tmr_cancel(&m_timer); }
    [[nodiscard]] bool running() const { return tmr_isrunning(&m_timer); }

private:
    tmr m_timer{};
};

namespace compat {

// Each takes the function of libre as a template argument, so that only the call that fits is ever compiled.

/// sipsess_connect: 4.x asks for the description by a handler, once it knows the local address. `Describe` is
/// int(mbuf**, void* argument).
template <auto Describe, class Connect>
int connectSession(Connect* connect, sipsess** session, sipsess_sock* socket, const char* to,
                   const char* fromName, const char* from, const char* contactUser, const char** routes,
                   std::uint32_t routeCount, sip_auth_h* auth, void* authArgument, sipsess_offer_h* offer,
                   sipsess_answer_h* answer, sipsess_progr_h* progress, sipsess_estab_h* established,
                   sipsess_info_h* info, sipsess_refer_h* refer, sipsess_close_h* close, void* argument,
                   const char* headers) {
    constexpr const char* type = "application/sdp";
    if constexpr (std::is_invocable_v<Connect*, sipsess**, sipsess_sock*, const char*, const char*,
                                      const char*, const char*, const char**, std::uint32_t, const char*,
                                      mbuf*, sip_auth_h*, void*, bool, sipsess_offer_h*, sipsess_answer_h*,
                                      sipsess_progr_h*, sipsess_estab_h*, sipsess_info_h*, sipsess_refer_h*,
                                      sipsess_close_h*, void*, const char*, const char*>) {
        Ref<mbuf> description;
        if (const int error = Describe(Out(description), argument))
            return error;
        return connect(session, socket, to, fromName, from, contactUser, routes, routeCount, type,
                       description.get(), auth, authArgument, false, offer, answer, progress, established,
                       info, refer, close, argument, "%s", headers);
    } else {
        const auto describe = [](mbuf** out, const sa*, const sa*, void* call) {
            return Describe(out, call);
        };
        return connect(session, socket, to, fromName, from, contactUser, routes, routeCount, type, auth,
                       authArgument, false, nullptr, +describe, offer, answer, progress, established, info,
                       refer, close, argument, "%s", headers);
    }
}

/// sipsess_accept: 4.x also asks about reliable provisional answers (RFC 3262), which we do not offer.
template <class Accept>
int acceptSession(Accept* accept, sipsess** session, sipsess_sock* socket, const sip_msg* message,
                  std::uint16_t code, const char* reason, const char* contactUser, sip_auth_h* auth,
                  void* authArgument, sipsess_offer_h* offer, sipsess_answer_h* answer,
                  sipsess_estab_h* established, sipsess_info_h* info, sipsess_refer_h* refer,
                  sipsess_close_h* close, void* argument, const char* headers) {
    constexpr const char* type = "application/sdp";
    mbuf* none = nullptr;
    if constexpr (std::is_invocable_v<Accept*, sipsess**, sipsess_sock*, const sip_msg*, std::uint16_t,
                                      const char*, const char*, const char*, mbuf*, sip_auth_h*, void*, bool,
                                      sipsess_offer_h*, sipsess_answer_h*, sipsess_estab_h*, sipsess_info_h*,
                                      sipsess_refer_h*, sipsess_close_h*, void*, const char*, const char*>) {
        return accept(session, socket, message, code, reason, contactUser, type, none, auth, authArgument,
                      false, offer, answer, established, info, refer, close, argument, "%s", headers);
    } else {
        return accept(session, socket, message, code, reason, {}, contactUser, type, none, auth, authArgument,
                      false, offer, answer, established, info, refer, close, argument, "%s", headers);
    }
}

/// rtp_send: 4.x wants the time of sending for its RTCP reports.
template <class Send>
int sendRtp(Send* send, struct rtp_sock* socket, const sa* to, bool marker, std::uint8_t payload,
            std::uint32_t timestamp, mbuf* packet) {
    if constexpr (std::is_invocable_v<Send*, struct rtp_sock*, const sa*, bool, bool, std::uint8_t,
                                      std::uint32_t, mbuf*>)
        return send(socket, to, false, marker, payload, timestamp, packet);
    else
        return send(socket, to, false, marker, payload, timestamp,
                    static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(
                                                   std::chrono::system_clock::now().time_since_epoch())
                                                   .count()),
                    packet);
}

/// The OpenSSL context of a TLS context: renamed in 4.x.
template <class Tls> auto* opensslContext(const Tls* context) {
    if constexpr (requires { tls_openssl_context(context); })
        return tls_openssl_context(context);
    else
        return tls_ssl_ctx(context);
}

} // namespace compat
} // namespace visage::engine
