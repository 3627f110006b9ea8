// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visage/desktop.h"

#include "app/visage/screenshot.h"
#include "app/visage/secrets.h"
#include "app/visage/trace_probe.h"
#include "core/client/link.h"

#include <QApplication>
#include <QDir>
#include <QFile>

namespace visage::desktop {

using namespace Qt::StringLiterals;

namespace {

Result<QString> readPassword(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, "The password file " + name.toStdString() + " cannot be read."};
    return QString::fromUtf8(file.readLine(4096)).remove(u'\n').remove(u'\r');
}

} // namespace

Desktop::Desktop(const Options& options, std::unique_ptr<client::Profile> profile)
    : m_options(options)
    , m_profile(std::move(profile))
    , m_secrets(options.secretsInFile ? fileSecrets(QDir(options.profile).filePath(u"secrets.json"_s))
                                      : keychainSecrets())
    , m_settings(QDir(options.profile).filePath(u"desktop.ini"_s)) {
    m_theme.apply(options.theme.value_or(m_settings.theme()));
    m_languages.use(options.language.value_or(m_settings.language().value_or(ui::Languages::ofSystem())));
}

Result<std::unique_ptr<Desktop>> Desktop::open(const Options& options) {
    auto profile = client::Profile::open(options.profile);
    if (!profile)
        return profile.error();
    return std::unique_ptr<Desktop>(new Desktop(options, std::move(*profile)));
}

QUrl Desktop::firstServer() const {
    if (!m_options.server.isEmpty())
        return client::storeAddress(m_options.server);
    const QUrl remembered = m_profile->remembered().server;
    return remembered.isEmpty() ? client::storeAddress(u"ws://127.0.0.1:7420"_s) : remembered;
}

Result<void> Desktop::begin() {
    const QUrl server = firstServer();
    if (server.isEmpty())
        return Error{ErrorCode::BadInput,
                     "--server: this is no address of a server; say it as wss://store.example.org."};
    if (!m_options.trace.isEmpty() && !m_tracer.open(m_options.trace))
        return Error{ErrorCode::BadInput, "--trace: the file cannot be written."};
    if (!m_options.authorities.isEmpty() && QSslCertificate::fromPath(m_options.authorities).isEmpty())
        return Error{ErrorCode::BadInput, "--ca: there is no certificate in PEM in this file."};
    if (m_options.forgetCertificate)
        if (auto forgotten = m_profile->forgetCertificate(server); !forgotten)
            return forgotten;
    QString password;
    if (!m_options.user.isEmpty()) {
        auto read = readPassword(m_options.passwordFile);
        if (!read)
            return read.error();
        password = *read;
    }
    openStation(server);
    if (!m_options.user.isEmpty())
        m_station->logInUnlessResumed(m_options.user, password);
    if (!m_options.screenshot.isEmpty())
        new Screenshot(m_options, m_station->window(), m_station->workspace(), m_station.get());
    return {};
}

void Desktop::openStation(const QUrl& server) {
    m_station =
        std::make_unique<Station>(Station::Ground{m_options, *m_profile, *m_secrets, m_clock, m_random,
                                                  m_theme, m_languages, m_settings, m_tracer},
                                  server);
    if (m_tracer.on())
        new TraceProbe(m_tracer, m_station->workspace(), m_station.get());
    connect(m_station.get(), &Station::otherServerWanted, this, &Desktop::changeServer, Qt::QueuedConnection);
    m_station->show();
}

void Desktop::changeServer(const QString& server, const QString& user, const QString& password) {
    // For a moment no window may be open.
    QApplication::setQuitOnLastWindowClosed(false);
    openStation(client::storeAddress(server));
    QApplication::setQuitOnLastWindowClosed(true);
    m_station->logIn(user, password);
}

} // namespace visage::desktop
