// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/shell/desk.h"
#include "ui/common/banner.h"
#include "ui/common/command_registry.h"
#include "ui/shell/main_commands.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QTableWidget>
#include <QToolButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statusTellsStoreAndUnsentWork();
    void countdownToTheNextAttempt();
    void refusedWorkIsShownCopiedAndDismissed();
    void languageChangesLive();
    void largeNumbersAreGroupedByLanguage();
    void openDialogsChangeTheirLanguage();
    void everyControlHasAName();
    void paletteRunsACommand();
    void paletteSaysWhyNot();
    void paletteIsAsTallAsItsHits();
    void f6GoesRoundThePanes();
    void pagesPlugIn();
    void troubleStandsInABanner();
    void aFullStoreIsToldUntilItTakesWorkAgain();
    void aWrongClockIsToldUntilItIsRight();
    void anEndedSessionIsTakenUpInPlace();
    void aSessionThatIsOverLeavesNothingOpen();
    void theEndOfTheLeaseIsAnnounced();
    void layoutIsKept();
    void fillsTheScreenUntilSomebodyLeftItOtherwise();
    void everythingFitsASmallScreen();
    void layoutOfAnotherVersionIsLeftOut();
    void chosenLooksAreKept();
};

void WindowTest::statusTellsStoreAndUnsentWork() {
    Desk desk;
    QCOMPARE(desk.shown(u"storeState"_s), u"Serveur\u00A0: connecté"_s);
    QVERIFY(desk.shown(u"unsentWork"_s).isEmpty());
    desk.workspace.setState(client::StoreStatus::State::Offline);
    desk.workspace.submit(
        WriteNote{NoteId(desk.workspace.newId()), desk.workspace.data.anne, {}, {}, "texte"}, this,
        [](auto) {});
    QTRY_COMPARE(desk.shown(u"unsentWork"_s), u"1 modification à envoyer"_s);
    QCOMPARE(desk.shown(u"storeState"_s), u"Serveur\u00A0: injoignable"_s);
    desk.workspace.sendAll();
    QVERIFY(desk.shown(u"unsentWork"_s).isEmpty());
}

void WindowTest::countdownToTheNextAttempt() {
    Desk desk;
    client::StoreStatus status = desk.workspace.status();
    status.state = client::StoreStatus::State::Offline;
    status.retryAt = desk.workspace.now() + std::chrono::seconds(8);
    desk.workspace.setStatus(status);
    QCOMPARE(desk.find<QLabel>(u"storeState"_s)->accessibleDescription(), status.server);
    QVERIFY(desk.shown(u"storeState"_s).endsWith(u"prochain essai dans\u00A08\u00A0s"_s));
    desk.workspace.setNow(desk.workspace.now() + std::chrono::seconds(5));
    QTRY_VERIFY(desk.shown(u"storeState"_s).endsWith(u"dans\u00A03\u00A0s"_s));
}

void WindowTest::refusedWorkIsShownCopiedAndDismissed() {
    Desk desk;
    QVERIFY(!desk.find<QPushButton>(u"refusedWork"_s)->isVisible());
    client::RefusedWork work;
    work.mseq = 7;
    work.enteredAt = desk.workspace.now();
    work.command = WriteNote{
        NoteId(desk.workspace.newId()), desk.workspace.data.anne, {}, {}, "<b>première ligne</b>\nseconde"};
    work.code = ErrorCode::Conflict;
    work.sentence = u"Somebody closed the case before."_s;
    desk.workspace.refuse(work);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedWork"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.find<QListWidget>(u"refusedList"_s)->count(), 1);
    QCOMPARE(desk.find<QPlainTextEdit>(u"refusedText"_s)->toPlainText(), u"<b>première ligne</b>\nseconde"_s);
    QCOMPARE(desk.shown(u"refusedWhy"_s), u"Somebody closed the case before."_s);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedCopy"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"<b>première ligne</b>\nseconde"_s);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedDismiss"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.find<QListWidget>(u"refusedList"_s)->count(), 0);
    QVERIFY(!desk.find<QPushButton>(u"refusedWork"_s)->isVisible());
}

void WindowTest::languageChangesLive() {
    Desk desk;
    desk.window->useLanguage(ui::Language::English);
    QTRY_COMPARE(desk.shown(u"storeState"_s), u"Server: connected"_s);
    QCOMPARE(desk.find<QLineEdit>(u"search"_s)->accessibleName(), u"Search"_s);
    QCOMPARE(desk.window->commands().action(ui::commands::quit)->text(), u"Quit"_s);
    desk.window->useLanguage(ui::Language::French);
    QTRY_COMPARE(desk.shown(u"storeState"_s), u"Serveur\u00A0: connecté"_s);
    QCOMPARE(desk.find<QLineEdit>(u"search"_s)->accessibleName(), u"Recherche"_s);
    QCOMPARE(desk.window->commands().action(ui::commands::quit)->text(), u"Quitter"_s);
    QCOMPARE(desk.settings.language(), ui::Language::French);
}

/// What a screen reader and the black-box tests find controls by, in both languages.
void WindowTest::largeNumbersAreGroupedByLanguage() {
    Desk desk;
    client::StoreStatus status = desk.workspace.status();
    status.unsent = 20'000;
    desk.workspace.setStatus(status);
    QCOMPARE(desk.shown(u"unsentWork"_s), u"20\u202f000 modifications à envoyer"_s);
    desk.window->useLanguage(ui::Language::English);
    QTRY_COMPARE(desk.shown(u"unsentWork"_s), u"20,000 changes to be sent"_s);
}

void WindowTest::openDialogsChangeTheirLanguage() {
    Desk desk;
    desk.window->showShortcuts();
    desk.window->showAbout();
    desk.window->useLanguage(ui::Language::English);
    auto* table = desk.find<QTableWidget>(u"shortcutsTable"_s);
    QTRY_COMPARE(table->window()->windowTitle(), u"Keyboard shortcuts"_s);
    QCOMPARE(table->accessibleName(), u"Keyboard shortcuts"_s);
    QCOMPARE(table->horizontalHeaderItem(1)->text(), u"Command"_s);
    QVERIFY(!table->findItems(u"Quit"_s, Qt::MatchExactly).isEmpty());
    QVERIFY(table->findItems(u"Quitter"_s, Qt::MatchExactly).isEmpty());
    QCOMPARE(desk.find<QWidget>(u"aboutDialog"_s)->windowTitle(), u"About Visage"_s);
    QCOMPARE(desk.shown(u"aboutClose"_s), u"Close"_s);
    QCOMPARE(desk.shown(u"shortcutsClose"_s), u"Close"_s);
    QVERIFY(desk.shown(u"aboutText"_s).contains(u"Free software"_s));
    desk.window->useLanguage(ui::Language::French);
    QTRY_COMPARE(table->window()->windowTitle(), u"Raccourcis clavier"_s);
    QVERIFY(desk.shown(u"aboutText"_s).contains(u"Logiciel libre"_s));
}

void WindowTest::everyControlHasAName() {
    for (const auto language : {ui::Language::French, ui::Language::English})
        for (const auto start : {Desk::Start::LoggedOut, Desk::Start::LoggedIn}) {
            Desk desk(start, language);
            desk.window->openPalette();
            for (const auto* widget : desk.window->findChildren<QWidget*>()) {
                const bool interactive = qobject_cast<const QAbstractButton*>(widget) ||
                                         qobject_cast<const QLineEdit*>(widget) ||
                                         qobject_cast<const QAbstractItemView*>(widget);
                if (!interactive || !widget->isVisible())
                    continue;
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                auto* spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
                QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
            }
        }
}

void WindowTest::paletteRunsACommand() {
    Desk desk;
    desk.keys(Qt::Key_K, Qt::ControlModifier);
    auto* input = desk.find<QLineEdit>(u"commandPaletteInput"_s);
    QTRY_VERIFY(input->hasFocus());
    QTest::keyClicks(input, u"thm smb"_s); // "Thème sombre"
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(desk.theme.tokens().dark);
    QVERIFY(!desk.find<QWidget>(u"commandPalette"_s)->isVisible());
    QTRY_VERIFY(desk.find<QLineEdit>(u"search"_s)->hasFocus());
}

void WindowTest::paletteSaysWhyNot() {
    Desk desk;
    desk.window->openPalette();
    auto* input = desk.find<QLineEdit>(u"commandPaletteInput"_s);
    QTest::keyClicks(input, u"fermer la fiche"_s);
    const auto* list = desk.find<QAbstractItemView>(u"commandPaletteList"_s);
    QVERIFY(list->currentIndex()
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"Aucune fiche n’est ouverte"_s));
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(desk.find<QWidget>(u"commandPalette"_s)->isVisible());
    QTest::keyClick(input, Qt::Key_Escape);
    QVERIFY(!desk.find<QWidget>(u"commandPalette"_s)->isVisible());
}

void WindowTest::paletteIsAsTallAsItsHits() {
    Desk desk;
    desk.window->openPalette();
    const auto* palette = desk.find<QWidget>(u"commandPalette"_s);
    const auto* list = desk.find<QAbstractItemView>(u"commandPaletteList"_s);
    const int whole = palette->height();
    QTest::keyClicks(desk.find<QLineEdit>(u"commandPaletteInput"_s), u"fermer la fiche"_s);
    const int hits = list->model()->rowCount();
    QVERIFY(hits > 0 && hits < 4);
    QVERIFY(palette->height() < whole);
    QCOMPARE(list->viewport()->height() / list->sizeHintForRow(0), hits);
    QTest::keyClicks(desk.find<QLineEdit>(u"commandPaletteInput"_s), u"zzz"_s);
    QVERIFY(palette->height() > 0 && palette->height() < whole);
}

void WindowTest::f6GoesRoundThePanes() {
    Desk desk;
    auto* page = new QPlainTextEdit;
    auto* phone = new QLineEdit;
    desk.window->setRecordPage(page);
    desk.window->setPhonePane(phone);
    desk.window->openCustomer(desk.workspace.data.anne);
    auto* search = desk.find<QLineEdit>(u"search"_s);
    QTRY_VERIFY(search->hasFocus() && phone->isVisible());
    desk.keys(Qt::Key_F6);
    QVERIFY(phone->hasFocus());
    desk.keys(Qt::Key_F6);
    QVERIFY(page->hasFocus());
    desk.keys(Qt::Key_F6);
    QVERIFY(search->hasFocus());
    desk.keys(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(page->hasFocus());
}

void WindowTest::pagesPlugIn() {
    Desk desk;
    desk.window->openCustomer(desk.workspace.data.anne);
    auto* page = new QLabel(u"record"_s);
    desk.window->setRecordPage(page); // built after the customer was wanted
    QVERIFY(page->isVisible());
    desk.window->closeCustomer();
    QVERIFY(!page->isVisible());
    desk.window->noteOpened(desk.workspace.data.garage);
    QVERIFY(page->isVisible());
}

void WindowTest::troubleStandsInABanner() {
    Desk desk;
    Q_EMIT desk.workspace.troubled(ErrorCode::StorageFull, u"No space."_s);
    QVERIFY(desk.shown(u"bannerText"_s).startsWith(u"Le disque est plein."_s));
    desk.window->useLanguage(ui::Language::English);
    QTRY_VERIFY(desk.shown(u"bannerText"_s).startsWith(u"The disk is full."_s));
    QTest::mouseClick(desk.find<QToolButton>(u"bannerClose"_s), Qt::LeftButton);
    QVERIFY(!desk.find<QWidget>(u"banner"_s)->isVisible());
    // The desktop waits for room, and goes on with it.
    client::StoreStatus status = desk.workspace.status();
    const client::StoreStatus live = status;
    status.state = client::StoreStatus::State::Offline;
    status.code = ErrorCode::StorageFull;
    desk.workspace.setStatus(status);
    Q_EMIT desk.workspace.troubled(ErrorCode::StorageFull, u"No space."_s);
    QVERIFY(desk.find<QWidget>(u"banner"_s)->isVisible());
    desk.workspace.setStatus(live);
    QVERIFY(!desk.find<QWidget>(u"banner"_s)->isVisible());
}

void WindowTest::aFullStoreIsToldUntilItTakesWorkAgain() {
    using State = client::StoreStatus::State;
    Desk desk;
    auto* banner = desk.find<ui::Banner>(u"banner"_s);
    const auto become = [&](State state, ErrorCode code) {
        client::StoreStatus status = desk.workspace.status();
        status.state = state;
        status.code = code;
        desk.workspace.setStatus(status);
    };
    become(State::Offline, ErrorCode::StoreFull);
    QVERIFY(banner->isVisible());
    QVERIFY(desk.shown(u"bannerText"_s).startsWith(u"Le disque du serveur est plein"_s));
    // It stays while the desktop tries again, and goes by itself when that succeeds.
    become(State::Connecting, ErrorCode::StoreFull);
    become(State::CatchingUp, ErrorCode::None);
    QVERIFY(banner->isVisible());
    become(State::Live, ErrorCode::None);
    QVERIFY(!banner->isVisible());
    // Whoever has closed it is not told every few seconds; another message is not taken away.
    become(State::Offline, ErrorCode::StoreFull);
    banner->dismiss();
    become(State::Connecting, ErrorCode::StoreFull);
    become(State::Offline, ErrorCode::StoreFull);
    QVERIFY(!banner->isVisible());
    banner->tell(ui::Look::Accent, [] { return u"Something else."_s; });
    become(State::Live, ErrorCode::None);
    QVERIFY(banner->isVisible());
}

void WindowTest::aWrongClockIsToldUntilItIsRight() {
    Desk desk;
    auto* banner = desk.find<ui::Banner>(u"banner"_s);
    const auto differ = [&](int minutes) {
        client::StoreStatus status = desk.workspace.status();
        status.clockOffset = std::chrono::minutes(minutes);
        desk.workspace.setStatus(status);
    };
    differ(7);
    QVERIFY(banner->isVisible());
    QVERIFY(
        desk.shown(u"bannerText"_s).startsWith(u"L’horloge de cet ordinateur retarde de 7\u00a0minutes"_s));
    differ(0);
    QVERIFY(!banner->isVisible());
    differ(-1);
    QVERIFY(desk.shown(u"bannerText"_s).startsWith(u"L’horloge de cet ordinateur avance d’une minute"_s));
    desk.window->useLanguage(ui::Language::English);
    QTRY_VERIFY(desk.shown(u"bannerText"_s).startsWith(u"The clock of this computer is 1 minute fast"_s));
    banner->dismiss();
    differ(-2); // whoever has closed it knows
    QVERIFY(!banner->isVisible());
}

void WindowTest::anEndedSessionIsTakenUpInPlace() {
    Desk desk;
    desk.window->openCustomer(desk.workspace.data.anne);
    auto* search = desk.find<QLineEdit>(u"search"_s);
    search->setFocus();
    QTest::keyClicks(search, u"li"_s);
    client::StoreStatus status = desk.workspace.status();
    status.state = client::StoreStatus::State::Refused;
    status.code = ErrorCode::SessionExpired;
    desk.workspace.setStatus(status);
    auto* panel = desk.find<QWidget>(u"sessionPanel"_s);
    auto* password = desk.find<QLineEdit>(u"sessionPassword"_s);
    QVERIFY(panel->isVisible());
    QVERIFY(!desk.find<ui::Banner>(u"banner"_s)->isVisible());
    // Nothing is taken away: neither the cursor nor what is open.
    QVERIFY(search->hasFocus());
    QCOMPARE(desk.window->openedCustomer(), desk.workspace.data.anne);
    QCOMPARE(password->accessibleName(), u"Mot de passe (Amélie Renard)"_s);
    for (int n = 0; n < 4 && !password->hasFocus(); ++n)
        desk.window->cyclePane(1);
    QVERIFY(password->hasFocus());
    QTest::keyClicks(password, u"wrong"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_COMPARE(desk.shown(u"sessionProblem"_s), u"L’identifiant ou le mot de passe est incorrect."_s);
    QCOMPARE(password->selectedText(), u"wrong"_s);
    desk.workspace.logInFault = Error{ErrorCode::Locked, "Too many wrong passwords: try again in 30 s."};
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_COMPARE(desk.shown(u"sessionProblem"_s),
                 u"Trop de mots de passe erronés\u00A0: réessayez dans 30 s."_s);
    desk.workspace.logInFault.reset();
    QTest::keyClicks(password, u"secret"_s);
    QTest::keyClick(password, Qt::Key_Return);
    desk.workspace.setState(client::StoreStatus::State::Live);
    QTRY_VERIFY(!panel->isVisible());
    QVERIFY(password->text().isEmpty());
    QVERIFY(desk.find<QWidget>(u"workplace"_s)->isVisible());
    QCOMPARE(desk.window->openedCustomer(), desk.workspace.data.anne);
    QCOMPARE(search->text(), u"li"_s);
}

/// Somebody else may log in next.
void WindowTest::aSessionThatIsOverLeavesNothingOpen() {
    Desk desk;
    desk.window->openCustomer(desk.workspace.data.anne);
    desk.workspace.logOut();
    QVERIFY(desk.find<QWidget>(u"loginPage"_s)->isVisible());
    QVERIFY(!desk.window->openedCustomer());
}

void WindowTest::theEndOfTheLeaseIsAnnounced() {
    using namespace std::chrono_literals;
    Desk desk(Desk::Start::LoggedIn, ui::Language::English);
    auto* banner = desk.find<ui::Banner>(u"banner"_s);
    const auto keep = [&](Milliseconds left) {
        client::StoreStatus status = desk.workspace.status();
        status.keptUntil = desk.workspace.now() + left;
        desk.workspace.setStatus(status);
    };
    keep(7 * 24h + 1s);
    QVERIFY(!banner->isVisible());
    keep(7 * 24h);
    QVERIFY(desk.shown(u"bannerText"_s).startsWith(u"In 7 days the customers on this computer"_s));
    banner->dismiss();
    keep(7 * 24h - 1h);
    QVERIFY(!banner->isVisible()); // once a day
    keep(1h);
    QVERIFY(desk.shown(u"bannerText"_s).startsWith(u"In 1 day the customers"_s));
    keep(30 * 24h);
    QVERIFY(!banner->isVisible());
}

void WindowTest::layoutIsKept() {
    Desk desk;
    desk.window->resize(1300, 700);
    auto* splitter = desk.find<QSplitter>(u"workplaceSplitter"_s);
    QTRY_COMPARE(splitter->width(), 1300);
    splitter->setSizes({480, 800});
    const int width = splitter->sizes().first();
    QVERIFY(width > 400);
    desk.window->close();
    ui::MainWindow next({desk.workspace, desk.theme, desk.languages, desk.settings, desk.tracer});
    next.show();
    QCOMPARE(next.size(), QSize(1300, 700));
    QTRY_COMPARE(next.findChild<QSplitter*>(u"workplaceSplitter"_s)->sizes().first(), width);
}

void WindowTest::fillsTheScreenUntilSomebodyLeftItOtherwise() {
    Desk desk;
    ui::MainWindow first({desk.workspace, desk.theme, desk.languages, desk.settings, desk.tracer});
    first.open();
    QVERIFY(QTest::qWaitForWindowExposed(&first));
    QVERIFY(first.isMaximized());
    const QRect screen = first.screen()->availableGeometry();
    QVERIFY(first.normalGeometry().height() < screen.height()); // a title fits above it
    first.close();
    ui::MainWindow again({desk.workspace, desk.theme, desk.languages, desk.settings, desk.tracer});
    again.open();
    QVERIFY(again.isMaximized());
    again.showNormal();
    again.resize(970, 570);
    QTRY_COMPARE(again.size(), QSize(970, 570));
    again.close();
    ui::MainWindow third({desk.workspace, desk.theme, desk.languages, desk.settings, desk.tracer});
    third.open();
    QVERIFY(!third.isMaximized());
    QCOMPARE(third.size(), QSize(970, 570));
}

/// The smallest screen that agents have, without task bar and title.
void WindowTest::everythingFitsASmallScreen() {
    for (const auto language : {ui::Language::French, ui::Language::English}) {
        Desk desk(Desk::Start::LoggedIn, language);
        desk.window->showNormal();
        QVERIFY(desk.window->minimumSizeHint().boundedTo(QSize(1366, 698)) == desk.window->minimumSizeHint());
        desk.window->resize(1366, 698);
        QTRY_COMPARE(desk.window->size(), QSize(1366, 698));
        const auto* status = desk.find<QWidget>(u"statusLine"_s);
        QTRY_COMPARE(status->mapTo(desk.window.get(), status->rect().bottomLeft()).y(), 697);
    }
}

void WindowTest::layoutOfAnotherVersionIsLeftOut() {
    Desk desk;
    desk.settings.setLayout(u"mainWindow"_s, "state");
    {
        QSettings file(desk.folder.filePath(u"desktop.ini"_s), QSettings::IniFormat);
        file.setValue(u"layout/version"_s, 99);
    }
    const ui::DesktopSettings read(desk.folder.filePath(u"desktop.ini"_s));
    QVERIFY(read.layout(u"mainWindow"_s).isEmpty());
}

void WindowTest::chosenLooksAreKept() {
    Desk desk;
    desk.window->useTheme(ui::Theme::Choice::Dark);
    desk.window->useLanguage(ui::Language::English);
    const ui::DesktopSettings read(desk.folder.filePath(u"desktop.ini"_s));
    QCOMPARE(read.theme(), ui::Theme::Choice::Dark);
    QCOMPARE(read.language(), ui::Language::English);
}

VISAGE_TEST(WindowTest)
#include "window_test.moc"
