// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/at_the_desk.h"

#include <set>

using namespace visage;
using namespace visage::testing;

/// What is kept of a call: one interaction, its times, notes, qualification; also when something goes wrong.
class TestCallRecord : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnsweredCallIsOneInteractionWithItsTimes();
    void aMissedCallIsRecordedAndGone();
    void aRejectedCallIsRecordedAsThat();
    void answeredElsewhereIsNobodysMissedCall();
    void wrapUpIsMeasuredAndEndedByTheAgentOnly();
    void quickOutcomesAskNothingMore_data();
    void quickOutcomesAskNothingMore();
    void aQuickOutcomeDuringTheCallFinishesItAtItsEnd();
    void aNoteIsSavedWithTheCall();
    void aNoteSavedDuringTheCallDoesNotComeTwice();
    void aNoteOfAnUnknownCallerMovesToTheCustomer();
    void aNoteStillBeingKeptMovesToo();
    void whatIsTypedIsKeptAsADraft();
    void aFullDiskLosesNothing();
    void aCaseIsOpenedForTheCall();
    void theEngineLostWhileItRings();
    void theEngineLostUnderACall();
    void aDesktopThatDiedComesBackWithTheCall();
    void aCallThatThePhoneKeptGoesOn();
    void theCustomerMayBeChosenAfterTheCall();
    void twoCallsAreTwoInteractions();
    void aCallThatRangWhenTheDesktopDiedIsMissed();
    void howACallEndedOutlivesTheDesktop();
    void anAbsurdNameIsKeptShort();

private:
    [[nodiscard]] static QString draftOf(AtTheDesk& at);
};

QString TestCallRecord::draftOf(AtTheDesk& at) {
    QString found;
    bool answered = false;
    const QString key =
        QStringLiteral("call/") + QString::fromStdString(at.desk->shown()->interaction.toString());
    at.workspace.loadDraft(key, at.desk.get(), [&](const QString& text) {
        found = text;
        answered = true;
    });
    [&] { QTRY_VERIFY(answered); }();
    return found;
}

void TestCallRecord::anAnsweredCallIsOneInteractionWithItsTimes() {
    AtTheDesk at;
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.advance(Milliseconds(7000));
    at.desk->answer();
    at.advance(Milliseconds(60000));
    at.desk->toggleHold();
    at.advance(Milliseconds(15000));
    at.desk->toggleHold();
    at.advance(Milliseconds(5000));
    at.desk->hangUp();
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());

    std::set<InteractionId> interactions;
    for (const RecordCall& record : at.submitted<RecordCall>())
        interactions.insert(record.interaction);
    QCOMPARE(interactions.size(), std::size_t(1));
    const RecordCall last = at.submitted<RecordCall>().back();
    QCOMPARE(last.state, InteractionState::Done);
    QCOMPARE(last.customer, at.workspace.data.anne);
    QCOMPARE(last.matchedBy, MatchBasis::CallerNumber);
    QCOMPARE(last.account, std::string(PreparedData::serviceLine));
    QCOMPARE(last.peer, std::string(PreparedData::anneNumber));
    QCOMPARE(last.ringMs, 7000);
    QCOMPARE(last.talkMs, 65000);
    QCOMPARE(last.holdMs, 15000);
}

void TestCallRecord::aMissedCallIsRecordedAndGone() {
    AtTheDesk at;
    const auto call = at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.phone.simulateEnd(call, call::EndCause::Cancelled);
    QVERIFY(!at.desk->shown()); // at once, not when the disk has answered
    QTRY_COMPARE(at.submitted<RecordCall>().size(), std::size_t(1));
    QCOMPARE(at.submitted<RecordCall>().at(0).state, InteractionState::Missed);
    QCOMPARE(at.submitted<RecordCall>().at(0).ringMs, 3000);
    QVERIFY(at.submitted<QualifyInteraction>().empty());
    QCOMPARE(at.desk->lastUnanswered().customer, at.workspace.data.anne);
}

void TestCallRecord::aRejectedCallIsRecordedAsThat() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->reject();
    QVERIFY(!at.desk->shown());
    QCOMPARE(at.submitted<RecordCall>().at(0).state, InteractionState::Rejected);
}

void TestCallRecord::answeredElsewhereIsNobodysMissedCall() {
    AtTheDesk at;
    const auto call = at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.phone.simulateEnd(call, call::EndCause::AnsweredElsewhere);
    QTRY_VERIFY(!at.desk->shown());
    QVERIFY(at.workspace.submitted.empty());
    QCOMPARE(at.desk->lastUnanswered().key, 0);
}

void TestCallRecord::wrapUpIsMeasuredAndEndedByTheAgentOnly() {
    AtTheDesk at;
    const auto call = at.ringLong(callFrom(PreparedData::anneNumber));
    at.desk->answer();
    at.phone.simulateEnd(call, call::EndCause::HungUpByPeer);
    at.advance(Milliseconds(3600000)); // an hour later it is still there
    QVERIFY(at.desk->shown() && at.desk->shown()->ended());
    at.desk->setOutcome(CallOutcome::CallBackPromised);
    const ReasonId reason = at.workspace.data.reasons.at(1).id;
    at.desk->setReason(reason);
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());
    const QualifyInteraction qualified = at.submitted<QualifyInteraction>().at(0);
    QCOMPARE(qualified.wrapMs, 3600000);
    QCOMPARE(qualified.outcome, CallOutcome::CallBackPromised);
    QCOMPARE(qualified.reason, reason);
    QCOMPARE(qualified.interaction, at.submitted<RecordCall>().at(0).interaction);
}

void TestCallRecord::quickOutcomesAskNothingMore_data() {
    QTest::addColumn<int>("outcome");
    for (const auto outcome :
         {CallOutcome::WrongNumber, CallOutcome::Silent, CallOutcome::Canvassing, CallOutcome::Internal})
        QTest::addRow("%s", std::string(nameOf(outcome)).c_str()) << static_cast<int>(outcome);
}

void TestCallRecord::quickOutcomesAskNothingMore() {
    QFETCH(int, outcome);
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::strangerNumber));
    at.desk->answer();
    at.desk->hangUp();
    at.desk->qualifyAtOnce(static_cast<CallOutcome>(outcome));
    QTRY_VERIFY(!at.desk->shown());
    QCOMPARE(static_cast<int>(at.submitted<QualifyInteraction>().at(0).outcome), outcome);
}

void TestCallRecord::aQuickOutcomeDuringTheCallFinishesItAtItsEnd() {
    AtTheDesk at;
    const auto call = at.ringLong(callFrom(PreparedData::strangerNumber));
    at.desk->qualifyAtOnce(CallOutcome::Silent); // not answered: it says nothing yet
    QCOMPARE(at.desk->shown()->outcome, CallOutcome::None);
    at.desk->answer();
    at.desk->qualifyAtOnce(CallOutcome::Silent);
    QVERIFY(at.desk->shown()->talking()); // a key never hangs up by the way
    at.phone.simulateEnd(call, call::EndCause::HungUpByPeer);
    QVERIFY(!at.desk->shown());
    QTRY_COMPARE(at.submitted<QualifyInteraction>().size(), std::size_t(1));
    QCOMPARE(at.submitted<QualifyInteraction>().at(0).outcome, CallOutcome::Silent);
    QCOMPARE(at.submitted<QualifyInteraction>().at(0).wrapMs, 0);
}

void TestCallRecord::aNoteIsSavedWithTheCall() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setNote(QStringLiteral("  Veut un échange jeudi.\n"));
    at.desk->hangUp();
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());
    QCOMPARE(at.submitted<WriteNote>().size(), std::size_t(1));
    const WriteNote note = at.submitted<WriteNote>().at(0);
    QCOMPARE(note.text, std::string("Veut un échange jeudi."));
    QCOMPARE(note.customer, at.workspace.data.anne);
    QCOMPARE(note.interaction, at.submitted<RecordCall>().at(0).interaction);
}

void TestCallRecord::aNoteSavedDuringTheCallDoesNotComeTwice() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setNote(QStringLiteral("Premier point."));
    at.desk->saveNote();
    at.desk->setNote(QStringLiteral("Premier point. Et la suite")); // typed while it was being kept
    QTRY_COMPARE(at.desk->shown()->note, QStringLiteral(" Et la suite"));
    at.desk->hangUp();
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());
    QCOMPARE(at.submitted<WriteNote>().size(), std::size_t(2));
    QCOMPARE(at.submitted<WriteNote>().at(1).text, std::string("Et la suite"));
}

void TestCallRecord::aNoteOfAnUnknownCallerMovesToTheCustomer() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setNote(QStringLiteral("Se dit Marie Durand."));
    at.desk->saveNote();
    QTRY_VERIFY(at.desk->shown()->note.isEmpty());
    at.desk->choose(at.workspace.data.fresh, false);
    QTRY_COMPARE(at.submitted<WriteNote>().size(), std::size_t(2));
    QCOMPARE(at.submitted<WriteNote>().at(0).note, at.submitted<WriteNote>().at(1).note);
    QVERIFY(at.submitted<WriteNote>().at(0).customer.isNull());
    QCOMPARE(at.submitted<WriteNote>().at(1).customer, at.workspace.data.fresh);
}

void TestCallRecord::aNoteStillBeingKeptMovesToo() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setNote(QStringLiteral("Se dit Marie Durand."));
    at.desk->saveNote();
    at.desk->choose(at.workspace.data.fresh, false); // before the disk has answered
    QTRY_COMPARE(at.submitted<WriteNote>().size(), std::size_t(2));
    QCOMPARE(at.submitted<WriteNote>().at(1).customer, at.workspace.data.fresh);
    QTRY_VERIFY(at.desk->shown()->note.isEmpty());
    at.desk->hangUp();
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());
    QCOMPARE(at.submitted<WriteNote>().size(), std::size_t(2));
    const auto& notes = at.workspace.data.notes;
    QVERIFY(std::any_of(notes.begin(), notes.end(), [&](const Note& note) {
        return note.customer == at.workspace.data.fresh && note.text == "Se dit Marie Durand.";
    }));
}

void TestCallRecord::whatIsTypedIsKeptAsADraft() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setNote(QStringLiteral("à moitié"));
    QCOMPARE(draftOf(at), QStringLiteral("à moitié"));
    at.desk->saveNote();
    QTRY_VERIFY(at.desk->shown()->note.isEmpty());
    QCOMPARE(draftOf(at), QString());
}

void TestCallRecord::aFullDiskLosesNothing() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setNote(QStringLiteral("Important."));
    at.workspace.submitFault = Error{ErrorCode::StorageFull, "The disk is full."};
    at.desk->saveNote();
    QTRY_VERIFY(!at.desk->shown()->trouble.isEmpty());
    QCOMPARE(at.desk->shown()->note, QStringLiteral("Important."));
    at.desk->hangUp();
    at.workspace.submitFault = Error{ErrorCode::StorageFull, "The disk is full."};
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown()->finishing);
    QVERIFY(at.desk->shown());
    at.desk->finish(); // there is room again
    QTRY_VERIFY(!at.desk->shown());
    QCOMPARE(at.submitted<WriteNote>().back().text, std::string("Important."));
    QCOMPARE(at.submitted<RecordCall>().back().state, InteractionState::Done);
}

void TestCallRecord::aCaseIsOpenedForTheCall() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->hangUp();
    at.desk->setReason(at.workspace.data.reasons.at(2).id); // urgency P1
    at.desk->setCaseSubject(QStringLiteral("Échange du fauteuil"));
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());
    const OpenCase opened = at.submitted<OpenCase>().at(0);
    QCOMPARE(opened.subject, std::string("Échange du fauteuil"));
    QCOMPARE(opened.customer, at.workspace.data.anne);
    QCOMPARE(opened.priority, Priority::P1);
    QCOMPARE(opened.interaction, at.submitted<RecordCall>().at(0).interaction);
}

void TestCallRecord::theEngineLostWhileItRings() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.phone.simulateEngineLost();
    QVERIFY(!at.desk->shown());
    QTRY_COMPARE(at.submitted<RecordCall>().size(), std::size_t(1));
    QCOMPARE(at.submitted<RecordCall>().at(0).state, InteractionState::Failed);
}

void TestCallRecord::theEngineLostUnderACall() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setNote(QStringLiteral("En pleine phrase"));
    at.advance(Milliseconds(42000));
    at.phone.simulateEngineLost();
    QVERIFY(at.desk->shown());
    QCOMPARE(at.desk->shown()->call.cause, call::EndCause::EngineLost);
    QCOMPARE(at.desk->shown()->note, QStringLiteral("En pleine phrase"));
    QTRY_COMPARE(at.submitted<RecordCall>().back().state, InteractionState::Done); // they did talk
    QCOMPARE(at.submitted<RecordCall>().back().talkMs, 42000);
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());
    QCOMPARE(at.submitted<WriteNote>().size(), std::size_t(1));
}

void TestCallRecord::aDesktopThatDiedComesBackWithTheCall() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.advance(Milliseconds(30000));
    at.desk->setNote(QStringLiteral("Moitié de"));
    const InteractionId interaction = at.desk->shown()->interaction;
    at.desk.reset();

    telephony::ScriptedPhone fresh(at.clock);
    at.advance(Milliseconds(600000));
    at.desk = std::make_unique<ui::CallDesk>(fresh, at.workspace, at.clock);
    QTRY_VERIFY(at.desk->shown());
    QCOMPARE(at.desk->shown()->note, QStringLiteral("Moitié de"));
    QTRY_VERIFY(at.desk->shown()->answer.record.has_value());
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());
    const RecordCall record = at.submitted<RecordCall>().back();
    QCOMPARE(record.interaction, interaction);
    QCOMPARE(record.talkMs, 30000); // as far as anybody knows
    QCOMPARE(at.submitted<WriteNote>().at(0).text, std::string("Moitié de"));

    // And not once more at the next start.
    at.desk = std::make_unique<ui::CallDesk>(fresh, at.workspace, at.clock);
    bool asked = false;
    at.workspace.loadDraft(QStringLiteral("calls/unfinished"), at.desk.get(), [&](const QString& journal) {
        asked = true;
        QVERIFY(journal.isEmpty());
    });
    QTRY_VERIFY(asked);
    QVERIFY(!at.desk->shown());
}

void TestCallRecord::aCallThatThePhoneKeptGoesOn() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->setNote(QStringLiteral("Moitié de"));
    at.desk.reset();
    at.desk = std::make_unique<ui::CallDesk>(at.phone, at.workspace, at.clock); // the telephone lived on
    at.desk->setAccount(deskAccount());
    QTRY_COMPARE(at.desk->shown()->note, QStringLiteral("Moitié de"));
    QVERIFY(at.desk->shown()->talking());
    QVERIFY(at.desk->waiting().empty());
}

void TestCallRecord::theCustomerMayBeChosenAfterTheCall() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.desk->hangUp();
    at.desk->chooseAgain();
    QVERIFY(at.desk->shown()->choosing);
    at.desk->choose(at.workspace.data.garage, true);
    QTRY_VERIFY(at.desk->shown()->answer.record.has_value());
    QVERIFY(!at.desk->shown()->choosing);
    QCOMPARE(at.submitted<AssignInteraction>().at(0).customer, at.workspace.data.garage);
    QCOMPARE(at.submitted<AttachIdentity>().at(0).customer, at.workspace.data.garage);
}

void TestCallRecord::twoCallsAreTwoInteractions() {
    AtTheDesk at;
    const auto first = at.ringLong(callFrom(PreparedData::anneNumber));
    at.desk->answer();
    const auto second = at.ringLong(callFrom(PreparedData::garageNumber));
    at.desk->answer();
    at.phone.simulateEnd(second, call::EndCause::HungUpByPeer);
    at.desk->setNote(QStringLiteral("du garage"));
    at.desk->finish();
    QTRY_COMPARE(at.desk->shown()->call.id, first);
    QVERIFY(at.desk->shown()->note.isEmpty());
    at.desk->hangUp();
    at.desk->finish();
    QTRY_VERIFY(!at.desk->shown());
    std::set<InteractionId> interactions;
    for (const RecordCall& record : at.submitted<RecordCall>())
        interactions.insert(record.interaction);
    QCOMPARE(interactions.size(), std::size_t(2));
    QCOMPARE(at.submitted<WriteNote>().size(), std::size_t(1));
    QCOMPARE(at.submitted<WriteNote>().at(0).customer, at.workspace.data.garage);
}

void TestCallRecord::aCallThatRangWhenTheDesktopDiedIsMissed() {
    AtTheDesk at;
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    const InteractionId interaction = at.desk->shown()->interaction;
    at.desk.reset();

    telephony::ScriptedPhone fresh(at.clock);
    at.advance(Milliseconds(600000));
    at.desk = std::make_unique<ui::CallDesk>(fresh, at.workspace, at.clock);
    QTRY_COMPARE(at.submitted<RecordCall>().size(), std::size_t(1));
    const RecordCall record = at.submitted<RecordCall>().at(0);
    QCOMPARE(record.interaction, interaction); // the same as at the other desktops where it rang
    QCOMPARE(record.state, InteractionState::Missed);
    QCOMPARE(record.peer, std::string(PreparedData::anneNumber));
    QVERIFY(!at.desk->shown()); // nothing is asked of the agent
    QString journal = QStringLiteral("?");
    const auto emptied = [&] {
        at.workspace.loadDraft(QStringLiteral("calls/unfinished"), at.desk.get(),
                               [&](const QString& saved) { journal = saved; });
        return journal.isEmpty();
    };
    QTRY_VERIFY(emptied()); // and not once more at the next start
}

void TestCallRecord::howACallEndedOutlivesTheDesktop() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.desk->answer();
    at.advance(Milliseconds(30000));
    at.desk->hangUp();
    at.desk.reset();
    telephony::ScriptedPhone fresh(at.clock);
    at.desk = std::make_unique<ui::CallDesk>(fresh, at.workspace, at.clock);
    QTRY_VERIFY(at.desk->shown());
    QCOMPARE(at.desk->shown()->call.cause, call::EndCause::HungUpByUs);
}

void TestCallRecord::anAbsurdNameIsKeptShort() {
    AtTheDesk at;
    const auto call =
        at.ringLong(callFrom(PreparedData::strangerNumber, "\x1b[31m<b>" + std::string(10240, 'x')));
    QTRY_VERIFY(at.lookedUp());
    at.phone.simulateEnd(call, call::EndCause::Cancelled);
    QTRY_COMPARE(at.submitted<RecordCall>().size(), std::size_t(1));
    const std::string name = at.submitted<RecordCall>().at(0).peerName;
    QVERIFY(name.size() <= 200);
    QVERIFY(name.find('\x1b') == std::string::npos);
}

VISAGE_TEST(TestCallRecord)
#include "test_call_record.moc"
