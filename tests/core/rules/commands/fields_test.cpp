// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "core/rules/customer_fields.h"
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

using namespace visage;
using namespace visage::testing;

class FieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFieldIsChangedAndItsFormerValueKept();
    void aFormSendsWhatItChanged();
    void theNewestOfTwoStands();
    void aSlowClockDoesNotUndoWhatItsOwnerSaw();
    void fieldsAreDecidedEachByItself();
    void twoPeopleChangedThis();
    void onePersonOnTwoDesktopsIsNoDispute();
    void decidingAgainChangesNothing();
    void whatCannotBeKeptIsRefused();
    void whoHasNoNameMayBeChanged();
    void pointsWantALead();
    void aChangeFollowsTheAliasOfAMerge();
    void aDisputeIsEndedByAClick();
    void anEarlierValueIsTakenBackByAClick();
    void settlingTooLateLosesNothing();
    void anyOrderMakesTheSameCustomer();
};

namespace {

constexpr std::int64_t town = fieldNumber<Customer>("town");
constexpr std::int64_t familyName = fieldNumber<Customer>("familyName");
constexpr std::int64_t points = fieldNumber<Customer>("points");

UpdateCustomer change(std::uint8_t edit, std::int64_t field, std::string before, std::string after) {
    return {id<EditId>(edit), id<CustomerId>(1), {{field, std::move(before), std::move(after)}}};
}

const Customer& customer(const Desk& desk) {
    return *desk.find<Customer>(id<CustomerId>(1));
}

const FieldVersion* kept(const Desk& desk, std::uint8_t edit, std::int64_t field = town) {
    return desk.find<FieldVersion>(fieldVersionId(id<EditId>(edit), field));
}

SettleField settle(std::uint8_t edit, std::uint8_t of, SettleChoice choice, std::string seen) {
    return {id<EditId>(edit), fieldVersionId(id<EditId>(of), town), choice, std::move(seen)};
}

/// Rouen stands; Le Havre, which Camille entered a second earlier, came later.
Desk disputed() {
    Desk desk;
    desk.by(2, 2000);
    (void)desk.ask(change(2, town, "", "Rouen"));
    desk.by(1, 1000);
    (void)desk.ask(change(1, town, "", "Le Havre"));
    return desk;
}

} // namespace

void FieldsTest::aFieldIsChangedAndItsFormerValueKept() {
    Desk desk;
    desk.by(1, 0);
    QVERIFY(desk.ask(change(1, familyName, "Lefèvre", " Lefebvre ")));
    QCOMPARE(customer(desk).familyName, std::string("Lefebvre"));
    const FieldVersion* former = kept(desk, 1, familyName);
    QVERIFY(former);
    QCOMPARE(former->value, std::string("Lefèvre"));
    QVERIFY(former->state == VersionState::Replaced);
    QVERIFY(!former->hlc && former->author.isNull());
    QVERIFY(former->kind == EntityKind::Customer && former->customer == id<CustomerId>(1));
    const auto* stamp = desk.find<FieldStamp>(fieldStampId(ObjectId(id<CustomerId>(1).uuid), familyName));
    QVERIFY(stamp && stamp->author == id<UserId>(1) && stamp->device == id<DeviceId>(1));
    QCOMPARE(stamp->at, noon);
}

void FieldsTest::aFormSendsWhatItChanged() {
    Desk desk;
    desk.by(1, 0);
    Customer wanted = customer(desk);
    wanted.birthDate = Date{19710312};
    wanted.country = "fr";
    wanted.civility = Civility::Madam;
    wanted.mergedInto = id<CustomerId>(9);
    const auto patches = rules::customerPatches(customer(desk), wanted);
    QCOMPARE(patches.size(), 3U);
    const auto decision = desk.ask(UpdateCustomer{id<EditId>(1), id<CustomerId>(1), patches});
    QVERIFY(decision && !decision->merged && !decision->superseded);
    QCOMPARE(customer(desk).birthDate.yyyymmdd, 19710312);
    QCOMPARE(customer(desk).country, std::string("FR"));
    QVERIFY(customer(desk).civility == Civility::Madam && !customer(desk).mergedInto);
    QVERIFY(rules::customerPatches(wanted, wanted).empty());
}

void FieldsTest::theNewestOfTwoStands() {
    Desk desk;
    desk.by(2, 2000);
    QVERIFY(desk.ask(change(2, familyName, "Lefèvre", "Newer")));
    desk.by(1, 1000);
    const auto late = desk.ask(change(1, familyName, "Lefèvre", "Older"));
    QVERIFY(late && late->superseded && !late->merged);
    QCOMPARE(customer(desk).familyName, std::string("Newer"));
    QCOMPARE(kept(desk, 1, familyName)->value, std::string("Older"));
    QVERIFY(kept(desk, 1, familyName)->state == VersionState::Lost);
    desk.by(3, 3000);
    const auto newest = desk.ask(change(3, familyName, "Lefèvre", "Newest"));
    QVERIFY(newest && !newest->superseded);
    QCOMPARE(customer(desk).familyName, std::string("Newest"));
    QCOMPARE(kept(desk, 3, familyName)->value, std::string("Newer"));
}

void FieldsTest::aSlowClockDoesNotUndoWhatItsOwnerSaw() {
    Desk desk;
    desk.by(2, 60'000);
    QVERIFY(desk.ask(change(2, town, "", "Rouen")));
    desk.by(1, -600'000);
    QVERIFY(!desk.ask(change(1, town, "Rouen", "Le Havre"))->superseded);
    QCOMPARE(customer(desk).town, std::string("Le Havre"));
    desk.by(2, 60'000);
    QVERIFY(desk.ask(change(3, town, "", "Rouen"))->superseded);
}

void FieldsTest::fieldsAreDecidedEachByItself() {
    Desk desk;
    desk.by(2, 2000);
    QVERIFY(desk.ask(change(2, town, "", "Rouen")));
    desk.by(1, 1000);
    const auto decision = desk.ask(UpdateCustomer{
        id<EditId>(1), id<CustomerId>(1), {{town, "", "Le Havre"}, {familyName, "Lefèvre", "Lefebvre"}}});
    QVERIFY(decision && !decision->superseded && decision->merged);
    QCOMPARE(customer(desk).town, std::string("Rouen"));
    QCOMPARE(customer(desk).familyName, std::string("Lefebvre"));
}

void FieldsTest::twoPeopleChangedThis() {
    Desk desk = disputed();
    QCOMPARE(customer(desk).town, std::string("Rouen"));
    QVERIFY(kept(desk, 1)->state == VersionState::Disputed);
    QCOMPARE(kept(desk, 1)->value, std::string("Le Havre"));
    // Also when the newer one wins.
    desk.by(3, 3000);
    QVERIFY(desk.ask(change(3, town, "", "Dieppe"))->merged);
    QCOMPARE(customer(desk).town, std::string("Dieppe"));
    QVERIFY(kept(desk, 3)->state == VersionState::Disputed);
    QCOMPARE(kept(desk, 3)->value, std::string("Rouen"));
    // Who has seen what stands disputes nothing.
    desk.by(1, 4000);
    QVERIFY(!desk.ask(change(4, town, "Dieppe", "Fécamp"))->merged);
    QVERIFY(kept(desk, 4)->state == VersionState::Replaced);
}

void FieldsTest::onePersonOnTwoDesktopsIsNoDispute() {
    Desk desk;
    desk.by(1, 0);
    QVERIFY(desk.ask(change(1, town, "", "Rouen")));
    desk.by(1, 1000);
    desk.context.device = id<DeviceId>(9);
    QVERIFY(!desk.ask(change(2, town, "", "Le Havre"))->merged);
    QCOMPARE(customer(desk).town, std::string("Le Havre"));
    QVERIFY(kept(desk, 2)->state == VersionState::Replaced);
}

void FieldsTest::decidingAgainChangesNothing() {
    Desk desk = disputed();
    QVERIFY(desk.ask(change(1, town, "", "Le Havre"))->changes.empty());
    desk.by(2, 2000);
    QVERIFY(desk.ask(change(2, town, "", "Rouen"))->changes.empty());
    desk.by(3, 3000);
    QVERIFY(desk.ask(settle(4, 1, SettleChoice::Take, "Rouen")));
    QVERIFY(desk.ask(settle(4, 1, SettleChoice::Take, "Rouen"))->changes.empty());
    desk.by(1, 1000);
    QVERIFY(desk.ask(change(1, town, "", "Le Havre"))->changes.empty());
    QVERIFY(kept(desk, 1)->state == VersionState::Settled);
}

void FieldsTest::whatCannotBeKeptIsRefused() {
    Desk desk;
    desk.by(1, 0);
    const auto refused = [&](std::int64_t field, const std::string& after) {
        return desk.codeOf(change(1, field, *fieldText(customer(desk), field), after)) == ErrorCode::BadInput;
    };
    QVERIFY(refused(town, std::string(201, 'x')));
    QVERIFY(refused(fieldNumber<Customer>("birthDate"), "2199-01-01"));
    QVERIFY(refused(fieldNumber<Customer>("birthDate"), "31/12/1970"));
    QVERIFY(refused(fieldNumber<Customer>("country"), "France"));
    QVERIFY(refused(fieldNumber<Customer>("kind"), "77"));
    QVERIFY(refused(familyName, " ")); // nobody could name them
    QVERIFY(refused(fieldNumber<Customer>("mergedInto"), id<CustomerId>(2).toString()));
    QVERIFY(refused(fieldNumber<Customer>("createdAt"), ""));
    QCOMPARE(desk.codeOf(change(1, 99, "", "x")), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(UpdateCustomer{{}, id<CustomerId>(1), {{town, "", "x"}}}), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(UpdateCustomer{id<EditId>(1), id<CustomerId>(1), {}}), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(UpdateCustomer{
                 id<EditId>(1), id<CustomerId>(1), {{town, "", "Rouen"}, {town, "", "Le Havre"}}}),
             ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(UpdateCustomer{id<EditId>(1), id<CustomerId>(9), {{town, "", "x"}}}),
             ErrorCode::NotFound);
    QCOMPARE(desk.codeOf(settle(2, 77, SettleChoice::Take, "")), ErrorCode::NotFound);
    QVERIFY(customer(desk).town.empty());
}

void FieldsTest::whoHasNoNameMayBeChanged() {
    Desk desk;
    Customer nameless = customer(desk);
    nameless.familyName.clear();
    desk.put(nameless);
    desk.by(1, 0);
    QVERIFY(desk.ask(change(1, town, "", "Rouen")));
    QVERIFY(desk.ask(change(2, familyName, "", "Lefèvre")));
    QCOMPARE(desk.codeOf(change(3, familyName, "Lefèvre", "")), ErrorCode::BadInput);
}

void FieldsTest::pointsWantALead() {
    Desk desk;
    desk.by(1, 0);
    QVERIFY(rules::lowestRole(CommandKind::UpdateCustomer) == Role::Agent);
    QCOMPARE(desk.codeOf(change(1, points, "0", "500")), ErrorCode::Denied);
    desk.context.role = Role::Lead;
    QVERIFY(desk.ask(change(1, points, "0", "500")));
    QCOMPARE(customer(desk).points, 500);
    QCOMPARE(desk.codeOf(change(2, points, "500", "-1")), ErrorCode::BadInput);
    desk.context.role = Role::Agent;
    QCOMPARE(desk.codeOf(SettleField{id<EditId>(3), fieldVersionId(id<EditId>(1), points), SettleChoice::Take,
                                     "500"}),
             ErrorCode::Denied);
}

void FieldsTest::aChangeFollowsTheAliasOfAMerge() {
    Desk desk;
    Customer merged;
    merged.id = id<CustomerId>(2);
    merged.mergedInto = id<CustomerId>(1);
    desk.put(merged);
    desk.by(1, 0);
    QVERIFY(desk.ask(UpdateCustomer{id<EditId>(1), merged.id, {{town, "", "Rouen"}}}));
    QCOMPARE(customer(desk).town, std::string("Rouen"));
    desk.by(2, 1000);
    QVERIFY(desk.ask(UpdateCustomer{id<EditId>(2), merged.id, {{town, "", "Dieppe"}}})->merged);
}

void FieldsTest::aDisputeIsEndedByAClick() {
    Desk desk = disputed();
    desk.by(3, 3000);
    QVERIFY(desk.ask(settle(5, 1, SettleChoice::Confirm, "Rouen")));
    QCOMPARE(customer(desk).town, std::string("Rouen"));
    QVERIFY(kept(desk, 1)->state == VersionState::Settled);
    QVERIFY(kept(desk, 1)->settledBy == id<UserId>(3));
    QCOMPARE(desk.codeOf(settle(6, 1, SettleChoice::KeepBoth, "Rouen")), ErrorCode::BadInput);
    Desk other = disputed();
    other.by(3, 3000);
    QVERIFY(other.ask(settle(5, 1, SettleChoice::Take, "Rouen")));
    QCOMPARE(customer(other).town, std::string("Le Havre"));
    QVERIFY(kept(other, 1)->state == VersionState::Settled);
    QCOMPARE(kept(other, 5)->value, std::string("Rouen"));
}

void FieldsTest::anEarlierValueIsTakenBackByAClick() {
    Desk desk;
    desk.by(1, 0);
    QVERIFY(desk.ask(change(1, town, "", "Rouen")));
    QVERIFY(desk.ask(change(2, town, "Rouen", "Le Havre")));
    QVERIFY(desk.ask(settle(3, 2, SettleChoice::Take, "Le Havre")));
    QCOMPARE(customer(desk).town, std::string("Rouen"));
    QVERIFY(kept(desk, 2)->state == VersionState::Replaced);
    QCOMPARE(kept(desk, 3)->value, std::string("Le Havre"));
}

// Somebody changed the field while a colleague settled it.
void FieldsTest::settlingTooLateLosesNothing() {
    Desk desk = disputed();
    desk.by(4, 9000);
    QVERIFY(desk.ask(change(4, town, "Rouen", "Dieppe")));
    desk.by(3, 3000);
    const auto late = desk.ask(settle(5, 1, SettleChoice::Take, "Rouen"));
    QVERIFY(late && late->superseded && late->merged);
    QCOMPARE(customer(desk).town, std::string("Dieppe"));
    QVERIFY(kept(desk, 5)->state == VersionState::Disputed);
    QCOMPARE(kept(desk, 5)->value, std::string("Le Havre"));
}

namespace {

struct Edit {
    UpdateCustomer command;
    std::uint8_t person = 1;
    std::int64_t ms = 0;
};

/// Edits by people who all saw the customer as it was imported.
std::vector<Edit> anyEdits() {
    std::vector<Edit> edits(*rc::gen::inRange<std::size_t>(2, 6));
    std::uint8_t number = 0;
    for (Edit& edit : edits) {
        edit.command.edit = id<EditId>(++number);
        edit.command.customer = id<CustomerId>(1);
        edit.command.patches.push_back(
            {familyName, "Lefèvre", *rc::gen::element<std::string>("A", "B", "C")});
        if (*rc::gen::arbitrary<bool>())
            edit.command.patches.push_back({town, "", *rc::gen::element<std::string>("D", "E", "F")});
        // Equal stamps too: the devices decide then.
        edit.person = number;
        edit.ms = *rc::gen::inRange(0, 4);
    }
    return edits;
}

Customer outcomeOf(const std::vector<Edit>& edits) {
    Desk desk;
    for (const Edit& edit : edits) {
        desk.by(edit.person, edit.ms);
        RC_ASSERT(desk.ask(edit.command).ok());
    }
    // Nothing is lost: each value that was wanted stands or is kept.
    for (const Edit& edit : edits)
        for (const FieldPatch& patch : edit.command.patches) {
            bool found = *fieldText(customer(desk), patch.field) == patch.after;
            for (const Edit& other : edits)
                if (const auto* version = kept(desk, other.command.edit.uuid.bytes[15], patch.field))
                    found = found || version->value == patch.after;
            RC_ASSERT(found);
        }
    return customer(desk);
}

} // namespace

void FieldsTest::anyOrderMakesTheSameCustomer() {
    QVERIFY(rc::check("edits made at a time leave the same values in any order", [] {
        const auto edits = anyEdits();
        auto others = edits;
        for (std::size_t i = others.size(); i > 1; --i)
            std::swap(others[i - 1], others[*rc::gen::inRange<std::size_t>(0, i)]);
        if (*rc::gen::arbitrary<bool>())
            others.push_back(others.front()); // repeated
        RC_ASSERT(outcomeOf(edits) == outcomeOf(others));
    }));
}

VISAGE_TEST(FieldsTest)
#include "fields_test.moc"
