// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/work/work_desk.h"
#include "ui/common/banner.h"
#include "ui/work/due_notice.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// A callback that is due is said once, quietly.
class TestDueNotice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsDueOnce();
    void leavesAnotherMessageAlone();
    void goesWhenItIsDone();

private:
    static bool says(const WorkDesk& desk, const QString& words) {
        const auto labels = desk.window->banner().findChildren<QWidget*>();
        return desk.window->banner().isVisible() && std::ranges::any_of(labels, [&](const QWidget* label) {
                   return label->accessibleName().contains(words) ||
                          label->property("text").toString().contains(words);
               });
    }
};

void TestDueNotice::saysWhatIsDueOnce() {
    WorkDesk desk;
    ui::DueNotice notice(desk.workspace, desk.work->model(), desk.window->banner(), &desk.window->banner());
    QSignalSpy list(&notice, &ui::DueNotice::listWanted);
    desk.window->focusSearch();
    QTRY_VERIFY(says(desk, u"Rappel à faire"_s));
    QVERIFY(desk.find<QLineEdit>(u"search"_s)->hasFocus());
    desk.window->banner().dismiss();
    desk.work->model().readNow();
    QSignalSpy answered(&desk.work->model(), &ui::WorkModel::answered);
    QTRY_VERIFY(answered.count() > 0);
    QVERIFY(!desk.window->banner().isVisible());
    // An hour later there is another one.
    desk.workspace.setNow(desk.workspace.now() + std::chrono::hours(1));
    desk.work->model().readNow();
    QTRY_VERIFY(says(desk, u"2 rappels"_s));
}

void TestDueNotice::leavesAnotherMessageAlone() {
    WorkDesk desk;
    desk.window->banner().tell(ui::Look::Bad, [] { return u"Le disque est plein"_s; });
    ui::DueNotice notice(desk.workspace, desk.work->model(), desk.window->banner(), &desk.window->banner());
    QSignalSpy answered(&desk.work->model(), &ui::WorkModel::answered);
    desk.work->model().readNow();
    QTRY_VERIFY(answered.count() > 0);
    QVERIFY(says(desk, u"Le disque est plein"_s));
    desk.window->banner().dismiss();
    desk.work->model().readNow();
    QTRY_VERIFY(says(desk, u"Rappel à faire"_s));
}

void TestDueNotice::goesWhenItIsDone() {
    WorkDesk desk;
    ui::DueNotice notice(desk.workspace, desk.work->model(), desk.window->banner(), &desk.window->banner());
    QTRY_VERIFY(says(desk, u"Rappel à faire"_s));
    CloseCallback done;
    done.callback = desk.workspace.data.callbacks.front().id;
    desk.workspace.submit(done, this, [](const Result<void>&) {});
    QTRY_VERIFY(!desk.window->banner().isVisible());
}

VISAGE_TEST(TestDueNotice)
#include "test_due_notice.moc"
