// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = StoreStatus::State;
using Removed = StoreStatus::Removed;
using Texts = std::vector<std::string>;

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 30000)

/// Who may work while the store is away, for how long, and what becomes of a session that ends.
class TestOfflineLogIn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoWasHereLogsInWithoutTheStore();
    void peopleOnOneComputerHaveTheirOwnFiles();
    void nobodyWaitsForANetworkThatSwallowsEverything();
    void whoWasNeverHereDoesNot();
    void wrongPasswordsLockAcrossRestarts();
    void aClockSetBackChangesNothing();
    void sentWorkStaysUntilTheStoresClockSaysSo();
    void theCustomersGoWhenTheLeaseIsOver();
    void theCustomersOfWhoComesNoMoreGoToo();
    void aComputerThatSleptForWeeksShowsNothing();
    void aSessionThatEndsIsTakenUpInPlace();
    void aPasswordTypedWhileTheStoreWasAwayCounts();

private:
    /// Logged in once, everything here, and the store has gone.
    void leave(Desktop& desktop, RunningStore& store, const QString& user = u"anne"_s);

    Customer m_anne = person(10, "Anne", "Lefèvre");
    std::vector<Row> m_rows{m_anne};
};

void TestOfflineLogIn::leave(Desktop& desktop, RunningStore& store, const QString& user) {
    QCOMPARE(desktop.logIn(user), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(u"x"_s).complete);
    desktop->logOut();
    store.kill();
}

void TestOfflineLogIn::whoWasHereLogsInWithoutTheStore() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    leave(desktop, store);
    QCOMPARE(desktop.logIn(u"anne"_s, u"not hers"_s), ErrorCode::WrongCredentials);
    QVERIFY(desktop->session().user.isNull());
    QCOMPARE(desktop.logIn(u"Anne "_s), ErrorCode::None);
    QCOMPARE(desktop->session().displayName, u"Anne A."_s);
    QCOMPARE(desktop.search(u"lefevre"_s).hits.size(), 1U);
    QVERIFY(desktop.submit(note(30, m_anne, "without the store")).ok());
    QCOMPARE(desktop.noteTexts(m_anne.id), Texts{"without the store"});
    // Killed, it goes on as who is logged in: nobody asks for the password again.
    store.start();
    TRY_LIVE(desktop);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    store.kill();
    desktop.restart();
    QTRY_COMPARE(desktop->session().displayName, u"Anne A."_s);
}

void TestOfflineLogIn::peopleOnOneComputerHaveTheirOwnFiles() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    leave(desktop, store);
    store.start();
    leave(desktop, store, u"bruno"_s);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QVERIFY(desktop.submit(note(30, m_anne, "by Anne")).ok());
    desktop->saveDraft(u"note/1"_s, u"hers"_s);
    desktop->logOut();
    QCOMPARE(desktop.logIn(u"bruno"_s), ErrorCode::None);
    QCOMPARE(desktop->session().displayName, u"Bruno B."_s);
    QCOMPARE(desktop->status().unsent, 0);
    QVERIFY(desktop.noteTexts(m_anne.id).empty());
    QString draft = u"?"_s;
    desktop->loadDraft(u"note/1"_s, this, [&draft](const QString& text) { draft = text; });
    QTRY_COMPARE(draft, QString());
    QVERIFY(desktop.submit(note(31, m_anne, "by Bruno")).ok());
    store.start();
    TRY_LIVE(desktop);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    QCOMPARE(desktop.noteTexts(m_anne.id), Texts{"by Bruno"});
    // Hers waits for her.
    desktop->logOut();
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.noteTexts(m_anne.id), (Texts{"by Anne", "by Bruno"}), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    const auto backend = store.data();
    for (const auto& [id, name] : {std::pair(30U, "anne"), std::pair(31U, "bruno")})
        QCOMPARE(std::get<Note>(**backend->load({EntityKind::Note, testId(id)})).author,
                 (*backend->userNamed(name))->id);
}

/// A VPN that takes every packet and answers none.
void TestOfflineLogIn::nobodyWaitsForANetworkThatSwallowsEverything() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    leave(desktop, store);
    QTcpServer silent; // accepts, and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost, static_cast<quint16>(store.url().port())));
    LocalWorkspace::Options options;
    options.patienceAtTheDoor = 0ms;
    desktop.restart(options);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QVERIFY(desktop->status().state != State::Live);
    QVERIFY(desktop.submit(note(30, m_anne, "while nobody answered")).ok());
    // It is still asked, and the rest goes by itself.
    silent.close();
    store.start();
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 60000);
    // A wrong password is counted once, and waits for the store: it may be a new one.
    desktop->logOut();
    store.setPassword("anne", "her new one");
    QCOMPARE(desktop.logIn(u"anne"_s, u"her new one"_s), ErrorCode::None);
}

void TestOfflineLogIn::whoWasNeverHereDoesNot() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    leave(desktop, store);
    QCOMPARE(desktop.logIn(u"bruno"_s), ErrorCode::NoOfflineLogIn);
    QCOMPARE(desktop.logIn(u"nobody"_s), ErrorCode::NoOfflineLogIn);
    QVERIFY(desktop->session().user.isNull());
}

void TestOfflineLogIn::wrongPasswordsLockAcrossRestarts() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    leave(desktop, store);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(desktop.logIn(u"anne"_s, u"guessed"_s), ErrorCode::WrongCredentials);
    desktop.killAndRestart();
    for (int i = 0; i < 2; ++i)
        QCOMPARE(desktop.logIn(u"anne"_s, u"guessed"_s), ErrorCode::WrongCredentials);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::Locked);
    desktop.killAndRestart();
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::Locked);
    desktop.clock.setAhead(-1h);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::Locked);
    desktop.clock.setAhead(31s);
    QCOMPARE(desktop.logIn(u"anne"_s, u"guessed"_s), ErrorCode::WrongCredentials);
    desktop.clock.setAhead(62s);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::Locked); // twice as long
    desktop.clock.setAhead(100s);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    desktop->logOut();
    for (int i = 0; i < 4; ++i)
        QCOMPARE(desktop.logIn(u"anne"_s, u"guessed"_s), ErrorCode::WrongCredentials);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None); // counted anew
}

void TestOfflineLogIn::aClockSetBackChangesNothing() {
    const Timestamp contact{1'774'627'200'000};
    LocalLogin login{"verifier", contact, contact, {}};
    QVERIFY(login.holds(contact + 30 * 24h));
    QVERIFY(!login.holds(contact + 30 * 24h + 1s));
    QVERIFY(login.holds(contact - 24h));
    login.seen = contact + 31 * 24h;
    QVERIFY(!login.holds(contact + 1h));
    QVERIFY(!LocalLogin().holds(contact));
    // In files: a start when the lease was over is enough.
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    leave(desktop, store);
    desktop.clock.setAhead(31 * 24h);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::NoOfflineLogIn);
    desktop.restart();
    desktop.clock.setAhead(0h);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::NoOfflineLogIn);
}

void TestOfflineLogIn::sentWorkStaysUntilTheStoresClockSaysSo() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QVERIFY(desktop.submit(note(30, m_anne, "sent")).ok());
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    const auto startAgain = [&] {
        desktop.restart();
        QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
        TRY_LIVE(desktop);
        desktop.stop();
    };
    desktop.clock.setAhead(20 * 24h);
    startAgain();
    QCOMPARE(desktop.sentWorkKept(), 1);
    store.setClockAhead(20 * 24h);
    startAgain();
    QCOMPARE(desktop.sentWorkKept(), 0);
}

/// On a computer that several people use, whoever of them comes.
void TestOfflineLogIn::theCustomersOfWhoComesNoMoreGoToo() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    leave(desktop, store, u"bruno"_s);
    QVERIFY(desktop.hasOnDisk("Lefèvre"));
    QCOMPARE(desktop.logIn(u"bruno"_s), ErrorCode::None);
    QVERIFY(desktop.submit(note(30, m_anne, "only here")).ok());
    desktop->logOut();
    desktop.clock.setAhead(29 * 24h);
    desktop.restart();
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::NoOfflineLogIn);
    QVERIFY(desktop.hasOnDisk("Lefèvre"));
    desktop.clock.setAhead(31 * 24h);
    desktop.restart();
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.hasOnDisk("Lefèvre"), 20000);
    // What only he entered waits for him.
    desktop.stop();
    QVERIFY(desktop.hasOnDisk("only here"));
}

void TestOfflineLogIn::theCustomersGoWhenTheLeaseIsOver() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(u"x"_s).complete);
    QTRY_VERIFY(desktop->status().keptUntil);
    const Timestamp keptUntil = desktop->status().keptUntil;
    QVERIFY(keptUntil - desktop->now() > 30 * 24h - 1min && keptUntil - desktop->now() <= 30 * 24h);
    store.kill();
    QVERIFY(desktop.submit(note(30, m_anne, "what nobody else has")).ok());
    desktop->saveDraft(u"note/1"_s, u"half a sentence"_s);
    // 29 days later it starts as ever, on the token that was kept, and says until when.
    desktop.clock.setAhead(29 * 24h);
    desktop.restart();
    QTRY_VERIFY(desktop->session().user);
    QTRY_COMPARE(desktop->status().keptUntil, keptUntil);
    QCOMPARE(desktop.search(u"lefevre"_s).hits.size(), 1U);
    desktop.stop();
    QVERIFY(desktop.hasOnDisk("Lefèvre"));
    // The files are gone before anybody is shown anything.
    desktop.clock.setAhead(31 * 24h);
    desktop.restart();
    QTRY_COMPARE(desktop->status().removed, Removed::LeaseOver);
    QCOMPARE(desktop->status().unsent, 1);
    QVERIFY(desktop->session().user.isNull());
    QVERIFY(!desktop.hasOnDisk("Lefèvre"));
    QVERIFY(desktop.search(u"lefevre"_s).hits.empty());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::NoOfflineLogIn);
    // With the store, everything is back, and what was entered goes out.
    desktop.restart();
    store.start();
    TRY_LIVE(desktop);
    QVERIFY(desktop->session().user);
    QCOMPARE(desktop->status().removed, Removed::No);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    QCOMPARE(desktop.noteTexts(m_anne.id), Texts{"what nobody else has"});
    QString draft;
    desktop->loadDraft(u"note/1"_s, this, [&draft](const QString& text) { draft = text; });
    QTRY_COMPARE(draft, u"half a sentence"_s);
}

void TestOfflineLogIn::aComputerThatSleptForWeeksShowsNothing() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QVERIFY(desktop.submit(note(30, m_anne, "sent before")).ok());
    QTRY_COMPARE(desktop->status().unsent, 0);
    store.kill();
    // Nothing of the store is on its way any more: that would be a sign of life 40 days later.
    QTRY_VERIFY(desktop->status().state != State::Live);
    desktop.clock.setAhead(40 * 24h);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().removed, Removed::LeaseOver, 20000);
    QTRY_VERIFY(desktop->session().user.isNull());
    QVERIFY(!desktop.hasOnDisk("Lefèvre"));
    store.start();
    TRY_LIVE(desktop);
    QTRY_COMPARE(desktop.noteTexts(m_anne.id), Texts{"sent before"});
}

void TestOfflineLogIn::aSessionThatEndsIsTakenUpInPlace() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(u"x"_s).complete);
    const UserId anne = desktop->session().user;
    bool left = false;
    connect(&*desktop, &Workspace::sessionChanged, this,
            [&] { left = left || desktop->session().user != anne; });
    store.setPassword("anne", "a new one");
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, ErrorCode::SessionExpired, 20000);
    QCOMPARE(desktop->status().state, State::Refused);
    // Everything goes on here.
    QVERIFY(desktop.submit(note(30, m_anne, "after the end")).ok());
    QCOMPARE(desktop.noteTexts(m_anne.id), Texts{"after the end"});
    QCOMPARE(desktop.search(u"lefevre"_s).hits.size(), 1U);
    QCOMPARE(desktop.logIn(u"anne"_s, u"secret of both"_s), ErrorCode::WrongCredentials);
    QCOMPARE(desktop.noteTexts(m_anne.id), Texts{"after the end"});
    QCOMPARE(desktop->status().unsent, 1);
    QCOMPARE(desktop.logIn(u"anne"_s, u"a new one"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    QVERIFY(!left);
    // The new password is the one that counts here too.
    desktop->logOut();
    store.kill();
    QCOMPARE(desktop.logIn(u"anne"_s, u"secret of both"_s), ErrorCode::WrongCredentials);
    QCOMPARE(desktop.logIn(u"anne"_s, u"a new one"_s), ErrorCode::None);
}

void TestOfflineLogIn::aPasswordTypedWhileTheStoreWasAwayCounts() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    leave(desktop, store);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    QVERIFY(desktop.submit(note(30, m_anne, "offline")).ok());
    store.setPassword("anne", "a new one");
    store.start();
    // The store does not take the old one: she is asked, and goes on working.
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, ErrorCode::WrongCredentials, 30000);
    QVERIFY(desktop->session().user);
    QVERIFY(desktop.submit(note(31, m_anne, "and on")).ok());
    // A log-in in place that does not reach the store is tried again by itself.
    store.kill();
    QCOMPARE(desktop.logIn(u"anne"_s, u"a new one"_s), ErrorCode::Unavailable);
    QVERIFY(desktop->session().user);
    store.start();
    TRY_LIVE(desktop);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    QCOMPARE(desktop.noteTexts(m_anne.id), (Texts{"and on", "offline"}));
}

VISAGE_TEST(TestOfflineLogIn)
#include "offline_login_test.moc"
