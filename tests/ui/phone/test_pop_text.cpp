// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/at_the_desk.h"
#include "ui/phone/pop_text.h"

using namespace visage;
using namespace visage::testing;
using namespace std::chrono_literals;

/// What the pop says. The texts are those of the source, English.
class TestPopText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aBrokenPromiseComesFirst();
    void aPromiseOfTodayIsSaid();
    void elseTheMostUrgentOpenCase();
    void elseThatThereIsNone();
    void theThirdContactInEightDaysIsSaid();
    void lineGreetingAndTransferAreSaid();
    void atMostTwoAlertsWithAuthorAndExpiry();
    void saysWhyWeThinkSo();
    void saysOfAnEndedCallWhatItWas();

private:
    /// A customer who calls, with one open case per due time (none: no promise).
    [[nodiscard]] static ui::PopText of(const std::vector<Case>& cases, int contactsBefore = 0);
    [[nodiscard]] static Case made(const char* subject, Timestamp due, CaseStatus status = CaseStatus::Open);
    static inline const Timestamp now = *parseIsoTimestamp("2026-03-27T16:00:00+01:00");
};

void TestPopText::init() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

Case TestPopText::made(const char* subject, Timestamp due, CaseStatus status) {
    Case open;
    open.subject = subject;
    open.dueAt = due;
    open.status = status;
    return open;
}

ui::PopText TestPopText::of(const std::vector<Case>& cases, int contactsBefore) {
    PreparedWorkspace workspace;
    ui::CallCard card;
    card.lookedUp = true;
    card.answer.kind = client::CallerAnswer::Kind::One;
    card.answer.record.emplace();
    card.answer.record->cases = cases;
    card.contactsBefore = contactsBefore;
    return ui::popText(card, workspace, now);
}

void TestPopText::aBrokenPromiseComesFirst() {
    const auto said = of({made("urgent", {}), made("due tonight", now + 2h), made("overdue", now - 26h),
                          made("older", now - 30h)});
    QVERIFY(said.promiseBroken);
    QVERIFY2(said.why.startsWith(QStringLiteral("Broken promise: older")), qPrintable(said.why));
}

void TestPopText::aPromiseOfTodayIsSaid() {
    const auto said = of({made("urgent", {}), made("next week", now + 24h * 7), made("tonight", now + 2h)});
    QVERIFY2(said.why.startsWith(QStringLiteral("Promised for today 18:00: tonight")), qPrintable(said.why));
}

void TestPopText::elseTheMostUrgentOpenCase() {
    const auto said = of({made("first", {}, CaseStatus::WaitingCustomer), made("second", {}),
                          made("closed", now - 24h, CaseStatus::Closed)});
    QVERIFY(!said.promiseBroken);
    QCOMPARE(said.why, QStringLiteral("Open case: first (waiting for the customer)"));
}

void TestPopText::elseThatThereIsNone() {
    QCOMPARE(of({}).why, QStringLiteral("No case in progress"));
    QCOMPARE(of({made("solved", now - 24h, CaseStatus::Solved)}).why, QStringLiteral("No case in progress"));
}

void TestPopText::theThirdContactInEightDaysIsSaid() {
    QVERIFY(of({}, 1).often.isEmpty());
    QVERIFY(of({}, 2).often.contains(QStringLiteral("3"))); // this call is the third
}

void TestPopText::lineGreetingAndTransferAreSaid() {
    AtTheDesk at;
    call::CallFacts facts = callFrom(PreparedData::anneNumber);
    facts.headers.emplace_back("referred-by", "\"Paul\" <sip:paul@pbx.example.org>");
    at.ring(facts);
    QTRY_VERIFY(at.lookedUp());
    at.advance(250s);
    const ui::PopText said = ui::popText(*at.desk->shown(), at.workspace, at.clock.now());
    const QString line = said.line + u' ' + said.waited;
    QVERIFY(line.contains(QStringLiteral("Service client")));
    QVERIFY(line.contains(QStringLiteral("Maison Tilleul, good afternoon")));
    QVERIFY2(line.contains(QStringLiteral("waiting for 4\u00a0min\u00a010\u00a0s")), qPrintable(line));
    QVERIFY2(line.contains(QStringLiteral("transferred by Paul")), qPrintable(line));
}

void TestPopText::atMostTwoAlertsWithAuthorAndExpiry() {
    AtTheDesk at;
    Alert third = at.workspace.data.alerts.at(0);
    third.id = AlertId(at.workspace.newId());
    at.workspace.data.alerts.push_back(third);
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    const auto alerts = ui::popText(*at.desk->shown(), at.workspace, at.clock.now()).alerts;
    QCOMPARE(alerts.size(), std::size_t(2));
    bool expiry = false;
    for (const ui::PopAlert& alert : alerts) {
        QVERIFY(alert.origin.contains(QStringLiteral("Sophie Garnier")));
        expiry = expiry || alert.origin.contains(QStringLiteral("until"));
    }
    QVERIFY(expiry);
}

void TestPopText::saysWhyWeThinkSo() {
    AtTheDesk at;
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    const auto said = ui::popText(*at.desk->shown(), at.workspace, at.clock.now());
    QCOMPARE(said.headline, QStringLiteral("Ms\u00a0Anne Lefèvre"));
    QVERIFY(said.number.contains(QStringLiteral("06\u00a039\u00a098\u00a000\u00a001")));
    QVERIFY(said.number.contains(QStringLiteral("not confirmed by the network")));
    QVERIFY(said.about.startsWith(QStringLiteral("Lille")));
    QVERIFY(said.lastExchange.contains(QStringLiteral("E-mail")));
}

void TestPopText::saysOfAnEndedCallWhatItWas() {
    AtTheDesk at;
    at.ringLong(callFrom(PreparedData::anneNumber));
    at.desk->answer();
    at.advance(73s);
    at.phone.simulateEngineLost();
    const QString summary = ui::callSummary(*at.desk->shown());
    QVERIFY(summary.contains(QStringLiteral("the phone was restarted")));
    QVERIFY(summary.contains(QStringLiteral("1\u00a0min\u00a013\u00a0s")));
}

VISAGE_TEST(TestPopText)
#include "test_pop_text.moc"
