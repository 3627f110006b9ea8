// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/at_the_desk.h"
#include "ui/common/plain_label.h"
#include "ui/phone/candidate_list.h"

#include <QLineEdit>

using namespace visage;
using namespace visage::testing;
using ui::PlainLabel;

/// Saying who calls and what it was, with nothing but the keyboard.
class TestPhoneHands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void aStrangerIsFoundByKeyboard();
    void aStrangerIsCreatedByKeyboard();
    void aHiddenCallerIsFoundByKeyboardAndLeavesNoNumber();
    void eachQuickOutcomeIsOneKey_data();
    void eachQuickOutcomeIsOneKey();
    void answeredElsewhereSaysNothing();
    void aCustomerRecognisedLateDoesNotTakeTheSearchAway();
    void aNumberChoosesTheCandidate();
    void hangingUpDoesNotTakeTheSearchAway();
};

void TestPhoneHands::aStrangerIsFoundByKeyboard() {
    AtTheDesk at;
    at.open();
    at.editor->setFocus();
    at.ringLong(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    at.press(Qt::Key_F9);
    at.press(Qt::Key_F8);
    auto* search = at.child<QLineEdit>("callerSearch");
    QCOMPARE(at.window->focusWidget(), search);
    QTest::keyClicks(search, QStringLiteral("gar"));
    auto* results = at.child<ui::CandidateList>("callerResults");
    QTRY_VERIFY(results->count() > 0);
    QTest::keyClicks(search, QStringLiteral("xyz")); // finds nobody; the list still shows the garage
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(results->count(), 0);
    QVERIFY(at.desk->shown()->customer.isNull());
    search->clear();
    QTest::keyClicks(search, QStringLiteral("lilas"));
    QTest::keyClick(search, Qt::Key_Return); // ahead of the answer
    QTRY_COMPARE(at.desk->shown()->customer, at.workspace.data.garage);
    QCOMPARE(at.submitted<AttachIdentity>().at(0).valueNorm, std::string(PreparedData::strangerNumber));
    QTRY_VERIFY(!search->isVisible());
    QCOMPARE(at.window->focusWidget(), at.child<QWidget>("callNote"));
}

void TestPhoneHands::aStrangerIsCreatedByKeyboard() {
    AtTheDesk at;
    at.openOnCall(callFrom(PreparedData::strangerNumber));
    at.press(Qt::Key_F9);
    at.press(Qt::Key_F8);
    QStringList way;
    for (int n = 0; n < 12 && at.window->focusWidget()->objectName() != u"createCustomer"; ++n) {
        const QString place = at.window->focusWidget()->objectName();
        way << place;
        if (place == u"newCivility")
            at.press(Qt::Key_Down);
        if (place == u"newGivenName")
            QTest::keyClicks(at.window->focusWidget(), QStringLiteral("Zoe"));
        if (place == u"newFamilyName")
            QTest::keyClicks(at.window->focusWidget(), QStringLiteral("Nouvelle"));
        at.press(Qt::Key_Tab);
    }
    QCOMPARE(way, QStringList({QStringLiteral("callerSearch"), QStringLiteral("newCivility"),
                               QStringLiteral("newGivenName"), QStringLiteral("newFamilyName"),
                               QStringLiteral("newOrganisation"), QStringLiteral("attachNumber")}));
    at.press(Qt::Key_Space);
    QTRY_COMPARE(at.submitted<CreateCustomer>().size(), std::size_t(1));
    const CreateCustomer made = at.submitted<CreateCustomer>().at(0);
    QCOMPARE(made.givenName, std::string("Zoe"));
    QCOMPARE(made.civility, Civility::Madam);
    QTRY_COMPARE(at.desk->shown()->customer, made.customer);
    QCOMPARE(at.submitted<AttachIdentity>().at(0).customer, made.customer);
    QTRY_COMPARE(at.window->focusWidget(), at.child<QWidget>("callNote"));
}

void TestPhoneHands::aHiddenCallerIsFoundByKeyboardAndLeavesNoNumber() {
    AtTheDesk at;
    at.openOnCall(hiddenCall());
    QVERIFY(!at.child<QWidget>("attachNumber")->isVisible());
    at.press(Qt::Key_F8);
    QTest::keyClicks(at.window->focusWidget(), QStringLiteral("lef"));
    QTRY_VERIFY(at.child<ui::CandidateList>("callerResults")->count() > 0);
    at.press(Qt::Key_Down); // into the list
    at.press(Qt::Key_1);
    QTRY_COMPARE(at.desk->shown()->customer, at.workspace.data.anne);
    QVERIFY(at.submitted<AttachIdentity>().empty());
    QVERIFY(at.desk->shown()->ringing());
}

void TestPhoneHands::eachQuickOutcomeIsOneKey_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("outcome");
    QTest::newRow("wrong number") << int(Qt::Key_F5) << int(CallOutcome::WrongNumber);
    QTest::newRow("silent") << int(Qt::Key_F6) << int(CallOutcome::Silent);
    QTest::newRow("canvassing") << int(Qt::Key_F7) << int(CallOutcome::Canvassing);
    QTest::newRow("internal") << int(Qt::Key_F8) << int(CallOutcome::Internal);
}

void TestPhoneHands::eachQuickOutcomeIsOneKey() {
    QFETCH(int, key);
    QFETCH(int, outcome);
    AtTheDesk at;
    at.open();
    at.editor->setFocus();
    const auto call = at.ringLong(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    at.press(Qt::Key_F9);
    at.press(key, Qt::ControlModifier); // while one still talks: its end finishes it
    QVERIFY(at.desk->shown()->talking());
    at.phone.simulateEnd(call, call::EndCause::HungUpByPeer);
    QTRY_VERIFY(!at.desk->shown());
    QVERIFY(!at.child<QWidget>("popPanel")->isVisible());
    QTRY_COMPARE(at.submitted<QualifyInteraction>().size(), std::size_t(1));
    QCOMPARE(int(at.submitted<QualifyInteraction>().at(0).outcome), outcome);
    QCOMPARE(at.window->focusWidget(), at.editor);
}

void TestPhoneHands::answeredElsewhereSaysNothing() {
    AtTheDesk at;
    at.open();
    const auto call = at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.phone.simulateEnd(call, call::EndCause::AnsweredElsewhere);
    QTRY_VERIFY(!at.child<QWidget>("popPanel")->isVisible());
    QTRY_VERIFY(at.child<PlainLabel>("callState")->text().isEmpty());
    QVERIFY(at.workspace.submitted.empty());
}

void TestPhoneHands::aCustomerRecognisedLateDoesNotTakeTheSearchAway() {
    AtTheDesk at;
    at.open();
    const auto all = std::exchange(at.workspace.data.identities, {});
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.press(Qt::Key_F9);
    at.press(Qt::Key_F8);
    auto* search = at.child<QLineEdit>("callerSearch");
    QTest::keyClicks(search, QStringLiteral("lef"));
    at.workspace.data.identities = all;
    Q_EMIT at.workspace.everythingChanged();
    QTRY_VERIFY(at.child<PlainLabel>("callerName")->text().contains(QStringLiteral("Anne Lefèvre")));
    QVERIFY(search->isVisible() && at.window->focusWidget() == search);
    QTest::keyClicks(at.window->focusWidget(), QStringLiteral("evre"));
    QCOMPARE(search->text(), QStringLiteral("lefevre"));
    at.editor->setFocus();
    at.pane->refresh();
    QVERIFY(at.child<PlainLabel>("lastExchange")->isVisible());
}

void TestPhoneHands::aNumberChoosesTheCandidate() {
    AtTheDesk at;
    at.open();
    at.editor->setFocus();
    at.ring(callFrom(PreparedData::householdNumber));
    QTRY_VERIFY(at.lookedUp());
    auto* list = at.child<ui::CandidateList>("candidates");
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 2);
    const CustomerId second = list->rows().at(1).customer;
    at.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(at.desk->shown()->customer, second);
    QVERIFY(at.editor->toPlainText().isEmpty());
}

void TestPhoneHands::hangingUpDoesNotTakeTheSearchAway() {
    AtTheDesk at;
    at.open();
    const auto call = at.ringLong(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    at.press(Qt::Key_F9);
    at.press(Qt::Key_F8);
    auto* search = at.child<QLineEdit>("callerSearch");
    QCOMPARE(at.window->focusWidget(), search);
    QTest::keyClicks(search, QStringLiteral("gar"));
    at.phone.simulateEnd(call, call::EndCause::HungUpByPeer);
    QTest::keyClicks(at.window->focusWidget(), QStringLiteral("age"));
    QCOMPARE(search->text(), QStringLiteral("garage"));
    at.press(Qt::Key_F8); // now to the qualification
    QVERIFY(at.child<QWidget>("callReason")->isVisible());
}

VISAGE_TEST(TestPhoneHands)
#include "test_phone_hands.moc"
