// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/engine_watch.h"
#include "tests/support/run.h"
#include "tests/support/sip/sip_lab.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

class RegistrationTest : public QObject {
    Q_OBJECT

    static bool sentenceHas(const EngineWatch& watch, const char* part) {
        return watch.line().trouble.sentence.find(part) != std::string::npos;
    }

private Q_SLOTS:
    void registersOverTcpAndUdp() {
        SipLab lab;
        QVERIFY2(lab.start(), lab.log());
        for (const auto transport : {call::Transport::Tcp, call::Transport::Udp}) {
            EngineWatch watch;
            watch.use(lab.account("anne", transport));
            QTRY_VERIFY(watch.ready());
            QCOMPARE(watch.line().trouble.code, ErrorCode::None);
        }
    }

    void aWrongPasswordIsSaidAndNotHammered() {
        SipLab lab;
        QVERIFY2(lab.start(), lab.log());
        EngineWatch watch;
        auto account = lab.account("anne");
        account.password = "wrong";
        watch.use(account);
        QTRY_VERIFY(watch.failed());
        QCOMPARE(watch.line().trouble.code, ErrorCode::WrongCredentials);
        QVERIFY(sentenceHas(watch, "password"));
        QVERIFY(watch.line().retryAt - SystemClock().now() > Milliseconds(60000));
        watch.use(lab.account("anne"));
        QTRY_VERIFY(watch.ready());
    }

    void noForeignRealmGetsThePassword() {
        SipLab lab;
        QVERIFY2(lab.start(), lab.log());
        EngineWatch watch;
        auto account = lab.account("anne");
        account.realm = "elsewhere.example";
        watch.use(account);
        QTRY_VERIFY(watch.failed());
        QCOMPARE(watch.line().trouble.code, ErrorCode::WrongCredentials);
        QVERIFY(sentenceHas(watch, "cc.test") && sentenceHas(watch, "elsewhere.example"));
    }

    void anUnreachableServerIsSaidWithTheNextTry() {
        SipLab lab; // not started: nobody listens there
        EngineWatch watch;
        watch.use(lab.account("anne"));
        QTRY_VERIFY(watch.failed());
        QCOMPARE(watch.line().trouble.code, ErrorCode::Unavailable);
        QVERIFY(watch.line().retryAt);
        auto account = lab.account("anne");
        account.registrarHost = "no-such-host.invalid";
        watch.use(account);
        QTRY_VERIFY_WITH_TIMEOUT(watch.failed() && sentenceHas(watch, "no-such-host.invalid"), 15000);
    }

    void aServerThatComesBackIsFoundByItself() {
        SipLab lab;
        QVERIFY2(lab.start(), lab.log());
        EngineWatch watch;
        watch.use(lab.account("anne"));
        QTRY_VERIFY(watch.ready());
        lab.stop();
        QTRY_VERIFY(watch.failed());
        QCOMPARE(watch.line().trouble.code, ErrorCode::Unavailable);
        QVERIFY2(lab.start(), lab.log());
        QTRY_VERIFY_WITH_TIMEOUT(watch.ready(), 20000);
    }

    void pulseBeatsWithAndWithoutALine() {
        EngineWatch watch;
        QTRY_VERIFY(watch.pings() >= 3);
    }

    void certificatesAreChecked_data() {
        QTest::addColumn<QString>("authority");
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("days");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("right, by address") << "ca"
                                           << "IP:127.0.0.1" << 2 << QByteArray("127.0.0.1") << QByteArray();
        QTest::newRow("right, by name") << "ca"
                                        << "DNS:localhost" << 2 << QByteArray("localhost") << QByteArray();
        QTest::newRow("unknown authority")
            << "other"
            << "IP:127.0.0.1" << 2 << QByteArray("127.0.0.1") << QByteArray("authority that is not trusted");
        QTest::newRow("another address")
            << "ca"
            << "IP:192.0.2.1" << 2 << QByteArray("127.0.0.1") << QByteArray("not made out to 127.0.0.1");
        QTest::newRow("another name")
            << "ca"
            << "DNS:pbx.example" << 2 << QByteArray("localhost") << QByteArray("not made out to localhost");
        QTest::newRow("expired") << "ca"
                                 << "IP:127.0.0.1" << -1 << QByteArray("127.0.0.1")
                                 << QByteArray("has expired");
    }

    void certificatesAreChecked() {
        QFETCH(QString, authority);
        QFETCH(QString, names);
        QFETCH(int, days);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, refusal);
        SipLab lab;
        const CertificateMaker maker(lab.folder());
        QVERIFY(maker.authority(QStringLiteral("ca")) && maker.authority(QStringLiteral("other")));
        QVERIFY(maker.certificate(QStringLiteral("server"), authority, names, days));
        QVERIFY2(lab.start(true), lab.log());
        EngineWatch watch;
        auto account = lab.account("anne", call::Transport::Tls);
        account.registrarHost = host.toStdString();
        account.caFile = lab.folder().toStdString() + "/ca.crt";
        watch.use(account);
        QTRY_VERIFY_WITH_TIMEOUT(watch.ready() || watch.failed(), 15000);
        if (refusal.isEmpty()) {
            QVERIFY2(watch.ready(), watch.line().trouble.sentence.c_str());
        } else {
            QVERIFY(watch.failed());
            QVERIFY2(sentenceHas(watch, refusal.constData()), watch.line().trouble.sentence.c_str());
        }
    }

    void aCertificateFileThatIsMissingIsSaid() {
        SipLab lab;
        EngineWatch watch;
        auto account = lab.account("anne", call::Transport::Tls);
        account.caFile = "/nowhere/ca.pem";
        watch.use(account);
        QTRY_VERIFY(watch.failed());
        QVERIFY(sentenceHas(watch, "/nowhere/ca.pem"));
    }
};

VISAGE_TEST(RegistrationTest)
#include "registration_test.moc"
