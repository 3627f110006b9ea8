// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/left_behind.h"
#include "core/client/local_workspace.h"
#include "core/client/writer.h"

// LocalWorkspace: who logs out, and what becomes of what they had not sent.

namespace visage::client {

void LocalWorkspace::startLeftBehind() {
    m_left =
        new LeftBehind({{m_options.server,
                         m_options.build,
                         m_options.deviceName,
                         {m_options.authorities, m_services.profile.acceptedCertificate(m_options.server)}},
                        m_services.profile.storeFolder(m_options.server),
                        m_options.beforeOutbox,
                        m_options.beforeCache,
                        m_options.handOver},
                       m_services.clock, m_services.random);
    m_left->moveToThread(m_writerThread.get());
    connect(m_writerThread.get(), &QThread::finished, m_left, &QObject::deleteLater);
    connect(m_writer, &Writer::filesWanted, m_left, &LeftBehind::makeWay);
    connect(m_writer, &Writer::filesLeft, m_left, &LeftBehind::goOn);
    connect(m_writer, &Writer::said, m_left, &LeftBehind::follow);
    connect(m_left, &LeftBehind::passesWanted, this, &LocalWorkspace::readPasses);
    connect(m_left, &LeftBehind::passesChanged, this, &LocalWorkspace::keepPasses);
    connect(m_left, &LeftBehind::changed, this, [this](const std::vector<LeftWork>& works) {
        m_leftWorks = works;
        Q_EMIT leftBehindChanged();
    });
}

void LocalWorkspace::logOut() {
    m_opened = false;
    const QString user = m_session.name;
    (void)m_services.profile.remember({m_options.server, {}});
    // What is unsent may still go out by it.
    if (m_status.unsent == 0)
        forgetToken(user);
    QMetaObject::invokeMethod(
        m_writer,
        [this, user, writer = m_writer, left = m_left] {
            if (const QString pass = writer->logOut(); !pass.isEmpty())
                left->take(user, pass, false); // forgets the token when that is kept
            else
                QMetaObject::invokeMethod(
                    this, [this, user] { forgetToken(user); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    m_session = {};
    m_base = std::make_shared<const BaseData>();
    Q_EMIT sessionChanged();
    Q_EMIT baseDataChanged();
}

/// Unless it is somebody's who has come in again meanwhile.
void LocalWorkspace::forgetToken(const QString& user) {
    if (m_services.profile.remembered().user != user)
        m_services.secrets.remove(Profile::secretKey(m_options.server, user));
}

void LocalWorkspace::readPasses(const QString& user) {
    const auto give = [left = m_left](const QString& name, const QString& passes, bool kept) {
        QMetaObject::invokeMethod(
            left, [left, name, passes, kept] { left->take(name, passes, kept); }, Qt::QueuedConnection);
    };
    m_services.secrets.read(
        Profile::passKey(m_options.server, user),
        [self = QPointer<LocalWorkspace>(this), user, give](const Result<QString>& passes) {
            if (!self)
                return;
            if (passes && !passes->isEmpty())
                return give(user, *passes, true);
            // Who has gone without a log-out, or whose log-out was cut short, has left a token.
            if (self->m_services.profile.remembered().user == user)
                return;
            self->m_services.secrets.read(Profile::secretKey(self->m_options.server, user),
                                          [self, user, give](const Result<QString>& token) {
                                              if (self && token && !token->isEmpty() &&
                                                  self->m_services.profile.remembered().user != user)
                                                  give(user, QStringLiteral("0 ") + *token, false);
                                          });
        });
}

void LocalWorkspace::keepPasses(const QString& user, const QString& passes) {
    const QString key = Profile::passKey(m_options.server, user);
    if (passes.isEmpty()) {
        m_services.secrets.remove(key);
        return forgetToken(user);
    }
    // Failing costs that it goes out by this run of the program, or when the person comes back.
    m_services.secrets.write(key, passes,
                             [self = QPointer<LocalWorkspace>(this), user](const Result<void>& kept) {
                                 if (self && kept)
                                     self->forgetToken(user);
                             });
}

} // namespace visage::client
