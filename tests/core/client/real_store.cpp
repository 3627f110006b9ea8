// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/real_store.h"

#include "tests/core/client/running_store.h"

#include <QTest>

namespace visage::client::testing {

using namespace Qt::StringLiterals;

RealStore::RealStore(const std::vector<Row>& rows, QStringList options)
    : m_data(m_folder.path().toStdString())
    , m_options(std::move(options)) {
    furnish(m_data, rows);
    (void)start();
}

bool RealStore::start() {
    const QString where = u"127.0.0.1:%1"_s.arg(m_url.port(0));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(VISAGE_STORE),
                    QStringList{u"--data"_s, m_folder.path(), u"--listen"_s, where} + m_options);
    const bool said =
        m_process.waitForStarted() && QTest::qWaitFor([this] { return m_process.canReadLine(); }, 10'000);
    const QByteArray line = m_process.readLine().trimmed();
    m_url = QUrl(QString::fromUtf8(line.mid(line.lastIndexOf(' ') + 1)));
    return said && line.startsWith("visage-store ready ");
}

void RealStore::kill() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

QByteArray RealStore::admin(const QStringList& arguments) const {
    QProcess process;
    process.start(QStringLiteral(VISAGE_ADMIN), QStringList{u"--data"_s, m_folder.path()} + arguments);
    const bool done = process.waitForFinished(30'000) && process.exitCode() == 0;
    return done ? process.readAllStandardOutput() : QByteArray();
}

} // namespace visage::client::testing
