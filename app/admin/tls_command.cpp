// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "core/store/gateway/tls_files.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSysInfo>

namespace visage::admin {

using namespace Qt::StringLiterals;

namespace {

/// A trial that outlives this wants a real certificate.
constexpr int days = 398;

Error cannotWrite(const QString& file) {
    return {ErrorCode::Denied,
            "The file " + file.toStdString() +
                " cannot be written: check the rights and the space there, and that it does "
                "not exist yet."};
}

/// Never over a file that is there. Readable by its owner only, from its first moment.
Result<void> writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.flush())
        return cannotWrite(path);
    return {};
}

QStringList namesOf(const Context& context) {
    QStringList names;
    for (const std::string& name : context.optionValues("--name"))
        names << QString::fromStdString(name).toLower();
    if (names.isEmpty())
        names << QSysInfo::machineHostName().toLower() << u"localhost"_s << u"127.0.0.1"_s << u"::1"_s;
    names.removeDuplicates();
    return names;
}

Result<void> selfSigned(Context& context) {
    static const QRegularExpression form(u"^[a-z0-9*][a-z0-9.:-]{0,252}$"_s);
    if (!context.has("--out"))
        return context.wrongUse("Say where certificate and key go: --out DIR.");
    const QStringList names = namesOf(context);
    for (const QString& name : names)
        if (!form.match(name).hasMatch())
            return context.wrongUse("This is no host name or address: " + name.toStdString());
    const auto made = store::makeSelfSigned(names, context.clock().now(), days);
    if (!made)
        return made.error();
    const QString folder = QString::fromStdString(context.option("--out"));
    const QString certificate = QDir(folder).filePath(u"certificate.pem"_s);
    const QString key = QDir(folder).filePath(u"key.pem"_s);
    if (!QDir().mkpath(folder))
        return cannotWrite(folder);
    if (QFile::exists(certificate))
        return cannotWrite(certificate);
    if (auto written = writeFile(key, made->key); !written)
        return written;
    if (auto written = writeFile(certificate, made->certificate); !written)
        return written;
    const QString fingerprint = store::keyFingerprint(QSslCertificate(made->certificate));
    const QString text =
        u"Certificate and key for %1, for %2 days:\n  %3\n  %4\n"
        "SHA-256 fingerprint of the public key, as desktops show it at their first log-in:\n  %5"_s
            .arg(names.join(u", "_s))
            .arg(days)
            .arg(certificate, key, fingerprint);
    context.print(text.toStdString(),
                  {{u"certificate"_s, certificate}, {u"key"_s, key}, {u"key_sha256"_s, fingerprint}});
    return {};
}

constexpr Option selfSignedOptions[] = {{"--out"}, {"--name", true, true}};

constexpr Command commands[] = {
    {"tls self-signed", "--out DIR [--name HOST ...]",
     "makes a certificate of nobody's authority and its key, for trials", 0, 0, selfSignedOptions,
     selfSigned},
};

} // namespace

std::span<const Command> tlsCommands() {
    return commands;
}

} // namespace visage::admin
