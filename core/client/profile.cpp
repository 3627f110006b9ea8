// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/profile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace visage::client {

using namespace Qt::StringLiterals;

namespace {

constexpr int profileFormat = 1;

QString safeName(const QString& name) {
    QString safe = QString::fromLatin1(QUrl::toPercentEncoding(name.toLower(), "@", "~"));
    if (safe.startsWith(u'.'))
        safe.replace(0, 1, u"%2E"_s);
    return safe.left(120);
}

QString storeName(const QUrl& server) {
    const int port = server.port(server.scheme() == "wss"_L1 ? 443 : 80);
    return safeName(u"%1_%2"_s.arg(server.host(QUrl::FullyEncoded)).arg(port));
}

Error unwritable(const QString& folder) {
    return {ErrorCode::Unkept, "The profile folder cannot be written: check its rights and the space on its "
                               "disk. (" +
                                   folder.toStdString() + ")"};
}

} // namespace

Profile::Profile(const QString& folder, std::unique_ptr<QLockFile> lock)
    : m_folder(folder)
    , m_lock(std::move(lock)) {}

Result<std::unique_ptr<Profile>> Profile::open(const QString& folder) {
    if (!QDir().mkpath(folder))
        return unwritable(folder);
    auto lock = std::make_unique<QLockFile>(folder + "/lock"_L1);
    // A desktop runs for days: only a dead process makes a lock stale, never its age.
    lock->setStaleLockTime(0);
    if (!lock->tryLock()) {
        if (lock->error() != QLockFile::LockFailedError)
            return unwritable(folder);
        return Error{ErrorCode::Busy, "Another desktop already uses the profile " + folder.toStdString() +
                                          ": go on there, or start with another --profile."};
    }
    std::unique_ptr<Profile> profile(new Profile(folder, std::move(lock)));
    if (const auto loaded = profile->load(); !loaded)
        return loaded.error();
    return profile;
}

Result<void> Profile::load() {
    QFile file(m_folder + "/profile.json"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // A damaged file costs one log-in, no data: it is read as empty and replaced at the next log-in.
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json["format"_L1].toInt(profileFormat) > profileFormat)
        return Error{ErrorCode::TooNew, "The profile " + m_folder.toStdString() +
                                            " was written by a newer Visage: update this program."};
    m_remembered = {QUrl(json["server"_L1].toString()), json["user"_L1].toString()};
    m_certificates = json["certificates"_L1].toObject();
    return {};
}

Result<void> Profile::remember(Remembered what) {
    m_remembered = std::move(what);
    return save();
}

QSslCertificate Profile::acceptedCertificate(const QUrl& server) const {
    return QSslCertificate(m_certificates[storeName(server)].toString().toLatin1());
}

Result<void> Profile::accept(const QUrl& server, const QSslCertificate& certificate) {
    m_certificates[storeName(server)] = QString::fromLatin1(certificate.toPem());
    return save();
}

Result<void> Profile::forgetCertificate(const QUrl& server) {
    m_certificates.remove(storeName(server));
    return save();
}

Result<void> Profile::save() const {
    QSaveFile file(m_folder + "/profile.json"_L1);
    const QJsonObject json{{u"format"_s, profileFormat},
                           {u"server"_s, m_remembered.server.toString()},
                           {u"user"_s, m_remembered.user},
                           {u"certificates"_s, m_certificates}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return unwritable(m_folder);
    return {};
}

QString Profile::userFolder(const QUrl& server, const QString& user) const {
    return storeFolder(server) + u'/' + safeName(user);
}

QString Profile::storeFolder(const QUrl& server) const {
    return m_folder + u'/' + storeName(server);
}

QString Profile::passKey(const QUrl& server, const QString& user) {
    return "left/"_L1 + storeName(server) + u'/' + user.toLower();
}

QString Profile::secretKey(const QUrl& server, const QString& user) {
    return "token/"_L1 + storeName(server) + u'/' + user.toLower();
}

} // namespace visage::client
