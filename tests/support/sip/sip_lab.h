// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/account.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace visage::testing {

/// A TCP and UDP port of 127.0.0.1 that was free a moment ago.
[[nodiscard]] quint16 freePort();

/// A child process that does not outlive this object.
class Child {
public:
    ~Child();
    void start(const QString& program, const QStringList& arguments, const QString& folder);
    /// SIGTERM, then SIGKILL; waits for the end.
    void stop();
    [[nodiscard]] bool finished() const { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] QByteArray output();

private:
    QProcess m_process;
    QByteArray m_output;
};

/// kamailio as the company's PBX, by packaging/sip/kamailio.cfg.in, and SIPp as the world behind it.
class SipLab {
public:
    static constexpr auto domain = "cc.test";

    SipLab();
    /// Ready when it returns true. With certificates in folder() (server.crt, server.key) it speaks TLS too.
    [[nodiscard]] bool start(bool withTls = false);
    void stop() { m_registrar.stop(); }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] quint16 tlsPort() const { return m_tlsPort; }
    [[nodiscard]] QByteArray log() { return m_registrar.output(); }

    /// Of an agent whose password is right, over TCP.
    [[nodiscard]] call::PhoneAccount account(const std::string& user,
                                             call::Transport transport = call::Transport::Tcp) const;

    /// Runs a scenario of tests/support/sip once, from the trunk's port: `service` is whom it calls.
    [[nodiscard]] std::unique_ptr<Child> sipp(const QString& scenario, const QString& service,
                                              const QStringList& more = {}) const;

private:
    QTemporaryDir m_folder;
    quint16 m_port;
    quint16 m_tlsPort;
    quint16 m_trunkPort;
    Child m_registrar;
};

/// Certificates made by the openssl command in `folder`.
class CertificateMaker {
public:
    explicit CertificateMaker(QString folder)
        : m_folder(std::move(folder)) {}
    /// NAME.crt and NAME.key: an authority.
    [[nodiscard]] bool authority(const QString& name) const;
    /// NAME.crt and NAME.key for `names` ("DNS:localhost,IP:127.0.0.1"), valid for `days` (negative:
    /// expired).
    [[nodiscard]] bool certificate(const QString& name, const QString& authority, const QString& names,
                                   int days = 2) const;

private:
    [[nodiscard]] bool openssl(const QStringList& arguments) const;
    QString m_folder;
};

} // namespace visage::testing
