// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A company gives itself reasons and lines with visage-admin alone.
#include "tests/core/store/admin.h"
#include "tests/support/run.h"

#include <QJsonDocument>
#include <QTest>

#include <set>

using namespace visage;
using visage::testing::Outcome;
using namespace Qt::StringLiterals;

class TestAdminCatalogue : public QObject, private visage::testing::Admin {
    Q_OBJECT
private Q_SLOTS:
    void init() { startAfresh(); }

    void aNewStoreHasTheUsualReasons();
    void reasonsAreAddedAndSwitchedOff();
    void wrongReasonsAreRefused_data();
    void wrongReasonsAreRefused();
    void queuesAreAddedAndJoined();
    void linesAreAddedAndRemoved();
    void wrongLinesAreRefused_data();
    void wrongLinesAreRefused();
    void theDemoMakesNoReasonTwice();

private:
    [[nodiscard]] QList<QJsonObject> list(const QString& group) const;
    [[nodiscard]] int rows(const QString& table) const {
        return adminJson({u"stats"_s})[u"rows"_s].toObject()[table].toInt(-1);
    }
};

QList<QJsonObject> TestAdminCatalogue::list(const QString& group) const {
    QList<QJsonObject> objects;
    const Outcome said = admin({group, u"list"_s, u"--json"_s});
    for (const QByteArray& line : said.out.split('\n'))
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

void TestAdminCatalogue::aNewStoreHasTheUsualReasons() {
    QCOMPARE(admin({u"init"_s}).code, 0);
    const auto reasons = list(u"reason"_s);
    QVERIFY(reasons.size() > 20);
    std::set<QString> families;
    for (const QJsonObject& reason : reasons) {
        QVERIFY(!reason[u"label_fr"_s].toString().isEmpty() && !reason[u"label_en"_s].toString().isEmpty());
        // A family stands before its own, and belongs to none itself.
        if (reason.contains(u"parent"_s))
            QVERIFY(families.contains(reason[u"parent"_s].toString()));
        else
            families.insert(reason[u"id"_s].toString());
    }
    QCOMPARE(admin({u"init"_s}).code, 0);
    QCOMPARE(rows(u"reason"_s), static_cast<int>(reasons.size()));
    QCOMPARE(adminJson({u"stats"_s})[u"head"_s].toInt(), static_cast<int>(reasons.size()));
    QCOMPARE(admin({u"verify"_s}).code, 0);
    startAfresh();
    QCOMPARE(admin({u"init"_s, u"--no-reasons"_s}).code, 0);
    QCOMPARE(rows(u"reason"_s), 0);
}

void TestAdminCatalogue::reasonsAreAddedAndSwitchedOff() {
    QCOMPARE(admin({u"init"_s, u"--no-reasons"_s}).code, 0);
    QCOMPARE(admin({u"reason"_s, u"add"_s, u"rent"_s, u"--fr"_s, u"Location"_s, u"--en"_s, u"Rental"_s}).code,
             0);
    const auto late = adminJson({u"reason"_s, u"add"_s, u"rent.late"_s, u"--fr=Retour en retard"_s,
                                 u"--en=Late return"_s, u"--parent=rent"_s, u"--urgency=2"_s});
    QCOMPARE(late[u"label_fr"_s].toString(), u"Retour en retard"_s);
    QCOMPARE(admin({u"reason"_s, u"disable"_s, u"rent.late"_s}).code, 0);
    auto reasons = list(u"reason"_s);
    QCOMPARE(reasons.size(), 2);
    QCOMPARE(reasons[1][u"parent"_s], reasons[0][u"id"_s]);
    QCOMPARE(reasons[1][u"active"_s].toBool(true), false);
    QCOMPARE(admin({u"reason"_s, u"enable"_s, u"rent.late"_s}).code, 0);
    QCOMPARE(list(u"reason"_s)[1][u"active"_s].toBool(), true);
    // Each change has its line in the log: connected desktops get it.
    QCOMPARE(adminJson({u"stats"_s})[u"head"_s].toInt(), 4);
    QCOMPARE(admin({u"verify"_s}).code, 0);
}

void TestAdminCatalogue::wrongReasonsAreRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("said");
    const QStringList labels{u"--fr=Un"_s, u"--en=One"_s};
    QTest::newRow("twice") << QStringList{u"add"_s, u"order.status"_s} + labels << 1 << QByteArray("already");
    QTest::newRow("code") << QStringList{u"add"_s, u"Über uns"_s} + labels << 1
                          << QByteArray("delivery.late");
    QTest::newRow("parent") << QStringList{u"add"_s, u"a"_s, u"--parent=none"_s} + labels << 1
                            << QByteArray("There is no reason \"none\"");
    QTest::newRow("three levels") << QStringList{u"add"_s, u"a"_s, u"--parent=order.status"_s} + labels << 1
                                  << QByteArray("two levels");
    QTest::newRow("blank label") << QStringList{u"add"_s, u"a"_s, u"--fr= "_s, u"--en=A"_s} << 1
                                 << QByteArray("label");
    QTest::newRow("no label") << QStringList{u"add"_s, u"a"_s, u"--en=A"_s} << 2 << QByteArray("--fr");
    QTest::newRow("urgency") << QStringList{u"add"_s, u"a"_s, u"--urgency=9"_s} + labels << 2
                             << QByteArray("urgency");
    QTest::newRow("unknown") << QStringList{u"disable"_s, u"none"_s} << 1 << QByteArray("reason list");
}

void TestAdminCatalogue::wrongReasonsAreRefused() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, said);
    QCOMPARE(admin({u"init"_s}).code, 0);
    const int before = adminJson({u"stats"_s})[u"head"_s].toInt();
    const Outcome refused = admin(QStringList{u"reason"_s} + arguments);
    QCOMPARE(refused.code, code);
    QCOMPARE(refused.err.count('\n'), 1);
    QVERIFY2(refused.err.contains(said), refused.err);
    QCOMPARE(adminJson({u"stats"_s})[u"head"_s].toInt(), before);
}

void TestAdminCatalogue::queuesAreAddedAndJoined() {
    QCOMPARE(admin({u"init"_s, u"--no-reasons"_s}).code, 0);
    const QString secret = file(u"secret"_s, "correct horse battery");
    QCOMPARE(admin({u"user"_s, u"add"_s, u"anne"_s, u"--role=agent"_s, u"--password-file"_s, secret}).code,
             0);
    const QStringList labels{u"--fr=Locations"_s, u"--en=Rentals"_s};
    QCOMPARE(admin(QStringList{u"queue"_s, u"add"_s, u"rentals"_s} + labels).code, 0);
    QCOMPARE(admin(QStringList{u"queue"_s, u"add"_s, u"orders"_s} + labels).code, 0);
    const Outcome twice = admin(QStringList{u"queue"_s, u"add"_s, u"rentals"_s} + labels);
    QCOMPARE(twice.code, 1);
    QVERIFY(twice.err.contains("already"));
    QCOMPARE(admin(QStringList{u"queue"_s, u"add"_s, u"À louer"_s} + labels).code, 1);
    QCOMPARE(admin({u"queue"_s, u"add"_s, u"other"_s}).code, 2);
    auto queues = list(u"queue"_s);
    QCOMPARE(queues.size(), 2);
    QCOMPARE(queues[0][u"code"_s].toString(), u"rentals"_s);
    QCOMPARE(admin({u"queue"_s, u"disable"_s, u"rentals"_s}).code, 0);
    QCOMPARE(list(u"queue"_s)[0][u"active"_s].toBool(true), false);
    QCOMPARE(admin({u"queue"_s, u"enable"_s, u"rentals"_s}).code, 0);

    const QStringList members{u"queue"_s, u"members"_s, u"rentals"_s};
    QVERIFY(admin(members).out.isEmpty());
    QCOMPARE(admin({u"queue"_s, u"join"_s, u"rentals"_s, u"anne"_s}).code, 0);
    QCOMPARE(admin({u"queue"_s, u"join"_s, u"rentals"_s, u"anne"_s}).code, 0);
    QVERIFY(admin(members).out.startsWith("anne\t"));
    QCOMPARE(admin({u"queue"_s, u"leave"_s, u"rentals"_s, u"anne"_s}).code, 0);
    QCOMPARE(admin({u"queue"_s, u"leave"_s, u"orders"_s, u"anne"_s}).code, 0);
    QVERIFY(admin(members).out.isEmpty());
    QVERIFY(admin({u"queue"_s, u"join"_s, u"none"_s, u"anne"_s}).err.contains("queue list"));
    QVERIFY(admin({u"queue"_s, u"join"_s, u"rentals"_s, u"zoe"_s}).err.contains("user list"));
    QCOMPARE(admin({u"verify"_s}).code, 0);
}

void TestAdminCatalogue::linesAreAddedAndRemoved() {
    QCOMPARE(admin({u"init"_s, u"--no-reasons"_s}).code, 0);
    const auto added = adminJson({u"line"_s, u"add"_s, u"01 99 00 12 34"_s, u"--label"_s, u"Service"_s,
                                  u"--greeting-fr"_s, u"Bonjour"_s, u"--greeting-en"_s, u"Hello"_s});
    QCOMPARE(added[u"address"_s].toString(), u"+33199001234"_s);
    QCOMPARE(added[u"greeting_fr"_s].toString(), u"Bonjour"_s);
    QCOMPARE(
        admin({u"line"_s, u"add"_s, u"Help@Example.org"_s, u"--channel=email"_s, u"--label=Mails"_s}).code,
        0);
    const auto lines = list(u"line"_s);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[1][u"address"_s].toString(), u"help@example.org"_s);
    QCOMPARE(admin({u"line"_s, u"remove"_s, u"0199001234"_s}).code, 0);
    QCOMPARE(list(u"line"_s).size(), 1);
    QCOMPARE(adminJson({u"stats"_s})[u"head"_s].toInt(), 3);
    QCOMPARE(admin({u"verify"_s}).code, 0);
}

void TestAdminCatalogue::wrongLinesAreRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("no number") << QStringList{u"add"_s, u"hello"_s, u"--label=A"_s} << 1;
    QTest::newRow("twice") << QStringList{u"add"_s, u"+33 1 99 00 12 34"_s, u"--label=A"_s} << 1;
    QTest::newRow("no label") << QStringList{u"add"_s, u"0199001235"_s} << 2;
    QTest::newRow("channel") << QStringList{u"add"_s, u"0199001235"_s, u"--label=A"_s, u"--channel=smoke"_s}
                             << 2;
    QTest::newRow("unknown") << QStringList{u"remove"_s, u"0199001235"_s} << 1;
}

void TestAdminCatalogue::wrongLinesAreRefused() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QCOMPARE(admin({u"init"_s, u"--no-reasons"_s}).code, 0);
    QCOMPARE(admin({u"line"_s, u"add"_s, u"0199001234"_s, u"--label=Service"_s}).code, 0);
    const Outcome refused = admin(QStringList{u"line"_s} + arguments);
    QCOMPARE(refused.code, code);
    QCOMPARE(refused.err.count('\n'), 1);
    QCOMPARE(rows(u"line"_s), 1);
}

void TestAdminCatalogue::theDemoMakesNoReasonTwice() {
    QCOMPARE(admin({u"init"_s}).code, 0);
    QCOMPARE(admin({u"demo"_s, u"--customers"_s, u"5"_s}).code, 0);
    std::set<QString> labels;
    const auto reasons = list(u"reason"_s);
    for (const QJsonObject& reason : reasons)
        labels.insert(reason[u"label_fr"_s].toString());
    QCOMPARE(labels.size(), static_cast<std::size_t>(reasons.size()));
    QCOMPARE(admin({u"verify"_s}).code, 0);
}

VISAGE_TEST(TestAdminCatalogue)

#include "admin_catalogue_test.moc"
