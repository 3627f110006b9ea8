// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/whole_window.h"
#include "ui/phone/caller_text.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// Whose record stands under a call: the caller's, or nobody's, and if another's it is said.
class TestRecordBelow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCallersRecordComesAfterASearch();
    void keysOfASearchHoldTheRecordUntilAnswered();
    void colleaguesAreToldWhoIsSpokenWith();
    void anUnsavedNoteStaysWithItsCustomer();
    void anEarlierCallersRecordGoesUnderAStranger();
    void anOpenedRecordStaysUntilAStrangerIsAnswered();
    void anUnsavedNoteKeepsTheRecordUnderAStranger();
    void numbersChooseInTheBanner();
    void aPromiseOpensTheFormOfTheCallback();
};

namespace {

void show(WholeWindow& at) {
    at.desk.window->resize(1366, 698);
    at.desk.window->show();
    QVERIFY(QTest::qWaitForWindowActive(at.desk.window.get()));
}

/// Finds the garage as an agent does, and leaves the focus where it was.
void search(WholeWindow& at) {
    at.desk.window->focusSearch();
    auto* field = at.desk.find<QLineEdit>(u"search"_s);
    QTest::keyClicks(field, u"garage"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(at.record->customer(), at.desk.workspace.data.garage);
}

QString headerName(const WholeWindow& at) {
    return at.desk.shown(u"customerName"_s);
}

QWidget* warning(const WholeWindow& at) {
    return at.desk.find<QWidget>(u"wrongRecord"_s);
}

void endCall(WholeWindow& at) {
    at.calls->hangUp();
    at.calls->finish();
    QTRY_VERIFY(!at.calls->shown());
}

} // namespace

void TestRecordBelow::theCallersRecordComesAfterASearch() {
    WholeWindow at(ui::Language::French);
    show(at);
    search(at);
    QVERIFY(at.desk.window->focusWidget() == at.desk.find<QLineEdit>(u"search"_s));
    at.clock.advance(Milliseconds(3000)); // the field is at rest, whatever stands in it
    at.ring(callFrom(PreparedData::anneNumber));
    QVERIFY(!at.calls->shownAsBanner());
    QTRY_VERIFY(headerName(at).contains(u"Lefèvre"_s));
    QVERIFY(!warning(at)->isVisible());
}

void TestRecordBelow::keysOfASearchHoldTheRecordUntilAnswered() {
    WholeWindow at(ui::Language::French);
    show(at);
    search(at);
    at.ring(callFrom(PreparedData::anneNumber));
    QVERIFY(at.calls->shownAsBanner());
    QCOMPARE(at.record->customer(), at.desk.workspace.data.garage);
    QTRY_VERIFY(warning(at)->isVisible());
    QTest::keyClick(at.desk.window->focusWidget(), Qt::Key_F9);
    QVERIFY(at.calls->shown()->talking());
    QCOMPARE(at.record->customer(), at.desk.workspace.data.anne);
    QTRY_VERIFY(headerName(at).contains(u"Lefèvre"_s));
    QVERIFY(!warning(at)->isVisible());
}

void TestRecordBelow::colleaguesAreToldWhoIsSpokenWith() {
    WholeWindow at(ui::Language::French);
    show(at);
    const CustomerId anne = at.desk.workspace.data.anne;
    const CustomerId garage = at.desk.workspace.data.garage;
    const auto told = [&] { return at.desk.workspace.whereabouts.back(); };
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_COMPARE(told(), (client::Whereabouts{anne, false, {}}));
    at.calls->answer();
    QTRY_COMPARE(told(), (client::Whereabouts{anne, false, anne}));
    at.desk.window->openCustomer(garage); // looks something up meanwhile
    QTRY_COMPARE(told(), (client::Whereabouts{garage, false, anne}));
    endCall(at);
    QTRY_COMPARE(told(), (client::Whereabouts{garage, false, {}}));
}

void TestRecordBelow::anUnsavedNoteStaysWithItsCustomer() {
    WholeWindow at(ui::Language::French);
    show(at);
    search(at);
    auto* note = at.desk.find<QPlainTextEdit>(u"note"_s);
    QTRY_VERIFY(note->isEnabled());
    note->setFocus();
    QTest::keyClicks(note, u"devis en cours"_s);
    at.clock.advance(Milliseconds(60000));
    at.ring(callFrom(PreparedData::anneNumber));
    QVERIFY(at.calls->shownAsBanner());
    QCOMPARE(note->toPlainText(), u"devis en cours"_s);
    at.calls->answer();
    QTRY_COMPARE(at.record->customer(), at.desk.workspace.data.anne);
    QVERIFY(note->toPlainText().isEmpty());
    endCall(at);
    at.desk.window->openCustomer(at.desk.workspace.data.garage);
    QTRY_COMPARE(note->toPlainText(), u"devis en cours"_s);
}

void TestRecordBelow::anEarlierCallersRecordGoesUnderAStranger() {
    for (const auto& facts :
         {hiddenCall(), callFrom(PreparedData::strangerNumber), callFrom(PreparedData::householdNumber)}) {
        WholeWindow at(ui::Language::French);
        show(at);
        at.ring(callFrom(PreparedData::anneNumber));
        at.calls->answer();
        QTRY_COMPARE(at.record->customer(), at.desk.workspace.data.anne);
        endCall(at);
        QCOMPARE(at.desk.window->openedCustomer(), at.desk.workspace.data.anne); // he may read on
        QWidget* focus = at.desk.window->focusWidget();
        at.ring(facts);
        QTRY_VERIFY(!at.desk.window->openedCustomer());
        QVERIFY(!at.record->customer());
        QVERIFY(!at.record->isVisible());
        QCOMPARE(at.desk.window->focusWidget(), focus);
        QVERIFY(!warning(at)->isVisible());
    }
}

void TestRecordBelow::anOpenedRecordStaysUntilAStrangerIsAnswered() {
    WholeWindow at(ui::Language::French);
    show(at);
    at.desk.window->openCustomer(at.desk.workspace.data.garage);
    QTRY_VERIFY(!headerName(at).isEmpty());
    at.ring(hiddenCall());
    QVERIFY(!at.calls->shownAsBanner());
    QCOMPARE(at.record->customer(), at.desk.workspace.data.garage);
    QVERIFY(warning(at)->isVisible());
    at.calls->answer();
    QVERIFY(!at.record->customer());
    QVERIFY(!warning(at)->isVisible());
    at.desk.window->openCustomer(at.desk.workspace.data.garage); // to look who it may be
    QTRY_VERIFY(warning(at)->isVisible());
    at.calls->choose(at.desk.workspace.data.garage, false);
    QTRY_VERIFY(!warning(at)->isVisible());
    QCOMPARE(at.record->customer(), at.desk.workspace.data.garage);
}

void TestRecordBelow::anUnsavedNoteKeepsTheRecordUnderAStranger() {
    WholeWindow at(ui::Language::English);
    show(at);
    search(at);
    auto* note = at.desk.find<QPlainTextEdit>(u"note"_s);
    QTRY_VERIFY(note->isEnabled());
    QTest::keyClicks(note, u"devis"_s);
    at.ring(callFrom(PreparedData::strangerNumber));
    at.calls->answer();
    QCOMPARE(at.record->customer(), at.desk.workspace.data.garage);
    QTRY_VERIFY(at.desk.shown(u"wrongRecord"_s).contains(u"unsaved text"_s));
    at.desk.window->closeCustomer();
    QTRY_VERIFY(!warning(at)->isVisible());
}

void TestRecordBelow::aPromiseOpensTheFormOfTheCallback() {
    WholeWindow at(ui::Language::French);
    show(at);
    at.ring(callFrom(PreparedData::anneNumber));
    at.calls->answer();
    QTRY_COMPARE(at.record->customer(), at.desk.workspace.data.anne);
    at.calls->hangUp();
    auto* promised = at.desk.find<QPushButton>(u"outcomeCallBack"_s);
    QTRY_VERIFY(promised->isVisible());
    promised->click();
    auto* form = at.desk.find<QWidget>(u"bookCallbackPanel"_s);
    QTRY_VERIFY(form->isVisible());
    QVERIFY(at.desk.find<QLineEdit>(u"callbackText"_s)->hasFocus());
    // The call is finished by its own key all the same.
    QTest::keyClick(at.desk.window->focusWidget(), Qt::Key_F9, Qt::ControlModifier);
    QTRY_VERIFY(!promised->isVisible());
    QVERIFY(form->isVisible());
}

void TestRecordBelow::numbersChooseInTheBanner() {
    WholeWindow at(ui::Language::English);
    show(at);
    search(at);
    at.ring(callFrom(PreparedData::householdNumber));
    QVERIFY(at.calls->shownAsBanner());
    const auto second = at.calls->shown()->candidates.at(1).hit;
    QTRY_VERIFY(at.desk.shown(u"bannerText1"_s).contains(u"Ctrl+2 "_s + ui::nameInFull(second)));
    QTest::keyClick(at.desk.window->focusWidget(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(at.calls->shown()->customer, second.customer);
    QVERIFY(!at.calls->shownAsBanner());
    QTRY_COMPARE(at.record->customer(), second.customer);
}

VISAGE_TEST(TestRecordBelow)
#include "test_record_below.moc"
