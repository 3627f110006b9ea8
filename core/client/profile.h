// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QLockFile>
#include <QSslCertificate>
#include <QString>
#include <QUrl>

#include <memory>

namespace visage::client {

/// The folder of one desktop: which server and user it used last, and one folder for each user of each store
/// below it. Held by one process at a time. GUI thread; the files are small.
class Profile {
public:
    struct Remembered {
        QUrl server;
        QString user; ///< log-in name; empty after a log-out
    };

    /// Makes the folder where it is missing. Busy when another desktop holds the profile, TooNew when a newer
    /// program wrote it, StorageFull or Unkept when the folder cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<Profile>> open(const QString& folder);

    [[nodiscard]] const Remembered& remembered() const { return m_remembered; }
    /// Durable and whole or not at all: a crash leaves the former file.
    [[nodiscard]] Result<void> remember(Remembered what);

    /// The certificate of its own making by which a person knows this server; null: none.
    [[nodiscard]] QSslCertificate acceptedCertificate(const QUrl& server) const;
    [[nodiscard]] Result<void> accept(const QUrl& server, const QSslCertificate& certificate);
    /// As if nobody had ever accepted one.
    [[nodiscard]] Result<void> forgetCertificate(const QUrl& server);

    [[nodiscard]] const QString& folder() const { return m_folder; }
    /// PROFILE/<store>/<user>. A store is named by its address; names that are no good file names are
    /// encoded.
    [[nodiscard]] QString userFolder(const QUrl& server, const QString& user) const;
    /// PROFILE/<store>: the folders of all users of this store.
    [[nodiscard]] QString storeFolder(const QUrl& server) const;
    /// Under which name that is kept by which the unsent work of this user is sent after the log-out.
    [[nodiscard]] static QString passKey(const QUrl& server, const QString& user);
    /// Under which name the token of this user is kept in the SecretStore.
    [[nodiscard]] static QString secretKey(const QUrl& server, const QString& user);

private:
    Profile(const QString& folder, std::unique_ptr<QLockFile> lock);
    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> save() const;

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    Remembered m_remembered;
    QJsonObject m_certificates; ///< PEM by store
};

} // namespace visage::client
