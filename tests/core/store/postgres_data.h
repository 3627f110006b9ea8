// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/postgres/postgres_backend.h"
#include "tests/core/store/harness.h"
#include "tests/support/postgres_cluster.h"

#include <QDir>

namespace visage::testing {

/// An empty store in a database of the tests' cluster, which is given back for others at the end: making one
/// anew would write a thousand files.
class PostgresData final : public Data {
public:
    PostgresData()
        : m_url(take()) {}
    PostgresData(const PostgresData&) = delete;
    PostgresData& operator=(const PostgresData&) = delete;
    ~PostgresData() override { idle().push_back(m_url); }

    [[nodiscard]] const std::string& url() const { return m_url; }
    QByteArray bytes() override {
        auto& cluster = PostgresCluster::shared();
        cluster.ask(QStringLiteral("CHECKPOINT"));
        const QString name =
            QString::fromStdString(url()).section(QStringLiteral("@/"), 1).section(u'?', 0, 0);
        const QString oid =
            cluster.ask(QStringLiteral("SELECT oid FROM pg_database WHERE datname='%1'").arg(name));
        const QDir folder(cluster.ask(QStringLiteral("SHOW data_directory")) + QStringLiteral("/base/") +
                          oid);
        QByteArray all;
        for (const QString& file : folder.entryList(QDir::Files)) {
            QFile read(folder.filePath(file));
            if (read.open(QIODevice::ReadOnly))
                all += read.readAll();
        }
        return all;
    }
    std::vector<std::string> faults() override {
        auto opened = store::PostgresBackend::open(url());
        const auto findings = opened ? (*opened)->verify() : opened.error();
        return findings ? *findings : std::vector<std::string>{findings.error().sentence};
    }

protected:
    Result<std::unique_ptr<store::Backend>> make(storage::AccessHook hook) override {
        storage::pg::OpenOptions options;
        options.lockTimeout = std::chrono::milliseconds(1);
        options.beforeAccess = std::move(hook);
        auto opened = store::PostgresBackend::open(url(), options);
        if (!opened)
            return opened.error();
        return std::unique_ptr<store::Backend>(std::move(*opened));
    }

private:
    static std::vector<std::string>& idle() {
        static std::vector<std::string> urls;
        return urls;
    }
    static std::string take() {
        if (idle().empty())
            return PostgresCluster::shared().create().toStdString();
        const std::string url = std::move(idle().back());
        idle().pop_back();
        auto db = storage::pg::Connection::open(url);
        const auto emptied =
            db ? db->runScript(
                     "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE "
                     "schemaname='public' AND tablename NOT IN ('schema_version', 'head', 'store') "
                     "LOOP EXECUTE format('DELETE FROM %I', t); END LOOP; END $$;"
                     "UPDATE head SET n=0, pulse=0;"
                     "UPDATE store SET incarnation=1, floor=0, remains=0, search_form='', lineage='', "
                     "desktops_hold=1, hold_automatic=1, members_building=0, members_until=NULL, "
                     "last_backup=0")
               : Result<void>(db.error());
        if (!emptied)
            qFatal("%s", emptied.error().sentence.c_str());
        return url;
    }

    std::string m_url;
};

} // namespace visage::testing
