// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/shell/desk.h"
#include "tests/ui/shell/waiting_works.h"
#include "ui/common/banner.h"
#include "ui/shell/login_page.h"
#include "ui/shell/search_pane.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// The window in each state, language, theme and size: nothing is cut. With VISAGE_SHOTS=FOLDER in the
/// environment the pictures are left there.
class LookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsCut_data();
    void nothingIsCut();

private:
    void prepare(Desk& desk, const QString& state);
    void keep(const QWidget& window, const QString& name);
};

void LookTest::nothingIsCut_data() {
    QTest::addColumn<QString>("state");
    QTest::addColumn<ui::Language>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const char* state : {"login",
                              "login-refused",
                              "login-unencrypted",
                              "login-unknown-key",
                              "login-lease-over",
                              "login-account-off",
                              "login-left-behind",
                              "login-no-offline",
                              "full-store",
                              "wrong-clock",
                              "lease",
                              "session-ended",
                              "session-locked",
                              "empty",
                              "search",
                              "nothing",
                              "offline",
                              "first-sync",
                              "palette",
                              "palette-hits",
                              "reviews",
                              "reviews-all",
                              "reviews-refused",
                              "reviews-question",
                              "reviews-empty",
                              "reviews-more",
                              "reviews-undo",
                              "reviews-thrown",
                              "told-reviews",
                              "refused",
                              "refused-again",
                              "desktop-state",
                              "shortcuts"})
        for (const auto language : {ui::Language::French, ui::Language::English})
            for (const bool dark : {false, true})
                for (const QSize size : {QSize(1366, 768), QSize(960, 560)})
                    QTest::addRow("%s-%s-%s-%d", state, language == ui::Language::French ? "fr" : "en",
                                  dark ? "dark" : "light", size.width())
                        << QString::fromLatin1(state) << language << dark << size;
}

void LookTest::prepare(Desk& desk, const QString& state) {
    using State = client::StoreStatus::State;
    if (state == u"login-refused"_s) {
        desk.workspace.logInFault = Error{ErrorCode::Unavailable, "away"};
        desk.window->loginPage().fillAndSubmit(u"amelie"_s, u"x"_s);
        QTRY_VERIFY(!desk.shown(u"loginProblem"_s).isEmpty());
    }
    if (state == u"login-unencrypted"_s) {
        desk.find<QLineEdit>(u"server"_s)->setText(u"ws://visage.example.org:7420/sync"_s);
        desk.window->loginPage().fillAndSubmit(u"amelie"_s, u"x"_s);
        QTRY_VERIFY(!desk.shown(u"loginProblem"_s).isEmpty());
    }
    if (state == u"login-unknown-key"_s) {
        client::StoreStatus status = desk.workspace.status();
        status.fingerprint = QStringList(32, u"A7"_s).join(u':');
        desk.workspace.setStatus(status);
        desk.workspace.logInFault = Error{ErrorCode::UnknownKey, "unknown"};
        desk.window->loginPage().fillAndSubmit(u"amelie"_s, u"x"_s);
        QTRY_VERIFY(!desk.shown(u"unknownKeyWarning"_s).isEmpty());
    }
    if (state == u"login-lease-over"_s || state == u"login-account-off"_s) {
        client::StoreStatus status = desk.workspace.status();
        status.state = State::Offline;
        status.removed = state == u"login-lease-over"_s ? client::StoreStatus::Removed::LeaseOver
                                                        : client::StoreStatus::Removed::AccountOff;
        status.unsent = 12;
        desk.workspace.setStatus(status);
        QVERIFY(!desk.shown(u"loginNoticeText"_s).isEmpty());
    }
    if (state == u"login-left-behind"_s) {
        desk.workspace.setLeftBehind({{u"Amélie Renard"_s, 12, true},
                                      {u"Karim Belkacem"_s, 3, true},
                                      {u"Marie-Christine Vanderstraeten"_s, 104, false},
                                      {u"Jean-Baptiste de La Rochefoucauld"_s, 1, false}});
        QVERIFY(!desk.shown(u"loginNoticeText"_s).isEmpty());
    }
    if (state == u"login-no-offline"_s) {
        desk.workspace.logInFault = Error{ErrorCode::NoOfflineLogIn, "away"};
        desk.window->loginPage().fillAndSubmit(u"amelie"_s, u"x"_s);
        QTRY_VERIFY(!desk.shown(u"loginProblem"_s).isEmpty());
    }
    if (state == u"lease"_s) {
        client::StoreStatus status = desk.workspace.status();
        status.state = State::Offline;
        status.unsent = 12;
        status.keptUntil = desk.workspace.now() + std::chrono::hours(4 * 24);
        desk.workspace.setStatus(status);
        QVERIFY(!desk.shown(u"bannerText"_s).isEmpty());
    }
    if (state.startsWith(u"session"_s)) {
        client::StoreStatus status = desk.workspace.status();
        status.state = State::Refused;
        status.code = ErrorCode::SessionExpired;
        status.unsent = 3;
        desk.workspace.setStatus(status);
        QVERIFY(!desk.shown(u"sessionEnded"_s).isEmpty());
    }
    if (state == u"session-locked"_s) {
        desk.workspace.logInFault = Error{ErrorCode::Locked, "Too many wrong passwords: try again in 58 s."};
        desk.find<QLineEdit>(u"sessionPassword"_s)->setText(u"guessed"_s);
        QTest::keyClick(desk.find<QLineEdit>(u"sessionPassword"_s), Qt::Key_Return);
        QTRY_VERIFY(desk.shown(u"sessionProblem"_s).contains(u"58 s"_s));
    }
    if (state == u"full-store"_s) {
        client::StoreStatus status = desk.workspace.status();
        status.state = State::Offline;
        status.code = ErrorCode::StoreFull;
        status.unsent = 3;
        desk.workspace.setStatus(status);
    }
    if (state == u"wrong-clock"_s) {
        client::StoreStatus status = desk.workspace.status();
        status.clockOffset = std::chrono::minutes(-17);
        desk.workspace.setStatus(status);
    }
    if (state == u"search"_s || state == u"palette"_s) {
        desk.window->search().setText(u"li"_s);
        QTRY_VERIFY(desk.find<QListView>(u"results"_s)->model()->rowCount() > 5);
    }
    if (state == u"nothing"_s) {
        desk.window->search().setText(u"zzz"_s);
        QTRY_VERIFY(desk.shown(u"resultCount"_s).contains(u'0') ||
                    desk.shown(u"resultCount"_s).contains(u"Aucun"_s));
    }
    if (state.startsWith(u"palette"_s))
        desk.window->openPalette();
    if (state == u"palette-hits"_s)
        QTest::keyClicks(desk.find<QLineEdit>(u"commandPaletteInput"_s), u"fich"_s);
    if (state.contains(u"reviews"_s)) {
        auto works = waitingWorks(desk.workspace);
        if (state == u"reviews-more"_s) {
            desk.workspace.reviewsAPage = works.size();
            for (client::WaitingWork& work : waitingWorks(desk.workspace))
                works.push_back(std::move(work));
        }
        desk.workspace.await(state == u"reviews-empty"_s ? std::vector<client::WaitingWork>() : works);
    }
    if (state.startsWith(u"reviews"_s)) {
        desk.window->showReviews();
        auto* list = desk.find<QListWidget>(u"reviewsList"_s);
        QTRY_COMPARE(list->count(), state == u"reviews-empty"_s ? 0 : 5);
        if (state == u"reviews-all"_s || state == u"reviews-question"_s)
            list->selectAll();
        if (state == u"reviews-question"_s)
            QTest::mouseClick(desk.find<QPushButton>(u"reviewDiscard"_s), Qt::LeftButton);
        if (state == u"reviews-undo"_s || state == u"reviews-thrown"_s) {
            list->item(1)->setSelected(true);
            QTest::mouseClick(desk.find<QPushButton>(u"reviewDiscard"_s), Qt::LeftButton);
            QTest::mouseClick(desk.find<QPushButton>(u"reviewDiscardIndeed"_s), Qt::LeftButton);
            QTRY_COMPARE(list->count(), 3);
        }
        if (state == u"reviews-thrown"_s) {
            QTest::mouseClick(desk.find<QPushButton>(u"reviewsThrownAway"_s), Qt::LeftButton);
            QTRY_COMPARE(list->count(), 2);
        }
        if (state == u"reviews-refused"_s) {
            const QString mid = list->item(0)->data(Qt::UserRole).toString();
            desk.workspace.reviewFaults[MutationId(*Uuid::parse(mid.toStdString()))] = {
                ErrorCode::NotFound,
                "This customer does not exist, or exists no more: search for them again."};
            QTest::mouseClick(desk.find<QPushButton>(u"reviewApply"_s), Qt::LeftButton);
            QTRY_VERIFY(!desk.shown(u"reviewWhy"_s).isEmpty());
        }
    }
    if (state.startsWith(u"refused"_s)) {
        client::RefusedWork work;
        work.mseq = 7;
        work.enteredAt = desk.workspace.now();
        WriteNote note;
        note.customer = desk.workspace.data.customers.front().id;
        note.text = longNote().toStdString();
        work.command = note;
        if (state == u"refused-again"_s)
            work.command = AddTag{note.customer, "fidèle"};
        work.code = ErrorCode::NotFound;
        work.sentence = u"This customer does not exist, or exists no more: search for them again."_s;
        work.about = {desk.workspace.data.customers.front()};
        desk.workspace.refuse(work);
        desk.window->showRefusedWork();
        QTRY_COMPARE(desk.find<QListWidget>(u"refusedList"_s)->count(), 1);
    }
    if (state == u"desktop-state"_s) {
        client::StoreStatus status = desk.workspace.status();
        status.state = State::Offline;
        status.keptUntil = desk.workspace.now() + std::chrono::hours(30 * 24);
        desk.workspace.setStatus(status);
        for (const client::WaitingWork& work : waitingWorks(desk.workspace))
            desk.workspace.submit(*work.command, nullptr, {});
        desk.window->showDesktopState();
        QTRY_VERIFY(desk.find<QListWidget>(u"unsentList"_s)->count() > 2);
    }
    if (state == u"shortcuts"_s)
        desk.window->showShortcuts();
    if (state == u"offline"_s) {
        client::StoreStatus status = desk.workspace.status();
        status.state = State::Offline;
        status.retryAt = desk.workspace.now() + std::chrono::seconds(8);
        status.unsent = 12;
        status.refused = 2;
        desk.workspace.setStatus(status);
        desk.window->banner().tell(
            ui::Look::Warn,
            [] {
                return u"Le cache local était endommagé : il a été mis de côté et se reconstruit. Vos notes non envoyées sont conservées."_s;
            },
            {[] { return u"Afficher"_s; }, [] {}});
    }
    if (state == u"first-sync"_s) {
        client::StoreStatus status = desk.workspace.status();
        status.state = State::FirstSync;
        status.rowsDone = 48210;
        status.rowsTotal = 161000;
        desk.workspace.setStatus(status);
    }
}

void LookTest::keep(const QWidget& window, const QString& name) {
    const QString folder = qEnvironmentVariable("VISAGE_SHOTS");
    if (!folder.isEmpty())
        QVERIFY(const_cast<QWidget&>(window).grab().save(QDir(folder).filePath(name + u".png"_s)));
}

void LookTest::nothingIsCut() {
    QFETCH(const QString, state);
    QFETCH(const ui::Language, language);
    QFETCH(const bool, dark);
    QFETCH(const QSize, size);
    Desk desk(state.startsWith(u"login"_s) ? Desk::Start::LoggedOut : Desk::Start::LoggedIn, language);
    desk.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    desk.window->resize(size);
    prepare(desk, state);
    QTRY_VERIFY(state.startsWith(u"login"_s) || !desk.shown(u"resultCount"_s).isEmpty());
    QCoreApplication::sendPostedEvents();
    if (state == u"first-sync"_s) { // in full, once the layout has made room
        const auto* label = desk.find<QLabel>(u"storeState"_s);
        QTRY_COMPARE(label->text(), desk.shown(u"storeState"_s));
    }
    if (const auto* dialog = desk.window->findChild<QDialog*>())
        keep(*dialog, QString::fromLatin1(QTest::currentDataTag()) + u"-dialog"_s);
    keep(*desk.window, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(desk.window->size(), size);
    for (const auto* button : desk.window->findChildren<QAbstractButton*>())
        if (button->isVisible())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
    for (const auto* widget : desk.window->findChildren<QWidget*>())
        if (widget->isVisible() && widget->parentWidget() != nullptr &&
            widget->objectName() == u"statusLine"_s)
            QVERIFY(desk.window->rect().contains(
                widget->rect().translated(widget->mapTo(desk.window.get(), QPoint()))));
}

VISAGE_TEST(LookTest)
#include "look_test.moc"
