// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace visage::client::testing {

/// An authority and what it certifies, made by the openssl program in a folder of the test.
class Certificates {
public:
    /// False without the openssl program.
    [[nodiscard]] bool makeAuthority();
    /// NAME.pem and NAME.key for a subject such as "IP:127.0.0.1"; `days` below zero: expired.
    [[nodiscard]] bool certify(const QString& name, const QString& subject, int days);

    /// NAME.pem, of its own making, for a subject; with a fresh NAME.key, or the one that is there.
    [[nodiscard]] bool selfSign(const QString& name, const QString& subject, int days, bool freshKey = true);

    [[nodiscard]] QString path(const QString& file) const { return m_folder.filePath(file); }

private:
    QTemporaryDir m_folder;
};

} // namespace visage::client::testing
