// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/data_folder.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace visage::client::testing {

/// visage-store as a process of its own on data that outlive it, with the users of RunningStore.
class RealStore {
public:
    explicit RealStore(const std::vector<Row>& rows, QStringList options = {});
    ~RealStore() { kill(); }
    RealStore(const RealStore&) = delete;
    RealStore& operator=(const RealStore&) = delete;

    /// At the same port as before. False when it did not say that it is ready.
    [[nodiscard]] bool start();
    /// SIGKILL: from one moment to the next.
    void kill();
    /// What visage-admin says to the arguments; empty when it failed.
    [[nodiscard]] QByteArray admin(const QStringList& arguments) const;

    [[nodiscard]] const store::DataFolder& data() const { return m_data; }
    /// As the store says it.
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QTemporaryDir m_folder;
    store::DataFolder m_data;
    QStringList m_options;
    QProcess m_process;
    QUrl m_url;
};

} // namespace visage::client::testing
