// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using rules::Likeness;

/// A customer made here who is another one already.
class TestLookAlikes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whoMayBeTheSame();
    void whomTheStoreFoundIsCompared();
    void theStoreIsAskedOnceItKnowsThisOne();
    void whoIsJoinedIsNone();
    void whatWasMadeHereIsRemembered();
    void tagsInUse();
    void twoDesktopsMakeOneCustomer();

private:
    [[nodiscard]] std::vector<LookAlike> of(CustomerId id) {
        const Published published = desk->publisher.take();
        return desk->read([&](CacheReader& reader) { return *readLookAlikes(reader, published, id); });
    }
    [[nodiscard]] static CreateCustomer creation(std::uint32_t number, const Customer& like) {
        CreateCustomer command;
        command.customer = CustomerId(testId(number));
        command.givenName = like.givenName;
        command.familyName = like.familyName;
        command.postcode = like.postcode;
        return command;
    }

    std::unique_ptr<Desk> desk;
    Customer anne = person(10, "Anne", "Lefèvre");
    Customer jean = person(11, "Jean", "Lefèvre");
    Identity mobile = identity(20, anne, IdentityType::Phone, "+33639980077");
};

void TestLookAlikes::init() {
    desk = std::make_unique<Desk>();
    CustomerTag tag;
    tag.id = customerTagId(anne.id, "VIP");
    tag.rev = 1;
    tag.customer = anne.id;
    tag.text = "VIP";
    tag.added = {7};
    CustomerTag old = tag;
    old.id = customerTagId(anne.id, "press");
    old.text = "press";
    old.removed = {8};
    desk->fill({anne, jean, mobile, tag, old});
    desk->indexAll();
}

void TestLookAlikes::whoMayBeTheSame() {
    QVERIFY(desk->data->submit(creation(30, anne)).ok());
    const CustomerId made(testId(30));
    auto found = of(made);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found.front().other.customer, anne.id);
    QCOMPARE(found.front().created.customer, made);
    QVERIFY(found.front().created.unsent);
    QCOMPARE(found.front().why, Likeness::NameAndPostcode);
    // By the number alone, however it is written.
    CreateCustomer other = creation(31, person(12, "A.", "Dupont", "Brest", "29200"));
    QVERIFY(desk->data->submit(other).ok());
    QVERIFY(of(other.customer).empty());
    AttachIdentity number;
    number.customer = other.customer;
    number.valueRaw = "06 39 98 00 77";
    number.identity = identityId(other.customer, IdentityType::Phone, {}, "+33639980077");
    QVERIFY(desk->data->submit(number).ok());
    found = of(other.customer);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found.front().why, Likeness::Identity);
}

void TestLookAlikes::whomTheStoreFoundIsCompared() {
    const Customer paul = person(50, "Paul", "Petit", "Brest", "29200");
    const Customer other = person(51, "Paul", "Petit", "Paris", "75011");
    QVERIFY(desk->data->submit(creation(30, paul)).ok());
    const CustomerId made(testId(30));
    QVERIFY(of(made).empty());
    QCOMPARE(desk->data->takeFound({1, false, 9, {paul, other}})->size(), 2U);
    const auto found = of(made);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found.front().other.customer, paul.id);
    QCOMPARE(found.front().why, Likeness::NameAndPostcode);
    QVERIFY(desk->data->submit(MergeCustomers{made, paul.id}).ok());
    QVERIFY(of(made).empty() && of(paul.id).empty());
}

void TestLookAlikes::theStoreIsAskedOnceItKnowsThisOne() {
    const auto questions = [this](CustomerId customer) {
        return desk->read([&](CacheReader& reader) { return *readLookAlikeQuestions(reader, customer); });
    };
    Customer paul = person(50, "Paul", "Petit", "Brest", "29200", *Date::make(1971, 3, 12));
    CreateCustomer command = creation(50, paul);
    command.birthDate = paul.birthDate;
    const auto push = desk->data->submit(command);
    QVERIFY(push.ok());
    QVERIFY(questions(paul.id).isEmpty());
    QVERIFY(desk->ack(*push, protocol::AckStatus::Applied, 110).ok());
    paul.rev = 110;
    Identity mail = identity(52, paul, IdentityType::Email, "paul@example.org");
    Identity former = identity(53, paul, IdentityType::Phone, "+33639980078");
    former.removedAt = {5};
    QVERIFY(desk->feed({{paul, false}, {mail, false}, {former, false}}, 110).ok());
    QCOMPARE(questions(paul.id),
             (QStringList{QStringLiteral("paul@example.org"), QStringLiteral("Paul Petit 1971-03-12"),
                          QStringLiteral("Paul Petit 29200")}));
    // What is not sent of it is not known to the others either.
    AttachIdentity number;
    number.customer = paul.id;
    number.valueRaw = "06 39 98 00 77";
    number.identity = identityId(paul.id, IdentityType::Phone, {}, "+33639980077");
    QVERIFY(desk->data->submit(number).ok());
    QVERIFY(questions(paul.id).isEmpty());
    QVERIFY(questions(CustomerId(testId(99))).isEmpty());
}

void TestLookAlikes::whoIsJoinedIsNone() {
    const CreateCustomer made = creation(30, anne);
    QVERIFY(desk->data->submit(made).ok());
    QVERIFY(desk->data->submit(MergeCustomers{made.customer, anne.id}).ok());
    QVERIFY(of(made.customer).empty());
    const CustomerRecord record = desk->record(made.customer);
    QCOMPARE(record.customer.id, anne.id);
    QCOMPARE(record.joined.size(), 1U);
    QCOMPARE(record.joined.front().id, made.customer);
    QVERIFY(desk->data->submit(UnmergeCustomers{made.customer}).ok());
    QCOMPARE(of(made.customer).size(), 1U);
    QVERIFY(desk->record(anne.id).joined.empty());
}

void TestLookAlikes::whatWasMadeHereIsRemembered() {
    QVERIFY(desk->data->submit(creation(30, anne)).ok());
    const auto second = desk->data->submit(creation(31, jean));
    QVERIFY(second.ok());
    const std::vector<CustomerId> both{CustomerId(testId(31)), CustomerId(testId(30))};
    const auto created = [this] {
        auto made = *desk->data->outbox().createdHere();
        std::ranges::sort(made, std::greater<>());
        return made;
    };
    QCOMPARE(created(), both);
    desk->reopen();
    QCOMPARE(created(), both);
    // What the store refused was never made.
    QVERIFY(desk->ack(*second, protocol::AckStatus::Rejected, 0).ok());
    QCOMPARE(created(), std::vector{CustomerId(testId(30))});
}

void TestLookAlikes::tagsInUse() {
    const auto texts = [this] {
        return desk->read([](CacheReader& reader) { return *readTagsInUse(reader, 9); });
    };
    QCOMPARE(texts(), QStringList{QStringLiteral("VIP")});
    QVERIFY(desk->data->submit(AddTag{jean.id, "garage"}).ok());
    QVERIFY(desk->data->submit(AddTag{jean.id, "VIP"}).ok());
    QCOMPARE(texts(), (QStringList{QStringLiteral("VIP"), QStringLiteral("garage")}));
}

void TestLookAlikes::twoDesktopsMakeOneCustomer() {
    RunningStore store({anne});
    Desktop first(store.url());
    Desktop second(store.url());
    QCOMPARE(first.logIn(QStringLiteral("anne")), ErrorCode::None);
    QCOMPARE(second.logIn(QStringLiteral("bruno")), ErrorCode::None);
    QTRY_VERIFY_WITH_TIMEOUT(first.isLive() && second.isLive(), 20000);
    QTRY_VERIFY(first.search(QStringLiteral("x")).complete && second.search(QStringLiteral("x")).complete);
    const Customer paul = person(12, "Paul", "Petit", "Brest", "29200");
    store.kill();
    QTRY_VERIFY(!first.isLive() && !second.isLive());
    QVERIFY(first.submit(creation(40, paul)).ok());
    QVERIFY(second.submit(creation(41, paul)).ok());
    const auto like = [](Desktop& desktop, std::uint32_t number) {
        auto answer = std::make_shared<std::optional<std::vector<LookAlike>>>();
        desktop->loadLookAlikes(CustomerId(testId(number)), &*desktop,
                                [answer](std::vector<LookAlike> found) { *answer = std::move(found); });
        [&] { QTRY_VERIFY(answer->has_value()); }();
        return answer->value_or(std::vector<LookAlike>());
    };
    QVERIFY(like(first, 40).empty());
    store.start();
    QTRY_COMPARE_WITH_TIMEOUT(like(first, 40).size(), 1U, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(like(second, 41).size(), 1U, 20000);
    QCOMPARE(like(first, 40).front().other.customer, CustomerId(testId(41)));
    // Both join, each its own way round: one of the two stands, with the other in it.
    QVERIFY(first.submit(MergeCustomers{CustomerId(testId(40)), CustomerId(testId(41))}).ok());
    QVERIFY(second.submit(MergeCustomers{CustomerId(testId(41)), CustomerId(testId(40))}).ok());
    const auto agree = [&] {
        const auto one = first.record(CustomerId(testId(40)));
        const auto other = second.record(CustomerId(testId(41)));
        return one.unsent.empty() && other.unsent.empty() && one.customer.id == other.customer.id &&
               one.joined.size() == 1 && other.joined.size() == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(agree(), 20000);
    QVERIFY(like(first, 40).empty() && like(second, 41).empty());
}

VISAGE_TEST(TestLookAlikes)
#include "look_alikes_test.moc"
