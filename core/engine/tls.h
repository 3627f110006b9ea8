// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/call/account.h"
#include "core/engine/libre.h"

#include <memory>
#include <string>

namespace visage::engine {

/// TLS 1.2 or later towards one PBX, whose certificate is checked: chain to the system's anchors or the
/// account's own, validity, and the host name or address of the account (RFC 5922, 6125). libre 1.1 by itself
/// checks none of it.
class TlsContext {
public:
    [[nodiscard]] static Result<std::unique_ptr<TlsContext>> make(const call::PhoneAccount& account);
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

    [[nodiscard]] tls* get() const { return m_tls.get(); }
    /// Why the last certificate was refused, as a sentence; empty when none was. Forgets it.
    [[nodiscard]] std::string takeRefusal();

    /// For the callback of OpenSSL only.
    void refused(int verifyError) { m_verifyError = verifyError; }

private:
    explicit TlsContext(std::string host)
        : m_host(std::move(host)) {}
    [[nodiscard]] Result<void> prepare(const call::PhoneAccount& account);

    std::string m_host;
    Ref<tls> m_tls;
    int m_verifyError = 0;
};

} // namespace visage::engine
