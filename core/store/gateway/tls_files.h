// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/seams.h"

#include <QSslConfiguration>
#include <QString>
#include <QStringList>

namespace visage::store {

/// Where the store's certificate lies: the chain, its own certificate first, and the private key, both in
/// PEM.
struct TlsFiles {
    QString certificate;
    QString key;
};

/// What a server is set up with. BadInput with a sentence when a file cannot be read, holds nothing of the
/// sort, or the key is not that of the certificate.
[[nodiscard]] Result<QSslConfiguration> readTls(const TlsFiles& files);

/// When the store's own certificate ends; 0 for a configuration without one.
[[nodiscard]] Timestamp certificateEnd(const QSslConfiguration& tls);

/// SHA-256 of the public key (SubjectPublicKeyInfo, as in RFC 7469) in upper-case hexadecimal, bytes parted
/// by colons.
[[nodiscard]] QString keyFingerprint(const QSslCertificate& certificate);

struct SelfSigned {
    QByteArray certificate; ///< PEM
    QByteArray key;         ///< PEM, to be read by its owner only
};
/// A fresh key (P-256) and a certificate over it for `names` (host names and addresses), of nobody's
/// authority, from a day before `now` for `days`.
[[nodiscard]] Result<SelfSigned> makeSelfSigned(const QStringList& names, Timestamp now, int days);

} // namespace visage::store
