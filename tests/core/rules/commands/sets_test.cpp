// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

using namespace visage;
using namespace visage::testing;

/// Numbers that replace each other, tags, and consents.
class SetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNumberIsReplacedInOneAct();
    void replacingAgainChangesNothing();
    void twoNewNumbersBothStay();
    void theSameNewNumberIsNoDispute();
    void aDisputeOverNumbersIsSettled_data();
    void aDisputeOverNumbersIsSettled();
    void aReplacementIsUndone();
    void whatCannotBeReplacedIsRefused();
    void replacementsConverge();
    void aNumberPutOnMeanwhileStays();
    void numbersConverge();

    void aTagIsAddedAndTakenOff();
    void aTagAddedMeanwhileStays();
    void tagsThatSayNothingAreRefused();
    void tagsConverge();

    void aConsentIsRecordedWithItsHistory();
    void looseningWantsEvidence();
    void theStricterAnswerWins();
    void aLateRefusalStands();
    void consentsThatMakeNoSenseAreRefused();
    void consentsConverge();
};

namespace {

constexpr std::int64_t replacedBy = fieldNumber<Identity>("replacedBy");

IdentityId phone(const char* number) {
    return identityId(id<CustomerId>(1), IdentityType::Phone, "", number);
}
const IdentityId oldPhone = phone("+33639980001");
const IdentityId phoneA = phone("+33639980002");
const IdentityId phoneB = phone("+33639980003");

Desk withPhone() {
    Desk desk;
    desk.by(1, 0);
    (void)desk.ask(AttachIdentity{
        {}, id<CustomerId>(1), IdentityType::Phone, "06 39 98 00 01", "+33639980001", "portable", ""});
    return desk;
}

ReplaceIdentity replace(std::uint8_t edit, const char* number) {
    return {id<EditId>(edit), oldPhone, id<CustomerId>(1), IdentityType::Phone, number, number, "", ""};
}

bool stands(const Desk& desk, IdentityId identity) {
    const Identity* there = desk.find<Identity>(identity);
    return there && !there->removedAt;
}

const FieldVersion& disputeOf(const Desk& desk, std::uint8_t edit) {
    return *desk.find<FieldVersion>(fieldVersionId(id<EditId>(edit), replacedBy));
}

/// The second of two who corrected the same number at a time.
Desk disputedPhone() {
    Desk desk = withPhone();
    desk.by(1, 1000);
    (void)desk.ask(replace(1, "+33639980002"));
    desk.by(2, 2000);
    (void)desk.ask(replace(2, "+33639980003"));
    return desk;
}

CustomerTagId tag(const char* text) {
    return customerTagId(id<CustomerId>(1), text);
}

RecordConsent consent(std::uint8_t edit, ConsentState state, ConsentState seen,
                      const char* source = "appel") {
    return {id<EditId>(edit), id<CustomerId>(1), ConsentTopic::Email, state, source, {}, seen};
}

const Consent* consentOf(const Desk& desk) {
    return desk.find<Consent>(consentId(id<CustomerId>(1), ConsentTopic::Email));
}

using enum ConsentState;

} // namespace

void SetsTest::aNumberIsReplacedInOneAct() {
    Desk desk = withPhone();
    desk.by(2, 1000);
    const auto decision = desk.ask(replace(1, "06 39 98 00 02"));
    QVERIFY(decision && !decision->merged);
    QVERIFY(stands(desk, phoneA));
    QVERIFY(!stands(desk, oldPhone));
    const Identity* old = desk.find<Identity>(oldPhone);
    QVERIFY(old->removedBy == id<UserId>(2) && old->replacedBy == phoneA);
}

void SetsTest::replacingAgainChangesNothing() {
    Desk desk = withPhone();
    desk.by(2, 1000);
    QVERIFY(desk.ask(replace(1, "+33639980002")));
    QVERIFY(desk.ask(replace(1, "+33639980002"))->changes.empty());
    QVERIFY(desk.ask(replace(2, "06 39 98 00 02"))->changes.empty());
    // By itself: nothing to do.
    Desk other = withPhone();
    QVERIFY(other.ask(replace(1, "+33639980001"))->changes.empty());
}

void SetsTest::twoNewNumbersBothStay() {
    Desk desk = withPhone();
    desk.by(1, 1000);
    QVERIFY(desk.ask(replace(1, "+33639980002")));
    desk.by(2, 2000);
    QVERIFY(desk.ask(replace(2, "+33639980003"))->merged);
    QVERIFY(stands(desk, phoneA) && stands(desk, phoneB) && !stands(desk, oldPhone));
    QVERIFY(disputeOf(desk, 2).state == VersionState::Disputed);
    QCOMPARE(disputeOf(desk, 2).value, toText(phoneA));
    QVERIFY(desk.find<Identity>(oldPhone)->replacedBy == phoneB);
}

void SetsTest::theSameNewNumberIsNoDispute() {
    Desk desk = withPhone();
    desk.by(1, 1000);
    QVERIFY(desk.ask(replace(1, "+33639980002")));
    desk.by(2, 2000);
    QVERIFY(!desk.ask(replace(2, "06 39 98 00 02"))->merged);
    // One that was merely taken off meanwhile is replaced all the same.
    Desk detached = withPhone();
    QVERIFY(detached.ask(DetachIdentity{oldPhone}));
    detached.by(2, 2000);
    QVERIFY(!detached.ask(replace(1, "+33639980002"))->merged);
    QVERIFY(stands(detached, phoneA));
    QVERIFY(detached.find<Identity>(oldPhone)->removedBy == id<UserId>(1));
}

void SetsTest::aDisputeOverNumbersIsSettled_data() {
    QTest::addColumn<SettleChoice>("choice");
    QTest::addColumn<bool>("aStays");
    QTest::addColumn<bool>("bStays");
    QTest::newRow("confirm") << SettleChoice::Confirm << false << true;
    QTest::newRow("take") << SettleChoice::Take << true << false;
    QTest::newRow("keep both") << SettleChoice::KeepBoth << true << true;
}

void SetsTest::aDisputeOverNumbersIsSettled() {
    QFETCH(SettleChoice, choice);
    QFETCH(bool, aStays);
    QFETCH(bool, bStays);
    Desk desk = disputedPhone();
    desk.by(3, 3000);
    const SettleField settle{id<EditId>(5), disputeOf(desk, 2).id, choice, toText(phoneB)};
    QVERIFY(desk.ask(settle));
    QCOMPARE(stands(desk, phoneA), aStays);
    QCOMPARE(stands(desk, phoneB), bStays);
    QVERIFY(!stands(desk, oldPhone));
    QVERIFY(disputeOf(desk, 2).state == VersionState::Settled);
    QVERIFY(desk.ask(settle)->changes.empty());
}

void SetsTest::aReplacementIsUndone() {
    Desk desk = withPhone();
    desk.by(1, 1000);
    QVERIFY(desk.ask(replace(1, "+33639980002")));
    desk.by(1, 2000);
    QVERIFY(desk.ask(SettleField{id<EditId>(2), disputeOf(desk, 1).id, SettleChoice::Take, toText(phoneA)}));
    QVERIFY(stands(desk, oldPhone) && !stands(desk, phoneA));
    QVERIFY(!desk.find<Identity>(oldPhone)->replacedBy);
}

void SetsTest::whatCannotBeReplacedIsRefused() {
    Desk desk = withPhone();
    QVERIFY(rules::lowestRole(CommandKind::ReplaceIdentity) == Role::Agent);
    ReplaceIdentity command = replace(1, "+33639980002");
    command.edit = {};
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command = replace(1, "+33639980002");
    command.old = phoneA;
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command = replace(1, "anne@example.org");
    command.type = IdentityType::Email;
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command = replace(1, "");
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    Customer other;
    other.id = id<CustomerId>(2);
    desk.put(other);
    command = replace(1, "+33639980002");
    command.customer = other.id;
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
}

void SetsTest::replacementsConverge() {
    QVERIFY(rc::check("two who replace a number leave the same in both orders", [] {
        const std::int64_t a = *rc::gen::inRange(0, 3);
        const std::int64_t b = *rc::gen::inRange(0, 3);
        const auto outcome = [&](bool aFirst) {
            Desk desk = withPhone();
            for (const bool isA : {aFirst, !aFirst}) {
                desk.by(isA ? 1 : 2, 100 + (isA ? a : b));
                RC_ASSERT(desk.ask(isA ? replace(1, "+33639980002") : replace(2, "+33639980003")).ok());
            }
            RC_ASSERT(stands(desk, phoneA) && stands(desk, phoneB) && !stands(desk, oldPhone));
            return desk.find<Identity>(oldPhone)->replacedBy;
        };
        RC_ASSERT(outcome(true) == outcome(false));
    }));
}

/// Somebody offline takes a number off; a colleague has confirmed it on the telephone since they looked.
void SetsTest::aNumberPutOnMeanwhileStays() {
    const AttachIdentity again{
        {}, id<CustomerId>(1), IdentityType::Phone, "06 39 98 00 01", "+33639980001", "portable", ""};
    Desk desk = withPhone();
    const Hlc seen = seenOf(*desk.find<Identity>(oldPhone));
    desk.by(2, 2000);
    QVERIFY(desk.ask(again));
    desk.by(1, 1000);
    QVERIFY(desk.ask(DetachIdentity{oldPhone, seen}));
    QVERIFY(stands(desk, oldPhone));
    desk.by(1, 3000);
    QVERIFY(desk.ask(DetachIdentity{oldPhone, seenOf(*desk.find<Identity>(oldPhone))}));
    QVERIFY(!stands(desk, oldPhone));
    // One that a file brought has no stamp, and goes too.
    Desk imported;
    Identity fromFile = *withPhone().find<Identity>(oldPhone);
    fromFile.added = {};
    imported.put(fromFile);
    imported.by(1, 1000);
    QVERIFY(imported.ask(DetachIdentity{oldPhone, seenOf(fromFile)}));
    QVERIFY(!stands(imported, oldPhone));
}

void SetsTest::numbersConverge() {
    QVERIFY(rc::check("putting on and taking off in any order leave the same numbers", [] {
        struct Act {
            bool add;
            std::int64_t ms;
        };
        std::vector<Act> acts;
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
            acts.push_back({*rc::gen::arbitrary<bool>(), *rc::gen::inRange(1, 6)});
        const auto outcome = [](const std::vector<Act>& some) {
            Desk desk = withPhone();
            for (const Act& act : some) {
                // Whoever takes something off does so after they saw it.
                desk.by(1, act.add ? act.ms : act.ms + 1);
                const Hlc seen = Hlc::at(noon + Milliseconds(act.ms));
                const AttachIdentity attach{
                    {}, id<CustomerId>(1), IdentityType::Phone, "+33639980001", "+33639980001", "", ""};
                RC_ASSERT((act.add ? desk.ask(attach) : desk.ask(DetachIdentity{oldPhone, seen})).ok());
            }
            const Identity& identity = *desk.find<Identity>(oldPhone);
            return std::tuple(identity.added, identity.removed, stands(desk, oldPhone));
        };
        auto others = acts;
        for (std::size_t i = others.size(); i > 1; --i)
            std::swap(others[i - 1], others[*rc::gen::inRange<std::size_t>(0, i)]);
        RC_ASSERT(outcome(acts) == outcome(others));
    }));
}

void SetsTest::aTagIsAddedAndTakenOff() {
    Desk desk;
    desk.by(1, 1000);
    const AddTag add{id<CustomerId>(1), " VIP "};
    QVERIFY(desk.ask(add));
    const CustomerTag* there = desk.find<CustomerTag>(tag("vip"));
    QVERIFY(there && there->stands());
    QCOMPARE(there->text, std::string("VIP"));
    QVERIFY(there->author == id<UserId>(1));
    QVERIFY(desk.ask(add)->changes.empty());
    const RemoveTag remove{tag("vip"), there->added};
    QVERIFY(desk.ask(remove));
    QVERIFY(!desk.find<CustomerTag>(tag("vip"))->stands());
    QVERIFY(desk.ask(remove)->changes.empty());
    desk.by(1, 2000);
    QVERIFY(desk.ask(AddTag{id<CustomerId>(1), "vip"}));
    QVERIFY(desk.find<CustomerTag>(tag("vip"))->stands());
    QVERIFY(rules::lowestRole(CommandKind::AddTag) == Role::Agent);
    QVERIFY(rules::lowestRole(CommandKind::RemoveTag) == Role::Agent);
}

void SetsTest::aTagAddedMeanwhileStays() {
    Desk desk;
    desk.by(1, 1000);
    QVERIFY(desk.ask(AddTag{id<CustomerId>(1), "sourd"}));
    const Hlc seen = desk.find<CustomerTag>(tag("sourd"))->added;
    desk.by(2, 2000);
    QVERIFY(desk.ask(AddTag{id<CustomerId>(1), "sourd"}));
    desk.by(3, 3000);
    QVERIFY(desk.ask(RemoveTag{tag("sourd"), seen}));
    QVERIFY(desk.find<CustomerTag>(tag("sourd"))->stands());
    // Nobody removes what is added later.
    QVERIFY(desk.ask(RemoveTag{tag("sourd"), Hlc{std::int64_t{1} << 62}}));
    desk.by(2, 4000);
    QVERIFY(desk.ask(AddTag{id<CustomerId>(1), "sourd"}));
    QVERIFY(desk.find<CustomerTag>(tag("sourd"))->stands());
}

void SetsTest::tagsThatSayNothingAreRefused() {
    Desk desk;
    desk.by(1, 0);
    QCOMPARE(desk.codeOf(AddTag{id<CustomerId>(1), " !? "}), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(AddTag{id<CustomerId>(1), std::string(61, 'x')}), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(AddTag{id<CustomerId>(9), "vip"}), ErrorCode::NotFound);
    QCOMPARE(desk.codeOf(RemoveTag{tag("vip"), Hlc::at(noon)}), ErrorCode::NotFound);
    QVERIFY(desk.ask(AddTag{id<CustomerId>(1), "vip"}));
    QCOMPARE(desk.codeOf(RemoveTag{tag("vip"), {}}), ErrorCode::BadInput);
}

void SetsTest::tagsConverge() {
    QVERIFY(rc::check("additions and removals in any order leave the same set", [] {
        struct Act {
            bool add;
            std::int64_t ms;
        };
        std::vector<Act> acts;
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
            acts.push_back({*rc::gen::arbitrary<bool>(), *rc::gen::inRange(1, 6)});
        const auto outcome = [](const std::vector<Act>& some) {
            Desk desk;
            // Whoever takes something off has seen it.
            desk.by(1, 6);
            RC_ASSERT(desk.ask(AddTag{id<CustomerId>(1), "vip"}).ok());
            for (const Act& act : some) {
                desk.by(1, act.ms);
                const Hlc seen = Hlc::at(noon + Milliseconds(act.ms));
                RC_ASSERT((act.add ? desk.ask(AddTag{id<CustomerId>(1), "vip"})
                                   : desk.ask(RemoveTag{tag("vip"), seen}))
                              .ok());
            }
            return *desk.find<CustomerTag>(tag("vip"));
        };
        auto others = acts;
        for (std::size_t i = others.size(); i > 1; --i)
            std::swap(others[i - 1], others[*rc::gen::inRange<std::size_t>(0, i)]);
        RC_ASSERT(outcome(acts) == outcome(others));
    }));
}

void SetsTest::aConsentIsRecordedWithItsHistory() {
    Desk desk;
    desk.by(1, 1000);
    QVERIFY(desk.ask(consent(1, Granted, Unknown, "bulletin du 3 mars")));
    QVERIFY(consentOf(desk)->state == Granted);
    QCOMPARE(consentOf(desk)->source, std::string("bulletin du 3 mars"));
    QCOMPARE(consentOf(desk)->at, noon);
    QVERIFY(desk.ask(consent(1, Granted, Unknown, "bulletin du 3 mars"))->changes.empty());
    desk.by(2, 2000);
    QVERIFY(desk.ask(consent(2, Refused, Granted, "")));
    QVERIFY(consentOf(desk)->state == Refused);
    QVERIFY(desk.ask(consent(2, Refused, Granted, ""))->changes.empty());
    const auto value = [&](const char* field) {
        return desk.find<FieldVersion>(fieldVersionId(id<EditId>(2), fieldNumber<Consent>(field)))->value;
    };
    QCOMPARE(value("state"), toText(Granted));
    QCOMPARE(value("source"), std::string("bulletin du 3 mars"));
    desk.by(3, 3000);
    QVERIFY(desk.ask(consent(3, Granted, Refused, "appel enregistré")));
    QVERIFY(consentOf(desk)->state == Granted);
    QVERIFY(rules::lowestRole(CommandKind::RecordConsent) == Role::Agent);
}

void SetsTest::looseningWantsEvidence() {
    Desk desk;
    desk.by(1, 1000);
    QCOMPARE(desk.codeOf(consent(1, Granted, Unknown, " ")), ErrorCode::Conflict);
    QVERIFY(desk.ask(consent(2, Refused, Unknown, "")));
    desk.by(2, 2000);
    QCOMPARE(desk.codeOf(consent(3, Granted, Refused, "")), ErrorCode::Conflict);
    QVERIFY(consentOf(desk)->state == Refused);
    desk.by(2, 500);
    QCOMPARE(desk.codeOf(consent(3, Granted, Refused)), ErrorCode::Conflict);
}

void SetsTest::theStricterAnswerWins() {
    Desk desk;
    desk.by(1, 1000);
    QVERIFY(desk.ask(consent(1, Refused, Unknown)));
    desk.by(2, 2000);
    QCOMPARE(desk.codeOf(consent(2, Granted, Unknown)), ErrorCode::Conflict);
    QVERIFY(consentOf(desk)->state == Refused);
}

void SetsTest::aLateRefusalStands() {
    Desk desk;
    desk.by(2, 2000);
    QVERIFY(desk.ask(consent(2, Granted, Unknown)));
    desk.by(1, 1000);
    QVERIFY(desk.ask(consent(1, Refused, Unknown)));
    QVERIFY(consentOf(desk)->state == Refused);
}

void SetsTest::consentsThatMakeNoSenseAreRefused() {
    Desk desk;
    desk.by(1, 0);
    RecordConsent command = consent(1, Granted, Unknown);
    command.topic = static_cast<ConsentTopic>(77);
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command = consent(1, static_cast<ConsentState>(77), Unknown);
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(consent(1, Unknown, Unknown)), ErrorCode::BadInput);
    command = consent(1, Granted, Unknown);
    command.customer = id<CustomerId>(9);
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command = consent(1, Granted, Unknown);
    command.at = noon + Milliseconds(86'400'000);
    QVERIFY(desk.ask(command));
    QCOMPARE(consentOf(desk)->at, noon);
    const FieldVersionId version = fieldVersionId(id<EditId>(2), fieldNumber<Consent>("state"));
    desk.by(1, 1000);
    QVERIFY(desk.ask(consent(2, Refused, Granted)));
    QCOMPARE(desk.codeOf(SettleField{id<EditId>(3), version, SettleChoice::Take, ""}), ErrorCode::BadInput);
}

void SetsTest::consentsConverge() {
    QVERIFY(rc::check("answers recorded at a time leave the strictest in any order", [] {
        struct Answer {
            ConsentState state;
            std::int64_t ms;
        };
        std::vector<Answer> answers(*rc::gen::inRange<std::size_t>(2, 5));
        for (Answer& answer : answers)
            answer = {*rc::gen::element(Granted, Refused), *rc::gen::inRange(0, 5)};
        const auto outcome = [](const std::vector<Answer>& some) {
            Desk desk;
            std::uint8_t number = 0;
            for (const Answer& answer : some) {
                desk.by(++number, answer.ms);
                (void)desk.ask(consent(number, answer.state, Unknown)); // a looser one is refused
            }
            return consentOf(desk)->state;
        };
        auto others = answers;
        std::ranges::reverse(others);
        RC_ASSERT(outcome(answers) == outcome(others));
    }));
}

VISAGE_TEST(SetsTest)
#include "sets_test.moc"
