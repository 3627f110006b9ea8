// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

/// Joining, separating and erasing persons.
class PersonsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneBecomesAnAliasOfTheOther();
    void chainsAreFollowed();
    void noRing();
    void whoWasJoinedElsewhereStays();
    void separatingUndoesOneJoining();
    void lateCommandsFollowTheAlias();
    void aNumberKnownToTheSurvivorIsNotMadeTwice();
    void onlyAdministratorsErase();
    void erasingTakesTheWholePerson();
    void nothingComesBack();
};

namespace {

/// Customers 1 to 4, and an administrator.
struct Stand : Desk {
    Stand() {
        for (std::uint8_t number = 1; number <= 4; ++number) {
            Customer customer;
            customer.id = id<CustomerId>(number);
            customer.familyName = "Lefèvre";
            put(customer);
        }
    }
    void asAdmin() { as(id<UserId>(9), Role::Admin, "Inès"); }
    [[nodiscard]] CustomerId into(std::uint8_t number) const {
        return find<Customer>(id<CustomerId>(number))->mergedInto;
    }
};

MergeCustomers merge(std::uint8_t loser, std::uint8_t survivor) {
    return {id<CustomerId>(loser), id<CustomerId>(survivor)};
}
WriteNote note(std::uint8_t number, std::uint8_t customer) {
    return {id<NoteId>(number), id<CustomerId>(customer), {}, {}, "texte"};
}
AttachIdentity number(std::uint8_t customer) {
    AttachIdentity command;
    command.customer = id<CustomerId>(customer);
    command.valueRaw = "06 39 98 00 01";
    return command;
}
EraseCustomer erase(std::uint8_t customer) {
    return {id<CustomerId>(customer), ErasureReason::Requested};
}

} // namespace

void PersonsTest::oneBecomesAnAliasOfTheOther() {
    Stand desk;
    QVERIFY(desk.ask(note(1, 1)));
    QCOMPARE(desk.sentenceOf(merge(1, 2)), std::string());
    QVERIFY(desk.into(1) == id<CustomerId>(2));
    QVERIFY(desk.into(2).isNull());
    QVERIFY(desk.find<Note>(id<NoteId>(1))->customer == id<CustomerId>(1));
    QVERIFY(desk.changesNothing(merge(1, 2)));
    QCOMPARE(desk.codeOf(merge(1, 1)), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(merge(8, 1)), ErrorCode::NotFound);
    QCOMPARE(desk.codeOf(merge(3, 8)), ErrorCode::NotFound);
}

void PersonsTest::chainsAreFollowed() {
    Stand desk;
    QVERIFY(desk.ask(merge(1, 2)));
    QVERIFY(desk.ask(merge(3, 1)));
    QVERIFY(desk.into(3) == id<CustomerId>(2));
    QVERIFY(desk.ask(merge(2, 4)));
    QVERIFY(desk.into(1) == id<CustomerId>(2));
    QVERIFY(desk.ask(note(1, 1)));
    QVERIFY(desk.find<Note>(id<NoteId>(1))->customer == id<CustomerId>(4));
}

void PersonsTest::noRing() {
    Stand desk;
    QVERIFY(desk.ask(merge(1, 2)));
    QVERIFY(desk.ask(merge(2, 3)));
    // They are one already, whoever says it and in whichever order.
    QVERIFY(desk.changesNothing(merge(3, 1)));
    QVERIFY(desk.changesNothing(merge(2, 1)));
    QVERIFY(desk.changesNothing(merge(1, 3)));
    // A ring that came from elsewhere is no endless loop.
    Customer ring = *desk.find<Customer>(id<CustomerId>(3));
    ring.mergedInto = id<CustomerId>(1);
    desk.put(ring);
    QVERIFY(desk.ask(note(1, 1)));
}

void PersonsTest::whoWasJoinedElsewhereStays() {
    Stand desk;
    QVERIFY(desk.ask(merge(1, 2)));
    QCOMPARE(desk.sentenceOf(merge(1, 3)),
             std::string("Somebody joined this record with another one before: join that one."));
    QVERIFY(desk.into(1) == id<CustomerId>(2));
}

void PersonsTest::separatingUndoesOneJoining() {
    Stand desk;
    QCOMPARE(desk.codeOf(UnmergeCustomers{id<CustomerId>(8)}), ErrorCode::NotFound);
    QVERIFY(desk.changesNothing(UnmergeCustomers{id<CustomerId>(1)}));
    QVERIFY(desk.ask(merge(1, 2)));
    QVERIFY(desk.ask(merge(2, 3)));
    QVERIFY(desk.ask(UnmergeCustomers{id<CustomerId>(2)}));
    QVERIFY(desk.into(1) == id<CustomerId>(2));
    QVERIFY(desk.into(2).isNull());
    QVERIFY(desk.changesNothing(UnmergeCustomers{id<CustomerId>(2)}));
}

void PersonsTest::lateCommandsFollowTheAlias() {
    Stand desk;
    QVERIFY(desk.ask(merge(1, 2)));
    QVERIFY(desk.ask(PinAlert{id<AlertId>(1), id<CustomerId>(1), "sourde", {}}));
    QVERIFY(desk.find<Alert>(id<AlertId>(1))->customer == id<CustomerId>(2));
    BookCallback callback;
    callback.callback = id<CallbackId>(1);
    callback.customer = id<CustomerId>(1);
    callback.dueAt = noon;
    QVERIFY(desk.ask(callback));
    QVERIFY(desk.find<Callback>(id<CallbackId>(1))->customer == id<CustomerId>(2));
}

void PersonsTest::aNumberKnownToTheSurvivorIsNotMadeTwice() {
    Stand desk;
    AttachIdentity verified = number(2);
    verified.verified = true;
    QVERIFY(desk.ask(verified));
    QVERIFY(desk.ask(merge(1, 2)));
    QVERIFY(desk.changesNothing(number(1)));
}

void PersonsTest::onlyAdministratorsErase() {
    Stand desk;
    QCOMPARE(desk.codeOf(erase(1)), ErrorCode::Denied);
    desk.as(id<UserId>(2), Role::Lead, "Zoé");
    QCOMPARE(desk.codeOf(erase(1)), ErrorCode::Denied);
    desk.asAdmin();
    QCOMPARE(desk.codeOf(erase(8)), ErrorCode::NotFound);
    QCOMPARE(desk.codeOf(EraseCustomer{id<CustomerId>(1), static_cast<ErasureReason>(77)}),
             ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(erase(1)), ErrorCode::None);
}

void PersonsTest::erasingTakesTheWholePerson() {
    Stand desk;
    QVERIFY(desk.ask(note(1, 1)));
    QVERIFY(desk.ask(number(2)));
    QVERIFY(desk.ask(note(3, 3)));
    QVERIFY(desk.ask(note(4, 4)));
    SourceRecord record;
    record.id = id<SourceRecordId>(1);
    record.raw = "Lefèvre";
    desk.put(record);
    Membership membership;
    membership.id = id<MembershipId>(1);
    membership.record = record.id;
    membership.customer = id<CustomerId>(1);
    desk.put(membership);
    QVERIFY(desk.ask(merge(1, 2)));
    QVERIFY(desk.ask(merge(2, 3)));
    desk.asAdmin();
    // Named by the alias in the middle.
    QCOMPARE(desk.sentenceOf(erase(2)), std::string());
    int tombstones = 0;
    for (const Row* row : desk.all()) {
        tombstones += kindOf(*row) == EntityKind::Erasure ? 1 : 0;
        if (rules::isOfPersons(kindOf(*row)))
            QVERIFY(idOf(*row) == id<CustomerId>(4).uuid || idOf(*row) == id<NoteId>(4).uuid);
    }
    // One for each id: those of three customers serve their notes and the imported row here; and the
    // number's.
    QCOMPARE(tombstones, 4);
    const Erasure* erasure = desk.find<Erasure>(erasureId(id<CustomerId>(2).uuid));
    QVERIFY(erasure && erasure->by == id<UserId>(9) && erasure->at == noon);
}

void PersonsTest::nothingComesBack() {
    Stand desk;
    QVERIFY(desk.ask(note(11, 1)));
    QVERIFY(desk.ask(merge(1, 2)));
    desk.asAdmin();
    QVERIFY(desk.ask(erase(1)));
    CreateCustomer again;
    again.customer = id<CustomerId>(1);
    again.familyName = "Lefèvre";
    const Command late[] = {again,
                            note(12, 1),
                            note(12, 2),
                            note(11, 3),
                            number(1),
                            merge(3, 1),
                            erase(1),
                            UnmergeCustomers{id<CustomerId>(1)},
                            EditNote{id<NoteId>(11), id<NoteVersionId>(50), 1, "encore"}};
    for (const Command& command : late)
        QCOMPARE(desk.sentenceOf(command), std::string(Desk::erased));
    QVERIFY(!desk.find<Customer>(id<CustomerId>(1)));
    QVERIFY(!desk.find<Note>(id<NoteId>(11)));
    QCOMPARE(desk.sentenceOf(note(13, 3)), std::string());
}

VISAGE_TEST(PersonsTest)
#include "persons_test.moc"
