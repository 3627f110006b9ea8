// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

class RepliesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplyWaitsForItsChannel();
    void aReplyWantsAWayAPlaceAndWords();
    void itsAuthorChangesItWhileItWaits();
    void nobodysTextIsDroppedUnread();
    void aColleagueAsksALead();
    void whatIsUnderWayIsLeftAlone();
    void takenBackOnce();
    void aContactIsLoggedByHand();
    void aLoggedContactWantsWordsAndAPastTime();
    void whatWasSaidOfItBeforeIsKept();
};

namespace {

QueueReply reply() {
    QueueReply command;
    command.interaction = id<InteractionId>(1);
    command.customer = id<CustomerId>(1);
    command.channel = Channel::Email;
    command.account = "service@example.org";
    command.peer = " Anne@Example.ORG ";
    command.subject = "Votre commande";
    command.text = "Bonjour,\nelle part demain.";
    return command;
}
EditReply edit(const char* text) {
    return {id<InteractionId>(1), "Votre commande", text};
}
const CancelReply cancel{id<InteractionId>(1)};

Case openCase() {
    Case opened;
    opened.id = id<CaseId>(1);
    opened.customer = id<CustomerId>(1);
    opened.status = CaseStatus::Open;
    return opened;
}
LogContact visit() {
    LogContact command;
    command.interaction = id<InteractionId>(2);
    command.customer = id<CustomerId>(1);
    command.startedAt = {noon.ms - 600'000};
    command.endedAt = noon;
    command.text = "Est venue avec sa facture.";
    return command;
}

} // namespace

void RepliesTest::aReplyWaitsForItsChannel() {
    Desk desk;
    desk.put(openCase());
    QueueReply command = reply();
    command.customer = {};
    command.caseId = id<CaseId>(1);
    QCOMPARE(desk.sentenceOf(command), std::string());
    const Interaction* there = desk.find<Interaction>(command.interaction);
    QVERIFY(there->state == InteractionState::Queued && there->direction == Direction::Out);
    QVERIFY(there->customer == id<CustomerId>(1) && there->author == id<UserId>(1));
    QCOMPARE(there->peer, std::string("anne@example.org"));
    QVERIFY(desk.find<InteractionCase>(interactionCaseId(command.interaction, command.caseId)));
    QVERIFY(desk.changesNothing(command));
    // Not even when it has been edited since.
    QVERIFY(desk.ask(edit("Bonsoir")));
    QVERIFY(desk.changesNothing(command));
    QCOMPARE(desk.find<Interaction>(command.interaction)->text, std::string("Bonsoir"));
}

void RepliesTest::aReplyWantsAWayAPlaceAndWords() {
    Desk desk;
    QueueReply command = reply();
    command.text = " ";
    QCOMPARE(desk.sentenceOf(command), std::string("The message is empty: write something first."));
    command = reply();
    command.peer = " ";
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    for (const Channel channel : {Channel::Phone, Channel::Visit, Channel::Note, static_cast<Channel>(200)}) {
        command = reply();
        command.channel = channel;
        QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    }
    command = reply();
    command.customer = id<CustomerId>(9);
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command = reply();
    command.caseId = id<CaseId>(9);
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    QVERIFY(desk.ask(visit()));
    command = reply();
    command.interaction = id<InteractionId>(2);
    QCOMPARE(desk.codeOf(command), ErrorCode::Conflict);
}

void RepliesTest::itsAuthorChangesItWhileItWaits() {
    Desk desk;
    QCOMPARE(desk.codeOf(edit("x")), ErrorCode::NotFound);
    QVERIFY(desk.ask(reply()));
    QCOMPARE(desk.codeOf(edit(" ")), ErrorCode::BadInput);
    QVERIFY(desk.ask(edit("Elle part ce soir.")));
    QCOMPARE(desk.find<Interaction>(id<InteractionId>(1))->text, std::string("Elle part ce soir."));
    QVERIFY(desk.changesNothing(edit("Elle part ce soir.")));
}

/// Two desktops, both offline: the second to arrive reads what the first has made of it.
void RepliesTest::nobodysTextIsDroppedUnread() {
    Desk desk;
    QVERIFY(desk.ask(reply()));
    const auto seen = [&] {
        const Interaction* there = desk.find<Interaction>(id<InteractionId>(1));
        return shownMessage(there->subject, there->text);
    };
    const Uuid before = seen();
    EditReply mine = edit("Elle part ce soir.");
    mine.seen = before;
    QVERIFY(desk.ask(mine));
    QVERIFY(seen() != before);
    EditReply another = edit("Elle est perdue.");
    another.seen = before;
    QCOMPARE(desk.sentenceOf(another),
             std::string("Somebody changed this message meanwhile: read what it says now."));
    QCOMPARE(desk.codeOf(CancelReply{id<InteractionId>(1), before}), ErrorCode::Conflict);
    QCOMPARE(desk.find<Interaction>(id<InteractionId>(1))->text, std::string("Elle part ce soir."));
    // Both wrote the same.
    QVERIFY(desk.changesNothing(mine));
    another.seen = seen();
    QVERIFY(desk.ask(another));
    QVERIFY(desk.ask(CancelReply{id<InteractionId>(1), seen()}));
    // The line between subject and text belongs to it.
    QVERIFY(shownMessage("a", "b\nc") != shownMessage("a\nb", "d"));
}

void RepliesTest::aColleagueAsksALead() {
    Desk desk;
    QVERIFY(desk.ask(reply()));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    QCOMPARE(desk.codeOf(edit("autre")), ErrorCode::Denied);
    QCOMPARE(
        desk.sentenceOf(cancel),
        std::string("Somebody else wrote this message: ask them or a lead to change it or take it back."));
    desk.as(id<UserId>(3), Role::Lead, "Zoé");
    QCOMPARE(desk.codeOf(edit("autre")), ErrorCode::None);
    QCOMPARE(desk.codeOf(cancel), ErrorCode::None);
}

void RepliesTest::whatIsUnderWayIsLeftAlone() {
    Desk desk;
    QVERIFY(desk.ask(reply()));
    Interaction sent = *desk.find<Interaction>(id<InteractionId>(1));
    sent.state = InteractionState::Done;
    desk.put(sent);
    QCOMPARE(desk.sentenceOf(cancel),
             std::string("This message waits no longer: it is under way or was sent."));
    QCOMPARE(desk.codeOf(edit("x")), ErrorCode::Conflict);
}

void RepliesTest::takenBackOnce() {
    Desk desk;
    QVERIFY(desk.ask(reply()));
    QVERIFY(desk.ask(cancel));
    QVERIFY(desk.find<Interaction>(id<InteractionId>(1))->state == InteractionState::Cancelled);
    QVERIFY(desk.changesNothing(cancel));
    QCOMPARE(desk.codeOf(edit("x")), ErrorCode::Conflict);
}

void RepliesTest::aContactIsLoggedByHand() {
    Desk desk;
    desk.put(openCase());
    LogContact command = visit();
    command.caseId = id<CaseId>(1);
    command.reason = id<ReasonId>(1);
    QCOMPARE(desk.sentenceOf(command), std::string());
    const Interaction* there = desk.find<Interaction>(command.interaction);
    QVERIFY(there->channel == Channel::Visit && there->state == InteractionState::Done);
    QVERIFY(there->at == command.startedAt && there->endedAt == noon);
    QVERIFY(there->author == id<UserId>(1) && there->reason == id<ReasonId>(1));
    QVERIFY(desk.find<InteractionCase>(interactionCaseId(command.interaction, command.caseId)));
    QVERIFY(desk.changesNothing(command));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    QCOMPARE(desk.codeOf(command), ErrorCode::Conflict);
}

void RepliesTest::aLoggedContactWantsWordsAndAPastTime() {
    Desk desk;
    LogContact command = visit();
    command.text = " ";
    QCOMPARE(desk.sentenceOf(command), std::string("Say in a few words what the contact was about."));
    command = visit();
    command.startedAt = noon + std::chrono::hours(1);
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command = visit();
    command.endedAt = {noon.ms - 700'000};
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command = visit();
    command.channel = Channel::Note;
    QCOMPARE(desk.codeOf(command), ErrorCode::BadInput);
    command = visit();
    command.customer = id<CustomerId>(9);
    QCOMPARE(desk.codeOf(command), ErrorCode::NotFound);
    command.customer = {};
    QCOMPARE(desk.codeOf(command), ErrorCode::None);
}

void RepliesTest::whatWasSaidOfItBeforeIsKept() {
    Desk desk;
    QVERIFY(desk.ask(QualifyInteraction{id<InteractionId>(2), CallOutcome::Handled, id<ReasonId>(1), 5000}));
    QVERIFY(desk.ask(visit()));
    const Interaction* there = desk.find<Interaction>(id<InteractionId>(2));
    QVERIFY(there->channel == Channel::Visit && there->reason == id<ReasonId>(1));
    QCOMPARE(there->wrapMs, 5000);
}

VISAGE_TEST(RepliesTest)
#include "replies_test.moc"
