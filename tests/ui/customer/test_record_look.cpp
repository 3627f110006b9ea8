// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "tests/ui/shell/desk.h"
#include "ui/timeline/timeline_area.h"

#include <QDir>
#include <QScrollBar>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// The page as it is seen. With VISAGE_LOOK=DIR the pictures are kept there.
class TestRecordLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pictures_data();
    void pictures();
    void inTheWindow_data();
    void inTheWindow();

private:
    static void keep(const QPixmap& picture);
};

void TestRecordLook::pictures_data() {
    QTest::addColumn<int>("who");
    QTest::addColumn<bool>("french");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("anne-fr-light") << 0 << true << false << QSize(1060, 650);
    QTest::newRow("anne-en-dark") << 0 << false << true << QSize(1060, 650);
    QTest::newRow("anne-fr-narrow") << 0 << true << false << QSize(860, 600);
    QTest::newRow("anne-fr-wide-dark") << 0 << true << true << QSize(1500, 900);
    QTest::newRow("hostile-fr-light") << 1 << true << false << QSize(1060, 650);
    QTest::newRow("fresh-fr-light") << 2 << true << false << QSize(1060, 650);
    QTest::newRow("garage-fr-light") << 3 << true << false << QSize(1060, 650);
    QTest::newRow("nobody-fr-light") << 4 << true << false << QSize(1060, 650);
    QTest::newRow("case-fr-light") << 5 << true << false << QSize(1060, 650);
    QTest::newRow("edit-fr-dark") << 6 << true << true << QSize(1060, 650);
    QTest::newRow("close-en-light") << 7 << false << false << QSize(1060, 650);
    QTest::newRow("scrolled-fr-light") << 9 << true << false << QSize(1060, 650);
    QTest::newRow("alert-fr-light") << 8 << true << false << QSize(1060, 650);
}

void TestRecordLook::pictures() {
    QFETCH(int, who);
    QFETCH(bool, french);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    RecordStand stand(french ? ui::Language::French : ui::Language::English);
    stand.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    stand.window.resize(size);
    const auto& data = stand.workspace.data;
    const CustomerId customers[] = {data.anne, data.hostile, data.fresh, data.garage, {},
                                    data.anne, data.anne,    data.anne,  data.anne,   data.anne};
    stand.page->showCustomer(customers[who]);
    if (customers[who]) {
        QTRY_VERIFY(stand.shows(customers[who]));
        auto* timeline = stand.find<ui::TimelineArea>("timeline");
        if (who != 2)
            QTRY_VERIFY(timeline->count() > 0);
        const char* command = who == 5   ? "record.openCase"
                              : who == 6 ? "record.editNote"
                              : who == 7 ? "record.closeCase"
                              : who == 8 ? "record.pinAlert"
                                         : nullptr;
        if (command)
            stand.commands->action(QString::fromLatin1(command))->trigger();
        if (who == 9)
            timeline->verticalScrollBar()->setValue(700);
        QVERIFY(!timeline->visibleRegion().isEmpty());
    }
    QCoreApplication::sendPostedEvents();
    const QPixmap picture = stand.window.grab();
    QCOMPARE(picture.deviceIndependentSize().toSize(), size);
    keep(picture);
}

void TestRecordLook::inTheWindow_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::newRow("window-1366") << QSize(1366, 768) << false;
    QTest::newRow("window-1920-dark") << QSize(1920, 1080) << true;
}

void TestRecordLook::inTheWindow() {
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    Desk desk;
    desk.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    auto* page = new ui::RecordPage(desk.workspace, desk.theme, desk.window->commands());
    connect(desk.window.get(), &ui::MainWindow::customerOpened, page, &ui::RecordPage::showCustomer);
    desk.window->setRecordPage(page);
    desk.window->resize(size);
    desk.window->openCustomer(desk.workspace.data.anne);
    auto* timeline = page->findChild<ui::TimelineArea*>(u"timeline"_s);
    QTRY_VERIFY(timeline->count() > 60);
    QTRY_COMPARE(page->currentIndex(), 1);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(desk.window->size(), size);
    // Name, cases and the newest contacts are seen without a scroll.
    QVERIFY(timeline->height() > 300);
    QVERIFY(page->findChild<QWidget*>(u"cases"_s)->visibleRegion().boundingRect().height() > 150);
    keep(desk.window->grab());
}

void TestRecordLook::keep(const QPixmap& picture) {
    const QString folder = qEnvironmentVariable("VISAGE_LOOK");
    if (!folder.isEmpty())
        QVERIFY(
            picture.save(QDir(folder).filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
}

VISAGE_TEST(TestRecordLook)
#include "test_record_look.moc"
