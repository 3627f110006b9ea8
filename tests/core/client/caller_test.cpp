// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;

using Kind = CallerAnswer::Kind;
using Identifiers = std::vector<std::pair<MatchBasis, std::string>>;

/// Who calls? The one question that may not take time.
class TestCaller : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneCustomerComesWithRecordAndTimeline();
    void severalComeLastContactFirst();
    void theStrongestBasisDecides();
    void nobodyIsUnknownAndNoNumberIsHidden();
    void knowsColleaguesAndTheLineCalled();
    void knowsANumberThatIsNotSentYet();
    void aNumberTakenOffPopsNobody();
    void aCardTakenOffIsNoExactHit();
};

namespace {

constexpr const char* home = "+33320000001";

CallerAnswer ask(Desk& desk, const Identifiers& identifiers, const std::string& line = {}) {
    return desk.read([&](CacheReader& reader) {
        return readCaller(reader, *desk.publisher.take().base, {identifiers, line, desk.clock.now()})
            .valueOr({});
    });
}

} // namespace

void TestCaller::oneCustomerComesWithRecordAndTimeline() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne, identity(20, anne, IdentityType::Phone, home), contact(30, anne, {1000})});
    const CallerAnswer answer = ask(desk, {{MatchBasis::CallerNumber, home}});
    QCOMPARE(answer.kind, Kind::One);
    QCOMPARE(answer.candidates.size(), 1U);
    QCOMPARE(answer.candidates.front().basis, MatchBasis::CallerNumber);
    QVERIFY(answer.record->customer.id == anne.id);
    QCOMPARE(answer.timeline->entries.size(), 1U);
}

void TestCaller::severalComeLastContactFirst() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    const Customer bruno = person(11, "Bruno", "Lefèvre");
    Case open;
    open.id = CaseId(testId(40));
    open.customer = anne.id;
    open.status = CaseStatus::Open;
    const Timestamp morning = desk.clock.now() - std::chrono::hours(3);
    desk.fill({anne, bruno, identity(20, anne, IdentityType::Phone, home),
               identity(21, bruno, IdentityType::Phone, home), open, contact(30, anne, {1000}),
               contact(31, bruno, morning)});
    const CallerAnswer answer = ask(desk, {{MatchBasis::CallerNumber, home}});
    QCOMPARE(answer.kind, Kind::Several);
    QVERIFY(!answer.record.has_value());
    QVERIFY(answer.candidates[0].hit.customer == bruno.id);
    QVERIFY(answer.candidates[0].calledToday);
    QCOMPARE(answer.candidates[0].openCases, 0);
    QVERIFY(answer.candidates[1].hit.customer == anne.id);
    QVERIFY(!answer.candidates[1].calledToday);
    QCOMPARE(answer.candidates[1].openCases, 1);
}

void TestCaller::theStrongestBasisDecides() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    const Customer bruno = person(11, "Bruno", "Martin");
    desk.fill({anne, bruno, identity(20, anne, IdentityType::CrmRef, "C4711"),
               identity(21, bruno, IdentityType::Phone, home),
               identity(22, bruno, IdentityType::Email, "C4711")});
    CallerAnswer answer =
        ask(desk, {{MatchBasis::CustomerNumber, "C4711"}, {MatchBasis::CallerNumber, home}});
    QCOMPARE(answer.kind, Kind::One);
    QVERIFY(answer.record->customer.id == anne.id);
    QCOMPARE(answer.candidates.front().basis, MatchBasis::CustomerNumber);
    answer = ask(desk, {{MatchBasis::CustomerNumber, "C9"}, {MatchBasis::AssertedNumber, home}});
    QVERIFY(answer.record->customer.id == bruno.id);
    QCOMPARE(answer.candidates.front().basis, MatchBasis::AssertedNumber);
}

void TestCaller::nobodyIsUnknownAndNoNumberIsHidden() {
    Desk desk;
    desk.fill({person(10, "Anne", "Lefèvre")});
    QCOMPARE(ask(desk, {{MatchBasis::CallerNumber, home}}).kind, Kind::Unknown);
    QCOMPARE(ask(desk, {{MatchBasis::CallerNumber, ""}}).kind, Kind::Hidden);
    QCOMPARE(ask(desk, {}).kind, Kind::Hidden);
}

void TestCaller::knowsColleaguesAndTheLineCalled() {
    Desk desk;
    User paul;
    paul.id = UserId(testId(2));
    paul.name = "paul";
    paul.displayName = "Paul P.";
    Line line;
    line.id = LineId(testId(3));
    line.address = "+33320990000";
    line.label = "Service clients";
    desk.fill({paul, line});
    const CallerAnswer answer = ask(desk, {{MatchBasis::CallerNumber, "paul"}}, "+33320990000");
    QCOMPARE(answer.kind, Kind::Colleague);
    QCOMPARE(answer.colleague, QStringLiteral("Paul P."));
    QVERIFY(answer.line->label == "Service clients");
    QVERIFY(!ask(desk, {}, "+33320990001").line.has_value());
}

void TestCaller::knowsANumberThatIsNotSentYet() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    AttachIdentity attach;
    attach.identity = identityId(anne.id, IdentityType::Phone, {}, home);
    attach.customer = anne.id;
    attach.valueRaw = attach.valueNorm = home;
    const auto push = desk.data->submit(attach);
    QVERIFY2(push.ok(), push.ok() ? "" : push.error().sentence.c_str());
    QVERIFY(ask(desk, {{MatchBasis::CallerNumber, home}}).record->customer.id == anne.id);
}

void TestCaller::aNumberTakenOffPopsNobody() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    Identity number = identity(20, anne, IdentityType::Phone, home);
    number.id = identityId(anne.id, number.type, {}, home);
    desk.fill({anne, number});
    (void)desk.data->takeNews();
    const auto push = desk.data->submit(DetachIdentity{number.id});
    QVERIFY(push.ok());
    QVERIFY(desk.data->takeNews().touched.customers.contains(anne.id));
    const auto isGone = [&] {
        return ask(desk, {{MatchBasis::CallerNumber, home}}).kind == Kind::Unknown &&
               desk.record(anne.id).identities.empty() &&
               desk.record(anne.id).removedIdentities.size() == 1 &&
               desk.names(QStringLiteral("0320000001")).isEmpty() &&
               desk.names(QStringLiteral("lefevre")).size() == 1;
    };
    QVERIFY(isGone());
    desk.reopen();
    QVERIFY(isGone());
    QVERIFY(desk.ack(*push, protocol::AckStatus::Applied, 105).ok());
    QVERIFY(isGone());
    Identity removed = number;
    removed.removedAt = {1000};
    removed.removedBy = UserId(testId(1));
    QVERIFY(desk.feed({{Row(removed), false}}, 105).ok());
    QVERIFY(isGone());
    QVERIFY(desk.record(anne.id).removedIdentities.front() == removed);

    AttachIdentity back;
    back.customer = anne.id;
    back.valueRaw = back.valueNorm = home;
    QVERIFY(desk.data->submit(back).ok());
    QVERIFY(ask(desk, {{MatchBasis::CallerNumber, home}}).record->customer.id == anne.id);
    QCOMPARE(desk.names(QStringLiteral("0320000001")).size(), 1);
    Identity again = desk.record(anne.id).identities.front();
    QVERIFY(again.added);
    again.added = {};
    QVERIFY(again == number);
    QVERIFY(desk.record(anne.id).removedIdentities.empty());
}

void TestCaller::aCardTakenOffIsNoExactHit() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    Identity card = identity(20, anne, IdentityType::Loyalty, "CARD-0012");
    desk.fill({anne, card});
    QVERIFY(desk.search(QStringLiteral("CARD-0012")).hits.front().exact);
    card.removedAt = {1000};
    QVERIFY(desk.feed({{Row(card), false}}, 105).ok());
    QVERIFY(desk.search(QStringLiteral("CARD-0012")).hits.empty());
    QVERIFY(desk.data->submit(AttachIdentity{{}, anne.id, card.type, "CARD-0012", {}, {}, {}}).ok());
    QVERIFY(desk.search(QStringLiteral("CARD-0012")).hits.front().exact);
    QVERIFY(desk.data->submit(DetachIdentity{identityId(anne.id, card.type, {}, "CARD-0012")}).ok());
    QVERIFY(desk.search(QStringLiteral("CARD-0012")).hits.empty());
}

VISAGE_TEST(TestCaller)
#include "caller_test.moc"
