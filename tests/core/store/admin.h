// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/data_folder.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

namespace visage::testing {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// visage-admin as scripts use it, on a folder of the test.
class Admin {
public:
    void startAfresh() { m_folder = std::make_unique<QTemporaryDir>(); }
    [[nodiscard]] Outcome admin(const QStringList& arguments, const QByteArray& input = {}) const;
    [[nodiscard]] QJsonObject adminJson(const QStringList& arguments) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    /// The folder of --data.
    [[nodiscard]] QString data() const { return path(QStringLiteral("data")); }
    [[nodiscard]] QString file(const QString& name, const QByteArray& content) const;
    /// Anne Lefèvre, with mark-up in her name.
    [[nodiscard]] bool putCustomer() const;

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace visage::testing
