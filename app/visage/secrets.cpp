// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visage/secrets.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <qt6keychain/keychain.h>

namespace visage::desktop {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"visage"_s;

class Keychain final : public client::SecretStore {
public:
    void read(const QString& key, std::function<void(Result<QString>)> done) override {
        auto* job = new QKeychain::ReadPasswordJob(service);
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, done = std::move(done)] {
            if (job->error() == QKeychain::NoError)
                done(job->textData());
            else if (job->error() == QKeychain::EntryNotFound)
                done(QString());
            else
                done(Error{ErrorCode::Unavailable, job->errorString().toStdString()});
        });
        job->start();
    }

    void write(const QString& key, const QString& secret, std::function<void(Result<void>)> done) override {
        auto* job = new QKeychain::WritePasswordJob(service);
        job->setKey(key);
        job->setTextData(secret);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, done = std::move(done)] {
            if (job->error() == QKeychain::NoError)
                done({});
            else
                done(Error{ErrorCode::Unavailable, job->errorString().toStdString()});
        });
        job->start();
    }

    void remove(const QString& key) override {
        auto* job = new QKeychain::DeletePasswordJob(service);
        job->setKey(key);
        job->start();
    }
};

class SecretFile final : public client::SecretStore {
public:
    explicit SecretFile(QString file)
        : m_file(std::move(file)) {}

    void read(const QString& key, std::function<void(Result<QString>)> done) override {
        done(load().value(key).toString());
    }

    void write(const QString& key, const QString& secret, std::function<void(Result<void>)> done) override {
        QJsonObject all = load();
        all.insert(key, secret);
        done(store(all));
    }

    void remove(const QString& key) override {
        QJsonObject all = load();
        all.remove(key);
        // Failing leaves a token that the log-out has made worthless.
        (void)store(all);
    }

private:
    [[nodiscard]] QJsonObject load() const {
        QFile file(m_file);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object();
    }

    [[nodiscard]] Result<void> store(const QJsonObject& all) const {
        QSaveFile file(m_file);
        const bool kept = file.open(QIODevice::WriteOnly) &&
                          file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                          file.write(QJsonDocument(all).toJson()) > 0 && file.commit();
        if (!kept)
            return Error{ErrorCode::Unavailable,
                         "The file of secrets cannot be written; log in again next time."};
        return {};
    }

    QString m_file;
};

} // namespace

std::unique_ptr<client::SecretStore> keychainSecrets() {
    return std::make_unique<Keychain>();
}

std::unique_ptr<client::SecretStore> fileSecrets(const QString& file) {
    return std::make_unique<SecretFile>(file);
}

} // namespace visage::desktop
