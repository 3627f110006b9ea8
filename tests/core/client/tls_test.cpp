// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// visage-store with a certificate, and desktops that believe it or don't.
#include "core/client/trust.h"
#include "tests/core/client/certificates.h"
#include "tests/core/client/real_store.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QFile>
#include <QSslConfiguration>
#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;

class TestTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void speaksToAStoreThatItTrusts();
    void refusesAnyOther_data();
    void refusesAnyOther();

    void believesANamedAuthority();
    void asksAboutAKeyAndRemembersIt();
    void aChangedKeyIsRefused();
    void anAcceptedKeyCountsForItsNameAndTimeOnly_data();
    void anAcceptedKeyCountsForItsNameAndTimeOnly();
    void goesOnWithTheKeyAcceptedInMidDay();

private:
    void trustTheAuthority();
    [[nodiscard]] QStringList options(const QString& name) const;

    Certificates m_certificates;
    QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();
    Customer m_anne = person(10, "Anne", "Lefèvre");
};

void TestTls::initTestCase() {
    if (!m_certificates.makeAuthority())
        QSKIP("The openssl program is not installed.");
    QVERIFY(m_certificates.certify(u"good"_s, u"IP:127.0.0.1"_s, 2));
    QVERIFY(m_certificates.certify(u"expired"_s, u"IP:127.0.0.1"_s, -1));
    QVERIFY(m_certificates.certify(u"other"_s, u"DNS:store.example.org"_s, 2));
}

void TestTls::cleanup() {
    QSslConfiguration::setDefaultConfiguration(m_before);
}

/// As an administrator does by installing it on the computer.
void TestTls::trustTheAuthority() {
    QSslConfiguration trusting = m_before;
    trusting.addCaCertificates(m_certificates.path(u"ca.pem"_s));
    QSslConfiguration::setDefaultConfiguration(trusting);
}

QStringList TestTls::options(const QString& name) const {
    return {u"--tls-certificate"_s, m_certificates.path(name + u".pem"_s), u"--tls-key"_s,
            m_certificates.path(name + u".key"_s)};
}

void TestTls::speaksToAStoreThatItTrusts() {
    trustTheAuthority();
    RealStore store({m_anne}, options(u"good"_s));
    QCOMPARE(store.url().scheme(), u"wss"_s);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.isLive(), 20000);
    QVERIFY(desktop.submit(note(30, m_anne, "behind a seal")).ok());
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    // Without TLS nobody gets in.
    QUrl plain = store.url();
    plain.setScheme(u"ws"_s);
    Desktop open(plain);
    QCOMPARE(open.logIn(u"anne"_s), ErrorCode::NoOfflineLogIn);
}

void TestTls::refusesAnyOther_data() {
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("trusting");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("of an unknown authority") << u"good"_s << false << ErrorCode::UnknownIssuer;
    QTest::newRow("for another name") << u"other"_s << true << ErrorCode::OtherCertificate;
    QTest::newRow("expired") << u"expired"_s << true << ErrorCode::ExpiredCertificate;
    QTest::newRow("everything at once") << u"expired"_s << false << ErrorCode::UnknownIssuer;
}

void TestTls::refusesAnyOther() {
    QFETCH(QString, certificate);
    QFETCH(bool, trusting);
    QFETCH(ErrorCode, code);
    if (trusting)
        trustTheAuthority();
    RealStore store({m_anne}, options(certificate));
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), code);
    QCOMPARE(desktop->status().code, code);
    QVERIFY(desktop->status().sentence.startsWith(u"The certificate of the server"_s));
    QVERIFY(desktop->session().user.isNull());
}

void TestTls::believesANamedAuthority() {
    RealStore store({m_anne}, options(u"good"_s));
    Desktop desktop(store.url());
    LocalWorkspace::Options options;
    options.authorities = QSslCertificate::fromPath(m_certificates.path(u"ca.pem"_s));
    desktop.restart(options);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QVERIFY(desktop->status().fingerprint.isEmpty());
    // It was believed, not accepted: without the authority nothing of it is left.
    desktop.restart();
    QTRY_COMPARE(desktop->status().code, ErrorCode::UnknownIssuer);
}

void TestTls::asksAboutAKeyAndRemembersIt() {
    QVERIFY(m_certificates.selfSign(u"own"_s, u"IP:127.0.0.1"_s, 2));
    RealStore store({m_anne}, options(u"own"_s));
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::UnknownKey);
    QCOMPARE(desktop->status().state, StoreStatus::State::Refused);
    const QString fingerprint =
        keyFingerprint(QSslCertificate::fromPath(m_certificates.path(u"own.pem"_s)).value(0));
    QCOMPARE(desktop->status().fingerprint, fingerprint);
    // Another fingerprint is no consent to this key.
    desktop->acceptKey(u"00:11"_s);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::UnknownKey);
    desktop->acceptKey(fingerprint);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.isLive(), 20000);
    QVERIFY(desktop->status().fingerprint.isEmpty());
    desktop.restart();
    QTRY_VERIFY_WITH_TIMEOUT(desktop.isLive(), 20000);
    // The same key, certified anew: nobody is asked.
    store.kill();
    QVERIFY(m_certificates.selfSign(u"own"_s, u"IP:127.0.0.1"_s, 3, false));
    QVERIFY(store.start());
    desktop.restart();
    QTRY_VERIFY_WITH_TIMEOUT(desktop.isLive(), 20000);
}

void TestTls::aChangedKeyIsRefused() {
    QVERIFY(m_certificates.selfSign(u"own"_s, u"IP:127.0.0.1"_s, 2));
    RealStore store({m_anne}, options(u"own"_s));
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::UnknownKey);
    desktop->acceptKey(desktop->status().fingerprint);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.isLive(), 20000);
    store.kill();
    QVERIFY(m_certificates.selfSign(u"own"_s, u"IP:127.0.0.1"_s, 2));
    QVERIFY(store.start());
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, ErrorCode::ChangedKey, 20000);
    QCOMPARE(desktop->status().state, StoreStatus::State::Refused);
    QVERIFY(desktop->status().sentence.contains(u"--forget-certificate"_s));
    // A hasty click does not help, nor does a restart, nor the password.
    desktop->acceptKey(desktop->status().fingerprint);
    desktop.restart();
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, ErrorCode::ChangedKey, 20000);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::ChangedKey);
    // A certificate of a trusted authority needs no acceptance, whatever was accepted before.
    store.kill();
    for (const QString& end : {u".pem"_s, u".key"_s}) {
        QVERIFY(QFile::remove(m_certificates.path(u"own"_s + end)));
        QVERIFY(QFile::copy(m_certificates.path(u"good"_s + end), m_certificates.path(u"own"_s + end)));
    }
    trustTheAuthority();
    QVERIFY(store.start());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
}

void TestTls::anAcceptedKeyCountsForItsNameAndTimeOnly_data() {
    QTest::addColumn<QString>("subject");
    QTest::addColumn<int>("days");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("another name") << u"DNS:store.example.org"_s << 2 << ErrorCode::OtherCertificate;
    QTest::newRow("expired") << u"IP:127.0.0.1"_s << -1 << ErrorCode::ExpiredCertificate;
}

void TestTls::anAcceptedKeyCountsForItsNameAndTimeOnly() {
    QFETCH(QString, subject);
    QFETCH(int, days);
    QFETCH(ErrorCode, code);
    QVERIFY(m_certificates.selfSign(u"own"_s, u"IP:127.0.0.1"_s, 2));
    RealStore store({m_anne}, options(u"own"_s));
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::UnknownKey);
    desktop->acceptKey(desktop->status().fingerprint);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    store.kill();
    QVERIFY(m_certificates.selfSign(u"own"_s, subject, days, false));
    QVERIFY(store.start());
    desktop.restart();
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, code, 20000);
    // Nobody is asked to accept what could not be used.
    Desktop fresh(store.url());
    QCOMPARE(fresh.logIn(u"anne"_s), code);
}

void TestTls::goesOnWithTheKeyAcceptedInMidDay() {
    trustTheAuthority();
    QVERIFY(m_certificates.selfSign(u"mid"_s, u"IP:127.0.0.1"_s, 2));
    for (const QString& end : {u".pem"_s, u".key"_s})
        QVERIFY(QFile::copy(m_certificates.path(u"mid"_s + end), m_certificates.path(u"later"_s + end)));
    for (const QString& end : {u".pem"_s, u".key"_s}) {
        QVERIFY(QFile::remove(m_certificates.path(u"mid"_s + end)));
        QVERIFY(QFile::copy(m_certificates.path(u"good"_s + end), m_certificates.path(u"mid"_s + end)));
    }
    RealStore store({m_anne}, options(u"mid"_s));
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.isLive(), 20000);
    store.kill();
    for (const QString& end : {u".pem"_s, u".key"_s}) {
        QVERIFY(QFile::remove(m_certificates.path(u"mid"_s + end)));
        QVERIFY(QFile::copy(m_certificates.path(u"later"_s + end), m_certificates.path(u"mid"_s + end)));
    }
    QVERIFY(store.start());
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, ErrorCode::UnknownKey, 20000);
    QVERIFY(!desktop->session().user.isNull()); // the work goes on here meanwhile
    QVERIFY(desktop.submit(note(31, m_anne, "while nobody was known")).ok());
    desktop->acceptKey(desktop->status().fingerprint);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.isLive(), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
}

VISAGE_TEST(TestTls)
#include "tls_test.moc"
