// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace visage::testing {

/// A PostgreSQL server of a test's own in a temporary folder, reached through a socket in it only. As root it
/// is run as the user "postgres", for it refuses to run as root. Ends with the test, however that ends.
class PostgresCluster {
public:
    /// Synced: as in service, where a commit is on the disk when it returns.
    enum class Disk { Quick, Synced };
    explicit PostgresCluster(Disk disk = Disk::Quick);
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;
    ~PostgresCluster();

    /// The one that all tests of this process share, made at its first use.
    [[nodiscard]] static PostgresCluster& shared();

    /// Empty: it runs. Else why not.
    [[nodiscard]] QString fault() const { return m_fault; }
    [[nodiscard]] QString url(const QString& database) const;
    /// An empty database, or a copy of another one to which nobody is connected. Returns its URL.
    [[nodiscard]] QString create(const QString& copyOf = QStringLiteral("template0"));
    void remove(const QString& url);
    /// Runs one statement in the database "postgres". What it says, or an empty text when it failed.
    QString ask(const QString& sql);

    /// One of PostgreSQL's programs.
    [[nodiscard]] QString program(const QString& name) const { return m_bin + u'/' + name; }
    [[nodiscard]] qint64 pid() const { return m_server.processId(); }
    void start();
    /// As a crash: no farewell, recovery at the next start.
    void crash();

private:
    [[nodiscard]] QStringList asServer(const QStringList& command) const;
    bool run(const QStringList& command);
    void initialize();

    Disk m_disk;
    QTemporaryDir m_folder;
    QString m_bin;
    QProcess m_server;
    QString m_fault;
    int m_databases = 0;
};

} // namespace visage::testing
