// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/shell/desk.h"
#include "ui/shell/search_pane.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// The search, by keyboard only, over prepared customers.
class SearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhileTyping();
    void arrowsMoveAndEnterOpens();
    void enterTypedAheadWaitsForTheAnswer();
    void aClickOpens();
    void controlFSelectsWhatWasTyped();
    void escapeClears();
    void saysHowManyAndWhenNothingIsFound();
    void saysThatTheFirstSynchronisationStillRuns();
    void keepsTheChosenRowWhenTheAnswerComesAgain();
    void showsMarkupAsText();

private:
    static QString first(const Desk& desk) {
        return desk.find<QListView>(u"results"_s)->model()->index(0, 0).data().toString();
    }
    static int rows(const Desk& desk) { return desk.find<QListView>(u"results"_s)->model()->rowCount(); }
    static void type(const Desk& desk, const QString& text) {
        QTest::keyClicks(desk.find<QLineEdit>(u"search"_s), text);
    }
};

void SearchTest::findsWhileTyping() {
    Desk desk;
    QTRY_VERIFY(desk.find<QLineEdit>(u"search"_s)->hasFocus());
    type(desk, u"lefe"_s);
    QTRY_COMPARE(first(desk), u"Mme Anne Lefèvre"_s);
    const int some = rows(desk);
    type(desk, u"vre 590 lille"_s);
    QTRY_VERIFY(rows(desk) < some && rows(desk) > 0);
}

void SearchTest::arrowsMoveAndEnterOpens() {
    Desk desk;
    QSignalSpy opened(desk.window.get(), &ui::MainWindow::customerOpened);
    type(desk, u"martin"_s);
    QTRY_COMPARE(rows(desk), 2);
    desk.keys(Qt::Key_Down);
    QVERIFY(desk.find<QLineEdit>(u"search"_s)->hasFocus());
    desk.keys(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<CustomerId>(), desk.workspace.data.household2);
    QCOMPARE(desk.window->openedCustomer(), desk.workspace.data.household2);
}

void SearchTest::enterTypedAheadWaitsForTheAnswer() {
    Desk desk;
    QSignalSpy opened(desk.window.get(), &ui::MainWindow::customerOpened);
    type(desk, u"2900417700123"_s);
    desk.keys(Qt::Key_Return);
    QCOMPARE(opened.count(), 0);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<CustomerId>(), desk.workspace.data.anne);
}

void SearchTest::aClickOpens() {
    Desk desk;
    QSignalSpy opened(desk.window.get(), &ui::MainWindow::customerOpened);
    type(desk, u"garage"_s);
    QTRY_COMPARE(rows(desk), 1);
    auto* list = desk.find<QListView>(u"results"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(opened.count(), 1);
    QCOMPARE(desk.window->openedCustomer(), desk.workspace.data.garage);
}

void SearchTest::controlFSelectsWhatWasTyped() {
    Desk desk;
    type(desk, u"martin"_s);
    desk.find<QWidget>(u"results"_s)->setFocus();
    desk.keys(Qt::Key_F, Qt::ControlModifier);
    auto* field = desk.find<QLineEdit>(u"search"_s);
    QVERIFY(field->hasFocus());
    QCOMPARE(field->selectedText(), u"martin"_s);
    desk.find<QWidget>(u"results"_s)->setFocus();
    desk.keys(Qt::Key_F3);
    QVERIFY(field->hasFocus());
}

void SearchTest::escapeClears() {
    Desk desk;
    type(desk, u"martin"_s);
    QTRY_COMPARE(rows(desk), 2);
    desk.keys(Qt::Key_Escape);
    QVERIFY(desk.find<QLineEdit>(u"search"_s)->text().isEmpty());
    QTRY_COMPARE(rows(desk), 0);
}

void SearchTest::saysHowManyAndWhenNothingIsFound() {
    Desk desk;
    QTRY_VERIFY(desk.shown(u"resultCount"_s).contains(u"clients sur ce poste"_s));
    type(desk, u"garage"_s);
    QTRY_COMPARE(desk.shown(u"resultCount"_s), u"1 client trouvé"_s);
    type(desk, u"zzz"_s);
    QTRY_COMPARE(desk.shown(u"resultCount"_s), u"0 client trouvé"_s);
    QVERIFY(!desk.find<QListView>(u"results"_s)->isVisible());
}

void SearchTest::saysThatTheFirstSynchronisationStillRuns() {
    Desk desk(Desk::Start::LoggedIn, ui::Language::English);
    client::StoreStatus status = desk.workspace.status();
    status.state = client::StoreStatus::State::FirstSync;
    status.rowsDone = 1200;
    status.rowsTotal = 161000;
    desk.workspace.setStatus(status);
    type(desk, u"garage"_s);
    QTRY_COMPARE(desk.shown(u"resultCount"_s),
                 u"1 customer found · still synchronising (1,200 of 161,000)"_s);
}

void SearchTest::keepsTheChosenRowWhenTheAnswerComesAgain() {
    Desk desk;
    type(desk, u"martin"_s);
    QTRY_COMPARE(rows(desk), 2);
    desk.keys(Qt::Key_Down);
    QSignalSpy reset(desk.find<QListView>(u"results"_s)->model(), &QAbstractItemModel::modelReset);
    desk.workspace.touch(desk.workspace.data.household1);
    QTRY_COMPARE(reset.count(), 1);
    QTRY_COMPARE(desk.find<QListView>(u"results"_s)->currentIndex().row(), 1);
}

void SearchTest::showsMarkupAsText() {
    Desk desk;
    type(desk, u"robert"_s);
    QTRY_COMPARE(rows(desk), 1);
    QVERIFY(first(desk).startsWith(u"M. <b>Robert</b> Maximilien"_s));
    QVERIFY(first(desk).size() < 230);
    const QString spoken =
        desk.find<QListView>(u"results"_s)->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY(spoken.contains(u"<img src="_s));
    QVERIFY(!spoken.contains(QChar(7)));
}

VISAGE_TEST(SearchTest)
#include "search_test.moc"
