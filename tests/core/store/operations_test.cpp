// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The running program as administrators meet it: figures, log, signals, certificates, backups.
#include "core/store/backup.h"
#include "core/store/change_writer.h"
#include "tests/core/store/admin.h"
#include "tests/core/store/desktop.h"
#include "tests/support/run.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace visage;
using visage::testing::Desktop;
using visage::testing::id;
using namespace Qt::StringLiterals;

namespace {

/// visage-store with options; killed when it goes out of scope.
class Store {
public:
    Store(const QString& folder, const QStringList& options) {
        m_process.setStandardErrorFile(folder + u".log"_s);
        m_process.start(QStringLiteral(VISAGE_STORE),
                        QStringList{u"--data"_s, folder, u"--listen"_s, u"127.0.0.1:0"_s} + options);
        m_log = folder + u".log"_s;
        if (m_process.waitForStarted())
            (void)QTest::qWaitFor([this] { return m_process.canReadLine() || ended(); }, 10'000);
        const QByteArray line = m_process.readLine().trimmed();
        m_url = QUrl(QString::fromUtf8(line.mid(line.lastIndexOf(' ') + 1)));
    }
    ~Store() {
        if (ended())
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] bool ended() const { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] QString url() const { return m_url.toString(); }
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(m_url.port()); }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    [[nodiscard]] QByteArray log() const {
        QFile file(m_log);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// The whole answer to a plain request.
    [[nodiscard]] QByteArray get(const QByteArray& path) const {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port());
        if (!socket.waitForConnected(5000))
            return {};
        socket.write("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        while (socket.waitForReadyRead(5000))
            ;
        return socket.readAll();
    }
    QProcess& process() { return m_process; }

private:
    QProcess m_process;
    QUrl m_url;
    QString m_log;
};

/// A figure of /metrics; -1 when it is not there.
double figure(const QByteArray& page, const QByteArray& name) {
    const qsizetype at = page.indexOf("\n" + name + " ");
    if (at < 0)
        return -1;
    const qsizetype begin = at + 2 + name.size();
    return page.mid(begin, page.indexOf('\n', begin) - begin).toDouble();
}

} // namespace

class TestOperations : public QObject, private visage::testing::Admin {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void tellsFigures();
    void believesItsProxiesOnly();
    void logsLinesOfJson();
    void endsGracefully();
    void theSecondSignalEndsAtOnce();
    void readsItsCertificateAgain();
    void makesACertificateForTrials();
    void refusesAKeyOfAnotherCertificate();
    void backsUpByItself();
    void aKilledStoreLeavesNoBackupThatLooksGood();
    void theDoctorLooksAndSays();

private:
    [[nodiscard]] std::unique_ptr<Desktop> loggedIn(const Store& store, int device);
    [[nodiscard]] QString selfSigned(const QString& folder);
    [[nodiscard]] QStringList tls(const QString& folder) const {
        return {u"--tls-certificate"_s, path(folder + u"/certificate.pem"_s), u"--tls-key"_s,
                path(folder + u"/key.pem"_s)};
    }
};

void TestOperations::init() {
    startAfresh();
    QCOMPARE(admin({u"init"_s}).code, 0);
    QVERIFY(putCustomer());
    const QString password = file(u"password"_s, "right\n");
    QCOMPARE(
        admin({u"user"_s, u"add"_s, u"anna"_s, u"--role"_s, u"agent"_s, u"--password-file"_s, password}).code,
        0);
}

std::unique_ptr<Desktop> TestOperations::loggedIn(const Store& store, int device) {
    auto desktop = std::make_unique<Desktop>(store.url(), device);
    if (QTest::qWaitFor([&] { return desktop->phase() != sync::Phase::Offline; }, 5000))
        desktop->logIn("anna", "right");
    (void)QTest::qWaitFor([&] { return desktop->phase() == sync::Phase::Live; }, 10'000);
    return desktop;
}

void TestOperations::tellsFigures() {
    Store store(data(), {});
    QVERIFY(store.get("/metrics").contains("Content-Type: text/plain; version=0.0.4"));
    const auto desktop = loggedIn(store, 1);
    QCOMPARE(desktop->phase(), sync::Phase::Live);
    Desktop wrong(store.url(), 2);
    QTRY_VERIFY(wrong.phase() != sync::Phase::Offline);
    wrong.logIn("anna", "wrong");
    QTRY_VERIFY(!wrong.connected);
    CustomerId anne;
    anne.uuid.bytes[15] = 1;
    for (int i = 0; i < 5; ++i)
        desktop->submit(WriteNote{id<NoteId>(100 + i), anne, {}, {}, "Counted."});
    desktop->submit(WriteNote{id<NoteId>(200), id<CustomerId>(9), {}, {}, "Of nobody."});
    QTRY_COMPARE(desktop->acks.size(), 6u);
    const QByteArray page = store.get("/metrics");
    QCOMPARE(figure(page, "visage_connections"), 1);
    QCOMPARE(figure(page, "visage_connections_logged_in"), 1);
    QCOMPARE(figure(page, "visage_connections_total"), 2);
    QCOMPARE(figure(page, "visage_logins_total{result=\"ok\"}"), 1);
    QCOMPARE(figure(page, "visage_logins_total{result=\"failed\"}"), 1);
    QCOMPARE(figure(page, "visage_refusals_total{code=\"wrong_credentials\"}"), 1);
    QCOMPARE(figure(page, "visage_pushes_total{result=\"applied\"}"), 5);
    QCOMPARE(figure(page, "visage_pushes_total{result=\"rejected\"}"), 1);
    QCOMPARE(figure(page, "visage_commit_batch_size_sum"), 6);
    QCOMPARE(figure(page, "visage_commit_duration_seconds_count"), figure(page, "visage_commits_total"));
    QVERIFY(figure(page, "visage_feed_pages_total{kind=\"snapshot\"}") >= 1);
    QVERIFY(figure(page, "visage_received_bytes_total") > 100);
    QVERIFY(figure(page, "visage_sent_bytes_total") > 100);
    QVERIFY(figure(page, "visage_log_head") > 5);
    QCOMPARE(figure(page, "visage_writable"), 1);
    // Every line is a comment or a sample, each family is described once.
    static const QRegularExpression sample(
        u"^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"[^\"]*\"\\})? [0-9.e+-]+|)$"_s);
    const QString body = QString::fromUtf8(page.mid(page.indexOf("\r\n\r\n") + 4));
    QStringList families;
    for (const QString& line : body.split(u'\n')) {
        QVERIFY2(sample.match(line).hasMatch(), qPrintable(line));
        if (line.startsWith(u"# TYPE"_s))
            families << line.section(u' ', 2, 2);
    }
    QCOMPARE(families.removeDuplicates(), 0);
    // No customer, no user.
    QVERIFY(!body.contains(u"anna"_s) && !body.contains(u"Anne"_s));
}

void TestOperations::believesItsProxiesOnly() {
    const QString config = file(u"store.ini"_s, "trusted-proxy=192.0.2.9, 127.0.0.1\n");
    for (const QStringList& options :
         {QStringList{u"--config"_s, config}, QStringList{u"--trusted-proxy"_s, u"192.0.2.9,127.0.0.0/8"_s},
          QStringList{u"--trusted-proxy"_s, u"192.0.2.9"_s}}) {
        Store store(data(), options);
        Desktop desktop(store.url(), 1, 0, {protocol::scopeAll}, "203.0.113.9");
        QTRY_VERIFY(desktop.phase() != sync::Phase::Offline);
        const bool believed = options.back() != u"192.0.2.9"_s;
        const QByteArray address = believed ? "address=203.0.113.9" : "address=127.0.0.1";
        QTRY_VERIFY2(store.log().contains("connection-opened"), store.log());
        QVERIFY2(store.log().contains(address), store.log());
        QVERIFY(QFile::remove(data() + u".log"_s));
    }
    Store store(data(), {u"--trusted-proxy"_s, u"haproxy.example"_s});
    QVERIFY(store.ended());
    QCOMPARE(store.process().exitCode(), 2);
    QVERIFY2(store.log().contains("haproxy.example"), store.log());
}

void TestOperations::logsLinesOfJson() {
    Store store(data(), {u"--log-format"_s, u"json"_s, u"--log-level"_s, u"debug"_s});
    auto desktop = loggedIn(store, 1);
    CustomerId anne;
    anne.uuid.bytes[15] = 1;
    desktop->submit(WriteNote{id<NoteId>(100), anne, {}, {}, "A secret of Anne Lefèvre."});
    desktop->submit(WriteNote{id<NoteId>(101), id<CustomerId>(9), {}, {}, "Of nobody."});
    QTRY_COMPARE(desktop->acks.size(), 2u);
    desktop.reset();
    QTRY_VERIFY(store.log().contains("connection-closed"));
    store.signal(SIGTERM);
    QVERIFY(store.process().waitForFinished(5000));
    QMap<QString, QJsonObject> events;
    for (const QByteArray& line : store.log().trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QVERIFY2(object.contains(u"at"_s) && object.contains(u"level"_s), line);
        events[object[u"event"_s].toString()] = object;
    }
    for (const char* event : {"serving", "connection-opened", "log-in", "device-connected", "commit",
                              "push-refused", "connection-closed", "draining", "stopped"})
        QVERIFY2(events.contains(QString::fromUtf8(event)), event);
    // One id a connection, one a batch.
    const QJsonValue connection = events[u"connection-opened"_s][u"connection"_s];
    QVERIFY(connection.toInt() > 0);
    for (const QString& event :
         {u"log-in"_s, u"device-connected"_s, u"push-refused"_s, u"connection-closed"_s})
        QCOMPARE(events[event][u"connection"_s], connection);
    QVERIFY(events[u"push-refused"_s][u"batch"_s].toInt() > 0);
    QCOMPARE(events[u"push-refused"_s][u"code"_s].toString(), u"not_found"_s);
    QVERIFY(!store.log().contains("Anne") && !store.log().contains("secret"));
}

void TestOperations::endsGracefully() {
    Store store(data(), {u"--drain-seconds"_s, u"1"_s});
    const auto desktop = loggedIn(store, 1);
    QCOMPARE(desktop->phase(), sync::Phase::Live);
    CustomerId anne;
    anne.uuid.bytes[15] = 1;
    int written = 0;
    // Written on and on while the end comes.
    const auto writeOn = [&] {
        desktop->submit(WriteNote{id<NoteId>(100 + written++), anne, {}, {}, "While it ends."});
        return desktop->acks.size() > 20;
    };
    QTRY_VERIFY(writeOn());
    store.signal(SIGTERM);
    QTRY_VERIFY((writeOn(), store.get("/healthz").startsWith("HTTP/1.1 503")));
    const QByteArray health = store.get("/healthz");
    QVERIFY2(health.contains("\"status\":\"draining\""), health);
    QCOMPARE(figure(store.get("/metrics"), "visage_draining"), 1);
    // Nobody new gets in; who is there goes on.
    Desktop late(store.url(), 2);
    QTRY_VERIFY(!late.connected);
    const auto before = desktop->acks.size();
    QTRY_VERIFY(writeOn() && desktop->acks.size() > before);
    QTRY_VERIFY((writeOn(), !desktop->connected));
    QCOMPARE(desktop->refusals.back().code, ErrorCode::Unavailable);
    QVERIFY(desktop->askedToWait >= Milliseconds(500));
    QTRY_VERIFY(store.ended());
    QCOMPARE(store.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(store.process().exitCode(), 0);
    // All that was acknowledged is there.
    QVERIFY(desktop->acks.size() > 20);
    QCOMPARE(adminJson({u"stats"_s})[u"rows"_s].toObject()[u"note"_s].toInt(),
             static_cast<int>(desktop->acks.size()));
    QCOMPARE(adminJson({u"verify"_s})[u"ok"_s].toBool(), true);
}

void TestOperations::theSecondSignalEndsAtOnce() {
    Store store(data(), {u"--drain-seconds"_s, u"60"_s});
    store.signal(SIGTERM);
    QTRY_VERIFY(store.get("/healthz").contains("draining"));
    QVERIFY(!store.ended());
    store.signal(SIGTERM);
    QVERIFY(store.process().waitForFinished(1500));
    QCOMPARE(store.process().exitStatus(), QProcess::CrashExit);
    QCOMPARE(adminJson({u"verify"_s})[u"ok"_s].toBool(), true);
}

QString TestOperations::selfSigned(const QString& folder) {
    return adminJson({u"tls"_s, u"self-signed"_s, u"--out"_s, path(folder), u"--name"_s, u"127.0.0.1"_s,
                      u"--name"_s, u"store.example.org"_s})[u"key_sha256"_s]
        .toString();
}

void TestOperations::makesACertificateForTrials() {
    const QString fingerprint = selfSigned(u"trial"_s);
    static const QRegularExpression form(u"^([0-9A-F]{2}:){31}[0-9A-F]{2}$"_s);
    QVERIFY2(form.match(fingerprint).hasMatch(), qPrintable(fingerprint));
    const auto rights = QFileInfo(path(u"trial/key.pem"_s)).permissions();
    QCOMPARE(rights & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    const auto chain = QSslCertificate::fromPath(path(u"trial/certificate.pem"_s));
    QCOMPARE(chain.size(), 1);
    QVERIFY(chain[0].isSelfSigned());
    QVERIFY(chain[0].subjectAlternativeNames().contains(QSsl::DnsEntry, u"store.example.org"_s));
    QVERIFY(chain[0].subjectAlternativeNames().contains(QSsl::IpAddressEntry, u"127.0.0.1"_s));
    // What is there is never written over; what is no name is not certified.
    QCOMPARE(
        admin({u"tls"_s, u"self-signed"_s, u"--out"_s, path(u"trial"_s), u"--name"_s, u"a.example"_s}).code,
        1);
    QCOMPARE(
        admin({u"tls"_s, u"self-signed"_s, u"--out"_s, path(u"other"_s), u"--name"_s, u"a,CA:TRUE"_s}).code,
        2);
}

void TestOperations::refusesAKeyOfAnotherCertificate() {
    (void)selfSigned(u"one"_s);
    (void)selfSigned(u"two"_s);
    Store store(data(), {u"--tls-certificate"_s, path(u"one/certificate.pem"_s), u"--tls-key"_s,
                         path(u"two/key.pem"_s)});
    QVERIFY(store.ended());
    QCOMPARE(store.process().exitCode(), 2);
    QVERIFY2(store.log().contains("is not that of the first certificate"), store.log());
}

void TestOperations::readsItsCertificateAgain() {
    (void)selfSigned(u"tls"_s);
    (void)selfSigned(u"new"_s);
    Store store(data(), tls(u"tls"_s));
    QVERIFY(store.url().startsWith(u"wss:"_s));
    const auto connected = [&](QSslSocket& socket) {
        QSslConfiguration looking = QSslConfiguration::defaultConfiguration();
        looking.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.setSslConfiguration(looking);
        socket.connectToHostEncrypted(u"127.0.0.1"_s, store.port());
        return socket.waitForEncrypted(5000) ? socket.peerCertificate() : QSslCertificate();
    };
    const auto certificate = [&](const QString& folder) {
        return QSslCertificate::fromPath(path(folder + u"/certificate.pem"_s)).value(0);
    };
    const auto replace = [&](const QString& name, const QString& by) {
        QFile::remove(path(u"tls/"_s + name));
        return QFile::copy(path(by), path(u"tls/"_s + name));
    };
    const QSslCertificate first = certificate(u"tls"_s);
    QSslSocket before;
    QCOMPARE(connected(before), first);
    // A certificate whose key is not there yet: nothing changes, and the log says why.
    QVERIFY(replace(u"certificate.pem"_s, u"new/certificate.pem"_s));
    store.signal(SIGHUP);
    QTRY_VERIFY(store.log().contains("certificate-not-reloaded"));
    QSslSocket during;
    QCOMPARE(connected(during), first);
    QVERIFY(replace(u"key.pem"_s, u"new/key.pem"_s));
    store.signal(SIGHUP);
    QTRY_VERIFY(store.log().contains("certificate-reloaded"));
    QSslSocket after;
    QCOMPARE(connected(after), certificate(u"new"_s));
    // Who was there before stays and is answered.
    before.write("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
    while (before.waitForReadyRead(5000))
        ;
    const QByteArray page = before.readAll();
    QCOMPARE(figure(page, "visage_certificate_reloads_total"), 1);
    QVERIFY(figure(page, "visage_tls_certificate_expiry_timestamp_seconds") > 0);
}

void TestOperations::backsUpByItself() {
    const QString folder = path(u"backups"_s);
    const auto backups = [&] { return QDir(folder).entryList({u"visage-*Z.db"_s}, QDir::Files); };
    {
        Store store(data(), {u"--backup-dir"_s, folder, u"--backup-keep"_s, u"2"_s});
        QTRY_COMPARE_WITH_TIMEOUT(backups().size(), 1, 10'000);
        QTRY_VERIFY(store.log().contains("backup-made"));
        const QByteArray page = store.get("/metrics");
        QVERIFY(figure(page, "visage_backup_last_success_timestamp_seconds") > 0);
        QVERIFY(figure(page, "visage_backup_age_seconds") >= 0);
        QVERIFY(store.get("/healthz").contains("\"status\":\"ok\""));
    }
    // One that is old enough is followed by another; of more than two the oldest goes then, not before.
    QFile newest(folder + u'/' + backups().first());
    const SystemClock clock;
    for (int days : {2, 3, 4}) {
        const auto name = store::backupName(clock.now() - days * std::chrono::hours(24));
        QVERIFY(newest.copy(folder + u'/' + QString::fromStdString(name)));
    }
    QVERIFY(newest.remove());
    {
        Store store(data(), {u"--backup-dir"_s, folder, u"--backup-keep"_s, u"2"_s});
        QTRY_COMPARE_WITH_TIMEOUT(backups().size(), 2, 10'000);
    }
    // It is what restore wants.
    QCOMPARE(admin({u"restore"_s, folder + u'/' + backups().last()}).code, 0);
    QCOMPARE(adminJson({u"verify"_s})[u"ok"_s].toBool(), true);
    // None can be made, and the last good one is old.
    const auto old = store::backupName(clock.now() - std::chrono::hours(27));
    QVERIFY(QFile::rename(folder + u'/' + backups().last(), folder + u'/' + QString::fromStdString(old)));
    QVERIFY(QFile::remove(folder + u'/' + backups().first()));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    if (QFileInfo(folder).isWritable()) // who is root writes anywhere: a folder in the way stops everybody
        for (int seconds = -5; seconds < 20; ++seconds)
            QVERIFY(QDir().mkpath(
                folder + u'/' +
                QString::fromStdString(store::backupName(clock.now() + Milliseconds(1000 * seconds))) +
                u"/in-the-way"_s));
    (void)QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    Store store(data(), {u"--backup-dir"_s, folder});
    QTRY_VERIFY(store.log().contains("backup-failed"));
    QVERIFY(store.log().contains("backup-overdue"));
    const QByteArray health = store.get("/healthz");
    QVERIFY2(health.startsWith("HTTP/1.1 200") && health.contains("\"status\":\"degraded\""), health);
}

void TestOperations::aKilledStoreLeavesNoBackupThatLooksGood() {
    startAfresh();
    QCOMPARE(admin({u"init"_s}).code, 0);
    // Large enough that the copy takes a moment.
    QCOMPARE(admin({u"demo"_s, u"--customers"_s, u"3000"_s, u"--seed"_s, u"1"_s}).code, 0);
    const QString folder = path(u"backups"_s);
    QVERIFY(QDir().mkpath(folder));
    QProcess backup;
    backup.start(QStringLiteral(VISAGE_ADMIN), {u"--data"_s, data(), u"backup"_s, folder + u"/mine.db"_s});
    const auto begun = [&] { return !QDir(folder).isEmpty() || backup.state() == QProcess::NotRunning; };
    QVERIFY(QTest::qWaitFor(begun, 10'000));
    backup.kill();
    QVERIFY(backup.waitForFinished());
    for (const QString& file : QDir(folder).entryList(QDir::Files))
        QVERIFY2(file.contains(u".part"_s) || backup.exitStatus() == QProcess::NormalExit, qPrintable(file));
    QCOMPARE(admin({u"backup"_s, folder + u"/mine.db"_s}).code, 0);
    QVERIFY(QFile::exists(folder + u"/mine.db"_s));
    QCOMPARE(adminJson({u"verify"_s})[u"ok"_s].toBool(), true);
}

void TestOperations::theDoctorLooksAndSays() {
    const QString folder = path(u"backups"_s);
    (void)selfSigned(u"tls"_s);
    const QString config =
        file(u"store.ini"_s, QStringLiteral("backup-dir=%1\ntls-certificate=%2\ntls-key=%3\n")
                                 .arg(folder, path(u"tls/certificate.pem"_s), path(u"tls/key.pem"_s))
                                 .toUtf8());
    const auto none = admin({u"doctor"_s, u"--config"_s, config});
    QCOMPARE(none.code, 1);
    QVERIFY2(none.err.contains("There is no backup in"), none.err);
    QVERIFY(QDir().mkpath(folder));
    const SystemClock clock;
    const auto old = QString::fromStdString(store::backupName(clock.now() - std::chrono::hours(30)));
    QCOMPARE(admin({u"backup"_s, folder + u'/' + old}).code, 0);
    const auto late = admin({u"doctor"_s, u"--config"_s, config});
    QCOMPARE(late.code, 1);
    QVERIFY2(late.err.contains("30 hours ago"), late.err);
    const auto fresh = QString::fromStdString(store::backupName(clock.now()));
    QVERIFY(QFile::rename(folder + u'/' + old, folder + u'/' + fresh));
    const auto fine = adminJson({u"doctor"_s, u"--config"_s, config});
    QVERIFY2(fine[u"ok"_s].toBool(), QJsonDocument(fine).toJson());
    QCOMPARE(fine[u"fine"_s].toArray().size(), 7);
    // Somebody was erased, and nobody keeps a ledger yet; then it is kept; then the data are of before.
    {
        auto backend = store::DataFolder(data().toStdString()).open();
        auto batch = (*backend)->begin();
        store::ChangeWriter writer(**backend, **batch, clock.now());
        Erasure erasure;
        erasure.id.uuid.bytes[15] = 1;
        erasure.at = clock.now();
        Row row = erasure;
        QVERIFY(writer.write(row).ok() && (*batch)->commit().ok());
    }
    QVERIFY(admin({u"doctor"_s, u"--config"_s, config}).err.contains("there is no ledger of erasures"));
    { Store store(data(), {u"--backup-dir"_s, folder}); }
    QVERIFY(adminJson({u"doctor"_s, u"--config"_s, config})[u"ok"_s].toBool());
    QVERIFY(QFile::exists(folder + u"/erasures.ledger"_s));
    QVERIFY(QFile::remove(data() + u"/visage.db"_s));
    QVERIFY(QFile::copy(folder + u'/' + fresh, data() + u"/visage.db"_s));
    QVERIFY(admin({u"doctor"_s, u"--config"_s, config}).err.contains("does not know 1 erasings"));
    // A new machine, to which the folder of backups was copied.
    QVERIFY(QDir(data()).removeRecursively());
    QVERIFY(adminJson({u"restore"_s, folder + u'/' + fresh})[u"ledger"_s].toBool());
    QCOMPARE(adminJson({u"stats"_s})[u"rows"_s][u"erasure"_s].toInt(), 1);
    QVERIFY(QFile::setPermissions(data(), QFile::Permissions(0x7707)));
    const auto open = admin({u"doctor"_s, u"--config"_s, config});
    QCOMPARE(open.code, 1);
    QVERIFY2(open.err.contains("chmod o-rwx"), open.err);
}

VISAGE_TEST(TestOperations)

#include "operations_test.moc"
