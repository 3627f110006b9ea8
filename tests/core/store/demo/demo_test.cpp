// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include "core/rules/phone.h"
#include "core/store/change_writer.h"
#include "core/store/demo/demo.h"
#include "core/store/demo/hours.h"
#include "tests/core/store/import/folder.h"
#include "tests/support/run.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace visage;
using namespace visage::testing;

class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedMakesTheSameCompany();
    void theCompanyIsWhole();
    void casesLieInQueuesAndSomeCustomersAreCalledBack();
    void scriptedCallersAreThere();
    void theKnownCallerHasAStory();
    void contactsHappenWhenPeopleAreAwake();
    void hoursAreThoseOfParis();
    void ordersAskedAboutAreRecent();
    void everyNumberIsFictionAndNobodysButTheirs();
    void textsAreFrench();
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

template <class T> std::vector<T> of(Folder& folder, CustomerId customer) {
    std::vector<T> entities;
    const auto rows = folder.backend().rowsOf(Fields<T>::kind, customer, 0);
    for (const Row& row : *rows)
        entities.push_back(std::get<T>(row));
    return entities;
}

/// Somebody who works here.
UserId putAgent(Folder& folder) {
    User agent;
    agent.id.uuid.bytes[15] = 7;
    agent.name = "karim";
    agent.role = Role::Agent;
    auto batch = folder.backend().begin();
    store::ChangeWriter writer(folder.backend(), **batch, importDay);
    Row row = agent;
    return writer.write(row) && (*batch)->commit() ? agent.id : UserId();
}

/// The order that a message names; "" for none.
std::string orderIn(const Interaction& contact) {
    const std::string said = contact.subject + " " + contact.text;
    const std::size_t at = said.find("CMD-");
    return at == std::string::npos ? std::string() : said.substr(at, 15);
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

void DemoTest::casesLieInQueuesAndSomeCustomersAreCalledBack() {
    Folder folder;
    const UserId agent = putAgent(folder);
    (void)make(folder, 1500, 3);
    QCOMPARE(everything(folder, EntityKind::Queue).size(), std::size_t{4});
    const auto members = everything(folder, EntityKind::QueueMember);
    QCOMPARE(members.size(), std::size_t{2});
    for (const Row& member : members)
        QVERIFY(std::get<QueueMember>(member).user == agent);
    std::set<QueueId> used;
    std::set<QueueId> toTake;
    for (const Row& row : everything(folder, EntityKind::Case)) {
        const auto& about = std::get<Case>(row);
        used.insert(about.queue);
        if (about.status == CaseStatus::Open && !about.owner)
            toTake.insert(about.queue);
    }
    QCOMPARE(used.size(), std::size_t{4});
    QCOMPARE(toTake.size(), std::size_t{4});
    QVERIFY(!used.contains(QueueId()));
    const auto callbacks = everything(folder, EntityKind::Callback);
    QVERIFY(callbacks.size() > 3);
    for (const Row& row : callbacks) {
        const auto& callback = std::get<Callback>(row);
        QVERIFY(callback.state == CallbackState::Open && callback.dueUntil > callback.dueAt);
        const auto about = folder.backend().load({EntityKind::Case, callback.caseId.uuid});
        QVERIFY(about->has_value());
        QVERIFY(std::get<Case>(**about).queue == callback.queue);
        QVERIFY(std::get<Case>(**about).customer == callback.customer);
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

void DemoTest::theKnownCallerHasAStory() {
    Folder folder;
    const UserId agent = putAgent(folder);
    make(folder, 50, 3);
    const CustomerId anne = folder.withIdentity(IdentityType::Phone, store::demo::knownCaller).at(0).id;
    // One case is open: the refund, with its order, its owner, and an age of some days.
    std::vector<Case> open = of<Case>(folder, anne);
    std::erase_if(open, [](const Case& one) { return one.status == CaseStatus::Closed; });
    QCOMPARE(open.size(), std::size_t{1});
    QVERIFY(open[0].status == CaseStatus::WaitingInternal && open[0].owner == agent && open[0].number > 0);
    QVERIFY(open[0].openedAt > importDay - Milliseconds(7 * store::demo::dayMs));
    const auto orders = of<Order>(folder, anne);
    const auto order = std::ranges::max_element(orders, {}, &Order::placedAt);
    QVERIFY(order->placedAt > importDay - Milliseconds(31 * store::demo::dayMs));
    QVERIFY(order->status == OrderStatus::Returned);
    QVERIFY(open[0].subject.find(order->number) != std::string::npos);
    // All that was said lately is about it; the last is the mail of yesterday evening.
    std::vector<Interaction> lately = of<Interaction>(folder, anne);
    std::erase_if(lately, [](const Interaction& contact) {
        return contact.at < importDay - Milliseconds(60 * store::demo::dayMs);
    });
    std::ranges::sort(lately, {}, &Interaction::at);
    std::vector<Channel> channels;
    for (const Interaction& contact : lately) {
        channels.push_back(contact.channel);
        QVERIFY(contact.text.empty() || orderIn(contact) == order->number ||
                contact.subject.find(order->number) != std::string::npos);
    }
    QVERIFY(channels ==
            std::vector({Channel::Phone, Channel::Email, Channel::Chat, Channel::Phone, Channel::Email}));
    QCOMPARE(toIso(lately.back().at).substr(0, 16), std::string("2026-03-26T19:42"));
    QCOMPARE(of<Alert>(folder, anne).size(), std::size_t{1});
}

void DemoTest::contactsHappenWhenPeopleAreAwake() {
    Folder folder;
    make(folder, 400, 4);
    for (const Row& row : everything(folder, EntityKind::Interaction)) {
        const auto& contact = std::get<Interaction>(row);
        QVERIFY2(store::demo::hoursOf(contact.channel, contact.direction).contain(contact.at),
                 toIso(contact.at).c_str());
    }
}

void DemoTest::hoursAreThoseOfParis() {
    const auto mail = store::demo::hoursOf(Channel::Email, Direction::In);
    const auto call = store::demo::hoursOf(Channel::Phone, Direction::In);
    const auto at = [](const char* iso) { return *parseIsoTimestamp(iso); };
    QVERIFY(mail.contain(at("2026-03-27T21:59:00Z")) && !mail.contain(at("2026-03-27T22:00:00Z")));
    QVERIFY(mail.contain(at("2026-07-01T05:00:00Z")) && !mail.contain(at("2026-07-01T21:00:00Z")));
    // 29 March 2026 is the Sunday on which summer begins.
    QVERIFY(mail.contain(at("2026-03-29T05:00:00Z")) && !call.contain(at("2026-03-29T09:00:00Z")));
    QVERIFY(call.contain(at("2026-03-27T07:30:00Z")) && !call.contain(at("2026-03-27T18:00:00Z")));
}

void DemoTest::ordersAskedAboutAreRecent() {
    Folder folder;
    make(folder, 400, 4);
    std::map<std::string, Order> orders;
    for (const Row& row : everything(folder, EntityKind::Order))
        orders[std::get<Order>(row).number] = std::get<Order>(row);
    int bought = 0;
    for (const Row& row : everything(folder, EntityKind::Interaction)) {
        const auto& contact = std::get<Interaction>(row);
        const std::string number = orderIn(contact);
        const auto order = orders.find(number);
        if (number.empty())
            continue;
        const int year = std::stoi(toIso(contact.at).substr(0, 4));
        QVERIFY(std::stoi(number.substr(4, 4)) == year || std::stoi(number.substr(4, 4)) == year - 1);
        if (order == orders.end() || order->second.customer != contact.customer)
            continue;
        ++bought;
        const std::int64_t age = contact.at.ms - order->second.placedAt.ms;
        QVERIFY(age >= 0 && age < 60 * store::demo::dayMs);
    }
    QVERIFY(bought > 100);
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

/// "Du miroir", never "de le miroir"; "au Mans", "d'Orléans".
void DemoTest::textsAreFrench() {
    Folder folder;
    QCOMPARE(make(folder, 1500, 3).customers, std::int64_t(1500));
    static const QRegularExpression wrong(QStringLiteral("\\b(?:de|à) [Ll]es? |\\bde [AEIOUÉ][a-zé]"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    int contracted = 0;
    for (const Row& row : everything(folder, EntityKind::Interaction)) {
        const auto& contact = std::get<Interaction>(row);
        const QString said = QString::fromStdString(contact.subject + '\n' + contact.text);
        QVERIFY2(!wrong.match(said).hasMatch(), qPrintable(said));
        contracted += said.contains(QStringLiteral(" du miroir Chambord")) ? 1 : 0;
    }
    QVERIFY(contracted > 0);
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
