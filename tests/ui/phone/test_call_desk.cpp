// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/at_the_desk.h"

#include <QSignalSpy>

using namespace visage;
using namespace visage::testing;
using Kind = client::CallerAnswer::Kind;
using Presence = ui::CallDesk::Presence;

/// Who calls, which call the agent looks at, and what the hands do.
class TestCallDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneCustomerIsRecognised();
    void severalAreOfferedAndOneIsChosen();
    void theChoiceHoldsForThisCallOnly();
    void anUnknownCallerIsCreatedWithTheNumber();
    void anUnknownCallerIsAttachedToACustomer();
    void aHiddenCallerMatchesNobodyAndLeavesNoNumber();
    void aTrustedCustomerNumberIsKnownEvenWhenHidden();
    void aStrangersCallShowsNobodyElsesRecord();
    void aColleagueIsNoCustomer();
    void theAgentMayCorrectTheCustomer();
    void ringingIsDeafAtFirst();
    void anotherCallToAnswerIsDeafAgain();
    void answeringHoldsTheOtherCall();
    void aCallWhileTypingWaitsUntilAnswered();
    void aCallWhileTypingWaitsUntilTaken();
    void theLivingCallComesBeforeTheOneToFinish();
    void presenceFollowsTheCalls();
    void onABreakNoCallComes();
    void aBreakTakenInACallBeginsAfterIt();
    void dialsWhatPeopleWrite();
    void dialledFromARecordIsThatCustomer();
    void anOwnCallIsNotCountedAmongTheContacts();
    void callIdsMayComeAgain();
    void theCustomerMayComeAfterTheCall();
    void aCustomerWhoComesDuringTheCallGetsItWithItsNotes();
    void nobodyElseIsPutWhereTheAgentHasChosen();
    void candidatesKeepTheirNumbers();
    void aRecordWaitsWhileTheAgentTypes();

private:
    /// Takes Anne's number away and gives it back, as a first synchronisation that has not come to it.
    static std::vector<Identity> withoutNumbers(AtTheDesk& at);
};

std::vector<Identity> TestCallDesk::withoutNumbers(AtTheDesk& at) {
    return std::exchange(at.workspace.data.identities, {});
}

void TestCallDesk::oneCustomerIsRecognised() {
    AtTheDesk at;
    QSignalSpy record(at.desk.get(), &ui::CallDesk::recordReady);
    at.ring(callFrom("0639980001"));
    QVERIFY(!at.lookedUp()); // the bar rings before anything is looked up
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::One);
    QCOMPARE(at.desk->shown()->customer, at.workspace.data.anne);
    QCOMPARE(at.desk->shown()->basis, MatchBasis::CallerNumber);
    QCOMPARE(record.count(), 1);
}

void TestCallDesk::severalAreOfferedAndOneIsChosen() {
    AtTheDesk at;
    QSignalSpy record(at.desk.get(), &ui::CallDesk::recordReady);
    QSignalSpy chosen(at.desk.get(), &ui::CallDesk::customerChosen);
    at.ring(callFrom(PreparedData::householdNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::Several);
    QVERIFY(at.desk->shown()->customer.isNull());
    const CustomerId second = at.desk->shown()->candidates.at(1).hit.customer;
    at.desk->chooseCandidate(9); // there is no ninth
    QVERIFY(at.desk->shown()->customer.isNull());
    at.desk->chooseCandidate(2);
    QTRY_COMPARE(at.kind(), Kind::One);
    QCOMPARE(at.desk->shown()->customer, second);
    QCOMPARE(at.desk->shown()->basis, MatchBasis::ChosenByAgent);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(record.count(), 0);
    QVERIFY(at.submitted<AttachIdentity>().empty()); // both have the number already
}

void TestCallDesk::theChoiceHoldsForThisCallOnly() {
    AtTheDesk at;
    const auto first = at.ringLong(callFrom(PreparedData::householdNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->chooseCandidate(1);
    QTRY_COMPARE(at.kind(), Kind::One);
    at.phone.simulateEnd(first, call::EndCause::Cancelled);
    QTRY_VERIFY(!at.desk->shown());
    at.ring(callFrom(PreparedData::householdNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::Several);
}

void TestCallDesk::anUnknownCallerIsCreatedWithTheNumber() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::Unknown);
    at.desk->answer();
    CreateCustomer wanted;
    wanted.familyName = "Nouvelle";
    at.desk->createCustomer(wanted, true);
    QTRY_COMPARE(at.kind(), Kind::One);
    QCOMPARE(at.desk->shown()->basis, MatchBasis::Created);
    const CustomerId made = at.desk->shown()->customer;
    QCOMPARE(at.submitted<AttachIdentity>().at(0).customer, made);
    QCOMPARE(at.submitted<AttachIdentity>().at(0).valueNorm, std::string(PreparedData::strangerNumber));
    QCOMPARE(at.submitted<AssignInteraction>().at(0).customer, made);

    // The next time the number is known.
    at.desk->hangUp();
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());
    at.ring(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.desk->shown()->customer, made);
}

void TestCallDesk::anUnknownCallerIsAttachedToACustomer() {
    AtTheDesk at;
    at.ring(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->choose(at.workspace.data.garage, true);
    QTRY_COMPARE(at.kind(), Kind::One);
    QCOMPARE(at.submitted<AttachIdentity>().size(), std::size_t(1));
    QCOMPARE(at.submitted<AttachIdentity>().at(0).customer, at.workspace.data.garage);
    // The record does not know of the ringing call yet; it will learn whose it is with the call itself.
    QVERIFY(at.submitted<AssignInteraction>().empty());
}

void TestCallDesk::aHiddenCallerMatchesNobodyAndLeavesNoNumber() {
    AtTheDesk at;
    at.ring(hiddenCall());
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::Hidden);
    at.desk->choose(at.workspace.data.anne, true);
    QTRY_COMPARE(at.kind(), Kind::One);
    QVERIFY(at.submitted<AttachIdentity>().empty());
}

void TestCallDesk::aTrustedCustomerNumberIsKnownEvenWhenHidden() {
    AtTheDesk at;
    call::CallFacts facts = hiddenCall();
    facts.headers.emplace_back("x-customer-id", "C-004217");
    at.ring(facts);
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::One);
    QCOMPARE(at.desk->shown()->basis, MatchBasis::CustomerNumber);
}

void TestCallDesk::aStrangersCallShowsNobodyElsesRecord() {
    AtTheDesk at;
    QSignalSpy stranger(at.desk.get(), &ui::CallDesk::strangerShown);
    at.ringLong(callFrom(PreparedData::householdNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(stranger.count(), 1);
    QCOMPARE(stranger.at(0).at(0), false); // what he opened himself he may read on while it rings
    at.desk->answer();
    QCOMPARE(stranger.count(), 2);
    QCOMPARE(stranger.at(1).at(0), true);
    at.desk->hangUp();
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());

    at.desk->setTypingProbe([] { return true; });
    at.ringLong(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(stranger.count(), 2); // the page is not taken away under his hands
    at.desk->answer();
    QCOMPARE(stranger.count(), 3);
}

void TestCallDesk::aColleagueIsNoCustomer() {
    AtTheDesk at;
    const auto call = at.ringLong(callFrom("204", "Karim Benali"));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::Colleague);
    at.desk->answer();
    at.phone.simulateEnd(call, call::EndCause::HungUpByPeer);
    QVERIFY(!at.desk->shown()); // asks for nothing
    QTRY_COMPARE(at.submitted<QualifyInteraction>().size(), std::size_t(1));
    QCOMPARE(at.submitted<QualifyInteraction>().at(0).outcome, CallOutcome::Internal);
}

void TestCallDesk::theAgentMayCorrectTheCustomer() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->chooseAgain();
    QCOMPARE(at.kind(), Kind::Unknown);
    at.desk->choose(at.workspace.data.fresh, false);
    QTRY_COMPARE(at.kind(), Kind::One);
    QCOMPARE(at.submitted<AssignInteraction>().at(0).customer, at.workspace.data.fresh);
    QCOMPARE(at.submitted<AssignInteraction>().at(0).matchedBy, MatchBasis::ChosenByAgent);
}

void TestCallDesk::ringingIsDeafAtFirst() {
    AtTheDesk at;
    at.ring(callFrom(PreparedData::anneNumber));
    QVERIFY(!at.desk->armed());
    at.advance(Milliseconds(399));
    QVERIFY(!at.desk->armed());
    at.advance(Milliseconds(1));
    QVERIFY(at.desk->armed());
}

void TestCallDesk::anotherCallToAnswerIsDeafAgain() {
    AtTheDesk at;
    const auto first = at.ringLong(callFrom(PreparedData::anneNumber));
    at.ringLong(callFrom(PreparedData::garageNumber));
    QVERIFY(at.desk->armed());
    at.phone.simulateEnd(first, call::EndCause::Cancelled); // under the very finger that was to answer it
    QVERIFY(at.desk->answerable());
    QVERIFY(!at.desk->armed());
}

void TestCallDesk::answeringHoldsTheOtherCall() {
    AtTheDesk at;
    const auto first = at.ringLong(callFrom(PreparedData::anneNumber));
    at.desk->answer();
    const auto second = at.ringLong(callFrom(PreparedData::garageNumber));
    QCOMPARE(at.desk->shown()->call.id, first);
    QCOMPARE(at.desk->waiting().size(), std::size_t(1));
    at.desk->answer();
    QCOMPARE(at.desk->shown()->call.id, second);
    QCOMPARE(at.desk->waiting().at(0)->call.state, call::CallState::Held);
    at.desk->take(); // back to the first one, still on hold
    QCOMPARE(at.desk->shown()->call.id, first);
    at.desk->toggleHold();
    QCOMPARE(at.desk->shown()->call.state, call::CallState::Active);
    QCOMPARE(at.desk->waiting().at(0)->call.state, call::CallState::Held);
}

void TestCallDesk::aCallWhileTypingWaitsUntilAnswered() {
    AtTheDesk at;
    at.desk->setTypingProbe([] { return true; });
    QSignalSpy record(at.desk.get(), &ui::CallDesk::recordReady);
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    QVERIFY(at.desk->shownAsBanner());
    QCOMPARE(record.count(), 0); // the record the agent writes in stays
    at.desk->answer();           // he has turned to the caller
    QVERIFY(!at.desk->shownAsBanner());
    QCOMPARE(record.count(), 1);
}

void TestCallDesk::theLivingCallComesBeforeTheOneToFinish() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->hangUp();
    const int old = at.desk->shown()->key;
    at.ringLong(callFrom(PreparedData::strangerNumber));
    QCOMPARE(at.desk->shown()->key, old);
    at.desk->answer();
    const int live = at.desk->shown()->key;
    QVERIFY(live != old);
    QVERIFY(!at.desk->next());
    at.desk->take();
    QCOMPARE(at.desk->shown()->key, live);
    at.desk->take(old); // a click on its line
    QCOMPARE(at.desk->shown()->key, old);
    at.desk->take();
    QCOMPARE(at.desk->shown()->key, live);
}

void TestCallDesk::aCallWhileTypingWaitsUntilTaken() {
    AtTheDesk at;
    at.desk->setTypingProbe([] { return true; });
    QSignalSpy record(at.desk.get(), &ui::CallDesk::recordReady);
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(record.count(), 0);
    at.desk->take();
    QVERIFY(!at.desk->shownAsBanner());
    QVERIFY(at.desk->shown()->ringing());
    QCOMPARE(record.count(), 1);
}

void TestCallDesk::presenceFollowsTheCalls() {
    AtTheDesk at;
    QCOMPARE(at.desk->presence(), Presence::Available);
    at.ringLong(callFrom(PreparedData::anneNumber));
    at.desk->answer();
    QCOMPARE(at.desk->presence(), Presence::OnCall);
    at.desk->hangUp();
    QCOMPARE(at.desk->presence(), Presence::WrapUp);
    at.desk->finish();
    QTRY_COMPARE(at.desk->presence(), Presence::Available);
    at.phone.simulateState(telephony::Phone::State::Failed, {ErrorCode::Unavailable, "No answer."});
    QCOMPARE(at.desk->presence(), Presence::Unavailable);
}

void TestCallDesk::onABreakNoCallComes() {
    AtTheDesk at;
    at.desk->setOnBreak(true);
    QTRY_COMPARE(at.phone.state(), telephony::Phone::State::Off); // the exchange asks others
    QCOMPARE(at.desk->presence(), Presence::Break);
    QVERIFY(!at.desk->canDial());
    QVERIFY(at.desk->phoneTrouble().contains(QStringLiteral("break")));
    at.desk->setOnBreak(false);
    QTRY_COMPARE(at.desk->presence(), Presence::Available);
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
}

void TestCallDesk::aBreakTakenInACallBeginsAfterIt() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    at.desk->answer();
    at.desk->setOnBreak(true);
    QCOMPARE(at.desk->presence(), Presence::OnCall);
    QCOMPARE(at.phone.state(), telephony::Phone::State::Ready);
    at.desk->hangUp();
    QTRY_COMPARE(at.phone.state(), telephony::Phone::State::Off); // nothing rings into the wrap-up
    QCOMPARE(at.desk->presence(), Presence::WrapUp);
    at.advance(Milliseconds(3600000));
    QCOMPARE(at.desk->presence(), Presence::WrapUp); // no timer ends it
    at.desk->finish();
    QTRY_COMPARE(at.desk->presence(), Presence::Break);
}

void TestCallDesk::dialsWhatPeopleWrite() {
    AtTheDesk at;
    QVERIFY(at.desk->dial(QStringLiteral("06 39 98 00 01")));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.desk->shown()->call.direction, Direction::Out);
    QCOMPARE(at.desk->shown()->customer, at.workspace.data.anne);
    QCOMPARE(at.desk->shown()->peer, std::string(PreparedData::anneNumber));
    const Result<void> nonsense = at.desk->dial(QStringLiteral("Anne"));
    QVERIFY(!nonsense);
    QCOMPARE(nonsense.error().code, ErrorCode::BadInput);
    QCOMPARE(at.phone.calls().size(), std::size_t(1));
    at.phone.simulateState(telephony::Phone::State::Failed, {ErrorCode::Unavailable, "No answer."});
    QVERIFY(!at.desk->dial(QStringLiteral("0639980001")));
}

void TestCallDesk::dialledFromARecordIsThatCustomer() {
    AtTheDesk at;
    // A shared line, dialled from the record of one of the two.
    QVERIFY(at.desk->dial(QString::fromLatin1(PreparedData::householdNumber), at.workspace.data.household2));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::One);
    QCOMPARE(at.desk->shown()->customer, at.workspace.data.household2);
}

void TestCallDesk::anOwnCallIsNotCountedAmongTheContacts() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    const int before = at.desk->shown()->contactsBefore;
    QCOMPARE(at.desk->shown()->contacts(), before + 1);
    const auto last = at.desk->shown()->lastContact;
    QVERIFY(last.has_value());
    at.desk->answer(); // recorded as going on, so the record changes
    QTRY_VERIFY(at.desk->shown()->answer.record->lastContact->id == at.desk->shown()->interaction);
    QCOMPARE(at.desk->shown()->contactsBefore, before);
    QCOMPARE(at.desk->shown()->lastContact->id, last->id);
}

void TestCallDesk::callIdsMayComeAgain() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    at.desk->answer();
    at.phone.simulateEngineLost();
    QVERIFY(at.desk->shown()->ended()); // in wrap-up
    const int key = at.desk->shown()->key;
    // A call with the same id of the new engine leaves the old card alone.
    at.ringLong(callFrom(PreparedData::garageNumber));
    QCOMPARE(at.desk->shown()->key, key);
    QCOMPARE(at.desk->waiting().size(), std::size_t(1));
}

void TestCallDesk::theCustomerMayComeAfterTheCall() {
    AtTheDesk at;
    QSignalSpy record(at.desk.get(), &ui::CallDesk::recordReady);
    const auto all = withoutNumbers(at);
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.kind(), Kind::Unknown);
    at.workspace.data.identities = all;
    Q_EMIT at.workspace.everythingChanged();
    QTRY_COMPARE(at.kind(), Kind::One);
    QCOMPARE(at.desk->shown()->customer, at.workspace.data.anne);
    QCOMPARE(record.count(), 1);
    QSignalSpy changed(at.desk.get(), &ui::CallDesk::changed);
    at.workspace.touch(at.workspace.data.garage); // somebody else's change moves nothing
    QTRY_VERIFY(changed.count() > 0);
    QCOMPARE(record.count(), 1);
}

void TestCallDesk::aCustomerWhoComesDuringTheCallGetsItWithItsNotes() {
    AtTheDesk at;
    const auto all = withoutNumbers(at);
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setNote(QStringLiteral("Rappeler demain."));
    at.desk->saveNote();
    QTRY_COMPARE(at.submitted<WriteNote>().size(), std::size_t(1));
    at.workspace.data.identities = all;
    at.workspace.touch(at.workspace.data.anne);
    QTRY_COMPARE(at.kind(), Kind::One);
    QTRY_COMPARE(at.submitted<WriteNote>().size(), std::size_t(2));
    QCOMPARE(at.submitted<WriteNote>().at(1).note, at.submitted<WriteNote>().at(0).note);
    QCOMPARE(at.submitted<WriteNote>().at(1).customer, at.workspace.data.anne);
    QCOMPARE(at.submitted<AssignInteraction>().at(0).customer, at.workspace.data.anne);
    QCOMPARE(at.submitted<AssignInteraction>().at(0).matchedBy, MatchBasis::CallerNumber);
    // The call is in her record by now, and still no earlier contact of hers.
    QTRY_VERIFY(at.desk->shown()->lastContact);
    QVERIFY(at.desk->shown()->lastContact->id != at.desk->shown()->interaction);
    AtTheDesk known;
    known.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(known.lookedUp());
    QCOMPARE(at.desk->shown()->contacts(), known.desk->shown()->contacts());
}

void TestCallDesk::nobodyElseIsPutWhereTheAgentHasChosen() {
    AtTheDesk at;
    const auto all = withoutNumbers(at);
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->choose(at.workspace.data.fresh, false);
    QTRY_COMPARE(at.kind(), Kind::One);
    at.workspace.data.identities = all;
    Q_EMIT at.workspace.everythingChanged();
    at.desk->answer();
    at.workspace.touch(at.workspace.data.anne);
    QSignalSpy changed(at.desk.get(), &ui::CallDesk::changed);
    QTRY_VERIFY(changed.count() > 0);
    QCOMPARE(at.desk->shown()->customer, at.workspace.data.fresh);
}

void TestCallDesk::candidatesKeepTheirNumbers() {
    AtTheDesk at;
    const auto all = at.workspace.data.identities;
    const auto isFirst = [&](const Identity& identity) {
        return identity.customer == at.workspace.data.household1;
    };
    std::erase_if(at.workspace.data.identities, isFirst);
    Identity lent = at.workspace.data.identities.front();
    for (const Identity& identity : all)
        if (identity.valueNorm == PreparedData::householdNumber)
            lent = identity;
    lent.customer = at.workspace.data.fresh;
    at.workspace.data.identities.push_back(lent);
    at.ring(callFrom(PreparedData::householdNumber));
    QTRY_VERIFY(at.lookedUp());
    QCOMPARE(at.desk->shown()->candidates.size(), std::size_t(2));
    const CustomerId first = at.desk->shown()->candidates.at(0).hit.customer;
    const CustomerId second = at.desk->shown()->candidates.at(1).hit.customer;
    at.workspace.data.identities = all;
    at.workspace.data.identities.push_back(lent);
    Q_EMIT at.workspace.everythingChanged();
    QTRY_COMPARE(at.desk->shown()->candidates.size(), std::size_t(3));
    QCOMPARE(at.desk->shown()->candidates.at(0).hit.customer, first);
    QCOMPARE(at.desk->shown()->candidates.at(1).hit.customer, second);
    QCOMPARE(at.desk->shown()->candidates.at(2).hit.customer, at.workspace.data.household1);
}

void TestCallDesk::aRecordWaitsWhileTheAgentTypes() {
    AtTheDesk at;
    QSignalSpy record(at.desk.get(), &ui::CallDesk::recordReady);
    const auto all = withoutNumbers(at);
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setTypingProbe([] { return true; });
    at.workspace.data.identities = all;
    Q_EMIT at.workspace.everythingChanged();
    QTRY_COMPARE(at.kind(), Kind::One);
    QCOMPARE(record.count(), 0);
    at.desk->take();
    QCOMPARE(record.count(), 1);
}

VISAGE_TEST(TestCallDesk)
#include "test_call_desk.moc"
