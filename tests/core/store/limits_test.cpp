// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway counts with, without a network.
#include "core/store/gateway/log.h"
#include "core/store/gateway/metrics.h"
#include "core/store/gateway/rate_limits.h"
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
