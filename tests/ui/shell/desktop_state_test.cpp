// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/shell/desk.h"
#include "ui/common/command_registry.h"
#include "ui/shell/main_commands.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// What will happen to what is on this computer, said where a person looks for it.
class DesktopStateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void howLongCustomersStayIsSaid();
    void whatIsNotSentYetIsListed();
    void aRestoredStoreIsToldOnce();
};

namespace {

QString plain(QString words) {
    return words.replace(QChar::Nbsp, u' ').replace(QChar(0x202F), u' ');
}

} // namespace

void DesktopStateTest::howLongCustomersStayIsSaid() {
    Desk desk;
    client::StoreStatus status = desk.workspace.status();
    status.keptUntil = desk.workspace.now() + std::chrono::hours(30 * 24);
    desk.workspace.setStatus(status);
    desk.window->commands().action(ui::commands::desktopState)->trigger();
    const QString kept = plain(desk.shown(u"desktopStateKept"_s));
    QVERIFY2(kept.startsWith(u"Sans contact avec le serveur, les clients restent sur ce poste jusqu’au "_s),
             qPrintable(kept));
    QCOMPARE(plain(desk.shown(u"desktopStateUnsent"_s)), u"Tout ce qui a été saisi ici est envoyé."_s);
    QVERIFY(!desk.find<QListWidget>(u"unsentList"_s)->isVisible());
    QVERIFY(plain(desk.find<QWidget>(u"storeState"_s)->accessibleDescription()).contains(kept));
    // Who is logged out has nothing here.
    desk.workspace.logOut();
    QVERIFY(!desk.window->commands().action(ui::commands::desktopState)->isEnabled());
}

void DesktopStateTest::whatIsNotSentYetIsListed() {
    Desk desk;
    WriteNote note;
    note.note = NoteId(desk.workspace.newId());
    note.customer = desk.workspace.data.customers.front().id;
    note.text = "Rappelle demain\nà 10 h";
    desk.workspace.submit(note, nullptr, {});
    desk.workspace.submit(AddTag{note.customer, "fidèle"}, nullptr, {});
    QTRY_COMPARE(plain(desk.shown(u"unsentWork"_s)), u"2 modifications à envoyer"_s);
    QTest::mouseClick(desk.find<QPushButton>(u"unsentWork"_s), Qt::LeftButton);
    auto* list = desk.find<QListWidget>(u"unsentList"_s);
    QTRY_COMPARE(list->count(), 2);
    QVERIFY(
        plain(desk.shown(u"desktopStateUnsent"_s)).startsWith(u"2 saisies ne sont pas encore envoyées."_s));
    QVERIFY(list->item(0)->text().endsWith(u"Note écrite"_s));
    auto* text = desk.find<QPlainTextEdit>(u"unsentText"_s);
    QCOMPARE(text->toPlainText(), u"Rappelle demain\nà 10 h"_s);
    QVERIFY(text->isReadOnly());
    list->setCurrentRow(1);
    QCOMPARE(text->toPlainText(), u"fidèle"_s);
    desk.workspace.sendAll();
    QTRY_VERIFY(!list->isVisible());
}

void DesktopStateTest::aRestoredStoreIsToldOnce() {
    Desk desk;
    desk.workspace.restoreStore(3);
    QCOMPARE(
        plain(desk.shown(u"bannerText"_s)),
        u"Le serveur a été remis dans un état antérieur : ce poste lui redonne 3 saisies des 14 derniers jours."_s);
    QTest::mouseClick(desk.find<QWidget>(u"bannerClose"_s), Qt::LeftButton);
    desk.workspace.setState(client::StoreStatus::State::CatchingUp);
    QVERIFY(desk.shown(u"bannerText"_s).isEmpty());
}

VISAGE_TEST(DesktopStateTest)
#include "desktop_state_test.moc"
