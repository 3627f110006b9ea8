// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prepared_workspace.h"
#include "tests/support/run.h"
#include "tests/ui/timeline/long_history.h"
#include "ui/common/languages.h"
#include "ui/common/theme.h"
#include "ui/timeline/timeline_area.h"

#include <QAccessible>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

namespace {

/// A timeline in a window of its own.
struct Stand {
    explicit Stand(PreparedData data = longHistory(400))
        : workspace(std::move(data)) {
        languages.use(Language::English);
        theme.apply(Theme::Choice::Light);
        area.resize(700, 480);
        area.show();
        area.activateWindow();
        area.setFocus();
    }
    void open(CustomerId customer) { model.show(customer); }
    /// Where the row's upper edge stands in the viewport, by its id.
    [[nodiscard]] int topOf(const Uuid& id) const {
        for (int row = 0; row < area.count(); ++row)
            if (idOf(area.entry(row).row) == id)
                return area.rowRect(row).top();
        return -100000;
    }
    void addNote(const char* text) {
        Note note;
        note.id = NoteId(workspace.newId());
        note.customer = workspace.data.fresh;
        note.createdAt = workspace.data.now + Milliseconds(++notes);
        note.author = workspace.data.agent;
        note.text = text;
        workspace.data.notes.push_back(note);
        workspace.touch(workspace.data.fresh);
    }

    int notes = 0;
    Languages languages;
    Theme theme;
    PreparedWorkspace workspace;
    TimelineModel model{workspace};
    RowWriter writer{workspace};
    TimelineArea area{model, writer, theme};
};

} // namespace

class TestTimelineArea : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newestStandsAtTheTop();
    void keysMoveTheSelection();
    void enterUnfolds();
    void copies();
    void olderPagesComeWhileScrolling();
    void anchorHoldsWhenSomethingArrives();
    void whatIsReadDoesNotMoveWhileScrollingUp();
    void anchorHoldsWhenTheWidthChanges();
    void speaks();
    void menuOffersWhatTheRowCan();
    void emptyStates();
};

void TestTimelineArea::newestStandsAtTheTop() {
    Stand stand;
    stand.open(stand.workspace.data.fresh);
    QTRY_COMPARE(stand.area.count(), 100);
    QCOMPARE(stand.area.verticalScrollBar()->value(), 0);
    QCOMPARE(stand.area.entry(0).at, stand.workspace.data.now);
    QCOMPARE(stand.area.rowRect(0).top(), 0);
}

void TestTimelineArea::keysMoveTheSelection() {
    Stand stand;
    stand.open(stand.workspace.data.fresh);
    QTRY_COMPARE(stand.area.count(), 100);
    QSignalSpy moved(&stand.area, &TimelineArea::currentChanged);
    QTest::keyClick(&stand.area, Qt::Key_Home);
    QCOMPARE(stand.area.currentRow(), 0);
    QTest::keyClick(&stand.area, Qt::Key_Down);
    QTest::keyClick(&stand.area, Qt::Key_Down);
    QCOMPARE(stand.area.currentRow(), 2);
    QTest::keyClick(&stand.area, Qt::Key_Up);
    QCOMPARE(stand.area.currentRow(), 1);
    QTest::keyClick(&stand.area, Qt::Key_PageDown);
    QVERIFY(stand.area.verticalScrollBar()->value() > 300);
    QVERIFY(stand.area.currentRow() > 1);
    QTest::keyClick(&stand.area, Qt::Key_End);
    QCOMPARE(stand.area.currentRow(), 99);
    const QRect last = stand.area.rowRect(99);
    QVERIFY(last.bottom() <= stand.area.viewport()->height());
    QTest::keyClick(&stand.area, Qt::Key_Home);
    QCOMPARE(stand.area.verticalScrollBar()->value(), 0);
    QVERIFY(moved.size() >= 6);
}

void TestTimelineArea::enterUnfolds() {
    Stand stand;
    stand.open(stand.workspace.data.fresh);
    QTRY_COMPARE(stand.area.count(), 100);
    // The ninth row is an e-mail of many lines.
    stand.area.setCurrentRow(8);
    const int folded = stand.area.rowRect(8).height();
    QTest::keyClick(&stand.area, Qt::Key_Return);
    const int unfolded = stand.area.rowRect(8).height();
    QVERIFY(unfolded > folded + 40);
    QTest::keyClick(&stand.area, Qt::Key_Return);
    QCOMPARE(stand.area.rowRect(8).height(), folded);
    // A short row has nothing to unfold.
    stand.area.setCurrentRow(1);
    const int call = stand.area.rowRect(1).height();
    QTest::keyClick(&stand.area, Qt::Key_Return);
    QCOMPARE(stand.area.rowRect(1).height(), call);
}

void TestTimelineArea::copies() {
    Stand stand;
    stand.open(stand.workspace.data.fresh);
    QTRY_COMPARE(stand.area.count(), 100);
    stand.area.setCurrentRow(8);
    QTest::keyClick(&stand.area, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(u"Ma commande, message 8"_s));
    QVERIFY(copied.contains(stand.area.words(8).body));
}

void TestTimelineArea::olderPagesComeWhileScrolling() {
    Stand stand;
    stand.open(stand.workspace.data.fresh);
    QTRY_COMPARE(stand.area.count(), 100);
    stand.area.verticalScrollBar()->setValue(stand.area.verticalScrollBar()->maximum());
    QTRY_COMPARE(stand.area.count(), 200);
    stand.area.verticalScrollBar()->setValue(stand.area.verticalScrollBar()->maximum());
    QTRY_COMPARE(stand.area.count(), 300);
}

void TestTimelineArea::anchorHoldsWhenSomethingArrives() {
    Stand stand;
    stand.open(stand.workspace.data.fresh);
    QTRY_COMPARE(stand.area.count(), 100);
    stand.area.verticalScrollBar()->setValue(2000);
    const int row = stand.area.rowAt(10);
    const Uuid id = idOf(stand.area.entry(row).row);
    const int before = stand.topOf(id);
    QSignalSpy refreshed(&stand.model, &TimelineModel::refreshed);
    stand.addNote("somebody else's");
    QTRY_COMPARE(refreshed.size(), 1);
    QCOMPARE(stand.topOf(id), before);
    // At the top, what arrives is seen.
    stand.area.verticalScrollBar()->setValue(0);
    stand.addNote("another one");
    QTRY_COMPARE(refreshed.size(), 2);
    QCOMPARE(stand.area.verticalScrollBar()->value(), 0);
    QCOMPARE(stand.area.words(0).body, u"another one"_s);
}

void TestTimelineArea::whatIsReadDoesNotMoveWhileScrollingUp() {
    Stand stand;
    stand.open(stand.workspace.data.fresh);
    QTRY_COMPARE(stand.area.count(), 100);
    // Jumping down leaves the rows above with estimates; scrolling up then measures them one after the other.
    stand.area.verticalScrollBar()->setValue(4000);
    for (int step = 0; step < 30; ++step) {
        const Uuid id = idOf(stand.area.entry(stand.area.rowAt(60)).row);
        const int before = stand.topOf(id);
        stand.area.verticalScrollBar()->setValue(stand.area.verticalScrollBar()->value() - 80);
        QCOMPARE(stand.topOf(id), before + 80);
    }
}

void TestTimelineArea::anchorHoldsWhenTheWidthChanges() {
    Stand stand;
    stand.open(stand.workspace.data.fresh);
    QTRY_COMPARE(stand.area.count(), 100);
    stand.area.verticalScrollBar()->setValue(3000);
    const Uuid id = idOf(stand.area.entry(stand.area.rowAt(0)).row);
    stand.area.resize(520, 480);
    QCOMPARE(idOf(stand.area.entry(stand.area.rowAt(0)).row), id);
    stand.area.resize(900, 480);
    QCOMPARE(idOf(stand.area.entry(stand.area.rowAt(0)).row), id);
}

void TestTimelineArea::speaks() {
    Stand stand;
    stand.open(stand.workspace.data.anne);
    QTRY_VERIFY(stand.area.count() > 60);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&stand.area);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), u"Timeline"_s);
    QCOMPARE(list->childCount(), stand.area.count());
    for (int row = 0; row < list->childCount(); ++row) {
        QAccessibleInterface* item = list->child(row);
        QCOMPARE(item->role(), QAccessible::ListItem);
        QCOMPARE(list->indexOfChild(item), row);
        QVERIFY(item->text(QAccessible::Name).contains(stand.area.words(row).title));
    }
    stand.area.setCurrentRow(3);
    QVERIFY(list->child(3)->state().focused || !stand.area.hasFocus());
    QVERIFY(list->child(3)->state().selected);
    stand.languages.use(Language::French);
    QTRY_COMPARE(list->text(QAccessible::Name), u"Historique"_s);
}

void TestTimelineArea::menuOffersWhatTheRowCan() {
    Stand stand;
    stand.open(stand.workspace.data.anne);
    QTRY_VERIFY(stand.area.count() > 60);
    int note = 0;
    while (!std::holds_alternative<Note>(stand.area.entry(note).row))
        ++note;
    stand.area.setCurrentRow(note);
    QSignalSpy wanted(&stand.area, &TimelineArea::editNoteRequested);
    QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {}, Qt::NoModifier);
    QCoreApplication::sendEvent(stand.area.viewport(), &key);
    auto* menu = stand.area.findChild<QMenu*>(u"timelineMenu"_s);
    QVERIFY(menu);
    menu->actions().last()->trigger();
    menu->close();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().value<NoteId>(), std::get<Note>(stand.area.entry(note).row).id);
}

void TestTimelineArea::emptyStates() {
    Stand stand(preparedData());
    stand.open(stand.workspace.data.fresh);
    QTRY_COMPARE(stand.model.state(), TimelineModel::State::Ready);
    QCOMPARE(stand.area.count(), 0);
    QVERIFY(!stand.area.grab().isNull());
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_End, Qt::Key_PageDown, Qt::Key_Return})
        QTest::keyClick(&stand.area, key);
    QCOMPARE(stand.area.currentRow(), -1);
}

VISAGE_TEST(TestTimelineArea)
#include "test_timeline_area.moc"
