// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commit_pipeline.h"
#include "tests/core/store/import/folder.h"
#include "tests/support/run.h"
#include "tests/support/shared_data.h"

#include <QTest>

#include <fstream>
#include <map>
#include <set>

using namespace visage;
using namespace visage::testing;
using store::FileFormat;

class CustomersImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowBecomesACustomerWithItsIdentities();
    void rowsJoinOnlyWhenEverythingAgrees_data();
    void rowsJoinOnlyWhenEverythingAgrees();
    void whatWasTakenOffStaysOff();
    void whoWasErasedStaysErased();
    void theSameFileAgainChangesNothing();
    void aChangedRowAddsWhatIsNew();
    void equalRowsAreRecordsOfTheirOwn();
    void oneIdentifierTwiceStaysTwoRecords();
    void fillersAreNobodys_data();
    void fillersAreNobodys();
    void aSharedNumberShowsAllItsOwners();
    void aDryRunCountsAsTheRunDoes();
    void aMappingOverrulesTheHeaders();
    void aDryRunWritesNothing();
    void everyImportedRowHasItsCustomer();
    void theFilesOfTheSharedData();

private:
    SeededRandom random{11};
};

namespace {

const std::string header =
    "IdClient;Civilité;NOM;Prénom;Date de naissance;Tél. 1;Tél. 2;E-mail;Adresse;CP;Ville;Note\n";

} // namespace

void CustomersImportTest::aRowBecomesACustomerWithItsIdentities() {
    Folder folder;
    const auto path = folder.file(
        "crm.csv", header + "C-1;Mme;LEFEVRE;Anne;12/03/1971;06 39 98 00 01;01 99 00 00 01 poste 12;"
                            "Anne@Example.org;1 rue X;1000;BOURG;<b>fidèle</b>\n");
    const auto outcome = folder.import(path);
    QVERIFY(outcome);
    QCOMPARE(outcome->created, 1);
    const auto found = folder.withIdentity(IdentityType::Phone, "+33639980001");
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].familyName, std::string("LEFEVRE"));
    QCOMPARE(found[0].birthDate.yyyymmdd, 19710312);
    QVERIFY(found[0].civility == Civility::Madam);
    QCOMPARE(found[0].postcode, std::string("01000"));
    QCOMPARE(folder.withIdentity(IdentityType::Email, "anne@example.org").size(), std::size_t{1});
    QCOMPARE(folder.withIdentity(IdentityType::CrmRef, "C-1").size(), std::size_t{1});
    const auto identities = folder.backend().rowsOf(EntityKind::Identity, found[0].id, 0);
    QVERIFY(std::ranges::any_of(*identities,
                                [](const Row& row) { return std::get<Identity>(row).extension == "12"; }));
    QCOMPARE(folder.count("note"), 1);
    const auto hits = folder.backend().search(rules::parseSearch("lefebvre 12/03/71"), 10);
    QCOMPARE(hits->size(), std::size_t{1});
}

void CustomersImportTest::rowsJoinOnlyWhenEverythingAgrees_data() {
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("joins");
    QTest::newRow("mobile") << QByteArray(";;Lefèvre;A.;;+33639980001;;;;;;") << true;
    QTest::newRow("mail") << QByteArray(";;Lefèvre;Anne;12.03.71;;;ANNE@example.org;;;;") << true;
    QTest::newRow("other surname") << QByteArray(";;Martin;Anne;;0639980001;;;;;;") << false;
    QTest::newRow("other initial") << QByteArray(";;Lefèvre;Paul;;0639980001;;;;;;") << false;
    QTest::newRow("no first name") << QByteArray(";;Lefèvre;;;0639980001;;;;;;") << false;
    QTest::newRow("birth date contradicts")
        << QByteArray(";;Lefèvre;Anne;13/03/1971;0639980001;;;;;;") << false;
    QTest::newRow("landline") << QByteArray(";;Lefèvre;Anne;12/03/1971;0199000001;;;;;;") << false;
    QTest::newRow("nothing shared") << QByteArray(";;Lefèvre;Anne;12/03/1971;;;;;;;") << false;
}

void CustomersImportTest::rowsJoinOnlyWhenEverythingAgrees() {
    QFETCH(QByteArray, second);
    QFETCH(bool, joins);
    const std::string first =
        "C-1;Mme;LEFEVRE;Anne;12/03/1971;06 39 98 00 01;01 99 00 00 01;anne@example.org;;;;\n";
    Folder apart;
    QVERIFY(apart.import(apart.file("a.csv", header + first)));
    QVERIFY(apart.import(apart.file("b.csv", header + second.toStdString() + "\n")));
    QCOMPARE(apart.count("customer"), joins ? 1 : 2);
    QCOMPARE(apart.count("source_record"), 2);
    Folder together;
    QVERIFY(together.import(together.file("a.csv", header + first + second.toStdString() + "\n")));
    QCOMPARE(together.count("customer"), joins ? 1 : 2);
}

void CustomersImportTest::whatWasTakenOffStaysOff() {
    Folder folder;
    const std::string row = "C-1;Mme;LEFEVRE;Anne;12/03/1971;06 39 98 00 01;;anne@example.org;;;;";
    const auto path = folder.file("crm.csv", header + row + "\n");
    QVERIFY(folder.import(path));
    const auto owners = [&] { return folder.withIdentity(IdentityType::Phone, "+33639980001"); };
    const Customer anne = owners().at(0);
    const IdentityId number = identityId(anne.id, IdentityType::Phone, {}, "+33639980001");
    const auto there = [&] {
        return std::get<Identity>(**folder.backend().load({EntityKind::Identity, number.uuid}));
    };
    Identity removed = there();
    removed.removedAt = importDay + Milliseconds(90'000);
    folder.write(removed);
    QVERIFY(owners().empty());
    removed = there();

    QCOMPARE(folder.import(path)->unchanged, 1);
    QVERIFY(there() == removed);
    QCOMPARE(folder.import(folder.file("crm.csv", header + row + "a new version\n"))->updated, 1);
    QVERIFY(there() == removed);
    QCOMPARE(folder.import(folder.file("another.csv", header + row + "\n"))->joined, 1);
    QVERIFY(there() == removed);
    QVERIFY(owners().empty());
    QVERIFY(folder.backend().search(rules::parseSearch("0639980001"), 10)->empty());
    QCOMPARE(folder.count("customer"), 1);
    // It joins nothing either, for it was not theirs.
    QCOMPARE(folder.import(folder.file("b.csv", header + ";;LEFEVRE;Anne;;0639980001;;;;;;\n"))->created, 1);
    QVERIFY(owners().at(0).id != anne.id);
}

void CustomersImportTest::whoWasErasedStaysErased() {
    Folder folder;
    const std::string header = "id;nom;prenom;telephone\n";
    const std::string anne = "7;Lefèvre;Anne;0639980001\n";
    const std::string paul = "8;Dupont;Paul;0639980002\n";
    QCOMPARE(folder.import(folder.file("crm.csv", header + anne + paul))->created, 2);
    User admin;
    admin.id = UserId(makeUuidV7(importDay, random));
    admin.name = "adam";
    admin.role = Role::Admin;
    folder.write(Row(admin));
    const StandingClock clock;
    store::CommitPipeline pipeline(folder.backend(), clock, random);
    const DeviceId device(makeUuidV7(importDay, random));
    QVERIFY(pipeline.fence({device, admin.id, 1, "test"}).ok());
    const auto who = folder.withIdentity(IdentityType::Phone, "+33639980001");
    protocol::Push push;
    push.mseq = 1;
    push.mid = MutationId(makeUuidV7(importDay, random));
    push.command = EraseCustomer{who.at(0).id, ErasureReason::Requested};
    const store::CommitRequest request = sync::ask::Commit{device, 1, admin.id, Role::Admin, push};
    QCOMPARE(pipeline.commit({&request, 1}).front()->status, protocol::AckStatus::Applied);
    // The same file, and the next export of the same system, which goes on naming them.
    const auto again = folder.import(folder.file("crm.csv", header + anne + paul));
    QCOMPARE(again->erased, 1);
    QCOMPARE(again->unchanged, 1);
    QCOMPARE(folder.import(folder.file("crm.csv", header + "7;Lefèvre;Annie;0639980009\n"))->erased, 1);
    QCOMPARE(folder.count("customer"), 1);
    QVERIFY(folder.withIdentity(IdentityType::Phone, "+33639980009").empty());
}

void CustomersImportTest::theSameFileAgainChangesNothing() {
    Folder folder;
    const auto path = folder.file(
        "crm.csv", header + "C-1;;LEFEVRE;Anne;;0639980001;;;;;;a\n;;MARTIN;Luc;;0639980002;;;;;;\n");
    QVERIFY(folder.import(path));
    const auto before = folder.backend().facts();
    const auto again = folder.import(path);
    QVERIFY(again);
    QCOMPARE(again->unchanged, 2);
    QCOMPARE(folder.backend().facts()->head, before->head);
    QCOMPARE(folder.count("source_record"), 2);
}

void CustomersImportTest::aChangedRowAddsWhatIsNew() {
    Folder folder;
    QVERIFY(folder.import(folder.file("crm.csv", header + "C-1;;LEFEVRE;A.;;0639980001;;;;;;\n")));
    const auto outcome =
        folder.import(folder.file("crm.csv", header + "C-1;;LEFEVRE;Anne;;0639980001;;a@example.org;;;;\n"));
    QVERIFY(outcome);
    QCOMPARE(outcome->updated, 1);
    QCOMPARE(folder.count("customer"), 1);
    QCOMPARE(folder.count("source_record"), 1);
    QCOMPARE(folder.withIdentity(IdentityType::Email, "a@example.org").at(0).givenName, std::string("Anne"));
}

void CustomersImportTest::equalRowsAreRecordsOfTheirOwn() {
    Folder folder;
    const std::string row = ";;LEFEVRE;Anne;;0639980001;;;;;;\n";
    const auto path = folder.file("crm.csv", header + row + row + row);
    QVERIFY(folder.import(path));
    QCOMPARE(folder.count("source_record"), 3);
    QCOMPARE(folder.count("customer"), 1);
    QCOMPARE(folder.import(path)->unchanged, 3);
    QCOMPARE(
        folder.import(folder.file("crm.csv", header + ";;MARTIN;Luc;;;;;;;;\n" + row + row + row))->unchanged,
        3);
}

void CustomersImportTest::oneIdentifierTwiceStaysTwoRecords() {
    Folder folder;
    const auto path = folder.file("crm.csv", header + "C-1;;LEFEVRE;Anne;;;;;;;;\nC-1;;MARTIN;Luc;;;;;;;;\n");
    QVERIFY(folder.import(path));
    QCOMPARE(folder.count("customer"), 2);
    const auto again = folder.import(path);
    QCOMPARE(again->unchanged, 2);
}

void CustomersImportTest::fillersAreNobodys_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("filler");
    for (const char* value : {"x@x.fr", "XXX@gmail.com", "aucun@aucun.fr", "aucun@gmail.com",
                              "noreply@shop.fr", "no-reply@shop.fr", "ne-pas-repondre2@shop.fr",
                              "pas.de.mail@free.fr", "nc@nc.fr", "test1@gmail.com", "0000000000",
                              "06 00 00 00 00", "0606060606", "01 02 03 04 05", "+33612345678", "0123456789"})
        QTest::newRow(value) << QByteArray(value) << true;
    for (const char* value : {"jj@dupont.fr", "info@dupont.fr", "contact@nc.fr", "martin@martin.fr",
                              "testard@free.fr", "a.nonyme@free.fr", "0639980001", "06 12 34 56 87"})
        QTest::newRow(value) << QByteArray(value) << false;
}

void CustomersImportTest::fillersAreNobodys() {
    QFETCH(QByteArray, value);
    QFETCH(bool, filler);
    Folder folder;
    const bool mail = value.contains('@');
    std::string bytes = "NOM;Prénom;Mobile;E-mail\n";
    for (const char* name : {"LEFEVRE;Anne;", "LEFEVRE;Alice;"})
        bytes += name + (mail ? ";" + value.toStdString() : value.toStdString() + ";") + "\n";
    QVERIFY(folder.import(folder.file("crm.csv", bytes)));
    QCOMPARE(folder.count("customer"), filler ? 2 : 1);
    QCOMPARE(folder.count("identity"), filler ? 0 : 1);
    QCOMPARE(folder.count("source_record"), 2);
}

void CustomersImportTest::aSharedNumberShowsAllItsOwners() {
    Folder folder;
    QVERIFY(folder.import(folder.file("crm.csv", header + "C-1;;LEFEVRE;Anne;;0639980001;;;;;;\n"
                                                          "C-2;;LEFEVRE;Paul;;0639980001;;;;;;\n"
                                                          "C-3;;MARTIN;Luc;;0639980001;;;;;;\n")));
    QCOMPARE(folder.withIdentity(IdentityType::Phone, "+33639980001").size(), std::size_t{3});
}

void CustomersImportTest::aDryRunCountsAsTheRunDoes() {
    Folder folder;
    const std::string row = ";;LEFEVRE;Anne;;0639980001;;;;;;\n";
    const auto path =
        folder.file("crm.csv", header + row + row + ";;LEFEVRE;A.;;0639980001;;a@example.org;;;;\n");
    const auto dry = folder.import(path, FileFormat::Csv, store::ImportKind::Customers, {}, true);
    const auto real = folder.import(path);
    QVERIFY(dry && real);
    QCOMPARE(dry->created, 1);
    QCOMPARE(dry->joined, 2);
    QCOMPARE(real->created, dry->created);
    QCOMPARE(real->joined, dry->joined);
}

void CustomersImportTest::aMappingOverrulesTheHeaders() {
    Folder folder;
    const auto mapping = folder.file("m.json", R"({"Zone 1": "full_name", "Zone 2": "phone", "NOM": ""})");
    const auto path = folder.file("x.csv", "Zone 1,Zone 2,NOM\nAnne Lefevre,0639980001,autre\n");
    QVERIFY(folder.import(path, FileFormat::Csv, store::ImportKind::Customers, mapping));
    QCOMPARE(folder.withIdentity(IdentityType::Phone, "+33639980001").at(0).familyName,
             std::string("Lefevre"));
    const auto wrong = folder.file("w.json", R"({"Zone 1": "shoe_size"})");
    QVERIFY(!folder.import(path, FileFormat::Csv, store::ImportKind::Customers, wrong));
    QVERIFY(!folder.import(path, FileFormat::Csv, store::ImportKind::Customers, folder.file("w.json", "[")));
}

void CustomersImportTest::aDryRunWritesNothing() {
    Folder folder;
    const auto path = folder.file("crm.csv", header + "C-1;;LEFEVRE;Anne;;0639980001;;;;;;\n;;;;;;;;;;;x\n");
    const auto outcome = folder.import(path, FileFormat::Csv, store::ImportKind::Customers, {}, true);
    QVERIFY(outcome);
    QCOMPARE(outcome->created, 1);
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(folder.rejected.at(0).line, 3);
    QCOMPARE(folder.count("customer"), 0);
}

void CustomersImportTest::everyImportedRowHasItsCustomer() {
    Folder folder;
    std::string bytes = header;
    for (int i = 0; i < 3000; ++i)
        bytes += "C-" + std::to_string(i) + ";;NOM" + std::to_string(i % 1500) + ";Anne;;;;a" +
                 std::to_string(i % 1500) + "@example.org;;;;\n";
    QVERIFY(folder.import(folder.file("crm.csv", bytes)));
    QCOMPARE(folder.count("customer"), 1500);
    std::map<std::string, CustomerId> customers;
    QVERIFY(folder.backend().eachSource([&](const store::Backend::Source& source) {
        customers[std::string(source.ownId)] = source.customer;
    }));
    QCOMPARE(customers.size(), std::size_t{3000});
    for (int i = 0; i < 1500; ++i)
        QVERIFY(customers["C-" + std::to_string(i)] == customers["C-" + std::to_string(i + 1500)]);
}

// What was joined is never wrong, and most of what is the same person is found.
void CustomersImportTest::theFilesOfTheSharedData() {
    const std::string truthFile = sharedData("identity/fr_files/truth.csv");
    if (truthFile.empty())
        QSKIP("The shared test data are not here.");
    Folder folder;
    const std::pair<const char*, FileFormat> files[] = {{"crm.csv", FileFormat::Csv},
                                                        {"fidelite_utf16.tsv", FileFormat::Tsv},
                                                        {"telephonie_latin1.csv", FileFormat::Csv},
                                                        {"boutique.jsonl", FileFormat::JsonLines}};
    for (const auto& [name, format] : files) {
        const auto outcome = folder.import(sharedData(std::string("identity/fr_files/") + name), format);
        QVERIFY(outcome);
        QCOMPARE(outcome->rejected, 0);
    }
    std::map<std::string, std::string> truth;
    std::ifstream lines(truthFile);
    for (std::string line; std::getline(lines, line);)
        truth[line.substr(0, line.find(','))] =
            line.substr(line.find(',') + 1, line.find(',', line.find(',') + 1) - line.find(',') - 1);
    std::map<CustomerId, std::set<std::string>> people;
    QVERIFY(folder.backend().eachSource([&](const store::Backend::Source& source) {
        people[source.customer].insert(truth[std::string(source.ownId)]);
    }));
    for (const auto& [customer, persons] : people)
        QCOMPARE(persons.size(), std::size_t{1});
    QVERIFY(people.size() < 2750);
}

VISAGE_TEST(CustomersImportTest)
#include "customers_import_test.moc"
