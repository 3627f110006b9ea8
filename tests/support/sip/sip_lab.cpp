// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sip/sip_lab.h"

#include "tests/support/shared_data.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>

namespace visage::testing {

using namespace Qt::StringLiterals;

namespace {

const QString sources = QString::fromStdString(sourceFolder());

bool answersOn(quint16 port) {
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(200);
}

} // namespace

quint16 freePort() {
    for (int attempt = 0; attempt < 50; ++attempt) {
        QTcpServer tcp;
        QUdpSocket udp;
        if (tcp.listen(QHostAddress::LocalHost) && udp.bind(QHostAddress::LocalHost, tcp.serverPort()))
            return tcp.serverPort();
    }
    return 0;
}

Child::~Child() {
    stop();
}

void Child::start(const QString& program, const QStringList& arguments, const QString& folder) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setWorkingDirectory(folder);
    m_process.start(program, arguments);
    m_process.waitForStarted();
}

void Child::stop() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(4000)) {
        m_process.kill();
        m_process.waitForFinished(4000);
    }
}

QByteArray Child::output() {
    m_output += m_process.readAll();
    return m_output;
}

SipLab::SipLab()
    : m_port(freePort())
    , m_tlsPort(freePort())
    , m_trunkPort(freePort()) {}

bool SipLab::start(bool withTls) {
    QFile source(sources + "/packaging/sip/kamailio.cfg.in"_L1);
    QFile target(folder() + "/kamailio.cfg"_L1);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
        return false;
    auto text = source.readAll();
    text.replace("@PORT@", QByteArray::number(m_port))
        .replace("@TRUNK_PORT@", QByteArray::number(m_trunkPort));
    text.replace("@DOMAIN@", domain).replace("@DIR@", folder().toUtf8());
    target.write(text);
    target.close();
    QStringList arguments{"-DD"_L1, "-E"_L1, "-f"_L1, target.fileName(), "-m"_L1, "64"_L1,
                          "-M"_L1,  "8"_L1,  "-w"_L1, folder(),          "-Y"_L1, folder()};
    if (withTls) {
        QFile tls(folder() + "/tls.cfg"_L1);
        if (!tls.open(QIODevice::WriteOnly))
            return false;
        const auto path = folder().toUtf8();
        tls.write("[server:default]\nmethod = TLSv1.2+\nverify_certificate = no\nrequire_certificate = "
                  "no\nprivate_key = " +
                  path + "/server.key\ncertificate = " + path + "/server.crt\n");
        arguments << "-A"_L1
                  << "WITH_TLS"_L1
                  << "-A"_L1
                  << "TLS_PORT="_L1 + QString::number(m_tlsPort);
    }
    m_registrar.start(u"kamailio"_s, arguments, folder());
    return QTest::qWaitFor([&] { return m_registrar.finished() || answersOn(withTls ? m_tlsPort : m_port); },
                           15000) &&
           !m_registrar.finished();
}

call::PhoneAccount SipLab::account(const std::string& user, call::Transport transport) const {
    call::PhoneAccount account;
    account.aor = "sip:" + user + "@" + domain;
    account.registrarHost = "127.0.0.1";
    account.registrarPort = transport == call::Transport::Tls ? m_tlsPort : m_port;
    account.transport = transport;
    account.authUser = user;
    account.password = "pw-" + user;
    account.realm = domain;
    return account;
}

std::unique_ptr<Child> SipLab::sipp(const QString& scenario, const QString& service,
                                    const QStringList& more) const {
    auto child = std::make_unique<Child>();
    const QStringList arguments{"127.0.0.1:"_L1 + QString::number(m_port),
                                "-sf"_L1,
                                sources + "/tests/support/sip/"_L1 + scenario,
                                "-s"_L1,
                                service,
                                "-m"_L1,
                                "1"_L1,
                                "-i"_L1,
                                "127.0.0.1"_L1,
                                "-p"_L1,
                                QString::number(m_trunkPort),
                                "-key"_L1,
                                "domain"_L1,
                                QLatin1StringView(domain),
                                "-mp"_L1,
                                QString::number(freePort()),
                                "-nostdin"_L1,
                                "-timeout"_L1,
                                "30s"_L1,
                                "-recv_timeout"_L1,
                                "15000"_L1,
                                "-trace_err"_L1};
    child->start(u"sipp"_s, arguments + more, folder());
    return child;
}

bool CertificateMaker::openssl(const QStringList& arguments) const {
    QProcess process;
    process.setWorkingDirectory(m_folder);
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished(20000) && process.exitCode() == 0;
}

bool CertificateMaker::authority(const QString& name) const {
    return openssl({"req"_L1, "-x509"_L1, "-newkey"_L1, "rsa:2048"_L1, "-nodes"_L1, "-keyout"_L1,
                    name + ".key"_L1, "-out"_L1, name + ".crt"_L1, "-days"_L1, "2"_L1, "-subj"_L1,
                    "/CN="_L1 + name});
}

bool CertificateMaker::certificate(const QString& name, const QString& authority, const QString& names,
                                   int days) const {
    QFile extensions(m_folder + u'/' + name + ".ext"_L1);
    if (!extensions.open(QIODevice::WriteOnly))
        return false;
    extensions.write("subjectAltName=" + names.toUtf8() + "\n");
    extensions.close();
    return openssl({"req"_L1, "-newkey"_L1, "rsa:2048"_L1, "-nodes"_L1, "-keyout"_L1, name + ".key"_L1,
                    "-out"_L1, name + ".csr"_L1, "-subj"_L1, "/CN=pbx"_L1}) &&
           openssl({"x509"_L1, "-req"_L1, "-in"_L1, name + ".csr"_L1, "-CA"_L1, authority + ".crt"_L1,
                    "-CAkey"_L1, authority + ".key"_L1, "-CAcreateserial"_L1, "-out"_L1, name + ".crt"_L1,
                    "-days"_L1, QString::number(days), "-extfile"_L1, name + ".ext"_L1});
}

} // namespace visage::testing
