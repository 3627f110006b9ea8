// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/work/work_desk.h"
#include "ui/shell/search_pane.h"
#include "ui/work/callbacks_section.h"

#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// Work list, callbacks and forms in the window, in each language, theme and size: nothing is cut. With
/// VISAGE_SHOTS=FOLDER in the environment the pictures are left there.
class TestWorkLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsCut_data();
    void nothingIsCut();

private:
    static void prepare(WorkDesk& desk, const QString& state);
};

void TestWorkLook::nothingIsCut_data() {
    QTest::addColumn<QString>("state");
    QTest::addColumn<ui::Language>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const char* state :
         {"work", "work-none", "lists", "work-record", "callback", "callback-offline", "missed", "give",
          "reply", "waiting", "contact", "new-customer", "new-customer-earlier"})
        for (const auto language : {ui::Language::French, ui::Language::English})
            for (const bool dark : {false, true}) {
                // Each language once in each size, each theme too.
                const bool wide = dark == (language == ui::Language::English);
                const QSize size = wide ? QSize(1366, 768) : QSize(960, 600);
                QTest::addRow("%s-%s-%s-%d", state, language == ui::Language::French ? "fr" : "en",
                              dark ? "dark" : "light", size.width())
                    << QString::fromLatin1(state) << language << dark << size;
            }
}

void TestWorkLook::prepare(WorkDesk& desk, const QString& state) {
    if (state == u"work"_s)
        return desk.run("work.show");
    if (state == u"work-none"_s) {
        desk.workspace.data.callbacks.clear();
        desk.workspace.data.cases.clear();
        desk.workspace.data.interactions.clear();
        desk.work->model().readNow();
        QTRY_VERIFY(desk.find<QWidget>(u"noWork"_s)->isVisible());
        return;
    }
    if (state.startsWith(u"new-customer"_s)) {
        desk.window->search().setText(u"zbigniew kowalczyk 59000"_s);
        QTRY_VERIFY(desk.find<QWidget>(u"newCustomerFromSearch"_s)->isVisible());
        desk.run("customer.new");
        QTest::keyClicks(desk.find<QLineEdit>(u"newCustomerPhone"_s), u"06 39 98"_s);
        if (state == u"new-customer"_s)
            desk.find<QPushButton>(u"newCustomerCreate"_s)->click();
        else
            desk.run("customer.new");
        return;
    }
    const auto& data = desk.workspace.data;
    desk.open(state == u"waiting"_s ? data.interactions.back().customer : data.anne);
    if (state == u"callback-offline"_s)
        desk.workspace.setState(client::StoreStatus::State::Offline);
    if (state == u"lists"_s) {
        addLists(desk.workspace);
        Q_EMIT desk.workspace.baseDataChanged();
        QTRY_VERIFY(desk.work->hasLists());
        desk.run("work.lists");
    }
    if (state == u"work-record"_s)
        desk.record->focusWork(data.callbacks.at(1).id.uuid);
    if (state.startsWith(u"callback"_s))
        desk.run("record.callback");
    if (state == u"give"_s)
        desk.run("record.giveCase");
    if (state == u"contact"_s)
        desk.run("record.contact");
    if (state == u"reply"_s) {
        desk.run("record.reply");
        desk.find<QPlainTextEdit>(u"replyText"_s)
            ->setPlainText(u"Bonjour Madame,\n\nvotre fauteuil est échangé mardi prochain."_s);
    }
    if (state == u"missed"_s)
        Q_EMIT desk.find<ui::CallbacksSection>(u"callbacks"_s)->moveRequested(data.callbacks.at(1), true);
}

void TestWorkLook::nothingIsCut() {
    QFETCH(const QString, state);
    QFETCH(const ui::Language, language);
    QFETCH(const bool, dark);
    QFETCH(const QSize, size);
    WorkDesk desk(language);
    desk.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    desk.window->resize(size);
    QTRY_VERIFY(desk.work->isReady());
    prepare(desk, state);
    for (int turn = 0; turn < 3; ++turn)
        QCoreApplication::sendPostedEvents();
    const QString folder = qEnvironmentVariable("VISAGE_SHOTS");
    const QPixmap picture = desk.window->grab();
    if (!folder.isEmpty())
        QVERIFY(
            picture.save(QDir(folder).filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
    QCOMPARE(desk.window->size(), size);
    for (const auto* button : desk.window->findChildren<QPushButton*>())
        if (button->isVisible())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
    for (const auto* panel : desk.record->findChildren<QFrame*>())
        if (panel->isVisible() && panel->objectName().endsWith(u"Panel"_s))
            QVERIFY(desk.window->rect().contains(
                QRect(panel->mapTo(desk.window.get(), QPoint()), panel->size())));
}

VISAGE_TEST(TestWorkLook)
#include "test_work_look.moc"
