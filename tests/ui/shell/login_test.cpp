// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/shell/desk.h"
#include "ui/shell/login_page.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

class LoginTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enterLogsIn();
    void saysWhatWentWrong_data();
    void saysWhatWentWrong();
    void asksForWhatIsMissing();
    void refusesWhatIsNoAddress();
    void anotherServerIsAskedFor();
    void warnsBeforeAPasswordGoesInTheClear();
    void aKeyIsShownAndAccepted();
    void knowsWhatIsExposed_data();
    void knowsWhatIsExposed();
    void completesAddresses_data();
    void completesAddresses();
    void loggingOutComesBackHere();
    void loggingOutSaysWhatStaysBehind();
    void saysWhyTheCustomersAreGone();
    void warnsOfCapsLock();

private:
    static void type(const Desk& desk, const QString& field, const QString& text) {
        desk.find<QLineEdit>(field)->clear();
        QTest::keyClicks(desk.find<QLineEdit>(field), text);
    }
};

void LoginTest::enterLogsIn() {
    Desk desk(Desk::Start::LoggedOut);
    QVERIFY(desk.find<QWidget>(u"loginPage"_s)->isVisible());
    type(desk, u"user"_s, u"amelie"_s);
    type(desk, u"password"_s, u"secret"_s);
    QTest::keyClick(desk.find<QLineEdit>(u"password"_s), Qt::Key_Return);
    QTRY_VERIFY(desk.find<QWidget>(u"workplace"_s)->isVisible());
    QVERIFY(desk.find<QLineEdit>(u"password"_s)->text().isEmpty());
    QTRY_VERIFY(desk.find<QLineEdit>(u"search"_s)->hasFocus());
    QCOMPARE(desk.shown(u"loggedInUser"_s), u"Amélie Renard"_s);
}

void LoginTest::saysWhatWentWrong_data() {
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("password") << ErrorCode::WrongCredentials
                              << u"L’identifiant ou le mot de passe est incorrect."_s;
    QTest::newRow("away")
        << ErrorCode::Unavailable
        << u"Le serveur est injoignable. Vérifiez son adresse et le réseau, puis réessayez."_s;
    QTest::newRow("newer")
        << ErrorCode::TooOld
        << u"Le serveur parle une version plus récente du protocole. Mettez Visage à jour sur ce poste."_s;
    QTest::newRow("nobody known here")
        << ErrorCode::NoOfflineLogIn
        << u"Le serveur est injoignable. Vérifiez son adresse et le réseau\u00A0: sans lui, seuls peuvent se connecter ceux qui l’ont fait sur ce poste au cours des 30 derniers jours."_s;
    QTest::newRow("locked")
        << ErrorCode::Locked
        << u"Trop de mots de passe erronés\u00A0: ce compte est bloqué un moment. Demandez à un administrateur."_s;
}

void LoginTest::saysWhatWentWrong() {
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, sentence);
    Desk desk(Desk::Start::LoggedOut);
    desk.workspace.logInFault = Error{code, "as the store said it"};
    desk.window->loginPage().fillAndSubmit(u"amelie"_s, u"x"_s);
    QVERIFY(!desk.find<QPushButton>(u"logIn"_s)->isEnabled());
    QTRY_COMPARE(desk.shown(u"loginProblem"_s), sentence);
    QVERIFY(desk.find<QPushButton>(u"logIn"_s)->isEnabled());
    QCOMPARE(desk.find<QLineEdit>(u"password"_s)->text(), u"x"_s);
}

void LoginTest::asksForWhatIsMissing() {
    Desk desk(Desk::Start::LoggedOut, ui::Language::English);
    QTest::mouseClick(desk.find<QPushButton>(u"logIn"_s), Qt::LeftButton);
    QCOMPARE(desk.shown(u"loginProblem"_s), u"Type your user name and your password."_s);
    QTRY_VERIFY(desk.find<QLineEdit>(u"user"_s)->hasFocus());
}

void LoginTest::refusesWhatIsNoAddress() {
    Desk desk(Desk::Start::LoggedOut, ui::Language::English);
    type(desk, u"server"_s, u"my server"_s);
    desk.window->loginPage().fillAndSubmit(u"amelie"_s, u"secret"_s);
    QVERIFY(desk.shown(u"loginProblem"_s).contains(u"wss://store.example.org"_s));
    QVERIFY(!desk.workspace.session().user);
}

void LoginTest::anotherServerIsAskedFor() {
    Desk desk(Desk::Start::LoggedOut);
    QSignalSpy wanted(&desk.window->loginPage(), &ui::LoginPage::otherServerWanted);
    type(desk, u"server"_s, u"store.example.org"_s);
    desk.window->loginPage().fillAndSubmit(u"amelie"_s, u"secret"_s);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), u"wss://store.example.org/sync"_s);
}

void LoginTest::warnsBeforeAPasswordGoesInTheClear() {
    Desk desk(Desk::Start::LoggedOut);
    QSignalSpy wanted(&desk.window->loginPage(), &ui::LoginPage::otherServerWanted);
    auto* anyway = desk.find<QCheckBox>(u"logInAnyway"_s);
    QVERIFY(!desk.find<QWidget>(u"unencrypted"_s)->isVisible());
    type(desk, u"server"_s, u"ws://store.example.org"_s);
    QVERIFY(desk.shown(u"unencryptedWarning"_s).startsWith(u"La connexion n’est pas chiffrée"_s));
    QVERIFY(!anyway->isChecked());
    desk.window->loginPage().fillAndSubmit(u"amelie"_s, u"secret"_s);
    QCOMPARE(wanted.count(), 0);
    QTRY_VERIFY(anyway->hasFocus());
    QVERIFY(desk.shown(u"loginProblem"_s).contains(anyway->text()));
    QTest::keyClick(anyway, Qt::Key_Space);
    QVERIFY(desk.shown(u"loginProblem"_s).isEmpty());
    QTest::mouseClick(desk.find<QPushButton>(u"logIn"_s), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    // Said once: the sentence stays, the question does not. Another server is another question.
    type(desk, u"server"_s, u"ws://other.example.org"_s);
    QVERIFY(anyway->isVisible() && !anyway->isChecked());
    type(desk, u"server"_s, u"ws://store.example.org"_s);
    QVERIFY(desk.find<QWidget>(u"unencrypted"_s)->isVisible());
    QVERIFY(!anyway->isVisible());
    type(desk, u"server"_s, u"store.example.org"_s);
    QVERIFY(!desk.find<QWidget>(u"unencrypted"_s)->isVisible());
}

void LoginTest::aKeyIsShownAndAccepted() {
    Desk desk(Desk::Start::LoggedOut);
    client::StoreStatus status = desk.workspace.status();
    status.fingerprint = QStringList(32, u"A7"_s).join(u':');
    desk.workspace.setStatus(status);
    desk.workspace.logInFault = Error{ErrorCode::UnknownKey, "unknown"};
    QVERIFY(!desk.find<QWidget>(u"unknownKey"_s)->isVisible());
    desk.window->loginPage().fillAndSubmit(u"amelie"_s, u"secret"_s);
    QTRY_VERIFY(desk.find<QWidget>(u"unknownKey"_s)->isVisible());
    QVERIFY(desk.shown(u"unknownKeyWarning"_s).startsWith(u"Ce poste ne connaît pas encore le serveur"_s));
    auto* fingerprint = desk.find<QLabel>(u"fingerprint"_s);
    QCOMPARE(desk.shown(u"fingerprint"_s).split(u'\n').join(u':'), status.fingerprint);
    QVERIFY(fingerprint->accessibleName().endsWith(status.fingerprint));
    // A hasty Enter accepts nothing.
    QTRY_VERIFY(fingerprint->hasFocus());
    QTest::keyClick(fingerprint, Qt::Key_Return);
    QVERIFY(desk.workspace.accepted.isEmpty());
    desk.workspace.logInFault.reset();
    QTest::keyClick(desk.find<QPushButton>(u"trustServer"_s), Qt::Key_Space);
    QCOMPARE(desk.workspace.accepted, status.fingerprint);
    QTRY_VERIFY(desk.find<QWidget>(u"workplace"_s)->isVisible());
}

void LoginTest::knowsWhatIsExposed_data() {
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("exposed");
    QTest::newRow("encrypted") << u"wss://store.example.org/sync"_s << false;
    QTest::newRow("plain") << u"ws://store.example.org/sync"_s << true;
    QTest::newRow("company's network") << u"ws://192.168.1.20:7420/sync"_s << true;
    QTest::newRow("this machine") << u"ws://127.0.0.1:7420/sync"_s << false;
    QTest::newRow("this machine, IPv6") << u"ws://[::1]:7420/sync"_s << false;
    QTest::newRow("localhost") << u"ws://localhost:7420/sync"_s << false;
    QTest::newRow("disguised") << u"ws://127.0.0.1.example.org/sync"_s << true;
    QTest::newRow("disguised too") << u"ws://localhost.example.org/sync"_s << true;
}

void LoginTest::knowsWhatIsExposed() {
    QFETCH(const QString, server);
    QFETCH(const bool, exposed);
    QCOMPARE(ui::isExposed(server), exposed);
}

void LoginTest::completesAddresses_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("completed");
    QTest::newRow("name") << u"store.example.org"_s << u"wss://store.example.org/sync"_s;
    QTest::newRow("port") << u"store.example.org:7420"_s << u"wss://store.example.org:7420/sync"_s;
    QTest::newRow("this machine") << u"127.0.0.1:7420"_s << u"ws://127.0.0.1:7420/sync"_s;
    QTest::newRow("localhost") << u" localhost:7420 "_s << u"ws://localhost:7420/sync"_s;
    QTest::newRow("whole") << u"ws://127.0.0.1:7420/sync"_s << u"ws://127.0.0.1:7420/sync"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void LoginTest::completesAddresses() {
    QFETCH(const QString, typed);
    QFETCH(const QString, completed);
    QCOMPARE(ui::completeServer(typed), completed);
}

void LoginTest::loggingOutComesBackHere() {
    Desk desk;
    desk.window->openCustomer(desk.workspace.data.anne);
    desk.window->logOut();
    QVERIFY(desk.find<QWidget>(u"loginPage"_s)->isVisible());
    QVERIFY(!desk.window->openedCustomer());
    QVERIFY(desk.shown(u"loginNoticeText"_s).isEmpty());
}

/// On a computer of several people: who comes next does not send it.
void LoginTest::loggingOutSaysWhatStaysBehind() {
    Desk desk;
    desk.window->logOut();
    const auto notice = [&] { return desk.shown(u"loginNoticeText"_s); };
    const auto isShown = [&] { return desk.find<QWidget>(u"loginNotice"_s)->isVisible(); };
    QVERIFY(!isShown());
    desk.workspace.setLeftBehind({{u"Amélie Renard"_s, 2, false}});
    QVERIFY(isShown());
    QCOMPARE(notice(),
             u"2 saisies de Amélie Renard pas encore envoyées restent sur cet ordinateur\u00a0: elles "
             "partiront à sa prochaine connexion ici."_s);
    desk.workspace.setLeftBehind({{u"Amélie Renard"_s, 1, true}});
    QCOMPARE(notice(),
             u"1 saisie de Amélie Renard pas encore envoyée est sur cet ordinateur\u00a0: elle partira "
             "d’elle-même dès que le serveur sera joignable."_s);
    // What goes out is one sentence; more names than fit are not listed.
    desk.workspace.setLeftBehind(
        {{u"A"_s, 1, true}, {u"B"_s, 1, false}, {u"C"_s, 1, true}, {u"D"_s, 1, true}, {u"E"_s, 1, true}});
    QVERIFY(notice().startsWith(u"4 saisies de A, C, D, … pas encore envoyées sont sur cet ordinateur"_s));
    QVERIFY(notice().section(u'\n', 1).startsWith(u"1 saisie de B "_s));
    desk.workspace.setLeftBehind({});
    QVERIFY(!isShown());
}

void LoginTest::saysWhyTheCustomersAreGone() {
    using Removed = client::StoreStatus::Removed;
    Desk desk(Desk::Start::LoggedOut, ui::Language::English);
    QVERIFY(desk.shown(u"loginNoticeText"_s).isEmpty());
    client::StoreStatus status = desk.workspace.status();
    status.removed = Removed::LeaseOver;
    desk.workspace.setStatus(status);
    QVERIFY(desk.shown(u"loginNoticeText"_s).contains(u"30 days"_s));
    QVERIFY(!desk.shown(u"loginNoticeText"_s).contains(u"not sent"_s));
    status.unsent = 2;
    desk.workspace.setStatus(status);
    QVERIFY(desk.shown(u"loginNoticeText"_s).endsWith(u"2 changes not sent yet are kept and go out then."_s));
    status.removed = Removed::AccountOff;
    desk.workspace.setStatus(status);
    QVERIFY(desk.shown(u"loginNoticeText"_s).endsWith(u"tell your lead."_s));
    status.unsent = 0;
    desk.workspace.setStatus(status);
    QVERIFY(desk.shown(u"loginNoticeText"_s).endsWith(u"for a lead to review."_s));
    status.removed = Removed::No;
    desk.workspace.setStatus(status);
    QVERIFY(desk.shown(u"loginNoticeText"_s).isEmpty());
}

void LoginTest::warnsOfCapsLock() {
    Desk desk(Desk::Start::LoggedOut);
    auto* password = desk.find<QLineEdit>(u"password"_s);
    QTest::keyClick(password, 'A', Qt::ShiftModifier);
    QVERIFY(desk.shown(u"capsLock"_s).isEmpty());
    QTest::sendKeyEvent(QTest::Click, password, Qt::Key_A, u"A"_s, Qt::NoModifier);
    QVERIFY(!desk.shown(u"capsLock"_s).isEmpty());
}

VISAGE_TEST(LoginTest)
#include "login_test.moc"
