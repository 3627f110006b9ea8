// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/company.h"
#include "app/bench/subject.h"

#include <QTemporaryDir>

#include <memory>

class QProcess;

namespace visage::bench {

/// A profile in which somebody is logged in and has the whole company, its store out of reach: the desktop's
/// own speed and nothing else. The data set L unless the options say otherwise; kept for later runs.
class FilledProfile {
public:
    [[nodiscard]] static Result<FilledProfile> prepare(const Options& options);

    [[nodiscard]] const Company& company() const { return m_company; }
    [[nodiscard]] const std::string& dataName() const { return m_dataName; }
    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] static QString secretsFile(const QString& folder);

private:
    FilledProfile(Company company, std::string dataName, QString folder)
        : m_company(company)
        , m_dataName(std::move(dataName))
        , m_folder(std::move(folder)) {}

    Company m_company;
    std::string m_dataName;
    QString m_folder;
};

/// The real desktop over such a profile; ends with this object.
class RunningDesktop {
public:
    RunningDesktop(const FilledProfile& profile, const QStringList& more);
    ~RunningDesktop();

    [[nodiscard]] QString traceFile() const { return m_scratch.filePath(QStringLiteral("trace.jsonl")); }
    [[nodiscard]] qint64 processId() const;
    /// Microseconds: just before the process was made.
    [[nodiscard]] qint64 spawnedAt() const { return m_spawnedAt; }
    /// What it said on standard error, for a failure's sentence.
    [[nodiscard]] std::string complaint();

private:
    QTemporaryDir m_scratch;
    std::unique_ptr<QProcess> m_process;
    qint64 m_spawnedAt = 0;
};

} // namespace visage::bench
