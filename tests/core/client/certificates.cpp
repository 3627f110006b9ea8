// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/certificates.h"

#include <QFile>
#include <QProcess>

namespace visage::client::testing {

using namespace Qt::StringLiterals;

namespace {

bool openssl(const QStringList& arguments) {
    QProcess process;
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

const QStringList freshKey{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s};

} // namespace

bool Certificates::makeAuthority() {
    return openssl(QStringList{u"req"_s, u"-x509"_s, u"-subj"_s, u"/CN=Authority of a test"_s, u"-days"_s,
                               u"2"_s, u"-keyout"_s, path(u"ca.key"_s), u"-out"_s, path(u"ca.pem"_s)} +
                   freshKey);
}

bool Certificates::certify(const QString& name, const QString& subject, int days) {
    QFile extension(path(name + u".ext"_s));
    if (!extension.open(QIODevice::WriteOnly))
        return false;
    extension.write("subjectAltName=" + subject.toUtf8() + "\n");
    extension.close();
    const QString request = path(name + u".csr"_s);
    return openssl(QStringList{u"req"_s, u"-new"_s, u"-subj"_s, u"/CN=store"_s, u"-keyout"_s,
                               path(name + u".key"_s), u"-out"_s, request} +
                   freshKey) &&
           openssl({u"x509"_s, u"-req"_s, u"-in"_s, request, u"-CA"_s, path(u"ca.pem"_s), u"-CAkey"_s,
                    path(u"ca.key"_s), u"-CAcreateserial"_s, u"-extfile"_s, extension.fileName(), u"-days"_s,
                    QString::number(days), u"-out"_s, path(name + u".pem"_s)});
}

bool Certificates::selfSign(const QString& name, const QString& subject, int days, bool fresh) {
    QFile extension(path(name + u".ext"_s));
    if (!extension.open(QIODevice::WriteOnly))
        return false;
    extension.write("subjectAltName=" + subject.toUtf8() + "\nbasicConstraints=critical,CA:FALSE\n");
    extension.close();
    const QString request = path(name + u".csr"_s);
    const QStringList key = fresh ? QStringList{u"-keyout"_s, path(name + u".key"_s)} + freshKey
                                  : QStringList{u"-key"_s, path(name + u".key"_s)};
    return openssl(QStringList{u"req"_s, u"-new"_s, u"-subj"_s, u"/CN=store"_s, u"-out"_s, request} + key) &&
           openssl({u"x509"_s, u"-req"_s, u"-in"_s, request, u"-signkey"_s, path(name + u".key"_s),
                    u"-extfile"_s, extension.fileName(), u"-days"_s, QString::number(days), u"-out"_s,
                    path(name + u".pem"_s)});
}

} // namespace visage::client::testing
