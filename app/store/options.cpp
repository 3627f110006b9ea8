// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/options.h"

#include <QCommandLineParser>
#include <QFile>
#include <QSettings>
#include <QSslCertificate>
#include <QSslKey>
#include <QUrl>

namespace visage::storeprogram {

using namespace Qt::StringLiterals;

namespace {

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(u"The central store of Visage: keeps the data and serves desktops."_s);
    parser.addOptions(
        {{u"data"_s, u"Folder of the data; made on first start."_s, u"DIR"_s},
         {u"listen"_s, u"Where to listen (127.0.0.1:7420); port 0 takes a free one."_s, u"ADDR:PORT"_s},
         {u"database"_s, u"PostgreSQL instead of SQLite in the data folder; several gateways may share it."_s,
          u"URL"_s},
         {u"config"_s, u"INI file with these options as keys."_s, u"FILE"_s},
         {u"tls-certificate"_s, u"Certificate chain in PEM, to serve wss."_s, u"FILE"_s},
         {u"tls-key"_s, u"Its private key in PEM."_s, u"FILE"_s},
         {u"insecure-listen"_s, u"Listen beyond this machine without TLS."_s},
         {u"help"_s, u"Say this."_s},
         {u"version"_s, u"Say the version."_s}});
}

Error wrong(const QString& sentence) {
    return {ErrorCode::BadInput, sentence.toStdString()};
}

/// A value of the command line, or else of the file.
class Values {
public:
    Values(const QCommandLineParser& parser, const QSettings* file)
        : m_parser(parser)
        , m_file(file) {}
    [[nodiscard]] QString text(const QString& name) const {
        if (m_parser.isSet(name) || !m_file)
            return m_parser.value(name);
        return m_file->value(name).toString();
    }
    [[nodiscard]] bool flag(const QString& name) const {
        return m_parser.isSet(name) || (m_file && m_file->value(name).toBool());
    }

private:
    const QCommandLineParser& m_parser;
    const QSettings* m_file;
};

Result<void> readAddress(const QString& text, store::Door::Options& door) {
    door.address = QHostAddress(QHostAddress::LocalHost);
    door.port = usualPort;
    if (text.isEmpty())
        return {};
    // As a URL's authority: "[::1]:7420" and "127.0.0.1:7420" are both understood.
    const QUrl url(u"ws://"_s + text, QUrl::StrictMode);
    const QHostAddress address(url.host());
    if (!url.isValid() || address.isNull() || url.port() < 0)
        return wrong(u"--listen wants an address and a port, as 127.0.0.1:7420; this is none: "_s + text);
    door.address = address;
    door.port = static_cast<quint16>(url.port());
    return {};
}

Result<void> readTls(const Values& values, store::Door::Options& door) {
    const QString certificateFile = values.text(u"tls-certificate"_s);
    const QString keyFile = values.text(u"tls-key"_s);
    if (certificateFile.isEmpty() && keyFile.isEmpty())
        return {};
    const auto chain = QSslCertificate::fromPath(certificateFile, QSsl::Pem);
    if (chain.isEmpty())
        return wrong(u"There is no certificate in PEM in "_s + certificateFile);
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(u"The private key cannot be read: "_s + keyFile);
    const QByteArray pem = file.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return wrong(u"There is no private key in PEM without a passphrase in "_s + keyFile);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    door.tls = tls;
    return {};
}

} // namespace

Result<Options> readOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    Options options;
    options.help = parser.isSet(u"help"_s);
    options.version = parser.isSet(u"version"_s);
    if (options.help || options.version)
        return options;
    std::optional<QSettings> file;
    if (parser.isSet(u"config"_s)) {
        if (!QFile::exists(parser.value(u"config"_s)))
            return wrong(u"The configuration file is missing: "_s + parser.value(u"config"_s));
        file.emplace(parser.value(u"config"_s), QSettings::IniFormat);
    }
    const Values values(parser, file ? &*file : nullptr);
    options.data = values.text(u"data"_s).toStdString();
    if (options.data.empty())
        return wrong(u"Say where the data lie: --data DIR"_s);
    options.database = values.text(u"database"_s).toStdString();
    if (auto read = readAddress(values.text(u"listen"_s), options.door); !read)
        return read.error();
    if (auto read = readTls(values, options.door); !read)
        return read.error();
    if (!options.door.tls && !options.door.address.isLoopback() && !values.flag(u"insecure-listen"_s))
        return wrong(u"Without TLS the store listens on this machine only: give --tls-certificate and "
                     u"--tls-key, or say "
                     u"--insecure-listen if the network is yours alone."_s);
    return options;
}

QString usage() {
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace visage::storeprogram
