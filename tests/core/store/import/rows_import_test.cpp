// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/import/folder.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;
using store::FileFormat;
using store::ImportKind;

class RowsImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aContactFindsItsCustomer();
    void contactsComeOnce();
    void wrongContactsAreRejectedWithASentence();
    void ordersBelongToACustomer();
};

namespace {

Folder& withAnne(Folder& folder) {
    const auto path =
        folder.file("crm.csv", "idclient;nom;prenom;mail;tel\nC-1;Lefevre;Anne;anne@example.org;0199000001\n"
                               "C-2;Lefevre;Luc;luc@example.org;0199000001\n");
    if (!folder.import(path))
        qFatal("the fixture could not be imported");
    return folder;
}

std::string contact(const char* identity, const char* id, const char* at = "2026-03-01T10:00:00+01:00") {
    return std::string(R"({"channel":"email","direction":"in","at":")") + at +
           R"(","identity_type":"email","identity":")" + identity +
           R"(","account":"service@example.org","provider_id":")" + id + R"(","text":"Bonjour\nmerci"})" +
           "\n";
}

} // namespace

void RowsImportTest::aContactFindsItsCustomer() {
    Folder folder;
    withAnne(folder);
    const auto path =
        folder.file("m.jsonl", contact("Anne@Example.org", "m1") + contact("x@example.org", "m2"));
    const auto outcome = folder.import(path, FileFormat::JsonLines, ImportKind::Interactions);
    QVERIFY(outcome);
    QCOMPARE(outcome->created, 2);
    const CustomerId anne = folder.withIdentity(IdentityType::CrmRef, "C-1").at(0).id;
    const auto rows = folder.backend().rowsOf(EntityKind::Interaction, anne, 0);
    QCOMPARE(rows->size(), std::size_t{1});
    const auto& mail = std::get<Interaction>(rows->front());
    QCOMPARE(mail.at.ms, parseIsoTimestamp("2026-03-01T09:00:00Z")->ms);
    QCOMPARE(mail.text, std::string("Bonjour\nmerci"));
    QCOMPARE(mail.peer, std::string("anne@example.org"));
    QVERIFY(mail.matchedBy == MatchBasis::CallerNumber);
    QCOMPARE(folder.count("interaction"), 2);
}

void RowsImportTest::contactsComeOnce() {
    Folder folder;
    withAnne(folder);
    const std::string bytes = contact("anne@example.org", "m1") + contact("luc@example.org", "");
    QVERIFY(folder.import(folder.file("m.jsonl", bytes), FileFormat::JsonLines, ImportKind::Interactions));
    const auto again =
        folder.import(folder.file("m.jsonl", bytes), FileFormat::JsonLines, ImportKind::Interactions);
    QCOMPARE(again->unchanged, 2);
    // The provider's own number makes it one contact, whichever file it comes in.
    QVERIFY(folder.import(folder.file("other.jsonl", contact("anne@example.org", "m1")),
                          FileFormat::JsonLines, ImportKind::Interactions));
    QCOMPARE(folder.count("interaction"), 2);
}

void RowsImportTest::wrongContactsAreRejectedWithASentence() {
    Folder folder;
    const std::string bytes =
        contact("a@example.org", "m1", "hier") + contact("a@example.org", "m2", "2026-03-01T10:00") +
        R"({"channel":"pigeon","at":"2026-03-01T10:00:00Z"})" + "\n" +
        R"({"channel":"email","direction":"up","at":"2026-03-01T10:00:00Z"})" + "\n" +
        R"({"channel":"email","identity_type":"iris","at":"2026-03-01T10:00:00Z"})" + "\n";
    const auto outcome =
        folder.import(folder.file("m.jsonl", bytes), FileFormat::JsonLines, ImportKind::Interactions);
    QVERIFY(outcome);
    QCOMPARE(outcome->rejected, 5);
    for (std::size_t i = 0; i < folder.rejected.size(); ++i) {
        QCOMPARE(folder.rejected[i].line, static_cast<std::int64_t>(i) + 1);
        QVERIFY(folder.rejected[i].sentence.ends_with('.'));
    }
    // The lines outlive the file, each once however often they come.
    QCOMPARE(folder.count("raw_intake"), 5);
    QVERIFY(folder.import(folder.file("m.jsonl", bytes + "{no json\n"), FileFormat::JsonLines,
                          ImportKind::Interactions));
    QCOMPARE(folder.count("raw_intake"), 6);
}

void RowsImportTest::ordersBelongToACustomer() {
    Folder folder;
    withAnne(folder);
    const auto path = folder.file("o.csv", "commande;client;tel;date;statut;total;articles\n"
                                           "cmd-1;C-1;;2026-03-01;livrée;1 234,50 €;Lampe\n"
                                           "cmd-2;;0199000001;;;10;x\n"
                                           "cmd-3;C-9;;;;10;x\n"
                                           ";C-1;;;;10;x\n"
                                           "cmd-4;C-1;;;;beaucoup;x\n");
    const auto outcome = folder.import(path, FileFormat::Csv, ImportKind::Orders);
    QVERIFY(outcome);
    QCOMPARE(outcome->created, 1);
    QCOMPARE(outcome->rejected, 4);
    const CustomerId anne = folder.withIdentity(IdentityType::CrmRef, "C-1").at(0).id;
    const auto rows = folder.backend().rowsOf(EntityKind::Order, anne, 0);
    const auto& order = std::get<Order>(rows->at(0));
    QCOMPARE(order.number, std::string("CMD-1"));
    QCOMPARE(order.totalCents, 123450);
    QVERIFY(order.status == OrderStatus::Delivered);
    QCOMPARE(folder.backend().search(rules::parseSearch("cmd-1"), 5)->size(), std::size_t{1});
    QCOMPARE(folder.import(path, FileFormat::Csv, ImportKind::Orders)->unchanged, 1);
}

VISAGE_TEST(RowsImportTest)
#include "rows_import_test.moc"
