// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/at_the_desk.h"
#include "ui/phone/candidate_list.h"
#include "ui/phone/reason_field.h"
#include "ui/phone/typing_watch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace visage;
using namespace visage::testing;

/// Finding or creating a customer and qualifying a call, with the keyboard.
class TestPhoneForms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aCustomerIsFoundAndAttached();
    void theNumberIsLeftAloneWhenNotWanted();
    void aCustomerIsCreated();
    void whatWasTypedForOneCallIsNotThereForTheNext();
    void aReasonIsFoundByPartsOfItsWords();
    void aReasonThatIsNoneIsForgotten();
    void aCallIsQualifiedWithTheKeyboard();
    void typingIsWritingIntoAnEditor();
};

void TestPhoneForms::init() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestPhoneForms::aCustomerIsFoundAndAttached() {
    AtTheDesk at;
    at.openOnCall(callFrom(PreparedData::strangerNumber));
    at.press(Qt::Key_F8);
    auto* search = at.child<QLineEdit>("callerSearch");
    QTest::keyClicks(search, QStringLiteral("garage"));
    auto* results = at.child<ui::CandidateList>("callerResults");
    QTRY_COMPARE(results->count(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(at.desk->shown()->customer, at.workspace.data.garage);
    QTRY_COMPARE(at.submitted<AttachIdentity>().size(), std::size_t(1));
}

void TestPhoneForms::theNumberIsLeftAloneWhenNotWanted() {
    AtTheDesk at;
    at.openOnCall(callFrom(PreparedData::strangerNumber));
    at.child<QCheckBox>("attachNumber")->setChecked(false);
    QTest::keyClicks(at.child<QLineEdit>("callerSearch"), QStringLiteral("garage"));
    QTRY_COMPARE(at.child<ui::CandidateList>("callerResults")->count(), 1);
    at.press(Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE(at.desk->shown()->customer, at.workspace.data.garage);
    QVERIFY(at.submitted<AttachIdentity>().empty());
}

void TestPhoneForms::aCustomerIsCreated() {
    AtTheDesk at;
    at.openOnCall(callFrom(PreparedData::strangerNumber));
    auto* create = at.child<QPushButton>("createCustomer");
    QVERIFY(!create->isEnabled()); // nobody without a name
    at.child<QComboBox>("newCivility")->setCurrentIndex(1);
    QTest::keyClicks(at.child<QLineEdit>("newGivenName"), QStringLiteral("Marie"));
    QTest::keyClicks(at.child<QLineEdit>("newFamilyName"), QStringLiteral(" Durand "));
    QVERIFY(create->isEnabled());
    QTest::keyClick(at.child<QLineEdit>("newFamilyName"), Qt::Key_Return);
    QTRY_COMPARE(at.desk->shown()->basis, MatchBasis::Created);
    const CreateCustomer made = at.submitted<CreateCustomer>().at(0);
    QCOMPARE(made.kind, CustomerKind::Person);
    QCOMPARE(made.civility, Civility::Madam);
    QCOMPARE(made.familyName, std::string("Durand"));
    QVERIFY(at.desk->shown()->ringing()); // Return in a form answers nothing
}

void TestPhoneForms::whatWasTypedForOneCallIsNotThereForTheNext() {
    AtTheDesk at;
    at.open();
    const auto call = at.ringLong(callFrom(PreparedData::strangerNumber));
    QTRY_VERIFY(at.lookedUp());
    QTest::keyClicks(at.child<QLineEdit>("newFamilyName"), QStringLiteral("Durand"));
    at.phone.simulateEnd(call, call::EndCause::Cancelled);
    at.editor->setFocus();
    at.advance(Milliseconds(5000));
    at.ring(hiddenCall());
    QTRY_VERIFY(at.lookedUp());
    QVERIFY(at.child<QLineEdit>("newFamilyName")->text().isEmpty());
    QVERIFY(!at.child<QCheckBox>("attachNumber")->isVisible());
}

void TestPhoneForms::aReasonIsFoundByPartsOfItsWords() {
    PreparedWorkspace workspace;
    ui::ReasonField field;
    field.setReasons(workspace.reasons());
    QSignalSpy changed(&field, &ui::ReasonField::reasonChanged);
    QTest::keyClicks(&field, QStringLiteral("LAT del"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.reason(), workspace.data.reasons.at(1).id); // "delivery.late"
    QCOMPARE(field.text(), QStringLiteral("Delivery › Late delivery"));
    QVERIFY(changed.count() >= 1);
}

void TestPhoneForms::aReasonThatIsNoneIsForgotten() {
    PreparedWorkspace workspace;
    ui::ReasonField field;
    field.setReasons(workspace.reasons());
    QTest::keyClicks(&field, QStringLiteral("xyzzy"));
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(field.reason().isNull());
    QVERIFY(field.text().isEmpty()); // it does not look as if something were chosen
}

void TestPhoneForms::aCallIsQualifiedWithTheKeyboard() {
    AtTheDesk at;
    at.open();
    at.editor->setFocus();
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.press(Qt::Key_F9);
    at.press(Qt::Key_F9, Qt::ShiftModifier);
    at.press(Qt::Key_F8);
    QCOMPARE(at.window->focusWidget()->objectName(), QStringLiteral("outcomeHandled"));
    at.press(Qt::Key_Right);
    at.press(Qt::Key_Space);
    QCOMPARE(at.desk->shown()->outcome, CallOutcome::CallBackPromised);
    at.child<QLineEdit>("callReason")->setFocus();
    QTest::keyClicks(at.window->focusWidget(), QStringLiteral("refund"));
    QTest::keyClick(at.child<QLineEdit>("callReason"), Qt::Key_Return);
    QVERIFY(!at.desk->shown()->reason.isNull());
    QTest::keyClicks(at.child<QLineEdit>("callCase"), QStringLiteral("Remboursement"));
    at.press(Qt::Key_F9, Qt::ControlModifier);
    QTRY_VERIFY(!at.desk->shown());
    QCOMPARE(at.submitted<OpenCase>().at(0).subject, std::string("Remboursement"));
    QCOMPARE(at.submitted<QualifyInteraction>().at(0).outcome, CallOutcome::CallBackPromised);
}

void TestPhoneForms::typingIsWritingIntoAnEditor() {
    AtTheDesk at;
    at.open();
    const ui::TypingWatch watch(at.clock, nullptr);
    at.editor->setFocus();
    QVERIFY(!watch.typing()); // an empty editor that has the focus is no work
    at.press(Qt::Key_F5);
    QVERIFY(!watch.typing());
    at.press(Qt::Key_A);
    QVERIFY(watch.typing());
    at.press(Qt::Key_Backspace);
    QVERIFY(at.editor->toPlainText().isEmpty());
    QVERIFY(watch.typing());
    at.advance(ui::TypingWatch::restsAfter);
    QVERIFY(!watch.typing());
    at.editor->setPlainText(QStringLiteral("half a sentence"));
    QVERIFY(!watch.typing()); // text at rest: whether it is unsaved is the record's to say
}

VISAGE_TEST(TestPhoneForms)
#include "test_phone_forms.moc"
