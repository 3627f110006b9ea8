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
    /// With `diskMiB`, on a disk of its own of that size, which goes with the process.
    explicit RealStore(const std::vector<Row>& rows, QStringList options = {}, int diskMiB = 0);
    ~RealStore() { kill(); }
    RealStore(const RealStore&) = delete;
    RealStore& operator=(const RealStore&) = delete;

    [[nodiscard]] static bool canHaveOwnDisk();
    /// At the same port as before. False when it did not say that it is ready.
    [[nodiscard]] bool start();
    /// SIGKILL: from one moment to the next.
    void kill();
    /// What visage-admin says to the arguments; empty when it failed.
    [[nodiscard]] QByteArray admin(const QStringList& arguments) const;

    [[nodiscard]] const store::DataFolder& data() const { return m_data; }
    /// The notes that it has of a customer, sorted.
    [[nodiscard]] std::vector<std::string> noteTexts(CustomerId customer) const;
    /// The folder of the data as it is seen from here.
    [[nodiscard]] QString path() const;
    /// As the store says it.
    [[nodiscard]] QUrl url() const { return m_url; }

private:
    QTemporaryDir m_folder;
    store::DataFolder m_data;
    QStringList m_options;
    int m_diskMiB;
    QProcess m_process;
    QUrl m_url;
};

} // namespace visage::client::testing
