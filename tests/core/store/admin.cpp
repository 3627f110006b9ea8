// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/admin.h"

#include "core/store/change_writer.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>

namespace visage::testing {

using namespace Qt::StringLiterals;

Outcome Admin::admin(const QStringList& arguments, const QByteArray& input) const {
    QProcess process;
    process.start(QStringLiteral(VISAGE_ADMIN), QStringList{u"--data"_s, data()} + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(30'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject Admin::adminJson(const QStringList& arguments) const {
    return QJsonDocument::fromJson(admin(arguments + QStringList{u"--json"_s}).out).object();
}

QString Admin::file(const QString& name, const QByteArray& content) const {
    QFile written(path(name));
    if (written.open(QIODevice::WriteOnly))
        written.write(content);
    return written.fileName();
}

bool Admin::putCustomer() const {
    auto backend = store::DataFolder(data().toStdString()).open();
    auto batch = (*backend)->begin();
    store::ChangeWriter writer(**backend, **batch, {1});
    Customer customer;
    customer.id.uuid.bytes[15] = 1;
    customer.givenName = "Anne";
    customer.familyName = "Lefèvre\n<b>";
    Row row = customer;
    return writer.write(row).ok() && writer.finish().ok() && (*batch)->commit().ok();
}

} // namespace visage::testing
