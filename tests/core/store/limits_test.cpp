// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway counts with, without a network.
#include "core/store/gateway/log.h"
#include "core/store/gateway/metrics.h"
#include "core/store/gateway/rate_limits.h"
#include "core/store/gateway/trusted_proxies.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::store;

class TestLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBucketGivesWhatItHas();
    void aClockSetBackCostsNothing();
    void addressesAreCountedApart();
    void proxiesAreReadAsAddressesAndNetworks();
    void aClientIsWhomTheLastProxyMet_data();
    void aClientIsWhomTheLastProxyMet();
    void anHonestDesktopStaysFarBelow();
    void metricsAreWrittenAsPrometheusReadsThem();
    void linesAreJsonOrText();

private:
    Timestamp m_noon{1'774'612'800'000};
};

void TestLimits::aBucketGivesWhatItHas() {
    TokenBucket bucket({3, 2}, m_noon);
    QVERIFY(bucket.take(2, m_noon) && bucket.take(1, m_noon));
    QVERIFY(!bucket.take(1, m_noon));
    QVERIFY(!bucket.take(1, m_noon + Milliseconds(400)));
    QVERIFY(bucket.take(1, m_noon + Milliseconds(500)));
    QVERIFY(!bucket.full(m_noon + Milliseconds(1000)));
    QVERIFY(bucket.full(m_noon + Milliseconds(2000)));
    QVERIFY(!bucket.take(4, m_noon + Milliseconds(99'000)));
}

void TestLimits::aClockSetBackCostsNothing() {
    TokenBucket bucket({2, 1}, m_noon);
    QVERIFY(bucket.take(1, m_noon));
    QVERIFY(bucket.take(1, m_noon - std::chrono::hours(5)));
    QVERIFY(!bucket.take(1, m_noon - std::chrono::hours(5)));
    QVERIFY(bucket.take(1, m_noon - std::chrono::hours(5) + Milliseconds(1000)));
}

void TestLimits::addressesAreCountedApart() {
    AddressLimiter limiter({1, 0});
    QVERIFY(limiter.admits("192.0.2.1", m_noon));
    QVERIFY(!limiter.admits("192.0.2.1", m_noon));
    QVERIFY(limiter.admits("192.0.2.2", m_noon));
}

void TestLimits::proxiesAreReadAsAddressesAndNetworks() {
    const auto proxies = TrustedProxies::read(" 192.0.2.16/28,2001:db8:1::/47, 198.51.100.7");
    QVERIFY(proxies.ok());
    for (const char* trusted : {"192.0.2.16", "192.0.2.31", "::ffff:192.0.2.20", "198.51.100.7",
                                "2001:db8::9", "2001:db8:1:ffff::1"})
        QVERIFY2(proxies->trusts(trusted), trusted);
    for (const char* other :
         {"192.0.2.15", "192.0.2.32", "198.51.100.8", "2001:db8:2::", "::198.51.100.7", "", "localhost"})
        QVERIFY2(!proxies->trusts(other), other);
    QVERIFY(!TrustedProxies::read("")->trusts("127.0.0.1"));
    QVERIFY(TrustedProxies::read("0.0.0.0/0")->trusts("127.0.0.1"));
    QVERIFY(!TrustedProxies::read("0.0.0.0/0")->trusts("::1"));
    for (const char* wrong : {"haproxy", "192.0.2.1/33", "192.0.2.1/", "192.0.2.1/-1", "::/129",
                              "192.0.2.1/8x", "192.0.2.1,,192.0.2.2", "192.0.2.1 192.0.2.2", "192.0.2"}) {
        const auto read = TrustedProxies::read(wrong);
        QVERIFY2(!read.ok(), wrong);
        QCOMPARE(read.error().code, ErrorCode::BadInput);
    }
}

void TestLimits::aClientIsWhomTheLastProxyMet_data() {
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<bool>("named");
    const QByteArray proxy("192.0.2.1");
    QTest::newRow("no proxy") << QByteArray("203.0.113.9") << QByteArray() << QByteArray("203.0.113.9")
                              << true;
    QTest::newRow("a liar") << QByteArray("203.0.113.9") << QByteArray("198.51.100.1")
                            << QByteArray("203.0.113.9") << true;
    QTest::newRow("a proxy") << proxy << QByteArray("198.51.100.1") << QByteArray("198.51.100.1") << true;
    QTest::newRow("a liar behind it")
        << proxy << QByteArray("10.0.0.1, 198.51.100.1") << QByteArray("198.51.100.1") << true;
    QTest::newRow("one that claims to be a proxy")
        << proxy << QByteArray("192.0.2.2, 198.51.100.1") << QByteArray("198.51.100.1") << true;
    QTest::newRow("two proxies") << proxy << QByteArray("10.0.0.1,198.51.100.1 ,192.0.2.2")
                                 << QByteArray("198.51.100.1") << true;
    QTest::newRow("a desktop on the proxy")
        << proxy << QByteArray("192.0.2.2") << QByteArray("192.0.2.2") << true;
    QTest::newRow("IPv6 has one form")
        << proxy << QByteArray("2001:DB8:0:0::1") << QByteArray("2001:db8::1") << true;
    QTest::newRow("IPv4 as IPv6") << QByteArray("::ffff:192.0.2.1") << QByteArray("::ffff:198.51.100.1")
                                  << QByteArray("198.51.100.1") << true;
    QTest::newRow("nothing") << proxy << QByteArray() << proxy << false;
    for (const char* malformed :
         {" ", "unknown", "198.51.100.1:80", "198.51.100.1, ", "198.51.100.1, x", "_hidden"})
        QTest::newRow(malformed) << proxy << QByteArray(malformed) << proxy << false;
    QTest::newRow("an inner proxy that names nobody")
        << proxy << QByteArray("198.51.100.1, x, 192.0.2.2") << QByteArray("192.0.2.2") << false;
}

void TestLimits::aClientIsWhomTheLastProxyMet() {
    QFETCH(QByteArray, peer);
    QFETCH(QByteArray, header);
    const auto client =
        TrustedProxies::read("192.0.2.0/24")->clientOf(peer.toStdString(), header.toStdString());
    QTEST(QByteArray::fromStdString(client.address), "client");
    QTEST(client.named, "named");
}

void TestLimits::anHonestDesktopStaysFarBelow() {
    const RateLimits limits;
    TokenBucket frames(limits.frames, m_noon);
    TokenBucket bytes(limits.bytes, m_noon);
    // A week's outbox, every note of the greatest length, within one moment.
    for (int note = 0; note < 500; ++note)
        QVERIFY(frames.take(1, m_noon) && bytes.take(66'000, m_noon));
    // A first synchronisation of 8 million customers on the heels of it, a credit for each page of a
    // gigabyte.
    for (int page = 0; page < 9'000; ++page)
        QVERIFY(frames.take(1, m_noon) && bytes.take(4, m_noon));
    // Three hundred desktops behind one address that come back together, thrice.
    AddressLimiter addresses(limits.connectionsPerAddress);
    for (int desktop = 0; desktop < 900; ++desktop)
        QVERIFY(addresses.admits("192.0.2.1", m_noon));
}

void TestLimits::metricsAreWrittenAsPrometheusReadsThem() {
    Metrics metrics;
    metrics.count(Metrics::LogIn::Failed);
    metrics.refused(ErrorCode::RateLimited);
    metrics.batchSize.add(1);
    metrics.batchSize.add(3);
    metrics.batchSize.add(100);
    Gauges gauges;
    gauges.build = "visage \"1\"";
    gauges.head = 7;
    gauges.now = m_noon;
    gauges.backups = true;
    gauges.lastBackup = m_noon - std::chrono::hours(1);
    const std::string text = prometheusText(metrics, gauges);
    const auto has = [&text](const std::string& line) {
        return text.find("\n" + line + "\n") != std::string::npos;
    };
    QVERIFY(has("visage_build_info{version=\"visage \\\"1\\\"\"} 1"));
    QVERIFY(has("# TYPE visage_logins_total counter"));
    QVERIFY(has("visage_logins_total{result=\"ok\"} 0"));
    QVERIFY(has("visage_logins_total{result=\"failed\"} 1"));
    QVERIFY(has("visage_refusals_total{code=\"rate_limited\"} 1"));
    QVERIFY(has("visage_log_head 7"));
    QVERIFY(has("visage_backup_age_seconds 3600"));
    QVERIFY(has("# TYPE visage_commit_batch_size histogram"));
    QVERIFY(has("visage_commit_batch_size_bucket{le=\"1\"} 1"));
    QVERIFY(has("visage_commit_batch_size_bucket{le=\"4\"} 2"));
    QVERIFY(has("visage_commit_batch_size_bucket{le=\"64\"} 2"));
    QVERIFY(has("visage_commit_batch_size_bucket{le=\"+Inf\"} 3"));
    QVERIFY(has("visage_commit_batch_size_sum 104"));
    QVERIFY(has("visage_commit_batch_size_count 3"));
}

void TestLimits::linesAreJsonOrText() {
    const LogLine line{
        LogLine::Level::Warning,
        "something-odd",
        {{"connection", 3}, {"why", std::string("a \"word\"\nand é")}, {"none", std::string()}}};
    QCOMPARE(QString::fromStdString(formatLine(line, LogFormat::Json, m_noon)),
             QStringLiteral("{\"at\":\"2026-03-27T12:00:00.000Z\",\"level\":\"warning\","
                            "\"event\":\"something-odd\",\"connection\":3,"
                            "\"why\":\"a \\\"word\\\"\\u000aand é\",\"none\":\"\"}"));
    QCOMPARE(QString::fromStdString(formatLine(line, LogFormat::Text, m_noon)),
             QStringLiteral("2026-03-27T12:00:00.000Z warning something-odd connection=3 "
                            "why=\"a \\\"word\\\"\\u000aand é\" none=\"\""));
}

VISAGE_TEST(TestLimits)

#include "limits_test.moc"
