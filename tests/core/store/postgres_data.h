// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/postgres/postgres_backend.h"
#include "tests/core/store/harness.h"
#include "tests/support/postgres_cluster.h"

namespace visage::testing {

/// A database of its own in the tests' cluster, copied from one that has the schema already.
class PostgresData final : public Data {
public:
    PostgresData()
        : m_url(PostgresCluster::shared().create(prepared())) {}
    ~PostgresData() override { PostgresCluster::shared().remove(m_url); }

    [[nodiscard]] std::string url() const { return m_url.toStdString(); }
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
    static QString prepared() {
        static const QString name = [] {
            auto& cluster = PostgresCluster::shared();
            const QString url = cluster.create();
            const auto made = store::PostgresBackend::open(url.toStdString());
            if (!made)
                qFatal("%s %s", made.error().sentence.c_str(), qPrintable(cluster.fault()));
            return url.section(QStringLiteral("@/"), 1).section(QLatin1Char('?'), 0, 0);
        }();
        return name;
    }

    QString m_url;
};

} // namespace visage::testing
