// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/real_store.h"

#include "tests/core/client/running_store.h"

#include <QTest>

#include <algorithm>

namespace visage::client::testing {

using namespace Qt::StringLiterals;

RealStore::RealStore(const std::vector<Row>& rows, QStringList options, int diskMiB)
    : m_data(m_folder.path().toStdString())
    , m_options(std::move(options))
    , m_diskMiB(diskMiB) {
    furnish(m_data, rows);
    (void)start();
}

bool RealStore::canHaveOwnDisk() {
    return QProcess::execute(u"unshare"_s,
                             {u"-rm"_s, u"mount"_s, u"-t"_s, u"tmpfs"_s, u"tmpfs"_s, u"/mnt"_s}) == 0;
}

QString RealStore::path() const {
    return m_diskMiB == 0 ? m_folder.path()
                          : u"/proc/%1/root%2"_s.arg(m_process.processId()).arg(m_folder.path());
}

bool RealStore::start() {
    const QString where = u"127.0.0.1:%1"_s.arg(m_url.port(0));
    QStringList words{QStringLiteral(VISAGE_STORE), u"--data"_s, m_folder.path(), u"--listen"_s, where};
    words += m_options;
    if (m_diskMiB > 0) {
        // What was furnished moves onto the disk, which only the process sees.
        const QString prepare =
            u"cd \"$1\" && mkdir ../$$ && cp -a . ../$$ && mount -t tmpfs -o size=%1m tmpfs \"$1\""
            " && cp -a ../$$/. \"$1\" && rm -r ../$$ && cd / && shift && exec \"$@\""_s.arg(m_diskMiB);
        words =
            QStringList{u"unshare"_s, u"-rm"_s, u"sh"_s, u"-c"_s, prepare, u"sh"_s, m_folder.path()} + words;
    }
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(words.takeFirst(), words);
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

std::vector<std::string> RealStore::noteTexts(CustomerId customer) const {
    std::vector<std::string> texts;
    const auto backend = m_data.open();
    const auto rows = (*backend)->rowsOf(EntityKind::Note, customer, 0);
    for (const Row& row : *rows)
        texts.push_back(std::get<Note>(row).text);
    std::ranges::sort(texts);
    return texts;
}

QByteArray RealStore::admin(const QStringList& arguments) const {
    QProcess process;
    process.start(QStringLiteral(VISAGE_ADMIN), QStringList{u"--data"_s, path()} + arguments);
    const bool done = process.waitForFinished(30'000) && process.exitCode() == 0;
    return done ? process.readAllStandardOutput() : QByteArray();
}

} // namespace visage::client::testing
