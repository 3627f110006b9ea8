// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

namespace visage::client {

/// Whom a desktop believes beside the authorities of its system.
struct Trust {
    QList<QSslCertificate> authorities; ///< of --ca
    /// The certificate of its own making by which a person knows this server; null: none. It counts only for
    /// the name and the time that it states, as any other.
    QSslCertificate accepted = QSslCertificate();
};

/// What a connection is made with.
[[nodiscard]] QSslConfiguration configurationFor(const Trust& trust);

/// SHA-256 of the public key (SubjectPublicKeyInfo, as in RFC 7469) in upper-case hexadecimal, bytes parted
/// by colons: what visage-admin tells and people compare.
[[nodiscard]] QString keyFingerprint(const QSslCertificate& certificate);

/// Why a certificate was not accepted, and what to do: UnknownKey for one of its own making that is fine but
/// for that, UnknownIssuer, ExpiredCertificate, OtherCertificate.
[[nodiscard]] Error certificateTrouble(const QSslCertificate& shown, const QList<QSslError>& faults);

/// A server of which a person had accepted another key.
[[nodiscard]] Error keyChanged();

} // namespace visage::client
