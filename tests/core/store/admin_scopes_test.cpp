// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What desktops hold, and lists of customers, as an administrator says it.
#include "tests/core/store/admin.h"
#include "tests/support/run.h"

#include <QJsonArray>
#include <QTest>

using namespace visage;
using visage::testing::Outcome;
using namespace Qt::StringLiterals;

class TestAdminScopes : public QObject, private visage::testing::Admin {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        startAfresh();
        QCOMPARE(admin({u"init"_s, u"--no-reasons"_s}).code, 0);
    }

    void desktopsHoldWhatIsSaid();
    void listsAreMadeAndFilled();
    void aListIsWrittenOnAnyMachine();
    void aFailureIsOneSentence_data();
    void aFailureIsOneSentence();

private:
    /// The customer that putCustomer() makes.
    const QString m_anne = u"00000000-0000-0000-0000-000000000001"_s;
};

void TestAdminScopes::desktopsHoldWhatIsSaid() {
    const QStringList hold{u"desktops"_s, u"hold"_s};
    QCOMPARE(adminJson(hold)[u"holds"_s].toString(), u"everything"_s);
    QCOMPARE(adminJson(hold)[u"automatic"_s].toBool(), true);
    for (int again = 0; again < 2; ++again) {
        const auto recent = adminJson(hold + QStringList{u"recent"_s});
        QCOMPARE(recent[u"holds"_s].toString(), u"recent"_s);
        QCOMPARE(recent[u"automatic"_s].toBool(true), false);
        QCOMPARE(recent[u"building"_s].toBool(true), false);
    }
    // Never back by itself.
    QCOMPARE(adminJson(hold + QStringList{u"automatic"_s})[u"holds"_s].toString(), u"recent"_s);
    QCOMPARE(adminJson(hold)[u"automatic"_s].toBool(), true);
    const auto everything = adminJson(hold + QStringList{u"everything"_s});
    QCOMPARE(everything[u"holds"_s].toString(), u"everything"_s);
    QCOMPARE(everything[u"automatic"_s].toBool(true), false);
    QVERIFY(admin(hold).out.startsWith("Desktops hold everything (by choice)"));
    QCOMPARE(admin({u"verify"_s}).code, 0);
}

void TestAdminScopes::listsAreMadeAndFilled() {
    QVERIFY(putCustomer());
    QCOMPARE(
        adminJson({u"list"_s, u"create"_s, u"spring"_s, u"--label"_s, u"Printemps"_s})[u"label"_s].toString(),
        u"Printemps"_s);
    const QString lines =
        file(u"lines"_s, m_anne.toUtf8() + "\n\nnobody@nowhere.example\n" + m_anne.toUtf8());
    const auto added = adminJson({u"list"_s, u"add"_s, u"spring"_s, lines});
    QCOMPARE(added[u"nobody"_s].toArray(), QJsonArray{u"nobody@nowhere.example"_s});
    QCOMPARE(adminJson({u"list"_s, u"show"_s, u"spring"_s})[u"customer"_s].toString(), m_anne);
    QVERIFY(admin({u"list"_s, u"show"_s}).out.startsWith("spring\tPrintemps\tactive"));
    QCOMPARE(admin({u"list"_s, u"remove"_s, u"spring"_s, lines}).code, 0);
    QVERIFY(admin({u"list"_s, u"show"_s, u"spring"_s}).out.isEmpty());
    QCOMPARE(admin({u"verify"_s}).code, 0);
}

void TestAdminScopes::aListIsWrittenOnAnyMachine() {
    QVERIFY(putCustomer());
    QCOMPARE(admin({u"list"_s, u"create"_s, u"spring"_s}).code, 0);
    // A byte order mark in front, and the ends of lines of Windows.
    const QString lines = file(u"lines"_s, "\xEF\xBB\xBF" + m_anne.toUtf8() + "\r\n");
    const auto added = adminJson({u"list"_s, u"add"_s, u"spring"_s, lines});
    QCOMPARE(added[u"customers"_s].toInt(), 1);
    QVERIFY(added[u"nobody"_s].toArray().isEmpty());
}

void TestAdminScopes::aFailureIsOneSentence_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const QStringList& arguments, int code, const char* said) {
        QTest::newRow(name) << arguments << code << QByteArray(said);
    };
    const QString add = u"add"_s;
    row("hold what", {u"desktops"_s, u"hold"_s, u"less"_s}, 2, "everything or recent, or automatic");
    row("hold two", {u"desktops"_s, u"hold"_s, u"recent"_s, u"recent"_s}, 2, "");
    row("desktops alone", {u"desktops"_s}, 2, "");
    row("list alone", {u"list"_s}, 2, "");
    row("no code", {u"list"_s, u"create"_s}, 2, "CODE");
    row("bad code", {u"list"_s, u"create"_s, u"Été 2026"_s}, 1, "spring-campaign");
    row("taken", {u"list"_s, u"create"_s, u"taken"_s}, 1, "There is a list \"taken\" already.");
    row("no queue", {u"list"_s, u"create"_s, u"new"_s, u"--queue=none"_s}, 1, "There is no queue \"none\"");
    row("no list", {u"list"_s, add, u"none"_s, u"FILE"_s}, 1, "There is no list \"none\"");
    row("no list to show", {u"list"_s, u"show"_s, u"none"_s}, 1, "There is no list \"none\"");
    row("no file named", {u"list"_s, add, u"taken"_s}, 2, "FILE");
    row("no file", {u"list"_s, add, u"taken"_s, u"MISSING"_s}, 1, "There is no file");
    row("a folder", {u"list"_s, add, u"taken"_s, u"FOLDER"_s}, 1, "cannot be read");
}

void TestAdminScopes::aFailureIsOneSentence() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, said);
    QCOMPARE(admin({u"list"_s, u"create"_s, u"taken"_s}).code, 0);
    const int before = adminJson({u"stats"_s})[u"head"_s].toInt();
    arguments.replaceInStrings(u"FILE"_s, file(u"lines"_s, "1\n"));
    arguments.replaceInStrings(u"MISSING"_s, path(u"missing"_s));
    arguments.replaceInStrings(u"FOLDER"_s, path(QString()));
    const Outcome refused = admin(arguments);
    QCOMPARE(refused.code, code);
    QVERIFY(refused.out.isEmpty());
    QCOMPARE(refused.err.count('\n'), 1);
    QVERIFY2(refused.err.contains(said), refused.err);
    QCOMPARE(adminJson({u"stats"_s})[u"head"_s].toInt(), before);
}

VISAGE_TEST(TestAdminScopes)
#include "admin_scopes_test.moc"
