// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/work/work_desk.h"
#include "ui/shell/main_commands.h"
#include "ui/shell/search_pane.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// What waits, by keyboard only, beside the search.
class TestWorkPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void standsWhereNothingIsSearched();
    void arrowsMoveAndEnterOpens();
    void openingBringsTheCaseToTheKeyboard();
    void moreIsShownOnDemand();
    void followsWhatIsDone();
    void whatWasDueBecomesLate();
    void leadsSeeEveryQueue();
    void listsOfCustomersStandBehind();
    void saysWhenNothingWaits();
    void theModelIsOne();
};

void TestWorkPage::standsWhereNothingIsSearched() {
    WorkDesk desk;
    auto* list = desk.find<QListView>(u"workList"_s);
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->accessibleName(), u"À traiter"_s);
    const QStringList rows = desk.rows();
    QCOMPARE(rows.first(), u"Rappels : 3, 1 en retard"_s);
    QVERIFY(rows.at(1).startsWith(u"Jean Martin, en retard, aujourd’hui"_s));
    QVERIFY(rows.contains(u"Commandes et livraisons : 9, 1 en retard"_s));
    QVERIFY(rows.contains(u"Messages à envoyer : 1"_s));
    auto* search = desk.find<QLineEdit>(u"search"_s);
    // What can be searched by stays within reach.
    QVERIFY(search->toolTip().contains(u"code postal"_s));
    QTest::keyClicks(search, u"anne"_s);
    QTRY_VERIFY(!list->isVisible());
    desk.keys(Qt::Key_F7);
    QTRY_VERIFY(list->isVisible() && list->hasFocus());
    QVERIFY(search->text().isEmpty());
}

void TestWorkPage::arrowsMoveAndEnterOpens() {
    WorkDesk desk;
    QTRY_VERIFY(desk.find<QListView>(u"workList"_s)->isVisible());
    desk.window->focusSearch();
    desk.keys(Qt::Key_Return);
    QVERIFY(!desk.window->openedCustomer()); // nothing is chosen yet
    desk.keys(Qt::Key_Down);
    desk.keys(Qt::Key_Down);
    QVERIFY(desk.find<QLineEdit>(u"search"_s)->hasFocus());
    desk.keys(Qt::Key_Return);
    QCOMPARE(desk.window->openedCustomer(), desk.workspace.data.anne);
    QTRY_COMPARE(desk.record->customer(), desk.workspace.data.anne);
    const CallbackId promised = desk.workspace.data.callbacks.at(1).id;
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), named("work/", promised));
    QVERIFY(QApplication::focusWidget()->accessibleName().contains(u"créneau"_s));
}

void TestWorkPage::openingBringsTheCaseToTheKeyboard() {
    WorkDesk desk;
    QTRY_VERIFY(desk.work->isReady());
    desk.keys(Qt::Key_F7);
    auto* list = desk.find<QListView>(u"workList"_s);
    const auto lamp = std::ranges::find(desk.workspace.data.cases, "Lampe reçue cassée", &Case::subject);
    list->setCurrentIndex(desk.work->model().index(desk.work->model().rowOf(lamp->id.uuid)));
    desk.keys(Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), named("work/", lamp->id));
    // From there Tab and Enter take it.
    desk.keys(Qt::Key_Tab);
    desk.keys(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), named("takeCase/", lamp->id));
}

void TestWorkPage::moreIsShownOnDemand() {
    WorkDesk desk;
    QTRY_VERIFY(desk.rows().contains(u"4 de plus"_s));
    const ui::WorkModel& model = desk.work->model();
    const int before = model.rowCount();
    const auto more = static_cast<int>(desk.rows().indexOf(u"4 de plus"_s));
    auto* list = desk.find<QListView>(u"workList"_s);
    desk.keys(Qt::Key_F7);
    list->setCurrentIndex(model.index(more));
    desk.keys(Qt::Key_Return);
    QTRY_COMPARE(model.rowCount(), before + 3);
    QCOMPARE(list->currentIndex().row(), more);
    QVERIFY(model.itemAt(more));
}

void TestWorkPage::followsWhatIsDone() {
    WorkDesk desk;
    QTRY_COMPARE(desk.rows().value(0), u"Rappels : 3, 1 en retard"_s);
    CloseCallback done;
    done.callback = desk.workspace.data.callbacks.front().id;
    desk.workspace.submit(done, this, [](const Result<void>&) {});
    QTRY_COMPARE(desk.rows().value(0), u"Rappels : 2"_s);
}

void TestWorkPage::whatWasDueBecomesLate() {
    WorkDesk desk;
    QTRY_COMPARE(desk.rows().value(0), u"Rappels : 3, 1 en retard"_s);
    desk.workspace.setNow(desk.workspace.now() + std::chrono::hours(1));
    desk.work->model().readNow();
    QTRY_COMPARE(desk.rows().value(0), u"Rappels : 3, 2 en retard"_s);
}

void TestWorkPage::leadsSeeEveryQueue() {
    WorkDesk desk;
    QTRY_VERIFY(desk.work->isReady());
    const auto billing = [&] { return desk.rows().filter(u"Facturation et retours"_s).size(); };
    QCOMPARE(billing(), 0);
    desk.workspace.data.users.front().role = Role::Lead;
    desk.workspace.enter();
    QTRY_COMPARE(billing(), 1);
}

void TestWorkPage::listsOfCustomersStandBehind() {
    WorkDesk desk;
    QTRY_VERIFY(desk.work->isReady());
    auto* command = desk.window->commands().action(ui::commands::lists);
    QVERIFY(!command->isEnabled());
    QVERIFY(!desk.window->commands().whyNot(ui::commands::lists).isEmpty());
    addLists(desk.workspace);
    Q_EMIT desk.workspace.baseDataChanged();
    QTRY_VERIFY(command->isEnabled());
    const QStringList rows = desk.rows();
    QVERIFY(rows.contains(u"Campagne de printemps : 8"_s));
    QVERIFY(rows.contains(u"Rappels de sécurité : 0"_s)); // nobody is on it, and that is said
    // From anywhere, by the palette; the arrows move, Enter opens.
    desk.window->openPalette();
    QTest::keyClicks(desk.find<QLineEdit>(u"commandPaletteInput"_s), u"listes de clients"_s);
    desk.keys(Qt::Key_Return);
    auto* list = desk.find<QListView>(u"workList"_s);
    QTRY_VERIFY(list->hasFocus());
    const client::WorkItem* first = desk.work->model().itemAt(list->currentIndex().row());
    QVERIFY(first && first->kind == client::WorkItem::Kind::Customer);
    const QString said = list->currentIndex().data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.contains(u"dernier contact le"_s) || said.contains(u"jamais en contact"_s),
             qPrintable(said));
    desk.keys(Qt::Key_Down);
    const CustomerId second = desk.work->model().itemAt(list->currentIndex().row())->customer;
    desk.keys(Qt::Key_Return);
    QCOMPARE(desk.window->openedCustomer(), second);
}

void TestWorkPage::saysWhenNothingWaits() {
    WorkDesk desk;
    QTRY_VERIFY(desk.work->isReady());
    desk.workspace.data.callbacks.clear();
    desk.workspace.data.cases.clear();
    std::erase_if(desk.workspace.data.interactions,
                  [](const Interaction& one) { return one.state == InteractionState::Queued; });
    desk.workspace.touch(desk.workspace.data.anne);
    QTRY_VERIFY(desk.find<QWidget>(u"noWork"_s)->isVisible());
    QVERIFY(!desk.find<QWidget>(u"workList"_s)->isVisible());
}

void TestWorkPage::theModelIsOne() {
    WorkDesk desk;
    QAbstractItemModelTester tester(&desk.work->model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    QTRY_VERIFY(desk.work->model().rowCount() > 5);
    desk.workspace.logOut();
    QTRY_COMPARE(desk.work->model().rowCount(), 0);
}

VISAGE_TEST(TestWorkPage)
#include "test_work_page.moc"
