// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/data_folder.h"

#include <QProcess>
#include <QUrl>

#include <memory>

namespace visage::bench {

/// The real visage-store, from beside this program, as a process of its own on a free port, or on this one.
/// Ended with the object.
class StoreProcess {
public:
    struct Choices {
        quint16 port = 0;
        bool oneCore = false; ///< it has the first processor, and only that (where taskset is)
        QStringList further;  ///< options of visage-store
    };
    [[nodiscard]] static Result<std::unique_ptr<StoreProcess>> start(const store::DataFolder& folder,
                                                                     const Choices& choices);
    [[nodiscard]] static Result<std::unique_ptr<StoreProcess>> start(const store::DataFolder& folder,
                                                                     quint16 port = 0) {
        return start(folder, {port, false, {}});
    }
    ~StoreProcess();

    [[nodiscard]] const QUrl& url() const { return m_url; }
    /// As a power cut ends it.
    void kill();
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    QProcess m_process;
    QUrl m_url;
};

} // namespace visage::bench
