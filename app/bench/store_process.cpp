// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/store_process.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace visage::bench {
namespace {

constexpr int longestMs = 30'000;
const char* const ready = "visage-store ready ";

} // namespace

Result<std::unique_ptr<StoreProcess>> StoreProcess::start(const store::DataFolder& folder,
                                                          const Choices& choices) {
    auto store = std::make_unique<StoreProcess>();
    QProcess& process = store->m_process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/visage-store");
    QStringList arguments{QStringLiteral("--data"), QString::fromStdString(folder.path()),
                          QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(choices.port)};
    arguments += {QStringLiteral("--log-level"), QStringLiteral("warning")};
    arguments += choices.further;
    const QString taskset = QStandardPaths::findExecutable(QStringLiteral("taskset"));
    if (choices.oneCore && !taskset.isEmpty()) {
        arguments = QStringList{QStringLiteral("-c"), QStringLiteral("0"), program} + arguments;
        program = taskset;
    }
    process.start(program, arguments);
    while (!process.canReadLine())
        if (!process.waitForReadyRead(longestMs))
            return Error{ErrorCode::Unavailable,
                         "visage-store did not start; it must lie beside visage-bench."};
    const QByteArray line = process.readLine().trimmed();
    if (!line.startsWith(ready))
        return Error{ErrorCode::Unavailable, "visage-store said something else than that it is ready."};
    store->m_url = QUrl(QString::fromUtf8(line.mid(static_cast<qsizetype>(qstrlen(ready)))));
    return store;
}

void StoreProcess::kill() {
    m_process.kill();
    m_process.waitForFinished(longestMs);
}

StoreProcess::~StoreProcess() {
    m_process.terminate();
    if (!m_process.waitForFinished(longestMs))
        m_process.kill();
}

} // namespace visage::bench
