// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
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
         {u"backup-dir"_s, u"Make backups by itself, into this folder."_s, u"DIR"_s},
         {u"backup-every"_s, u"How often (24h)."_s, u"TIME"_s},
         {u"backup-keep"_s, u"How many are kept (7)."_s, u"N"_s},
         {u"backups-elsewhere"_s, u"PostgreSQL's own means make the backups: nobody is to be warned."_s},
         {u"upgrade-without-backup"_s,
          u"Bring data in PostgreSQL to this version's form though no fresh backup is known. On the command "
          u"line only."_s},
         {u"drain-seconds"_s, u"How long a store that is being stopped lets its desktops go on (0)."_s,
          u"N"_s},
         {u"trusted-proxy"_s,
          u"Load balancers that say in X-Forwarded-For where desktops come from: addresses or networks "
          u"(192.0.2.0/28), with commas between."_s,
          u"ADDR[,ADDR...]"_s},
         {u"log-format"_s, u"text or json, one line each, on standard error."_s, u"FORMAT"_s},
         {u"log-level"_s, u"debug, info, warning or error (info)."_s, u"LEVEL"_s},
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
    /// Values with commas between, which the file's form has for several ones, and options said twice.
    [[nodiscard]] QString list(const QString& name) const {
        return (m_parser.isSet(name) || !m_file ? m_parser.values(name) : m_file->value(name).toStringList())
            .join(u',');
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

Result<void> readTls(const Values& values, Options& options) {
    const store::TlsFiles files{values.text(u"tls-certificate"_s), values.text(u"tls-key"_s)};
    if (files.certificate.isEmpty() && files.key.isEmpty())
        return {};
    auto tls = store::readTls(files);
    if (!tls)
        return tls.error();
    options.tls = files;
    options.door.tls = *tls;
    return {};
}

/// "24h", "30m": a whole number and its unit. Zero for anything else.
Milliseconds readDuration(const QString& text) {
    static const QRegularExpression form(u"^([0-9]{1,5})([mhd])$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return Milliseconds(0);
    const std::chrono::minutes unit(match.captured(2) == u"m"_s   ? 1
                                    : match.captured(2) == u"h"_s ? 60
                                                                  : 24 * 60);
    return match.captured(1).toInt() * unit;
}

Result<void> readBackups(const Values& values, Options& options) {
    const QString folder = values.text(u"backup-dir"_s);
    const QString every = values.text(u"backup-every"_s);
    const QString keep = values.text(u"backup-keep"_s);
    options.backupsElsewhere = values.flag(u"backups-elsewhere"_s);
    if (options.backupsElsewhere && (!folder.isEmpty() || options.database.empty()))
        return wrong(u"--backups-elsewhere is for data in PostgreSQL, and without --backup-dir."_s);
    if (folder.isEmpty())
        return every.isEmpty() && keep.isEmpty() ? Result<void>{}
                                                 : wrong(u"Say where backups go: --backup-dir DIR"_s);
    Options::Backups backups;
    backups.folder = folder.toStdString();
    if (!every.isEmpty())
        backups.every = readDuration(every);
    if (backups.every < std::chrono::minutes(1))
        return wrong(u"--backup-every wants a time as 24h or 90m; this is none: "_s + every);
    if (!keep.isEmpty())
        backups.keep = keep.toInt();
    if (backups.keep < 1)
        return wrong(u"--backup-keep wants a number from 1 on; this is none: "_s + keep);
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return wrong(
            u"Backups cannot be written to %1: make the folder, or give the right to write there."_s.arg(
                folder));
    options.backups = backups;
    return {};
}

Result<void> readDrain(const Values& values, Options& options) {
    const QString seconds = values.text(u"drain-seconds"_s);
    bool isNumber = true;
    const int value = seconds.isEmpty() ? 0 : seconds.toInt(&isNumber);
    if (!isNumber || value < 0 || value > 3600)
        return wrong(u"--drain-seconds wants a number of seconds; this is none: "_s + seconds);
    options.drain = std::chrono::seconds(value);
    return {};
}

Result<void> readProxies(const Values& values, Options& options) {
    auto proxies = store::TrustedProxies::read(values.list(u"trusted-proxy"_s).toStdString());
    if (!proxies)
        return proxies.error();
    options.door.proxies = std::move(*proxies);
    return {};
}

Result<void> readLog(const Values& values, Options& options) {
    const QString format = values.text(u"log-format"_s);
    const QString level = values.text(u"log-level"_s);
    if (!format.isEmpty() && format != u"text"_s && format != u"json"_s)
        return wrong(u"--log-format %1: say text or json."_s.arg(format));
    if (format == u"json"_s)
        options.logFormat = store::LogFormat::Json;
    const QStringList levels{u"debug"_s, u"info"_s, u"warning"_s, u"error"_s};
    if (!level.isEmpty() && !levels.contains(level))
        return wrong(u"--log-level %1: say debug, info, warning or error."_s.arg(level));
    if (!level.isEmpty())
        options.logLevel = static_cast<store::LogLine::Level>(levels.indexOf(level));
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
    options.upgradeWithoutBackup = parser.isSet(u"upgrade-without-backup"_s);
    if (options.upgradeWithoutBackup && options.database.empty())
        return wrong(
            u"--upgrade-without-backup is for data in PostgreSQL: of those in a folder a copy is made."_s);
    if (auto read = readAddress(values.text(u"listen"_s), options.door); !read)
        return read.error();
    for (const auto read : {readTls, readBackups, readDrain, readProxies, readLog})
        if (auto done = read(values, options); !done)
            return done.error();
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
