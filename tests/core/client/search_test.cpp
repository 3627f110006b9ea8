// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;

/// Live search as an agent types it, over the cache and over unsent work alike.
class TestSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsByWhatPeopleType_data();
    void findsByWhatPeopleType();
    void findsUnsentWorkTheSameWay_data() { findsByWhatPeopleType_data(); }
    void findsUnsentWorkTheSameWay();
    void anExactNumberStandsFirst();
    void lastContactStandsFirst();
    void theFirstPageIsOfTheNewestContacts();
    void whatWasTypedStandsBeforeWhatSoundsAlike();
    void soundAlikesCrowdNobodyOut();
    void saysWhetherThereIsMore();
    void takesAnythingAsText_data();
    void takesAnythingAsText();
    void showsWhatTellsPeopleApart();
};

void TestSearch::findsByWhatPeopleType_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    const auto yes = [](const char* typed) { QTest::newRow(typed) << QString::fromUtf8(typed) << true; };
    const auto no = [](const char* typed) { QTest::newRow(typed) << QString::fromUtf8(typed) << false; };
    yes("lefevre");
    yes("LEFÈVRE");
    yes("lef");
    yes("l");
    yes("anne lef");
    yes("lef ann");
    yes("lefebvre anne");
    yes("lefevre 59");
    yes("lefevre lille");
    yes("12/03/71");
    yes("anne 12/03/1971");
    yes("06 39 98");
    yes("0639980001");
    yes("+33 6 39 98 00 01");
    yes("39 98 00");
    yes("98 00 01");
    yes("anne.lef");
    yes("anne.lefevre@mail.example.org");
    yes("CARD-0012");
    yes("card 0012");
    yes("CMD-2026-00042");
    yes("cmd2026");
    no("lefevre paris");
    no("anne martin");
    no("13/03/71");
    no("07 39 98");
    no("CARD-0013");
}

namespace {

Customer lefevre() {
    return person(10, "Anne", "Lefèvre", "Lille", "59000", {19710312});
}

std::vector<Row> lefevresRows() {
    const Customer anne = lefevre();
    Order order;
    order.id = OrderId(testId(24));
    order.customer = anne.id;
    order.number = "CMD-2026-00042";
    return {identity(21, anne, IdentityType::Phone, "+33639980001"),
            identity(22, anne, IdentityType::Email, "anne.lefevre@mail.example.org"),
            identity(23, anne, IdentityType::Loyalty, "CARD-0012"), order};
}

} // namespace

void TestSearch::findsByWhatPeopleType() {
    QFETCH(QString, typed);
    QFETCH(bool, found);
    Desk desk;
    std::vector<Row> rows = lefevresRows();
    rows.emplace_back(lefevre());
    rows.emplace_back(person(11, "Paul", "Martin", "Paris", "75001"));
    desk.fill(rows);
    QCOMPARE(desk.names(typed).contains(QStringLiteral("Anne Lefèvre")), found);
}

void TestSearch::findsUnsentWorkTheSameWay() {
    QFETCH(QString, typed);
    QFETCH(bool, found);
    Desk desk;
    desk.fill({person(11, "Paul", "Martin", "Paris", "75001"), lefevresRows().back()});
    const Customer anne = lefevre();
    CreateCustomer create;
    create.customer = anne.id;
    create.givenName = anne.givenName;
    create.familyName = anne.familyName;
    create.birthDate = anne.birthDate;
    create.postcode = anne.postcode;
    create.town = anne.town;
    QVERIFY(desk.data->submit(create).ok());
    for (const Row& row : lefevresRows())
        if (const auto* one = std::get_if<Identity>(&row)) {
            AttachIdentity attach{one->id, anne.id, one->type, one->valueRaw, one->valueNorm, {}, {}};
            attach.identity = identityId(anne.id, one->type, {}, one->valueNorm);
            const auto push = desk.data->submit(attach);
            QVERIFY2(push.ok(), push.ok() ? "" : push.error().sentence.c_str());
        }
    QCOMPARE(desk.names(typed).contains(QStringLiteral("Anne Lefèvre")), found);
    if (found) {
        QVERIFY(desk.search(typed).hits.front().unsent);
    }
}

void TestSearch::anExactNumberStandsFirst() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    const Customer bruno = person(11, "Bruno", "Martin");
    Order order;
    order.id = OrderId(testId(30));
    order.customer = bruno.id;
    order.number = "cmd 2026-77";
    desk.fill({anne, bruno, identity(20, anne, IdentityType::Loyalty, "CARD-001"),
               identity(21, bruno, IdentityType::Loyalty, "CARD-0012"), order, contact(40, bruno, {5000})});
    const SearchAnswer card = desk.search(QStringLiteral("card-001"));
    QCOMPARE(card.hits.size(), 2U);
    QVERIFY(card.hits[0].customer == anne.id);
    QVERIFY(card.hits[0].exact);
    QVERIFY(!card.hits[1].exact);
    const SearchAnswer number = desk.search(QStringLiteral("CMD2026-77"));
    QCOMPARE(number.hits.size(), 1U);
    QVERIFY(number.hits[0].exact);
}

void TestSearch::lastContactStandsFirst() {
    Desk desk;
    const Customer a = person(10, "Anne", "Martin");
    const Customer b = person(11, "Bruno", "Martin");
    const Customer c = person(12, "Carl", "Martin");
    desk.fill(
        {a, b, c, contact(40, a, {5000}), contact(41, b, {9000}, Channel::Email), contact(42, b, {1000})});
    auto hits = desk.search(QStringLiteral("martin")).hits;
    QVERIFY(hits[0].customer == b.id);
    QCOMPARE(hits[0].lastContact.ms, 9000);
    QCOMPARE(hits[0].lastChannel, Channel::Email);
    QVERIFY(hits[1].customer == a.id);
    QVERIFY(hits[2].lastContact.isNull());
    // A call just taken counts before the store knows of it.
    RecordCall call;
    call.interaction = InteractionId(testId(50));
    call.customer = c.id;
    call.startedAt = desk.clock.now();
    call.callId = "x@pbx";
    call.peer = "+33639980001";
    QVERIFY(desk.data->submit(call).ok());
    hits = desk.search(QStringLiteral("martin")).hits;
    QVERIFY(hits[0].customer == c.id);
}

void TestSearch::theFirstPageIsOfTheNewestContacts() {
    Desk desk;
    const Timestamp noon = *parseIsoTimestamp("2026-03-20T12:00:00Z");
    const Milliseconds hour(3'600'000);
    std::vector<Row> rows;
    // Contacts of one day at many hours, in an order of their own; of the very last only the store has it.
    for (std::uint32_t i = 0; i < 12; ++i) {
        const std::uint32_t later = i * 5 % 12;
        Customer one = person(100 + i, "Anne " + std::to_string(later), "Martin");
        one.lastContactOn = {20260320};
        rows.emplace_back(one);
        if (later < 11)
            rows.emplace_back(contact(200 + i, one, noon + hour / 2 * later));
    }
    Customer yesterday = person(150, "Paul", "Martin");
    yesterday.lastContactOn = {20260319};
    Customer tomorrow = person(151, "Zoé", "Martin");
    tomorrow.lastContactOn = {20260321};
    Customer never = person(152, "Luc", "Martin");
    rows.insert(rows.end(), {yesterday, tomorrow, never});
    desk.fill(rows);
    const auto firstNames = [&](int limit) {
        QStringList names;
        for (const SearchHit& hit : desk.search(QStringLiteral("martin"), limit).hits)
            names << hit.name.chopped(7);
        return names;
    };
    QCOMPARE(firstNames(3).join(u','), QStringLiteral("Zoé,Anne 10,Anne 9"));
    const QStringList all = firstNames(20);
    QCOMPARE(all.size(), 15);
    QCOMPARE(all.mid(11).join(u','), QStringLiteral("Anne 0,Anne 11,Paul,Luc"));
}

void TestSearch::whatWasTypedStandsBeforeWhatSoundsAlike() {
    Desk desk;
    const Customer moreau = person(10, "Stéphane", "Moreau", "Nantes");
    const Customer morot = person(11, "Louise", "Morot", "Nantes");
    Customer mairie = person(12, "Stéphanie", "Corgateau", "Nantes");
    mairie.organisation = "Mairie de Nantes";
    desk.fill({moreau, morot, mairie, contact(40, moreau, {1000}), contact(41, morot, {5000}),
               contact(42, mairie, {9000})});
    const auto names = [&](const QString& typed) {
        QStringList inOrder;
        for (const SearchHit& hit : desk.search(typed).hits)
            inOrder << hit.name;
        return inOrder;
    };
    const QStringList found{QStringLiteral("Stéphane Moreau"), QStringLiteral("Louise Morot")};
    QCOMPARE(names(QStringLiteral("moreau nantes")), found);
    // The same of customers whom only the unsent work knows.
    CreateCustomer unsent;
    unsent.customer = CustomerId(testId(13));
    unsent.givenName = "Zoé";
    unsent.familyName = "Morault";
    unsent.town = "Nantes";
    QVERIFY(desk.data->submit(unsent).ok());
    QCOMPARE(names(QStringLiteral("moreau nantes")).size(), 3);
    QCOMPARE(names(QStringLiteral("moreau nantes")).front(), QStringLiteral("Stéphane Moreau"));
    QCOMPARE(names(QStringLiteral("morault")).front(), QStringLiteral("Zoé Morault"));
}

void TestSearch::soundAlikesCrowdNobodyOut() {
    Desk desk;
    std::vector<Row> rows{person(10, "Anne", "Moreau")};
    for (std::uint32_t i = 0; i < 450; ++i)
        rows.emplace_back(person(1000 + i, "Paul", "Morot"));
    desk.fill(rows);
    const SearchAnswer answer = desk.search(QStringLiteral("moreau"));
    QCOMPARE(answer.hits.front().name, QStringLiteral("Anne Moreau"));
    QVERIFY(answer.more);
}

void TestSearch::saysWhetherThereIsMore() {
    Desk desk;
    std::vector<Row> rows;
    for (std::uint32_t i = 0; i < 30; ++i)
        rows.emplace_back(person(100 + i, "Anne", "Martin"));
    desk.fill(rows);
    QCOMPARE(desk.search(QStringLiteral("martin"), 20).hits.size(), 20U);
    QVERIFY(desk.search(QStringLiteral("martin"), 20).more);
    QVERIFY(!desk.search(QStringLiteral("martin"), 30).more);
    QVERIFY(desk.search(QStringLiteral("   ")).hits.empty());
}

void TestSearch::takesAnythingAsText_data() {
    QTest::addColumn<QString>("typed");
    const char* lines[] = {"\"",
                           "\" OR \"a",
                           "a* OR b*",
                           "NEAR(a b)",
                           "words:anne",
                           "-anne",
                           "(",
                           ")",
                           "'; DROP TABLE customer; --",
                           "*",
                           "^a",
                           "a\"b",
                           "{x}:y",
                           "AND",
                           "~",
                           "#",
                           "#0639",
                           "\\",
                           "% _",
                           "\xf0\x9f\x98\x80"};
    for (const char* line : lines)
        QTest::newRow(line) << QString::fromUtf8(line);
    QTest::newRow("long") << QString(10000, QLatin1Char('a'));
    QTest::newRow("nul") << QString(3, QChar(0));
}

/// Nothing typed is ever understood as a language: no error, and the next search works.
void TestSearch::takesAnythingAsText() {
    QFETCH(QString, typed);
    Desk desk;
    desk.fill({person(10, "Anne", "Lefèvre")});
    const bool answered = desk.read([&](CacheReader& reader) {
        const auto answer = readSearch(reader, desk.publisher.take(), typed, 20);
        if (!answer)
            qWarning("%s", answer.error().sentence.c_str());
        return answer.ok();
    });
    QVERIFY(answered);
    QCOMPARE(desk.names(QStringLiteral("anne")).size(), 1);
}

void TestSearch::showsWhatTellsPeopleApart() {
    Desk desk;
    Customer anne = lefevre();
    anne.civility = Civility::Madam;
    anne.organisation = "Lefèvre SARL";
    desk.fill({anne});
    const SearchHit hit = desk.search(QStringLiteral("anne")).hits.front();
    QCOMPARE(hit.civility, Civility::Madam);
    QCOMPARE(hit.organisation, QStringLiteral("Lefèvre SARL"));
    QCOMPARE(hit.town, QStringLiteral("Lille"));
    QCOMPARE(hit.postcode, QStringLiteral("59000"));
    QCOMPARE(hit.birthYear, 1971);
    QVERIFY(!hit.unsent);
}

VISAGE_TEST(TestSearch)
#include "search_test.moc"
