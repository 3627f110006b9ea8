// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that a file says vanishes without a word.
#include "tests/core/store/import/folder.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;
using store::FileFormat;
using store::ImportKind;

class RemarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoValueIsLeftOutWithASentence_data();
    void whatIsNoValueIsLeftOutWithASentence();
    void noWordOfAnotherShapeIsTaken();
    void theRowIsTakenAllTheSame();
    void anOrderIsTakenWithoutItsDay();
    void aContactIsTakenWithoutItsIdentity();
    void aFileOfUnknownColumnsIsRefused_data();
    void aFileOfUnknownColumnsIsRefused();
};

void RemarksTest::whatIsNoValueIsLeftOutWithASentence_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("sentence");
    const auto add = [](const char* name, const char* row, const char* sentence) {
        QTest::newRow(name) << QByteArray(row) << QByteArray(sentence);
    };
    add("mail", R"({"nom":"Lefevre","mail":"not-a-mail"})",
        "The mail address \"not-a-mail\" was left out: it is no address.");
    add("birth date", R"({"nom":"Lefevre","naissance":"99/99/9999"})",
        "The birth date \"99/99/9999\" was left out: it is no date on which a customer can be born.");
    add("phone", R"({"nom":"Lefevre","tel":"0639"})",
        "The phone number \"0639\" was left out: it is no number that can be called.");
    add("number for a name", R"({"family_name":5,"mail":"a@example.org"})",
        "The family name \"5\" was left out: a name is no number.");
    add("points", R"({"nom":"Lefevre","points":"many"})",
        "The number of points \"many\" was left out: it is no number.");
    add("truth for a name", R"({"family_name":true,"mail":"a@example.org"})",
        "The field \"family_name\" was left out: it holds true or false: write a text in quotation marks.");
    add("list for a name", R"({"family_name":["Lefevre","Martin"],"mail":"a@example.org"})",
        "The field \"family_name\" was left out: it holds a list: write one text.");
    add("object for a name", R"({"family_name":{"now":"Lefevre"},"mail":"a@example.org"})",
        "The field \"family_name\" was left out: it holds an object: write one text, or say with --mapping "
        "FILE "
        "what its parts are.");
    add("list of objects", R"({"nom":"Lefevre","tel":[{"n":"0639980001"}]})",
        "The field \"tel\" was left out: it holds an object: write one text, or say with --mapping FILE what "
        "its "
        "parts are.");
    add("list of numbers", R"({"nom":"Lefevre","tel":["0639980001","0639980002"],"mail":["a@example.org"]})",
        "");
    add("truth in a column of no meaning", R"({"nom":"Lefevre","vip":true,"tags":["a"],"more":{"x":1}})", "");
    add("nothing said", R"({"nom":"Lefevre","family_name":null})", "");
    // Numbers are what cards are made of, and what stands for nothing says nothing.
    add("card as a number", R"({"nom":"Lefevre","carte":123456})", "");
    add("nothing", R"({"nom":"Lefevre","mail":"aucun","tel":"-","naissance":"01/01/1900","points":"0"})", "");
    add("all well", R"({"nom":"Lefevre","mail":"a@example.org","tel":"0639980001","points":12})", "");
}

void RemarksTest::whatIsNoValueIsLeftOutWithASentence() {
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, sentence);
    Folder folder;
    const auto outcome =
        folder.import(folder.file("crm.jsonl", row.toStdString() + "\n"), FileFormat::JsonLines);
    QVERIFY(outcome);
    QCOMPARE(outcome->created, 1);
    QCOMPARE(outcome->remarks, sentence.isEmpty() ? 0 : 1);
    QCOMPARE(folder.remarks.size(), static_cast<std::size_t>(outcome->remarks));
    if (!sentence.isEmpty())
        QCOMPARE(QByteArray::fromStdString(folder.remarks[0].sentence), sentence);
}

void RemarksTest::noWordOfAnotherShapeIsTaken() {
    Folder folder;
    const auto path = folder.file("crm.jsonl", R"({"id":"1","family_name":true,"given_name":["A","B"],)"
                                               R"("address":{"x":59000},"tel":["0639980001","0639980002"]})"
                                               "\n"
                                               R"({"id":"2","family_name":true})"
                                               "\n");
    const auto outcome = folder.import(path, FileFormat::JsonLines);
    QVERIFY(outcome);
    QCOMPARE(outcome->created, 1);
    QCOMPARE(outcome->rejected, 1); // nothing is left of it
    QCOMPARE(outcome->remarks, 3);
    const Customer one = folder.withIdentity(IdentityType::Phone, "+33639980002").at(0);
    QCOMPARE(one.familyName + one.givenName + one.addressLine1, std::string());
    QCOMPARE(folder.withIdentity(IdentityType::Phone, "+33639980001").size(), std::size_t{1});
    // What its parts are can be said.
    const auto mapping = folder.file("m.json", R"({"address.x": "postcode"})");
    QVERIFY(folder.import(folder.file("b.jsonl", R"({"nom":"Martin","address":{"x":59000}})"
                                                 "\n"),
                          FileFormat::JsonLines, ImportKind::Customers, mapping));
    QVERIFY(folder.remarks.empty());
    QCOMPARE(folder.backend().search(rules::parseSearch("martin 59000"), 5)->size(), std::size_t{1});
    // Contacts and orders are read in the same way.
    QVERIFY(folder.import(folder.file("m.jsonl",
                                      R"({"channel":"email","at":"2026-03-01T10:00:00Z","text":["a","b"]})"
                                      "\n"),
                          FileFormat::JsonLines, ImportKind::Interactions));
    QCOMPARE(folder.remarks.size(), std::size_t{1});
}

void RemarksTest::theRowIsTakenAllTheSame() {
    Folder folder;
    const auto path = folder.file("crm.csv", "nom;prenom;naissance;tel;mail\n"
                                             "Martin;Luc;;0639980002;\n"
                                             "Lefevre;Anne;99/99/9999;0639980001;not-a-mail\n"
                                             ";;;;not-a-mail\n");
    const auto outcome = folder.import(path);
    QVERIFY(outcome);
    QCOMPARE(outcome->created, 2);
    // A rejected row is said once, as a whole.
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(outcome->remarks, 2);
    QCOMPARE(folder.remarks[0].line, 3);
    QCOMPARE(folder.remarks[1].line, 3);
    QCOMPARE(folder.withIdentity(IdentityType::Phone, "+33639980001").at(0).familyName,
             std::string("Lefevre"));
    QCOMPARE(folder.count("identity"), 2);
}

void RemarksTest::anOrderIsTakenWithoutItsDay() {
    Folder folder;
    QVERIFY(folder.import(folder.file("crm.csv", "idclient;nom\nC-1;Lefevre\n")));
    const auto outcome =
        folder.import(folder.file("o.csv", "commande;client;date;statut;total\ncmd-1;C-1;demain;perdue;10\n"),
                      FileFormat::Csv, ImportKind::Orders);
    QVERIFY(outcome);
    QCOMPARE(outcome->created, 1);
    QCOMPARE(outcome->remarks, 2);
}

void RemarksTest::aContactIsTakenWithoutItsIdentity() {
    Folder folder;
    const auto outcome = folder.import(
        folder.file("m.jsonl", R"({"channel":"email","at":"2026-03-01T10:00:00Z","identity":"nobody"})"
                               "\n"),
        FileFormat::JsonLines, ImportKind::Interactions);
    QVERIFY(outcome);
    QCOMPARE(outcome->created, 1);
    QCOMPARE(outcome->remarks, 1);
}

void RemarksTest::aFileOfUnknownColumnsIsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("json");
    QTest::newRow("csv") << QByteArray("Zone 1;Zone 2\nLefevre;Anne\n") << false;
    QTest::newRow("no header") << QByteArray("Lefevre;Anne\nMartin;Luc\n") << false;
    QTest::newRow("json") << QByteArray("{\"Zone 1\":1,\"Zone 2\":2}\n") << true;
}

void RemarksTest::aFileOfUnknownColumnsIsRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, json);
    Folder folder;
    const auto path = folder.file("x", bytes.toStdString());
    const auto format = json ? FileFormat::JsonLines : FileFormat::Csv;
    const auto refused = folder.import(path, format);
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::BadInput);
    QVERIFY2(refused.error().sentence.find(bytes.startsWith("Lefevre")
                                               ? "\"Lefevre\", \"Anne\""
                                               : "\"Zone 1\", \"Zone 2\"") != std::string::npos,
             refused.error().sentence.c_str());
    QVERIFY(refused.error().sentence.find("--mapping") != std::string::npos);
    QCOMPARE(folder.count("source_record"), 0);
    const auto mapping = folder.file("m.json", R"({"Zone 1": "full_name", "Lefevre": "full_name"})");
    QVERIFY(folder.import(path, format, ImportKind::Customers, mapping));
}

VISAGE_TEST(RemarksTest)
#include "remarks_test.moc"
