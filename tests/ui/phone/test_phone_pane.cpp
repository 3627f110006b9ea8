// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/at_the_desk.h"
#include "ui/common/languages.h"
#include "ui/common/plain_label.h"
#include "ui/phone/candidate_list.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace visage;
using namespace visage::testing;
using ui::PlainLabel;

/// The pane as hands and eyes have it.
class TestPhonePane : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aCallNeverTakesTheFocus();
    void aCallWhileTypingIsABanner();
    void keysOfTypingNeitherAnswerNorReject();
    void oneKeyAnswersAndOneHangsUp();
    void buttonsAreDeafAtFirst();
    void theNoteIsOneKeyAwayAndSavedByAnother();
    void finishingLeadsBackToWhereTheAgentWas();
    void nothingMovesWhenTheCallIsAnswered();
    void buttonsAreEnabledOnlyWhenPossible();
    void textOfOutsidersStaysText();
    void saysWhyThePhoneCannotBeUsed();
    void everythingChangesItsLanguage();
    void everyControlHasANameForPeopleAndPrograms();
    void oneKeyQualifiesAndFinishes();
    void theDialFieldDials();
    void theFirstPictureIsTraced();
    void theTimeWaitedIsNeverCut();
};

void TestPhonePane::init() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestPhonePane::aCallNeverTakesTheFocus() {
    AtTheDesk at;
    at.open();
    at.editor->setFocus();
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    QVERIFY(at.child<QWidget>("popPanel")->isVisible()); // nothing typed: it may have the room
    QCOMPARE(at.window->focusWidget(), at.editor);
    at.advance(Milliseconds(1000));
    at.press(Qt::Key_F9);
    QVERIFY(at.desk->shown()->talking());
    QCOMPARE(at.window->focusWidget(), at.editor);
    at.desk->hangUp();
    QCOMPARE(at.window->focusWidget(), at.editor);
}

void TestPhonePane::aCallWhileTypingIsABanner() {
    AtTheDesk at;
    at.open();
    at.editor->setFocus();
    QTest::keyClicks(at.editor, QStringLiteral("Bonjour "));
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    QVERIFY(at.child<QWidget>("callBanner")->isVisible());
    QVERIFY(!at.child<QWidget>("popPanel")->isVisible());
    QVERIFY(at.child<PlainLabel>("bannerName1")->text().contains(QStringLiteral("Anne Lefèvre")));
    QTest::keyClicks(at.editor, QStringLiteral("Madame"));
    QCOMPARE(at.editor->toPlainText(), QStringLiteral("Bonjour Madame"));
    at.press(Qt::Key_F8);
    QVERIFY(at.child<QWidget>("popPanel")->isVisible());
    QVERIFY(!at.child<QWidget>("callBanner")->isVisible());
}

void TestPhonePane::keysOfTypingNeitherAnswerNorReject() {
    AtTheDesk at;
    at.openOnCall(callFrom(PreparedData::anneNumber));
    for (QWidget* place : {static_cast<QWidget*>(at.editor), at.child<QWidget>("popAnswer"),
                           at.child<QWidget>("popReject"), at.child<QWidget>("callNote"), at.window.get()}) {
        place->setFocus();
        for (const int key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Backspace, Qt::Key_Escape,
                              Qt::Key_Delete, Qt::Key_A, Qt::Key_Tab}) {
            at.press(key);
            QTest::keyClick(place, static_cast<Qt::Key>(key));
        }
    }
    QVERIFY(at.desk->shown()->ringing());
    QVERIFY(!at.child<QPushButton>("popAnswer")->isDefault());
    QVERIFY(!at.child<QPushButton>("popAnswer")->hasFocus());
}

void TestPhonePane::oneKeyAnswersAndOneHangsUp() {
    AtTheDesk at;
    at.open();
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.press(Qt::Key_F9); // meant for something else: it has just begun to ring
    QVERIFY(at.desk->shown()->ringing());
    at.press(Qt::Key_F9, Qt::ShiftModifier); // nothing to hang up, and no way to reject
    QVERIFY(at.desk->shown()->ringing());
    at.advance(ui::CallDesk::deafFor);
    at.press(Qt::Key_F9);
    QVERIFY(at.desk->shown()->talking());
    at.press(Qt::Key_F9, Qt::ShiftModifier);
    QVERIFY(at.desk->shown()->ended());
}

void TestPhonePane::buttonsAreDeafAtFirst() {
    AtTheDesk at;
    at.open();
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    auto* answer = at.child<QPushButton>("popAnswer");
    auto* reject = at.child<QPushButton>("popReject");
    QTest::mouseClick(reject, Qt::LeftButton);
    QTest::mouseClick(answer, Qt::LeftButton);
    QVERIFY(at.desk->shown()->ringing());
    at.advance(ui::CallDesk::deafFor);
    QTest::mouseClick(answer, Qt::LeftButton);
    QVERIFY(at.desk->shown()->talking());
}

void TestPhonePane::theNoteIsOneKeyAwayAndSavedByAnother() {
    AtTheDesk at;
    at.open();
    at.editor->setFocus();
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.press(Qt::Key_F9);
    at.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto* note = at.child<QPlainTextEdit>("callNote");
    QCOMPARE(at.window->focusWidget(), note);
    QTest::keyClicks(note, QStringLiteral("Pied casse"));
    QCOMPARE(at.desk->shown()->note, QStringLiteral("Pied casse"));
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(at.submitted<WriteNote>().size(), std::size_t(1));
    QTRY_VERIFY(note->toPlainText().isEmpty());
    QVERIFY(at.desk->shown()->talking()); // saving is not finishing
}

void TestPhonePane::finishingLeadsBackToWhereTheAgentWas() {
    AtTheDesk at;
    at.open();
    at.editor->setFocus();
    at.ringLong(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.press(Qt::Key_F9);
    at.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    at.press(Qt::Key_F9, Qt::ShiftModifier);
    at.press(Qt::Key_F9, Qt::ControlModifier);
    QTRY_VERIFY(!at.child<QWidget>("popPanel")->isVisible());
    QCOMPARE(at.window->focusWidget(), at.editor);
}

void TestPhonePane::nothingMovesWhenTheCallIsAnswered() {
    AtTheDesk at;
    at.openOnCall(callFrom(PreparedData::anneNumber));
    const std::array names{"callerName",   "callerWhy",   "callerLine", "alert1",  "lastExchange",
                           "callerNumber", "callerAbout", "callNote",   "popPanel"};
    const auto places = [&] {
        std::vector<QRect> found;
        for (const char* name : names) {
            auto* widget = at.child<QWidget>(name);
            found.emplace_back(widget->mapTo(at.window.get(), QPoint()), QSize(1, widget->height()));
        }
        return found;
    };
    QCoreApplication::sendPostedEvents();
    const auto before = places();
    at.press(Qt::Key_F9);
    QVERIFY(at.desk->shown()->talking());
    QTRY_VERIFY(at.child<QWidget>("popTimer")->isVisible());
    QCOMPARE(places(), before);
}

void TestPhonePane::buttonsAreEnabledOnlyWhenPossible() {
    AtTheDesk at;
    at.open();
    const auto enabled = [&] {
        QString which;
        for (const char* name : {"answer", "reject", "hold", "mute", "hangUp"})
            which += QLatin1Char(at.child<QPushButton>(name)->isEnabled() ? '1' : '0');
        return which;
    };
    QCOMPARE(enabled(), QStringLiteral("00000"));
    QVERIFY(!at.commands->action(QStringLiteral("phone.answer"))->isEnabled());
    QVERIFY(!at.commands->whyNot(QStringLiteral("phone.answer")).isEmpty());
    at.ringLong(callFrom(PreparedData::anneNumber));
    QCOMPARE(enabled(), QStringLiteral("11000"));
    at.desk->answer();
    QCOMPARE(enabled(), QStringLiteral("00111"));
    at.press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(at.desk->shown()->call.state, call::CallState::Held);
    at.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(at.desk->shown()->call.muted);
    at.desk->hangUp();
    QCOMPARE(enabled(), QStringLiteral("00000"));
}

void TestPhonePane::textOfOutsidersStaysText() {
    AtTheDesk at;
    at.open();
    const std::string name = "<img src=x onerror=alert(1)>\r\n\x07\xE2\x80\xAE" + std::string(10240, 'W');
    at.ring(callFrom(PreparedData::strangerNumber, name));
    QTRY_VERIFY(at.lookedUp());
    auto* why = at.child<PlainLabel>("callerWhy");
    QCOMPARE(why->textFormat(), Qt::PlainText);
    QVERIFY(why->text().contains(QStringLiteral("<img src=x")));
    QVERIFY(!why->text().contains(QChar(7)) && !why->text().contains(QChar(0x202e)) &&
            !why->text().contains(u'\n'));
    QVERIFY(why->text().size() < 500);
    QVERIFY(at.window->width() <= 1366); // it does not blow up the window
    QVERIFY(at.child<QWidget>("popPanel")->width() <= at.window->width());
}

void TestPhonePane::saysWhyThePhoneCannotBeUsed() {
    AtTheDesk at;
    at.open();
    at.phone.simulateState(telephony::Phone::State::Failed, {ErrorCode::WrongCredentials, "403 Forbidden"},
                           at.clock.now() + Milliseconds(12000));
    auto* state = at.child<PlainLabel>("callState");
    QVERIFY(state->text().contains(QStringLiteral("refuses user or password")));
    QVERIFY(state->text().contains(QStringLiteral("12")));
    QVERIFY(!at.child<QLineEdit>("dial")->isEnabled());
    QVERIFY(at.child<PlainLabel>("presence")->accessibleName().startsWith(QStringLiteral("Presence: ")));
}

void TestPhonePane::everythingChangesItsLanguage() {
    AtTheDesk at;
    ui::Languages languages;
    languages.use(ui::Language::English);
    at.openOnCall(callFrom(PreparedData::anneNumber));
    auto* answer = at.child<QPushButton>("popAnswer");
    QCOMPARE(answer->accessibleName(), QStringLiteral("Answer (F9)"));
    QCOMPARE(at.child<PlainLabel>("callState")->accessibleName(), QStringLiteral("Call: ringing"));
    languages.use(ui::Language::French);
    QTRY_COMPARE(answer->accessibleName(), QStringLiteral("Décrocher (F9)"));
    QCOMPARE(at.child<QPushButton>("popReject")->text(), QStringLiteral("Refuser"));
    QTRY_VERIFY(at.child<PlainLabel>("callerLine")->text().contains(QStringLiteral("à votre écoute")));
    QVERIFY(at.child<PlainLabel>("callerWhy")->text().startsWith(QStringLiteral("Promis")));
    languages.use(ui::Language::English);
    QTRY_COMPARE(answer->accessibleName(), QStringLiteral("Answer (F9)"));
}

void TestPhonePane::everyControlHasANameForPeopleAndPrograms() {
    AtTheDesk at;
    at.openOnCall(callFrom(PreparedData::strangerNumber));
    at.desk->answer();
    at.desk->hangUp();
    int controls = 0;
    for (const QWidget* widget : at.pane->findChildren<QWidget*>()) {
        const bool control =
            qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
            qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QComboBox*>(widget) ||
            qobject_cast<const QListWidget*>(widget);
        if (!control || widget->objectName().startsWith(QStringLiteral("qt_")) ||
            qobject_cast<const QLineEdit*>(widget->parentWidget()))
            continue;
        ++controls;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
    QVERIFY(controls > 20);
}

void TestPhonePane::oneKeyQualifiesAndFinishes() {
    AtTheDesk at;
    at.open();
    at.ringLong(callFrom(PreparedData::strangerNumber));
    at.press(Qt::Key_F9);
    at.press(Qt::Key_F9, Qt::ShiftModifier);
    QVERIFY(at.child<QWidget>("callReason")->isVisible());
    at.press(Qt::Key_F5, Qt::ControlModifier);
    QTRY_VERIFY(!at.child<QWidget>("popPanel")->isVisible());
    QCOMPARE(at.submitted<QualifyInteraction>().at(0).outcome, CallOutcome::WrongNumber);
}

void TestPhonePane::theDialFieldDials() {
    AtTheDesk at;
    at.open();
    at.editor->setFocus();
    at.press(Qt::Key_D, Qt::ControlModifier);
    auto* dial = at.child<QLineEdit>("dial");
    QCOMPARE(at.window->focusWidget(), dial);
    QTest::keyClicks(dial, QStringLiteral("06 39 98 00 01"));
    QTest::keyClick(dial, Qt::Key_Return);
    QVERIFY(at.desk->shown());
    QCOMPARE(at.desk->shown()->call.state, call::CallState::Dialling);
    QVERIFY(dial->text().isEmpty());
}

void TestPhonePane::theFirstPictureIsTraced() {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("trace.jsonl"));
    AtTheDesk at;
    QVERIFY(at.tracer.open(file));
    at.open();
    at.ring(callFrom(PreparedData::anneNumber));
    const auto events = [&] {
        QFile trace(file);
        QStringList found;
        if (trace.open(QIODevice::ReadOnly))
            while (!trace.atEnd())
                found << QJsonDocument::fromJson(trace.readLine()).object().value(u"event").toString();
        return found;
    };
    const QStringList expected{QStringLiteral("invite"), QStringLiteral("pop-painted")};
    QTRY_COMPARE(events(), expected);
    at.desk->answer();
    at.pane->repaint();
    QTRY_VERIFY(at.child<QWidget>("popTimer")->isVisible());
    QCOMPARE(events(), expected); // once a call
}

void TestPhonePane::theTimeWaitedIsNeverCut() {
    AtTheDesk at;
    for (Line& line : at.workspace.data.lines)
        line.greetingEn = line.greetingFr = std::string(300, 'W');
    at.open();
    at.ring(callFrom(PreparedData::anneNumber));
    QTRY_VERIFY(at.lookedUp());
    at.advance(Milliseconds(250000));
    at.pane->refresh();
    auto* waited = at.child<QLabel>("callerWaited"); // what is drawn, not what was set
    QTRY_COMPARE(waited->text(), QStringLiteral("waiting for 4\u00a0min\u00a010\u00a0s"));
    QTRY_VERIFY(waited->width() >= waited->sizeHint().width());
    QVERIFY(at.child<QLabel>("callerLine")->text().endsWith(QChar(0x2026)));
}

VISAGE_TEST(TestPhonePane)
#include "test_phone_pane.moc"
