// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/filled_profile.h"

#include "app/bench/filled_desk.h"
#include "app/bench/trace_tail.h"
#include "app/visage/secrets.h"
#include "core/client/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

namespace visage::bench {

using namespace Qt::StringLiterals;

QString FilledProfile::secretsFile(const QString& folder) {
    return folder + u"/secrets.json"_s;
}

Result<FilledProfile> FilledProfile::prepare(const Options& options) {
    // Closed again at once: a desktop wants the profile for itself.
    auto desk = FilledDesk::open(options);
    if (!desk)
        return desk.error();
    const QString folder = (*desk)->profileFolder();
    Result<void> kept;
    desktop::fileSecrets(secretsFile(folder))
        ->write(client::Profile::secretKey(FilledDesk::server(), FilledDesk::user()), u"kept"_s,
                [&kept](const Result<void>& outcome) { kept = outcome; });
    if (!kept)
        return kept.error();
    return FilledProfile((*desk)->company(), (*desk)->dataName(), folder);
}

RunningDesktop::RunningDesktop(const FilledProfile& profile, const QStringList& more)
    : m_process(std::make_unique<QProcess>()) {
    m_process->setProgram(QCoreApplication::applicationDirPath() + u"/visage"_s);
    m_process->setArguments(QStringList{u"--profile"_s, profile.folder(), u"--server"_s,
                                        FilledDesk::server().toString(), u"--secrets"_s, u"file"_s,
                                        u"--language"_s, u"fr"_s, u"--trace"_s, traceFile()} +
                            more);
    m_spawnedAt = nowMicroseconds();
    m_process->start(QIODevice::ReadOnly);
}

RunningDesktop::~RunningDesktop() {
    m_process->terminate();
    if (!m_process->waitForFinished(5000)) {
        m_process->kill();
        m_process->waitForFinished();
    }
}

qint64 RunningDesktop::processId() const {
    return m_process->processId();
}

std::string RunningDesktop::complaint() {
    const QString said = QString::fromLocal8Bit(m_process->readAllStandardError()).trimmed();
    return "The desktop did not show what was waited for" +
           (said.isEmpty() ? std::string(".") : ": " + said.toStdString());
}

} // namespace visage::bench
