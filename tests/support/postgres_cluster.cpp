// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres_cluster.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace visage::testing {

using namespace Qt::StringLiterals;

namespace {

constexpr int slowestMs = 60'000;

QString newestBin() {
    const QDir all(u"/usr/lib/postgresql"_s);
    const QStringList versions = all.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return versions.isEmpty() ? QString() : all.filePath(versions.back() + u"/bin"_s);
}

} // namespace

PostgresCluster::PostgresCluster(Disk disk)
    : m_disk(disk)
    , m_bin(newestBin()) {
    if (m_bin.isEmpty()) {
        m_fault = u"PostgreSQL is not installed."_s;
        return;
    }
    initialize();
    start();
}

PostgresCluster::~PostgresCluster() {
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.kill(); // nothing of it is kept
    m_server.waitForFinished(slowestMs);
}

PostgresCluster& PostgresCluster::shared() {
    static PostgresCluster cluster;
    return cluster;
}

QStringList PostgresCluster::asServer(const QStringList& command) const {
    QStringList words{u"setpriv"_s, u"--pdeathsig"_s, u"KILL"_s};
    if (::geteuid() == 0)
        words << u"--reuid=postgres"_s << u"--regid=postgres"_s << u"--clear-groups"_s;
    return words + command;
}

bool PostgresCluster::run(const QStringList& command) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.front(), command.mid(1));
    if (process.waitForFinished(slowestMs) && process.exitCode() == 0)
        return true;
    m_fault = command.join(u' ') + u": "_s + process.errorString() + u' ' +
              QString::fromUtf8(process.readAll()).trimmed();
    return false;
}

void PostgresCluster::initialize() {
    if (::geteuid() == 0 && !run({u"chown"_s, u"postgres"_s, m_folder.path()}))
        return;
    run(asServer({m_bin + u"/initdb"_s, u"--no-sync"_s, u"--auth=trust"_s, u"--encoding=UTF8"_s,
                  u"--locale=C"_s, u"--username=visage"_s, u"-D"_s, m_folder.filePath(u"data"_s)}));
}

void PostgresCluster::start() {
    if (!m_fault.isEmpty())
        return;
    const QStringList words = asServer(
        {m_bin + u"/postgres"_s, u"-D"_s, m_folder.filePath(u"data"_s), u"-k"_s, m_folder.path(), u"-c"_s,
         u"listen_addresses="_s, u"-c"_s, u"shared_buffers=16MB"_s, u"-c"_s, u"max_connections=60"_s, u"-c"_s,
         u"max_prepared_transactions=2"_s, u"-c"_s, m_disk == Disk::Synced ? u"fsync=on"_s : u"fsync=off"_s,
         u"-c"_s, m_disk == Disk::Synced ? u"autovacuum=on"_s : u"autovacuum=off"_s,
         // Whatever it says beyond this, nobody reads, and a full pipe would stop it.
         u"-c"_s, u"log_min_messages=log"_s, u"-c"_s, u"log_checkpoints=off"_s});
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(words.front(), words.mid(1));
    if (!m_server.waitForStarted(slowestMs)) {
        m_fault = m_server.errorString();
        return;
    }
    const auto ready = [this](const QByteArray& said) {
        return said.contains("database system is ready to accept connections");
    };
    QByteArray said;
    while (!ready(said)) {
        if (!m_server.waitForReadyRead(slowestMs)) {
            m_fault = u"PostgreSQL did not start: "_s + QString::fromUtf8(said);
            return;
        }
        said += m_server.readAll();
    }
}

void PostgresCluster::crash() {
    // SIGQUIT is its immediate shutdown: every process of it ends at once, and nothing is written.
    run({u"kill"_s, u"-QUIT"_s, QString::number(m_server.processId())});
    m_server.waitForFinished(slowestMs);
}

QString PostgresCluster::url(const QString& database) const {
    return u"postgresql://visage@/%1?host=%2"_s.arg(database, m_folder.path());
}

QString PostgresCluster::create(const QString& copyOf) {
    const QString name = u"visage_%1"_s.arg(++m_databases);
    ask(u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(name, copyOf));
    return url(name);
}

void PostgresCluster::remove(const QString& url) {
    const QString name = url.section(u"@/"_s, 1).section(u'?', 0, 0);
    ask(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(name));
}

QString PostgresCluster::ask(const QString& sql) {
    QProcess psql;
    psql.start(m_bin + u"/psql"_s, {u"-XqAt"_s, u"-d"_s, url(u"postgres"_s), u"-c"_s, sql});
    psql.waitForFinished(slowestMs);
    if (psql.exitCode() != 0)
        qWarning("%s", psql.readAllStandardError().constData());
    return QString::fromUtf8(psql.readAllStandardOutput()).trimmed();
}

} // namespace visage::testing
