// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// visage-store with a certificate, and desktops that believe it or don't.
#include "tests/core/client/certificates.h"
#include "tests/core/client/real_store.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

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
    QCOMPARE(open.logIn(u"anne"_s), ErrorCode::Unavailable);
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

VISAGE_TEST(TestTls)
#include "tls_test.moc"
