// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prepared_workspace.h"
#include "tests/support/run.h"
#include "tests/ui/timeline/long_history.h"
#include "ui/timeline/timeline_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace visage;
using namespace visage::testing;
using ui::TimelineModel;

class TestTimelineModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPageAfterPage();
    void handedOverPageNeedsNoRead();
    void aChangeKeepsWhatWasRead();
    void anotherCustomersChangeIsNotOurs();
    void answersToAnOlderQuestionAreDropped();
    void filters();
};

void TestTimelineModel::readsPageAfterPage() {
    PreparedWorkspace workspace(longHistory(250));
    TimelineModel model(workspace);
    QCOMPARE(model.state(), TimelineModel::State::None);
    model.show(workspace.data.fresh);
    QCOMPARE(model.state(), TimelineModel::State::Loading);
    QTRY_COMPARE(model.entries().size(), 100U);
    QVERIFY(model.more());

    QSignalSpy appended(&model, &TimelineModel::appended);
    model.loadOlder();
    model.loadOlder(); // under way already
    QTRY_COMPARE(model.entries().size(), 200U);
    QCOMPARE(appended.size(), 1);
    QCOMPARE(appended.front().front().toInt(), 100);
    model.loadOlder();
    QTRY_COMPARE(model.entries().size(), 250U);
    QVERIFY(!model.more());
    model.loadOlder();
    QVERIFY(!model.loadingOlder());
    for (std::size_t i = 1; i < model.entries().size(); ++i)
        QVERIFY(model.entries()[i - 1].at >= model.entries()[i].at);
}

void TestTimelineModel::handedOverPageNeedsNoRead() {
    PreparedWorkspace workspace(longHistory(30));
    TimelineModel model(workspace);
    client::TimelinePage page;
    page.entries.resize(1);
    QSignalSpy reset(&model, &TimelineModel::reset);
    model.show(workspace.data.fresh, page);
    QCOMPARE(model.state(), TimelineModel::State::Ready);
    QCOMPARE(model.entries().size(), 1U);
    QCOMPARE(reset.size(), 1);
}

void TestTimelineModel::aChangeKeepsWhatWasRead() {
    PreparedWorkspace workspace(longHistory(250));
    TimelineModel model(workspace);
    model.show(workspace.data.fresh);
    QTRY_COMPARE(model.entries().size(), 100U);
    model.loadOlder();
    QTRY_COMPARE(model.entries().size(), 200U);
    const Uuid last = idOf(model.entries().back().row);

    QSignalSpy refreshed(&model, &TimelineModel::refreshed);
    QSignalSpy reset(&model, &TimelineModel::reset);
    Note note;
    note.id = NoteId(workspace.newId());
    note.customer = workspace.data.fresh;
    note.createdAt = workspace.data.now;
    note.text = "new";
    workspace.data.notes.push_back(note);
    workspace.touch(workspace.data.fresh);
    QTRY_COMPARE(refreshed.size(), 1);
    QVERIFY(reset.isEmpty());
    QCOMPARE(idOf(model.entries().front().row), note.id.uuid);
    QVERIFY(std::any_of(model.entries().begin(), model.entries().end(),
                        [&](const auto& entry) { return idOf(entry.row) == last; }));
}

void TestTimelineModel::anotherCustomersChangeIsNotOurs() {
    PreparedWorkspace workspace;
    TimelineModel model(workspace);
    model.show(workspace.data.anne);
    QTRY_COMPARE(model.state(), TimelineModel::State::Ready);
    QSignalSpy refreshed(&model, &TimelineModel::refreshed);
    workspace.touch(workspace.data.garage);
    workspace.touch(workspace.data.anne);
    QTRY_COMPARE(refreshed.size(), 1);
}

void TestTimelineModel::answersToAnOlderQuestionAreDropped() {
    PreparedWorkspace workspace;
    TimelineModel model(workspace);
    model.show(workspace.data.anne);
    model.show(workspace.data.garage);
    QTRY_COMPARE(model.state(), TimelineModel::State::Ready);
    QCOMPARE(model.entries().size(), 1U);
    QCOMPARE(std::get<Interaction>(model.entries().front().row).customer, workspace.data.garage);
}

void TestTimelineModel::filters() {
    PreparedWorkspace workspace;
    TimelineModel model(workspace);
    model.show(workspace.data.anne);
    QTRY_COMPARE(model.state(), TimelineModel::State::Ready);
    client::TimelineFilter notes;
    notes.kinds = {client::TimelineKind::Note};
    model.setFilter(notes);
    QCOMPARE(model.state(), TimelineModel::State::Loading);
    QTRY_COMPARE(model.entries().size(), 2U);
    model.setFilter({});
    QTRY_VERIFY(model.entries().size() > 60U);
}

VISAGE_TEST(TestTimelineModel)
#include "test_timeline_model.moc"
