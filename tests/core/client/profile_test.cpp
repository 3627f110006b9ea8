// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/link.h"
#include "core/client/profile.h"
#include "core/client/reconnect_policy.h"
#include "tests/support/run.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace Qt::StringLiterals;

/// Where a desktop keeps things, and when it tries again.
class TestProfile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isHeldByOneDesktop();
    void remembersServerAndUser();
    void aDamagedFileCostsALogIn();
    void aNewerFileIsRefused();
    void foldersOfUsersAreApartAndInside();
    void addressesAreReadAsPeopleGiveThem();
    void theFirstRetryComesWithinASecond();
    void retriesDoubleToTwentySeconds();
    void nothingIsTriedThatNobodyWants();
};

void TestProfile::isHeldByOneDesktop() {
    QTemporaryDir folder;
    const auto first = Profile::open(folder.path());
    QVERIFY(first.ok());
    const auto second = Profile::open(folder.path());
    QVERIFY(!second.ok());
    QCOMPARE(second.error().code, ErrorCode::Busy);
    QVERIFY(second.error().sentence.starts_with("Another desktop already uses the profile"));
}

void TestProfile::remembersServerAndUser() {
    QTemporaryDir folder;
    const QUrl server(u"wss://store.example.org/sync"_s);
    QVERIFY((*Profile::open(folder.path()))->remember({server, u"anne"_s}).ok());
    const auto again = Profile::open(folder.path());
    QCOMPARE((*again)->remembered().server, server);
    QCOMPARE((*again)->remembered().user, u"anne"_s);
}

void TestProfile::aDamagedFileCostsALogIn() {
    QTemporaryDir folder;
    QFile file(folder.filePath(u"profile.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"user\": \"an\0\xff");
    file.close();
    const auto profile = Profile::open(folder.path());
    QVERIFY(profile.ok());
    QVERIFY((*profile)->remembered().user.isEmpty());
}

void TestProfile::aNewerFileIsRefused() {
    QTemporaryDir folder;
    QFile file(folder.filePath(u"profile.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": 2}");
    file.close();
    QCOMPARE(Profile::open(folder.path()).error().code, ErrorCode::TooNew);
}

void TestProfile::foldersOfUsersAreApartAndInside() {
    QTemporaryDir folder;
    const auto profile = Profile::open(folder.path());
    const QUrl server(u"wss://store.example.org/sync"_s);
    QCOMPARE((*profile)->userFolder(server, u"Anne"_s), folder.path() + u"/store.example.org_443/anne"_s);
    for (const QString& name : {u"../../etc"_s, u".."_s, u"a/b"_s, u"con\\x"_s, u"é"_s}) {
        const QString path = QDir::cleanPath((*profile)->userFolder(server, name));
        QVERIFY(path.startsWith(folder.path() + u"/store.example.org_443/"_s));
        QCOMPARE(path.count(u'/'), folder.path().count(u'/') + 2);
    }
}

void TestProfile::addressesAreReadAsPeopleGiveThem() {
    QCOMPARE(storeAddress(u" store.example.org "_s), QUrl(u"wss://store.example.org/sync"_s));
    QCOMPARE(storeAddress(u"ws://127.0.0.1:7420/sync"_s), QUrl(u"ws://127.0.0.1:7420/sync"_s));
    QCOMPARE(storeAddress(u"https://a.example.org:8443/"_s), QUrl(u"wss://a.example.org:8443/sync"_s));
    QVERIFY(storeAddress(u"ftp://a.example.org"_s).isEmpty());
    QVERIFY(storeAddress(u""_s).isEmpty());
}

void TestProfile::theFirstRetryComesWithinASecond() {
    SeededRandom random(1);
    std::int64_t earliest = 1000;
    std::int64_t latest = 0;
    for (int i = 0; i < 200; ++i) {
        ReconnectPolicy policy(random);
        policy.want(true);
        const auto wait = (*policy.lost({5000}) - Timestamp{5000}).count();
        QVERIFY(wait >= 0 && wait < 1000);
        earliest = std::min(earliest, wait);
        latest = std::max(latest, wait);
    }
    QVERIFY(earliest < 100 && latest > 900);
}

void TestProfile::retriesDoubleToTwentySeconds() {
    SeededRandom random(1);
    ReconnectPolicy policy(random);
    policy.want(true);
    const std::int64_t limits[] = {1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000};
    for (const std::int64_t limit : limits) {
        const auto wait = (*policy.lost({5000}) - Timestamp{5000}).count();
        QVERIFY(wait < limit);
        QVERIFY(limit == 1000 || wait >= limit / 2);
    }
    QCOMPARE((*policy.lost({5000}, Milliseconds(60000)) - Timestamp{5000}).count(), 60000);
    policy.welcomed();
    QVERIFY((*policy.lost({5000}) - Timestamp{5000}).count() < 1000);
}

void TestProfile::nothingIsTriedThatNobodyWants() {
    SeededRandom random(1);
    ReconnectPolicy policy(random);
    QVERIFY(!policy.lost({5000}).has_value());
    policy.want(true);
    QVERIFY(policy.lost({5000}).has_value());
    QVERIFY(policy.retryAt().has_value());
    policy.want(false);
    QVERIFY(!policy.retryAt().has_value());
}

VISAGE_TEST(TestProfile)
#include "profile_test.moc"
