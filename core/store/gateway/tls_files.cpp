// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/tls_files.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace visage::store {

using namespace Qt::StringLiterals;

namespace {

template <class T, void (*release)(T*)> struct Release {
    void operator()(T* held) const { release(held); }
};
using KeyHandle = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using CertificateHandle = std::unique_ptr<X509, Release<X509, X509_free>>;
using BioHandle = std::unique_ptr<BIO, Release<BIO, BIO_free_all>>;

Error wrong(const QString& sentence) {
    return {ErrorCode::BadInput, sentence.toStdString()};
}

Error opensslFailed() {
    return {ErrorCode::Internal, "OpenSSL could not make the certificate."};
}

BioHandle over(const QByteArray& bytes) {
    return BioHandle(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

QByteArray bytesOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<qsizetype>(size)};
}

/// Nobody is asked for a passphrase: a store starts by itself.
int noPassphrase(char*, int, int, void*) {
    return -1;
}

bool belongTogether(const QByteArray& key, const QSslCertificate& certificate) {
    const KeyHandle secret(PEM_read_bio_PrivateKey(over(key).get(), nullptr, noPassphrase, nullptr));
    const CertificateHandle open(
        PEM_read_bio_X509(over(certificate.toPem()).get(), nullptr, nullptr, nullptr));
    return secret && open && X509_check_private_key(open.get(), secret.get()) == 1;
}

bool addExtension(X509* certificate, int kind, const QByteArray& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData());
    if (!extension)
        return false;
    const bool added = X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

QByteArray alternativeNames(const QStringList& names) {
    QStringList list;
    for (const QString& name : names)
        list << (QHostAddress(name).isNull() ? u"DNS:"_s : u"IP:"_s) + name;
    return list.join(u',').toUtf8();
}

bool fill(X509* certificate, EVP_PKEY* key, const QStringList& names, Timestamp now, int days) {
    constexpr long day = 24 * 3600;
    auto at = static_cast<time_t>(now.ms / 1000);
    std::uint64_t serial = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1)
        return false;
    const QByteArray name = names.first().left(64).toUtf8();
    X509_NAME* subject = X509_get_subject_name(certificate);
    return X509_set_version(certificate, X509_VERSION_3) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1 | 1) == 1 &&
           X509_time_adj_ex(X509_getm_notBefore(certificate), -1, 0, &at) &&
           X509_time_adj_ex(X509_getm_notAfter(certificate), 0, days * day, &at) &&
           X509_set_pubkey(certificate, key) == 1 &&
           X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(name.constData()),
                                      static_cast<int>(name.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, subject) == 1 &&
           // It vouches for itself and for nothing else.
           addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
           addExtension(certificate, NID_ext_key_usage, "serverAuth") &&
           addExtension(certificate, NID_subject_alt_name, alternativeNames(names)) &&
           X509_sign(certificate, key, EVP_sha256()) > 0;
}

} // namespace

Result<QSslConfiguration> readTls(const TlsFiles& files) {
    const auto chain = QSslCertificate::fromPath(files.certificate, QSsl::Pem);
    if (chain.isEmpty())
        return wrong(u"There is no certificate in PEM in "_s + files.certificate);
    QFile file(files.key);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(u"The private key cannot be read: "_s + files.key);
    const QByteArray pem = file.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return wrong(u"There is no private key in PEM without a passphrase in "_s + files.key);
    if (!belongTogether(pem, chain.first()))
        return wrong(u"The private key in %1 is not that of the first certificate in %2."_s.arg(
            files.key, files.certificate));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    return tls;
}

Timestamp certificateEnd(const QSslConfiguration& tls) {
    const QSslCertificate own = tls.localCertificate();
    return {own.isNull() ? 0 : own.expiryDate().toMSecsSinceEpoch()};
}

QString keyFingerprint(const QSslCertificate& certificate) {
    const QByteArray digest =
        QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex(':').toUpper());
}

Result<SelfSigned> makeSelfSigned(const QStringList& names, Timestamp now, int days) {
    if (names.isEmpty())
        return wrong(u"A certificate needs a name."_s);
    const KeyHandle key(EVP_EC_gen("P-256"));
    const CertificateHandle certificate(X509_new());
    if (!key || !certificate)
        return opensslFailed();
    if (!fill(certificate.get(), key.get(), names, now, days))
        return wrong(u"No certificate can be made for "_s + names.join(u", "_s));
    const BioHandle certificatePem(BIO_new(BIO_s_mem()));
    const BioHandle keyPem(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificatePem.get(), certificate.get()) != 1 ||
        PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return opensslFailed();
    return SelfSigned{bytesOf(certificatePem.get()), bytesOf(keyPem.get())};
}

} // namespace visage::store
