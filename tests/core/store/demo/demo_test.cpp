// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/phone.h"
#include "core/store/demo/demo.h"
#include "tests/core/store/import/folder.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedMakesTheSameCompany();
    void theCompanyIsWhole();
    void scriptedCallersAreThere();
    void everyNumberIsFictionAndNobodysButTheirs();
    void aStoreWithCustomersIsLeftAlone();
};

namespace {

constexpr std::string_view fiction[] = {"+3363998", "+3319900", "+3326191",
                                        "+3335301", "+3346571", "+3353649"};

store::DemoOutcome make(Folder& folder, std::int64_t customers, std::uint64_t seed) {
    const StandingClock clock;
    store::DemoRequest request;
    request.customers = customers;
    request.seed = seed;
    const auto made = store::makeDemo(folder.backend(), request, clock);
    return made ? *made : store::DemoOutcome{};
}

std::vector<Row> everything(Folder& folder, EntityKind kind) {
    auto rows = folder.backend().all(kind);
    return rows ? std::move(*rows) : std::vector<Row>{};
}

} // namespace

void DemoTest::theSameSeedMakesTheSameCompany() {
    Folder one;
    Folder same;
    Folder other;
    QCOMPARE(make(one, 60, 5).customers, 60);
    make(same, 60, 5);
    make(other, 60, 6);
    for (const EntityKind kind :
         {EntityKind::Customer, EntityKind::Identity, EntityKind::Interaction, EntityKind::Case})
        QVERIFY(everything(one, kind) == everything(same, kind));
    QVERIFY(everything(one, EntityKind::Customer) != everything(other, EntityKind::Customer));
}

void DemoTest::theCompanyIsWhole() {
    Folder folder;
    const store::DemoOutcome made = make(folder, 1500, 1);
    QVERIFY(made.interactions > 1500 * 4 && made.interactions < 1500 * 9);
    QVERIFY(made.cases > 1500 / 6);
    QCOMPARE(folder.count("interaction"), made.interactions);
    QCOMPARE(folder.count("note"), made.notes);
    QVERIFY(folder.count("reason") > 25);
    std::int64_t most = 0;
    for (const Row& row : everything(folder, EntityKind::Customer)) {
        const auto contacts = folder.backend().rowsOf(EntityKind::Interaction, std::get<Customer>(row).id, 0);
        most = std::max(most, static_cast<std::int64_t>(contacts->size()));
    }
    QVERIFY(most >= 500);
    for (const Row& row : everything(folder, EntityKind::Interaction)) {
        const auto& contact = std::get<Interaction>(row);
        QVERIFY(contact.at <= importDay);
        QVERIFY(contact.text.find('{') == std::string::npos);
        QVERIFY(contact.channel == Channel::Phone || !contact.text.empty());
    }
}

void DemoTest::scriptedCallersAreThere() {
    Folder folder;
    make(folder, 50, 3);
    const auto known = folder.withIdentity(IdentityType::Phone, store::demo::knownCaller);
    QCOMPARE(known.size(), std::size_t{1});
    QVERIFY(folder.backend().rowsOf(EntityKind::Interaction, known[0].id, 0)->size() > 30);
    QCOMPARE(folder.withIdentity(IdentityType::Phone, store::demo::sharedCaller).size(), std::size_t{3});
    QVERIFY(folder.withIdentity(IdentityType::Phone, store::demo::unknownCaller).empty());
}

void DemoTest::everyNumberIsFictionAndNobodysButTheirs() {
    Folder folder;
    make(folder, 2000, 2);
    std::map<std::string, std::vector<Customer>> owners;
    std::map<CustomerId, Customer> customers;
    for (const Row& row : everything(folder, EntityKind::Customer))
        customers[std::get<Customer>(row).id] = std::get<Customer>(row);
    for (const Row& row : everything(folder, EntityKind::Identity)) {
        const auto& identity = std::get<Identity>(row);
        if (identity.type == IdentityType::Email)
            QVERIFY(identity.valueNorm.ends_with("example.org"));
        if (identity.type != IdentityType::Phone)
            continue;
        QVERIFY(std::ranges::any_of(fiction,
                                    [&](auto prefix) { return identity.valueNorm.starts_with(prefix); }));
        QCOMPARE(rules::readPhoneNumbers(identity.valueRaw).at(0).e164, identity.valueNorm);
        owners[identity.valueNorm].push_back(customers[identity.customer]);
    }
    for (const auto& [number, sharing] : owners)
        for (const Customer& one : sharing)
            QVERIFY(one.addressLine1 == sharing[0].addressLine1);
}

void DemoTest::aStoreWithCustomersIsLeftAlone() {
    Folder folder;
    make(folder, 10, 1);
    const StandingClock clock;
    store::DemoRequest request;
    request.customers = 10;
    const auto again = store::makeDemo(folder.backend(), request, clock);
    QVERIFY(!again);
    QVERIFY(again.error().code == ErrorCode::Conflict);
}

VISAGE_TEST(DemoTest)
#include "demo_test.moc"
