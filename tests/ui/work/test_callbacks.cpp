// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/work/work_desk.h"
#include "ui/common/plain_label.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;
using State = client::StoreStatus::State;

/// Promises to call back: booked, warned of, called, moved, ended, taken back.
class TestCallbacks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void booksForWhomAndWhen();
    void quickChoicesAreTimes();
    void warnsThatNobodyElseSeesIt();
    void keepsWhatWasTyped();
    void callsNow();
    void doneCanBeUndone();
    void triesAgainLater();
    void givesUpWithWords();
    void booksAboutACase();
    void saysThatSomebodyWasFaster();

private:
    static QMenu* menuOf(WorkDesk& desk, CallbackId id) {
        desk.find<QToolButton>(named("callbackMore/", id))->click();
        return desk.find<QMenu>(u"callbackMenu"_s);
    }
    static void choose(WorkDesk& desk, CallbackId id, const char* action) {
        QMenu* menu = menuOf(desk, id);
        menu->findChild<QAction*>(QString::fromLatin1(action))->trigger();
        menu->close();
    }
};

void TestCallbacks::booksForWhomAndWhen() {
    WorkDesk desk;
    desk.open(desk.workspace.data.fresh);
    desk.keys(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    auto* text = desk.find<QLineEdit>(u"callbackText"_s);
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClicks(text, u"donner la date"_s);
    auto* number = desk.find<QComboBox>(u"callbackNumber"_s);
    QCOMPARE(number->currentText(), u"06\u00a039\u00a098\u00a000\u00a077"_s);
    number->setCurrentText(u"01 99 00 00 55"_s);
    auto* who = desk.find<QComboBox>(u"callbackWho"_s);
    QCOMPARE(who->currentText(), u"Moi"_s);
    who->setCurrentIndex(who->findText(u"File : Produits et SAV"_s));
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.last<BookCallback>());
    const BookCallback& booked = *desk.last<BookCallback>();
    QCOMPARE(booked.customer, desk.workspace.data.fresh);
    QCOMPARE(booked.text, "donner la date");
    QCOMPARE(booked.number, "01 99 00 00 55");
    QCOMPARE(booked.dueAt, desk.workspace.now() + std::chrono::hours(1));
    QVERIFY(!booked.assignee);
    QCOMPARE(booked.queue, desk.workspace.data.queues.at(1).id);
    QTRY_VERIFY(desk.maybe<QWidget>(named("work/", booked.callback)));
    QVERIFY(!text->isVisible());
}

void TestCallbacks::quickChoicesAreTimes() {
    WorkDesk desk;
    desk.open(desk.workspace.data.fresh);
    desk.run("record.callback");
    // It is four o'clock: the afternoon has begun.
    QVERIFY(!desk.find<QPushButton>(u"dueAfternoon"_s)->isEnabled());
    desk.find<QPushButton>(u"dueTomorrow"_s)->click();
    auto* at = desk.find<QDateTimeEdit>(u"dueAt"_s);
    QCOMPARE(at->dateTime(), QDateTime(QDate(2026, 3, 28), QTime(9, 0)));
    QTest::keyClick(desk.find<QLineEdit>(u"callbackText"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.last<BookCallback>());
    QCOMPARE(desk.last<BookCallback>()->dueUntil - desk.last<BookCallback>()->dueAt,
             Milliseconds(std::chrono::hours(3)));
    QTRY_VERIFY(!at->isVisible());
    desk.run("record.callback");
    at->setDateTime(QDateTime(QDate(2026, 4, 2), QTime(15, 30)));
    QVERIFY(!desk.find<QPushButton>(u"dueTomorrow"_s)->isChecked());
    QTest::keyClick(at, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.workspace.submitted.size(), 2U);
    QCOMPARE(desk.last<BookCallback>()->dueAt.ms,
             QDateTime(QDate(2026, 4, 2), QTime(15, 30)).toMSecsSinceEpoch());
    QVERIFY(!desk.last<BookCallback>()->dueUntil);
}

void TestCallbacks::warnsThatNobodyElseSeesIt() {
    WorkDesk desk;
    desk.open(desk.workspace.data.fresh);
    desk.run("record.callback");
    QTRY_VERIFY(desk.find<QWidget>(u"callbackText"_s)->isVisible());
    QVERIFY(desk.shown(u"unseenPromise"_s).isEmpty());
    desk.workspace.setState(State::Offline);
    QVERIFY(desk.shown(u"unseenPromise"_s).contains(u"hors ligne"_s));
    // In three days somebody will have seen it.
    auto* at = desk.find<QDateTimeEdit>(u"dueAt"_s);
    at->setDateTime(at->dateTime().addDays(3));
    QVERIFY(desk.shown(u"unseenPromise"_s).isEmpty());
    desk.find<QPushButton>(u"dueInAnHour"_s)->click();
    QVERIFY(!desk.shown(u"unseenPromise"_s).isEmpty());
    desk.workspace.setState(State::Live);
    QVERIFY(desk.shown(u"unseenPromise"_s).isEmpty());
}

void TestCallbacks::keepsWhatWasTyped() {
    WorkDesk desk;
    desk.open(desk.workspace.data.fresh);
    desk.run("record.callback");
    auto* text = desk.find<QLineEdit>(u"callbackText"_s);
    QTest::keyClicks(text, u"la date"_s);
    desk.open(desk.workspace.data.anne);
    desk.run("record.callback");
    QVERIFY(text->text().isEmpty());
    desk.open(desk.workspace.data.fresh);
    desk.run("record.callback");
    QTRY_COMPARE(text->text(), u"la date"_s);
    desk.keys(Qt::Key_Escape);
    QVERIFY(!text->isVisible());
}

void TestCallbacks::callsNow() {
    WorkDesk desk;
    desk.open(desk.workspace.data.anne);
    QSignalSpy dialled(desk.record, &ui::RecordPage::dialRequested);
    desk.find<QPushButton>(named("callNow/", desk.workspace.data.callbacks.at(1).id))->click();
    QCOMPARE(dialled.count(), 1);
    QCOMPARE(dialled.first().first().toString(), QString::fromLatin1(PreparedData::anneNumber));
}

void TestCallbacks::doneCanBeUndone() {
    WorkDesk desk;
    desk.open(desk.workspace.data.anne);
    const Callback before = desk.workspace.data.callbacks.at(1);
    desk.find<QPushButton>(named("callbackDone/", before.id))->click();
    QTRY_VERIFY(desk.last<CloseCallback>());
    QCOMPARE(desk.last<CloseCallback>()->state, CallbackState::Done);
    QTRY_VERIFY(!desk.maybe<QWidget>(named("work/", before.id)));
    desk.find<QPushButton>(u"undoCallback"_s)->click();
    QTRY_VERIFY(desk.last<BookCallback>());
    QCOMPARE(desk.last<BookCallback>()->dueAt, before.dueAt);
    QCOMPARE(desk.last<BookCallback>()->text, before.text);
    QTRY_VERIFY(desk.maybe<QWidget>(named("work/", desk.last<BookCallback>()->callback)));
    QVERIFY(!desk.maybe<QPushButton>(u"undoCallback"_s));
    choose(desk, desk.last<BookCallback>()->callback, "callbackCancel");
    QTRY_VERIFY(desk.last<CloseCallback>());
    QCOMPARE(desk.last<CloseCallback>()->state, CallbackState::Cancelled);
    // It belongs to the record on which it was done.
    QTRY_VERIFY(desk.maybe<QPushButton>(u"undoCallback"_s));
    desk.open(desk.workspace.data.fresh);
    QVERIFY(!desk.maybe<QPushButton>(u"undoCallback"_s));
}

void TestCallbacks::triesAgainLater() {
    WorkDesk desk;
    desk.open(desk.workspace.data.anne);
    const Callback before = desk.workspace.data.callbacks.at(1);
    choose(desk, before.id, "callbackMissed");
    auto* action = desk.find<QPushButton>(u"moveCallbackPanelAction"_s);
    QTRY_VERIFY(action->isVisible());
    action->click();
    QTRY_VERIFY(desk.last<MoveCallback>());
    QVERIFY(desk.last<MoveCallback>()->missed);
    QCOMPARE(desk.last<MoveCallback>()->expected, before.dueAt);
    QCOMPARE(desk.workspace.data.callbacks.at(1).attempts, 1);
    QTRY_VERIFY(!action->isVisible());
}

void TestCallbacks::givesUpWithWords() {
    WorkDesk desk;
    desk.open(desk.workspace.data.anne);
    const CallbackId id = desk.workspace.data.callbacks.at(1).id;
    choose(desk, id, "callbackGiveUp");
    auto* action = desk.find<QPushButton>(u"giveUpCallbackPanelAction"_s);
    QTRY_VERIFY(action->isVisible());
    QVERIFY(!action->isEnabled());
    QTest::keyClicks(desk.find<QLineEdit>(u"giveUpText"_s), u"numero errone"_s);
    action->click();
    QTRY_VERIFY(desk.last<CloseCallback>());
    QCOMPARE(desk.last<CloseCallback>()->state, CallbackState::Failed);
    QCOMPARE(desk.last<CloseCallback>()->outcome, "numero errone");
}

void TestCallbacks::booksAboutACase() {
    WorkDesk desk;
    desk.open(desk.workspace.data.household1);
    const auto about =
        std::ranges::find(desk.workspace.data.cases, desk.workspace.data.household1, &Case::customer);
    desk.find<QPushButton>(named("caseCallback/", about->id))->click();
    QTest::keyClick(desk.find<QLineEdit>(u"callbackText"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.last<BookCallback>());
    QCOMPARE(desk.last<BookCallback>()->caseId, about->id);
}

void TestCallbacks::saysThatSomebodyWasFaster() {
    WorkDesk desk;
    desk.open(desk.workspace.data.anne);
    const CallbackId id = desk.workspace.data.callbacks.at(1).id;
    // A colleague has closed it; the page does not know yet.
    desk.workspace.data.callbacks.at(1).state = CallbackState::Done;
    desk.workspace.data.callbacks.at(1).closedBy = desk.workspace.data.colleague;
    desk.find<QPushButton>(named("callbackDone/", id))->click();
    QTRY_VERIFY(desk.maybe<QWidget>(u"callbacksTrouble"_s));
    QTRY_COMPARE(desk.shown(u"callbacksTrouble"_s), u"Quelqu’un a déjà clos ce rappel : relisez-le."_s);
    QVERIFY(desk.workspace.submitted.empty());
}

VISAGE_TEST(TestCallbacks)
#include "test_callbacks.moc"
