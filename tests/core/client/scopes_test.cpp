// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;

namespace {

constexpr std::string_view work = protocol::scopeWork;
constexpr std::string_view ident = protocol::scopeIdent;

Customer lately(Customer customer, Date on = {20260301}) {
    customer.lastContactOn = on;
    return customer;
}

ScopeMember member(const Customer& customer, const std::string& scope = "mine:anne", Timestamp touched = {}) {
    ScopeMember row;
    row.id = scopeMemberId(scope, customer.id);
    row.rev = 1;
    row.scope = scope;
    row.customer = customer.id;
    row.touchedAt = touched;
    return row;
}

Note noteOf(std::uint32_t number, const Customer& customer) {
    Note note;
    note.id = NoteId(testId(number));
    note.rev = 1;
    note.customer = customer.id;
    note.text = "Rappeler.";
    return note;
}

const QString lille = QStringLiteral("lille");

/// A copy of a part: Anne and Carl are members, whom nobody has been in touch with for long; Anne, Bruno and
/// Emma have a stub.
struct Part : Desk {
    const Customer anne = lately(person(10, "Anne", "Lefèvre"));
    const Customer bruno = lately(person(11, "Bruno", "Martin"));
    const Customer carl = lately(person(12, "Carl", "Weber"), {20230101});
    const Customer emma = lately(person(13, "Emma", "Petit"), {20250601});
    const Customer dora = lately(person(14, "Dora", "Klein"));
    const Identity phone = identity(20, anne, IdentityType::Phone, "+33639980001");
    const Identity mobile = identity(21, bruno, IdentityType::Phone, "+33639980002");
    const Identity fax = identity(22, carl, IdentityType::Phone, "+33639980003");

    Part() {
        fill(ofWork(), 100, work);
        fill(ofIdent(), 101, ident);
    }
    std::vector<Row> ofWork() const {
        return {anne,
                carl,
                phone,
                fax,
                contact(30, anne, {1000}),
                contact(31, carl, {2000}),
                noteOf(40, anne),
                member(anne),
                member(carl, "team:x")};
    }
    std::vector<Row> ofIdent() const { return {anne, bruno, emma, phone, mobile}; }

    bool knows(const Customer& customer) { return record(customer.id).customer.id == customer.id; }
    std::size_t contacts(const Customer& customer) {
        return timeline({customer.id, {}, {}, {}, 10}).entries.size();
    }
    void purge() {
        for (std::int64_t behind = data->purgeNext(0).value(); behind != 0;)
            behind = data->purgeNext(behind).value();
    }
    bool allSent() { return publisher.take().overlay->empty(); }
};

} // namespace

/// A copy of a part of the customers: what comes, what goes, what stays.
class TestScopes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatSheWorksOnComesBeforeEverybody() {
        Desk desk;
        const Customer anne = lately(person(10, "Anne", "Lefèvre"));
        const Identity phone = identity(20, anne, IdentityType::Phone, "+33639980001");
        desk.fill({anne, phone, contact(30, anne, {1000}), member(anne)}, 100, work);
        QCOMPARE(desk.names(lille), QStringList{QStringLiteral("Anne Lefèvre")});
        QVERIFY(!desk.search(lille).complete);
        QVERIFY(desk.record(anne.id).historyHere);

        const Customer bruno = lately(person(11, "Bruno", "Martin"));
        desk.fill({anne, bruno, phone}, 101, ident);
        QCOMPARE(desk.names(lille).size(), 2);
        QVERIFY(desk.search(lille).complete);
        QCOMPARE(desk.search(lille).customersHere, 2);
        QCOMPARE(desk.names(QStringLiteral("0639980001")).size(), 1);
        QVERIFY(!desk.record(bruno.id).historyHere);
        QCOMPARE(desk.record(bruno.id).customer.familyName, std::string("Martin"));
        desk.reopen();
        QCOMPARE(desk.names(lille).size(), 2);
        QCOMPARE(desk.data->clientState()->scopes.size(), 2U);
    }

    void stubsThatCameHalfwayAreNotLeftOver() {
        Desk desk;
        const Customer anne = lately(person(10, "Anne", "Lefèvre"));
        const Customer stale = lately(person(11, "Stale", "Row"));
        desk.fill({anne, member(anne), noteOf(40, anne)}, 100, work);
        const std::string scope(ident);
        QVERIFY(desk.data->beginSnapshot({scope, 101}).ok());
        protocol::Snap half{scope, 101, 1, EntityKind::Customer, 9, 0, false, {stale}};
        QVERIFY(desk.data->storePart({half, {101, 1, EntityKind::Customer, stale.id.uuid, 1}}).ok());
        // Changes of `work` go on meanwhile, and the start of another day does not lose the place.
        QVERIFY(desk.feed({{Row(noteOf(41, anne)), false}}, 102, work).ok());
        desk.reopen();
        QCOMPARE(desk.data->clientState()->scopes.front().resume->part, 1U);
        desk.fill({anne, lately(person(12, "Bruno", "Martin"))}, 103, ident);
        QCOMPARE(desk.names(lille),
                 (QStringList{QStringLiteral("Anne Lefèvre"), QStringLiteral("Bruno Martin")}));
        QCOMPARE(desk.record(anne.id).notes.size(), 2U);
    }

    void whoLeavesBecomesAStubOrGoes() {
        Part desk;
        QCOMPARE(desk.names(lille).size(), 4);
        QVERIFY(
            desk.feed({{Row(member(desk.anne)), true}, {Row(member(desk.carl, "team:x")), true}}, 110, work)
                .ok());
        QVERIFY(desk.knows(desk.anne));
        QVERIFY(!desk.record(desk.anne.id).historyHere);
        QCOMPARE(desk.record(desk.anne.id).identities.size(), 1U);
        QVERIFY(desk.record(desk.anne.id).notes.empty());
        QCOMPARE(desk.contacts(desk.anne), 0U);
        QVERIFY(!desk.knows(desk.carl));
        QCOMPARE(desk.contacts(desk.carl), 0U);
        QVERIFY(desk.names(QStringLiteral("weber")).isEmpty());
        QVERIFY(desk.names(QStringLiteral("0639980003")).isEmpty());
        QCOMPARE(desk.search(lille).customersHere, 3);
        QVERIFY(desk.data->wantsScrubbing());
    }

    void whoIsHeldForAnotherReasonStays() {
        Part desk;
        QVERIFY(desk.feed({{Row(member(desk.carl, "list:x")), false}}, 109, work).ok());
        QVERIFY(desk.feed({{Row(member(desk.carl, "team:x")), true}}, 110, work).ok());
        QCOMPARE(desk.contacts(desk.carl), 1U);
    }

    void whatWasMergedIntoAMemberStaysWithIt() {
        Part desk;
        Customer old = person(15, "Annie", "Lefevre");
        old.mergedInto = desk.anne.id;
        QVERIFY(desk.feed({{Row(old), false}, {Row(noteOf(42, old)), false}}, 110, work).ok());
        desk.purge();
        QCOMPARE(desk.record(desk.anne.id).notes.size(), 2U);
        QVERIFY(desk.feed({{Row(member(desk.anne)), true}}, 111, work).ok());
        QVERIFY(desk.record(desk.anne.id).notes.empty());
    }

    void whatIsAheadOfAMemberWhoNeverComesGoes() {
        Part desk;
        QVERIFY(desk.feed({{Row(desk.dora), false}, {Row(noteOf(42, desk.dora)), false}}, 110, work).ok());
        QVERIFY(desk.record(desk.dora.id).notes.empty());
        QVERIFY(desk.knows(desk.dora)); // in touch, and so a stub
    }

    void whoLeftWhileASnapshotWasReadLeavesNothing() {
        Desk first;
        const Customer carl = lately(person(12, "Carl", "Weber"), {20230101});
        first.fill({carl, noteOf(41, carl)}, 100, work);
        QVERIFY(first.names(lille).isEmpty());
        QVERIFY(first.record(carl.id).notes.empty());

        Part desk;
        desk.fill({desk.anne, desk.phone, noteOf(42, desk.dora), member(desk.anne)}, 120, work);
        QVERIFY(desk.record(desk.dora.id).notes.empty());
    }

    void whoJoinedWhileASnapshotWasReadIsKnownAsBefore() {
        Part desk;
        desk.fill({desk.anne, desk.phone, member(desk.anne), member(desk.bruno)}, 120, work);
        QVERIFY(desk.knows(desk.bruno));
        QCOMPARE(desk.record(desk.bruno.id).identities.size(), 1U);
        // The member comes again, with what it brings.
        QVERIFY(!desk.record(desk.bruno.id).historyHere);
    }

    void whoIsGrantedAnewWhileASnapshotWasReadKeepsTheirNumbers() {
        Part desk;
        // Nobody's members when identities were read; of Carl only `work` can say what is gone.
        ScopeMember brunos = member(desk.bruno, "team:x");
        ScopeMember carls = member(desk.carl, "list:x");
        brunos.rev = carls.rev = 121;
        desk.fill({desk.anne, desk.bruno, desk.carl, desk.phone, member(desk.anne), brunos, carls}, 120,
                  work);
        QCOMPARE(desk.record(desk.bruno.id).identities.size(), 1U);
        QVERIFY(desk.record(desk.carl.id).identities.empty());
    }

    void aNumberThatARestoredStoreNeverHadGoes() {
        Part desk;
        Identity lost = identity(26, desk.carl, IdentityType::Phone, "+33639980006");
        lost.rev = 130; // higher than the restored store has come
        QVERIFY(desk.feed({{Row(lost), false}}, 130, work).ok());
        QVERIFY(desk.data->saveStore({desk.data->desk().store, 2}).ok());
        desk.fill({desk.carl, desk.fax, member(desk.carl, "team:x")}, 120, work);
        QCOMPARE(desk.record(desk.carl.id).identities.size(), 1U);
    }

    void aNumberThatIsGoneGoesWithEitherScope() {
        Part desk;
        QVERIFY(desk.feed({{Row(member(desk.bruno)), false}, {Row(desk.bruno), false}}, 110, work).ok());
        desk.fill({desk.anne, desk.bruno, desk.phone}, 120, ident);
        QVERIFY(desk.record(desk.bruno.id).identities.empty());
        desk.fill({desk.anne, member(desk.anne)}, 121, work);
        QVERIFY(desk.record(desk.anne.id).identities.empty());
    }

    void whoIsSeparatedByTheSameChangesGoesToo() {
        Part desk;
        Customer old = person(15, "Annie", "Lefevre");
        old.mergedInto = desk.anne.id;
        QVERIFY(desk.feed({{Row(old), false}, {Row(member(old)), false}, {Row(member(desk.anne)), true}}, 110,
                          work)
                    .ok());
        QCOMPARE(desk.record(desk.anne.id).notes.size(), 1U); // held with the other record
        old.mergedInto = {};
        QVERIFY(desk.feed({{Row(member(old)), true}, {Row(old), false}}, 111, work).ok());
        QVERIFY(desk.record(desk.anne.id).notes.empty());
    }

    void whoIsSeparatedByTheOtherScopeGoesToo() {
        Part desk;
        Customer bruno = desk.bruno;
        bruno.mergedInto = desk.anne.id;
        QVERIFY(desk.feed({{Row(bruno), false}, {Row(noteOf(42, bruno)), false}}, 110, work).ok());
        QCOMPARE(desk.record(desk.anne.id).notes.size(), 2U);
        desk.fill({desk.anne, desk.bruno, desk.phone, desk.mobile}, 120, ident);
        QVERIFY(desk.knows(desk.bruno));
        QVERIFY(desk.record(desk.bruno.id).notes.empty());
        QCOMPARE(desk.record(desk.anne.id).notes.size(), 1U);
    }

    void anotherDeviceGetsItsPartAnew() {
        Part desk;
        QVERIFY(desk.data->renumber().ok());
        const auto state = desk.data->clientState();
        for (const auto& scope : state->scopes)
            QCOMPARE(scope.cursor, scope.scope == work ? 0 : 101);
    }

    void rowsAndCursorGoTogether() {
        Part desk;
        for (int access = 1; desk.knows(desk.carl); ++access) {
            desk.cacheFault.seen = 0;
            desk.cacheFault.failAt = access;
            const bool done = desk.feed({{Row(member(desk.carl, "team:x")), true}}, 110, work).ok();
            desk.cacheFault.failAt = 0;
            desk.reopen();
            const Seq cursor = desk.data->clientState()->scopes.back().cursor;
            QCOMPARE(desk.knows(desk.carl), cursor == 100);
            QCOMPARE(desk.contacts(desk.carl), cursor == 100 ? 1U : 0U);
            QVERIFY(!done || cursor == 110);
        }
    }

    void unsentWorkKeepsACustomerUntilItIsDecided() {
        Part desk;
        const auto push = desk.data->submit(note(50, desk.carl, "Appelé."));
        QVERIFY(push.ok());
        QVERIFY(desk.feed({{Row(member(desk.carl, "team:x")), true}}, 110, work).ok());
        desk.purge();
        QVERIFY(desk.knows(desk.carl));
        QVERIFY(desk.ack(*push, protocol::AckStatus::Rejected, 111).ok());
        desk.purge();
        QVERIFY(!desk.knows(desk.carl));
        QCOMPARE(desk.data->counts().refused, 1);
    }

    void aSnapshotReplacesOnlyItsScope() {
        Part desk;
        desk.fill({desk.anne, desk.phone, member(desk.anne), noteOf(43, desk.anne)}, 120, work);
        QCOMPARE(desk.record(desk.anne.id).notes.size(), 1U);
        QCOMPARE(desk.contacts(desk.anne), 1U);
        QVERIFY(!desk.knows(desk.carl));
        QVERIFY(desk.knows(desk.bruno) && desk.knows(desk.emma));

        desk.fill({desk.bruno, desk.mobile}, 121, ident);
        QVERIFY(!desk.knows(desk.emma));
        QVERIFY(desk.record(desk.anne.id).historyHere);
        QCOMPARE(desk.record(desk.anne.id).identities.size(), 1U);
        QCOMPARE(desk.search(lille).customersHere, 2);
    }

    void whatIsRevokedGoes() {
        Part desk;
        QVERIFY(desk.data->dropScope({std::string(work)}).ok());
        QVERIFY(desk.knows(desk.anne) && !desk.record(desk.anne.id).historyHere);
        QVERIFY(!desk.knows(desk.carl));
        QVERIFY(desk.data->dropScope({std::string(ident)}).ok());
        desk.indexAll();
        QVERIFY(desk.names(lille).isEmpty());
        QVERIFY(!desk.knows(desk.anne));
        QVERIFY(desk.data->clientState()->scopes.empty());
        QVERIFY(desk.data->wantsScrubbing());
        // Granted again, it is filled like a new one.
        desk.fill(desk.ofWork(), 200, work);
        desk.fill(desk.ofIdent(), 201, ident);
        QCOMPARE(desk.names(lille).size(), 4);
    }

    void fromEverybodyToAPart() {
        Part desk;
        desk.fill({desk.anne, desk.bruno, desk.carl, desk.dora}, 150);
        Desk all;
        const Customer anne = person(10, "Anne", "Lefèvre");
        const Customer bruno = person(11, "Bruno", "Martin");
        all.fill({anne, bruno});
        QVERIFY(all.data->submit(note(50, bruno, "Pas encore parti.")).ok());
        QVERIFY(all.data->dropScope({std::string(protocol::scopeAll)}).ok());
        all.indexAll();
        QCOMPARE(all.names(lille), QStringList{QStringLiteral("Bruno Martin")});
        QCOMPARE(all.data->counts().unsent, 1);
    }

    void stubsGoWhenTheirYearIsOver() {
        Part desk;
        desk.clock.advance(std::chrono::hours(24 * 60)); // 26 May 2026
        desk.purge();
        QVERIFY(desk.knows(desk.emma));
        desk.clock.advance(std::chrono::hours(24 * 14));
        desk.purge();
        QVERIFY(!desk.knows(desk.emma));
        QVERIFY(desk.knows(desk.bruno) && desk.knows(desk.carl));
        QVERIFY(desk.names(QStringLiteral("petit")).isEmpty());
        desk.clock.advance(std::chrono::hours(24 * 400));
        desk.purge();
        QVERIFY(!desk.knows(desk.bruno));
        QVERIFY(desk.record(desk.anne.id).historyHere);
        QCOMPARE(desk.search(lille).customersHere, 2);
    }

    void anOwnNoteWaitsForTheScopeThatBringsIt() {
        Part desk;
        const auto push = desk.data->submit(note(50, desk.bruno, "Appelé."));
        QVERIFY(desk.ack(*push, protocol::AckStatus::Applied, 150).ok());
        QVERIFY(desk.feed({}, 200, ident).ok());
        QVERIFY(!desk.allSent());
        QVERIFY(desk.feed({}, 150, work).ok());
        QVERIFY(desk.allSent());
    }

    void aRecordIsPinnedOnceADay() {
        Part desk;
        QVERIFY(!desk.data->keepHere(desk.anne.id)->has_value());
        const auto pin = desk.data->keepHere(desk.bruno.id);
        QVERIFY(pin.ok() && pin->has_value());
        QCOMPARE(std::get<PinCustomer>((*pin)->command).device, desk.data->desk().device);
        // Nobody wrote it, so nobody counts it, and it is asked for once.
        QCOMPARE(desk.data->counts().unsent, 0);
        QVERIFY(!desk.data->keepHere(desk.bruno.id)->has_value());
        QVERIFY(!desk.record(desk.bruno.id).historyHere);
        desk.reopen();
        QCOMPARE(desk.data->counts().unsent, 0);

        QVERIFY(desk.ack(**pin, protocol::AckStatus::Applied, 110).ok());
        const ScopeMember pinned = member(desk.bruno, scopeOf(desk.data->desk().device), desk.clock.now());
        QVERIFY(desk.feed({{Row(pinned), false}, {Row(noteOf(44, desk.bruno)), false}}, 110, work).ok());
        QVERIFY(desk.record(desk.bruno.id).historyHere);
        QVERIFY(!desk.data->keepHere(desk.bruno.id)->has_value());
        desk.clock.advance(std::chrono::hours(25));
        QVERIFY(desk.data->keepHere(desk.bruno.id)->has_value());
    }

    void aRefusedPinIsNobodysTrouble() {
        Part desk;
        const auto pin = desk.data->keepHere(desk.bruno.id);
        QVERIFY(desk.ack(**pin, protocol::AckStatus::Rejected, 110).ok());
        QCOMPARE(desk.data->counts().refused, 0);
        QVERIFY(desk.data->outbox().refused()->empty());
    }

    void aCopyOfEverybodyPinsNobody() {
        Desk desk;
        const Customer anne = person(10, "Anne", "Lefèvre");
        desk.fill({anne});
        QVERIFY(!desk.data->partial());
        QVERIFY(!desk.data->keepHere(anne.id)->has_value());
        QVERIFY(desk.record(anne.id).historyHere);
    }

    void whomTheStoreFoundCanBeOpenedAndWrittenOn() {
        Part desk;
        const Identity phoneOfDora = identity(24, desk.dora, IdentityType::Phone, "+33639980004");
        const auto hits = desk.data->takeFound({1, false, 8'000'000, {desk.anne, desk.dora, phoneOfDora}});
        QCOMPARE(hits->size(), 1U); // Anne is here
        QCOMPARE(hits->front().name, QStringLiteral("Dora Klein"));
        QVERIFY(hits->front().onlyDay);
        QCOMPARE(desk.data->customersKnown(), 8'000'000);

        const CustomerRecord record = desk.record(desk.dora.id);
        QVERIFY(!record.historyHere);
        QCOMPARE(record.identities.size(), 1U);
        const auto callers = desk.read([&](CacheReader& reader) {
            return readOwners(reader, IdentityType::Phone, "+33639980004").value();
        });
        QCOMPARE(callers.size(), 1U);
        QVERIFY(desk.names(QStringLiteral("dora")).isEmpty());

        QVERIFY(desk.data->submit(note(50, desk.dora, "Rappeler demain.")).ok());
        QCOMPARE(desk.record(desk.dora.id).notes.size(), 1U);
        QVERIFY(desk.data->keepHere(desk.dora.id)->has_value());
        const auto nobody = desk.data->takeFound({2, false, 8'000'000, {desk.dora}});
        QCOMPARE(nobody->size(), 1U); // found again while it is on its way

        QVERIFY(
            desk.feed({{Row(desk.dora), false}, {Row(phoneOfDora), false}, {Row(member(desk.dora)), false}},
                      110, work)
                .ok());
        QVERIFY(desk.publisher.take().found->empty());
        QVERIFY(desk.record(desk.dora.id).historyHere);
        QCOMPARE(desk.names(QStringLiteral("dora")).size(), 1);
        desk.reopen();
        QCOMPARE(desk.data->customersKnown(), 8'000'000);
    }

    void whomTheStoreFoundAndHasErasedIsShownNoMore() {
        Part desk;
        Erasure erasure;
        erasure.id = erasureId(desk.dora.id.uuid);
        erasure.rev = 110;
        QCOMPARE(desk.data->takeFound({1, false, 8'000'000, {desk.dora}})->size(), 1U);
        QVERIFY(desk.feed({{Row(desk.dora), true}, {Row(erasure), false}}, 110, work).ok());
        QVERIFY(desk.publisher.take().found->empty());
        // An answer from before that was on its way.
        QVERIFY(desk.data->takeFound({2, false, 8'000'000, {desk.dora}})->empty());
        QVERIFY(desk.publisher.take().found->empty());
    }

    void whomTheStoreFoundAndHasErasedMeanwhileIsShownNoMore() {
        Part desk;
        Erasure erasure;
        erasure.id = erasureId(desk.dora.id.uuid);
        QCOMPARE(desk.data->takeFound({1, false, 8'000'000, {desk.dora}})->size(), 1U);
        auto rows = desk.ofWork();
        rows.emplace_back(erasure);
        desk.fill(rows, 120, work);
        QVERIFY(desk.publisher.take().found->empty());
    }
};

VISAGE_TEST(TestScopes)
#include "scopes_test.moc"
