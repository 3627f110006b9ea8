// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/trust.h"

#include <QCryptographicHash>
#include <QSslKey>

namespace visage::client {

QSslConfiguration configurationFor(const Trust& trust) {
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (trust.authorities.isEmpty() && trust.accepted.isNull())
        return configuration;
    // Named by us, authorities of the system are no longer looked for by themselves.
    QList<QSslCertificate> all = configuration.caCertificates() + QSslConfiguration::systemCaCertificates();
    all += trust.authorities;
    if (!trust.accepted.isNull())
        all += trust.accepted;
    configuration.setCaCertificates(all);
    return configuration;
}

QString keyFingerprint(const QSslCertificate& certificate) {
    const QByteArray digest =
        QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex(':').toUpper());
}

Error certificateTrouble(const QSslCertificate& shown, const QList<QSslError>& faults) {
    bool expired = false;
    bool otherName = false;
    bool unknown = faults.isEmpty();
    for (const QSslError& fault : faults) {
        switch (fault.error()) {
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
            expired = true;
            break;
        case QSslError::HostNameMismatch:
            otherName = true;
            break;
        default:
            unknown = true;
        }
    }
    // Whom nobody vouches for, but who could be asked about.
    const bool ownMaking = unknown && !shown.isNull() && shown.isSelfSigned();
    if (ownMaking && !expired && !otherName)
        return {
            ErrorCode::UnknownKey,
            "This computer does not know the server yet: compare the fingerprint of its key with what your "
            "administrator has given you."};
    // Of a certificate that nobody vouches for, nothing else counts.
    if (unknown && !ownMaking)
        return {ErrorCode::UnknownIssuer,
                "The certificate of the server was issued by an authority that this computer does not trust: "
                "have your administrator install that authority here, or check the address of the server."};
    if (expired)
        return {
            ErrorCode::ExpiredCertificate,
            "The certificate of the server is not valid today: have your administrator renew it, or set the "
            "date of this computer right."};
    return {ErrorCode::OtherCertificate,
            "The certificate of the server is for another name than its address says: correct the "
            "address, or have the server certified under this name."};
}

Error keyChanged() {
    return {
        ErrorCode::ChangedKey,
        "The server shows another key than the one that was accepted here: somebody else may be answering "
        "in its place. Do not log in, and ask your administrator. Only if they have changed the key, start "
        "Visage once with --forget-certificate."};
}

} // namespace visage::client
