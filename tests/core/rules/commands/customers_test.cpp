// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

class CustomersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCustomerNeedsAName();
    void aBirthDateLiesInThePast();
    void creatingAgainChangesNothing();
    void anIdentityIsAttachedOnce();
    void anIdentityIsTakenOffAndPutBack();
    void anAlertHasAuthorAndExpiry();
    void onlyItsAuthorOrALeadTakesAnAlertOff();
};

namespace {

CreateCustomer create() {
    CreateCustomer command;
    command.customer = id<CustomerId>(5);
    command.familyName = " Gauthier ";
    command.birthDate = Date{19710312};
    return command;
}

AttachIdentity attach() {
    return {id<IdentityId>(1),
            id<CustomerId>(1),
            IdentityType::Phone,
            "06 39 98 00 01",
            "+33639980001",
            "portable",
            ""};
}

PinAlert pin() {
    return {id<AlertId>(1), id<CustomerId>(1), "Malentendant", noon + Milliseconds(1000)};
}

} // namespace

void CustomersTest::aCustomerNeedsAName() {
    Desk desk;
    CreateCustomer command = create();
    command.familyName = "";
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command.kind = CustomerKind::Organisation;
    command.familyName = "Dupond";
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    QVERIFY(desk.ask(create()));
    QCOMPARE(desk.find<Customer>(id<CustomerId>(5))->familyName, std::string("Gauthier"));
}

void CustomersTest::aBirthDateLiesInThePast() {
    Desk desk;
    CreateCustomer command = create();
    command.birthDate = Date{20990101};
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command.birthDate = Date{20230231};
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
}

void CustomersTest::creatingAgainChangesNothing() {
    Desk desk;
    QVERIFY(desk.ask(create()));
    const auto again = desk.ask(create());
    QVERIFY(again);
    QVERIFY(again->changes.empty());
}

void CustomersTest::anIdentityIsAttachedOnce() {
    Desk desk;
    QVERIFY(desk.ask(attach()));
    const IdentityId same = identityId(id<CustomerId>(1), IdentityType::Phone, "", "+33639980001");
    QVERIFY(desk.find<Identity>(same));
    AttachIdentity other = attach();
    other.identity = id<IdentityId>(2);
    const auto again = desk.ask(other);
    QVERIFY(again);
    QVERIFY(again->changes.empty());
    other.valueNorm = "06-39-98-00-01"; // not what it is compared by
    QVERIFY(desk.ask(other)->changes.empty());
    other.customer = id<CustomerId>(9);
    QCOMPARE(desk.codeOf(other), ErrorCode::NotFound);
    other = attach();
    other.valueRaw = other.valueNorm = "";
    QCOMPARE(desk.codeOf(other), ErrorCode::BadInput);
}

void CustomersTest::anIdentityIsTakenOffAndPutBack() {
    Desk desk;
    AttachIdentity whatsapp = attach();
    whatsapp.account = "boutique";
    whatsapp.verified = whatsapp.primary = true;
    whatsapp.deliverable = false;
    QVERIFY(desk.ask(whatsapp));
    const IdentityId there = identityId(id<CustomerId>(1), IdentityType::Phone, "boutique", "+33639980001");
    QVERIFY(desk.find<Identity>(there));
    const Identity before = *desk.find<Identity>(there);
    QVERIFY(before.verified && before.primary && !before.deliverable);
    desk.as(id<UserId>(2), Role::Agent, "Dominique");
    desk.context.now = desk.context.enteredAt = noon + Milliseconds(60'000);
    const auto gone = desk.ask(DetachIdentity{there});
    QVERIFY(gone);
    QCOMPARE(gone->changes.size(), 1U);
    QVERIFY(!gone->changes.front().erased);
    QVERIFY(desk.find<Identity>(there)->removedAt == noon + Milliseconds(60'000));
    QVERIFY(desk.find<Identity>(there)->removedBy == id<UserId>(2));
    desk.as(id<UserId>(3), Role::Agent, "Sacha");
    const auto second = desk.ask(DetachIdentity{there});
    QVERIFY(second && second->changes.empty()); // who was first stays named
    QCOMPARE(desk.codeOf(DetachIdentity{}), ErrorCode::NotFound);
    QCOMPARE(desk.codeOf(DetachIdentity{id<IdentityId>(9)}), ErrorCode::NotFound);
    desk.context.now = desk.context.enteredAt = noon + Milliseconds(120'000);
    AttachIdentity plain = attach(); // as somebody types it anew
    plain.account = whatsapp.account;
    QVERIFY(desk.ask(plain));
    Identity back = *desk.find<Identity>(there);
    QVERIFY(back.added > back.removed && back.removed == before.added);
    back.added = before.added;
    back.removed = before.removed;
    QVERIFY(back == before);
}

void CustomersTest::anAlertHasAuthorAndExpiry() {
    Desk desk;
    PinAlert command = pin();
    command.expiresAt = noon - Milliseconds(1);
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command = pin();
    command.text = "";
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    QVERIFY(desk.ask(pin()));
    QVERIFY(desk.find<Alert>(id<AlertId>(1))->author == id<UserId>(1));
    QVERIFY(desk.find<Alert>(id<AlertId>(1))->expiresAt == noon + Milliseconds(1000));
}

void CustomersTest::onlyItsAuthorOrALeadTakesAnAlertOff() {
    Desk desk;
    QVERIFY(desk.ask(pin()));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    QCOMPARE(desk.codeOf(UnpinAlert{id<AlertId>(1)}), ErrorCode::Denied);
    desk.as(id<UserId>(2), Role::Lead, "Karim");
    QVERIFY(desk.ask(UnpinAlert{id<AlertId>(1)}));
    QVERIFY(desk.find<Alert>(id<AlertId>(1))->removedAt == noon);
    QVERIFY(desk.ask(UnpinAlert{id<AlertId>(1)})->changes.empty());
}

VISAGE_TEST(CustomersTest)
#include "customers_test.moc"
