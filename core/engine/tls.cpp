// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/tls.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace visage::engine {
namespace {

int contextSlot() {
    static const int slot = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return slot;
}

TlsContext* contextOf(X509_STORE_CTX* store) {
    const auto* ssl =
        static_cast<const SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    return ssl == nullptr
               ? nullptr
               : static_cast<TlsContext*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), contextSlot()));
}

/// Adds no judgement of its own: it only remembers OpenSSL's.
int remember(int ok, X509_STORE_CTX* store) {
    if (auto* context = contextOf(store); context != nullptr && ok == 0)
        context->refused(X509_STORE_CTX_get_error(store));
    return ok;
}

bool isAddress(const std::string& host) {
    sa address;
    return sa_set_str(&address, host.c_str(), 0) == 0;
}

/// The name goes into the handshake too (RFC 6066), for a PBX that serves several companies.
void nameServer(const SSL* ssl, int where, int) {
    if ((where & SSL_CB_HANDSHAKE_START) == 0)
        return;
    const auto* host = static_cast<const std::string*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
    if (host != nullptr && SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name) == nullptr)
        SSL_set_tlsext_host_name(const_cast<SSL*>(ssl), host->c_str());
}

std::string whyRefused(int verifyError, const std::string& host) {
    switch (verifyError) {
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return "The certificate of the phone server is not made out to " + host +
               ": check the registrar of the phone account, or have the certificate corrected.";
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return "The certificate of the phone server has expired: have it renewed.";
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return "The certificate of the phone server is not valid yet: check the clock of this computer.";
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return "The certificate of the phone server comes from an authority that is not trusted here: name "
               "its "
               "certificate as \"ca\" in the phone account.";
    default:
        return std::string("The certificate of the phone server was refused: ") +
               X509_verify_cert_error_string(verifyError) + ".";
    }
}

} // namespace

Result<std::unique_ptr<TlsContext>> TlsContext::make(const call::PhoneAccount& account) {
    std::unique_ptr<TlsContext> context(new TlsContext(account.registrarHost));
    if (const auto prepared = context->prepare(account); !prepared)
        return prepared.error();
    return context;
}

Result<void> TlsContext::prepare(const call::PhoneAccount& account) {
    if (tls_alloc(Out(m_tls), TLS_METHOD_SSLV23, nullptr, nullptr) != 0)
        return Error{ErrorCode::Internal, "Encryption could not be set up on this computer."};
    auto* context = compat::opensslContext(m_tls.get());
    SSL_CTX_set_default_verify_paths(context);
    if (!account.caFile.empty() &&
        SSL_CTX_load_verify_locations(context, account.caFile.c_str(), nullptr) != 1)
        return Error{ErrorCode::NotFound,
                     "The certificate file " + account.caFile + " of the phone account can't be read."};
    auto* parameters = SSL_CTX_get0_param(context);
    const bool named = isAddress(m_host) ? X509_VERIFY_PARAM_set1_ip_asc(parameters, m_host.c_str()) == 1
                                         : X509_VERIFY_PARAM_set1_host(parameters, m_host.c_str(), 0) == 1;
    if (!named || SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_ex_data(context, contextSlot(), this) != 1)
        return Error{ErrorCode::Internal, "Encryption could not be set up on this computer."};
    SSL_CTX_set_verify_depth(context, 5);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, remember);
    if (!isAddress(m_host)) {
        SSL_CTX_set_app_data(context, &m_host);
        SSL_CTX_set_info_callback(context, nameServer);
    }
    return {};
}

std::string TlsContext::takeRefusal() {
    const int error = m_verifyError;
    m_verifyError = 0;
    return error == 0 ? std::string() : whyRefused(error, m_host);
}

} // namespace visage::engine
