// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/passwords.h"
#include "core/store/accounts.h"
#include "core/store/gateway/login_limiter.h"
#include "core/store/tokens.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

#include <set>

using namespace visage;
using namespace visage::store;
using namespace std::chrono_literals;
using visage::testing::id;
using visage::testing::SqliteData;

class TestAccounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void hashesAreSaltedAndSlow();
    void tokensAreLongAndDifferent();
    void namesAreTakenOnce();
    void refusesNamesThatAreNone();
    void logsInAndOut();
    void saysNothingOfWhatIsWrong();
    void locksAfterTooManyWrongPasswords();
    void aNewPasswordEndsEveryLogIn();
    void anInactiveUserCanDoNothing();
    void anOlderHashIsRenewed();
    void anAddressThatGuessesIsSlowedDown();

private:
    [[nodiscard]] Result<protocol::LoggedIn> logIn(std::string user, std::string password) {
        return m_accounts->logIn({std::move(user), std::move(password), id<DeviceId>(1), "desk 4"});
    }
    std::unique_ptr<SqliteData> m_data;
    std::unique_ptr<Backend> m_backend;
    visage::testing::StoppedClock m_clock;
    SeededRandom m_random{1};
    std::optional<Accounts> m_accounts;
};

void TestAccounts::init() {
    m_data = std::make_unique<SqliteData>();
    auto opened = m_data->open();
    QVERIFY(opened.ok());
    m_backend = std::move(*opened);
    m_accounts.emplace(*m_backend, m_clock, m_random);
    QVERIFY(m_accounts->add("Anna", "Anna Petit", Role::Lead, "right").ok());
}

void TestAccounts::cleanup() {
    QCOMPARE(m_data->faults(), std::vector<std::string>{});
}

void TestAccounts::hashesAreSaltedAndSlow() {
    const auto one = hashPassword("same", m_random);
    const auto two = hashPassword("same", m_random);
    QVERIFY(*one != *two);
    QVERIFY(one->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    QVERIFY(passwordMatches(*one, "same"));
    QVERIFY(!passwordMatches(*one, "Same"));
    QVERIFY(!passwordMatches("no hash at all", "same"));
    QCOMPARE(hashPassword("", m_random).error().code, ErrorCode::BadInput);
    QCOMPARE(hashPassword(std::string(2000, 'x'), m_random).error().code, ErrorCode::BadInput);
}

void TestAccounts::tokensAreLongAndDifferent() {
    SystemRandom random;
    std::set<std::string> tokens;
    for (int i = 0; i < 100; ++i)
        tokens.insert(makeToken(random));
    QCOMPARE(tokens.size(), 100u);
    QCOMPARE(tokens.begin()->size(), 43u);
    // FIPS 180-2, appendix B.1.
    QCOMPARE(tokenHash("abc").substr(0, 4), std::string("\xba\x78\x16\xbf"));
}

void TestAccounts::namesAreTakenOnce() {
    QCOMPARE(m_accounts->add(" ANNA ", "", Role::Agent, "x").error().code, ErrorCode::Conflict);
}

void TestAccounts::refusesNamesThatAreNone() {
    for (const char* name : {"", "  ", "two words", "tab\tbed", "\xff\xfe"})
        QCOMPARE(m_accounts->add(name, "", Role::Agent, "x").error().code, ErrorCode::BadInput);
    QCOMPARE(m_accounts->add("bob", "", Role::Agent, "").error().code, ErrorCode::BadInput);
    QVERIFY(m_accounts->add("zoé", "<b>Zoé</b>\n", Role::Agent, "x").ok());
}

void TestAccounts::logsInAndOut() {
    const auto logged = logIn("anna", "right");
    QVERIFY(logged.ok());
    QCOMPARE(logged->role, Role::Lead);
    QCOMPARE(logged->displayName, std::string("Anna Petit"));
    const auto who = m_accounts->authenticate(logged->token);
    QVERIFY(who.ok());
    QCOMPARE(who->user, logged->user);
    QVERIFY(m_accounts->logOut(logged->token).ok());
    QCOMPARE(m_accounts->authenticate(logged->token).error().code, ErrorCode::SessionExpired);
    QVERIFY(m_accounts->logOut("never given").ok());
    QCOMPARE(m_accounts->authenticate("").error().code, ErrorCode::SessionExpired);
}

void TestAccounts::saysNothingOfWhatIsWrong() {
    const auto password = logIn("anna", "wrong");
    const auto name = logIn("nobody", "right");
    QCOMPARE(password.error(), name.error());
    QCOMPARE(password.error().code, ErrorCode::WrongCredentials);
    QCOMPARE(logIn("anna", "").error().code, ErrorCode::WrongCredentials);
    QCOMPARE(logIn("", "right").error().code, ErrorCode::WrongCredentials);
}

void TestAccounts::locksAfterTooManyWrongPasswords() {
    for (const char* name : {"anna", "nobody"}) {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(logIn(name, "wrong").error().code, ErrorCode::WrongCredentials);
        QCOMPARE(logIn(name, "right").error().code, ErrorCode::Locked);
    }
    m_clock.pass(31s);
    QVERIFY(logIn("anna", "right").ok());
    // Once in, the count begins anew.
    QCOMPARE(logIn("anna", "wrong").error().code, ErrorCode::WrongCredentials);
    QVERIFY(logIn("anna", "right").ok());
    // The longer one tries, the longer one waits.
    QCOMPARE(logIn("nobody", "wrong").error().code, ErrorCode::WrongCredentials);
    m_clock.pass(31s);
    QCOMPARE(logIn("nobody", "wrong").error().code, ErrorCode::Locked);
}

void TestAccounts::aNewPasswordEndsEveryLogIn() {
    const auto before = logIn("anna", "right");
    QVERIFY(m_accounts->setPassword("Anna", "newer").ok());
    QCOMPARE(m_accounts->authenticate(before->token).error().code, ErrorCode::SessionExpired);
    QCOMPARE(logIn("anna", "right").error().code, ErrorCode::WrongCredentials);
    QVERIFY(logIn("anna", "newer").ok());
    QCOMPARE(*m_accounts->logOutEverywhere("anna"), 1);
    QCOMPARE(m_accounts->setPassword("nobody", "x").error().code, ErrorCode::NotFound);
}

void TestAccounts::anInactiveUserCanDoNothing() {
    const auto before = logIn("anna", "right");
    QVERIFY(m_accounts->setActive("anna", false).ok());
    QVERIFY(m_accounts->authenticate(before->token)->reviewOnly);
    QCOMPARE(logIn("anna", "right").error().code, ErrorCode::AccountOff);
    m_clock.pass(24h * 30 + 1s);
    QCOMPARE(m_accounts->authenticate(before->token).error().code, ErrorCode::AccountOff);
    QVERIFY(m_accounts->setActive("anna", true).ok());
    QCOMPARE(m_accounts->authenticate(before->token).error().code, ErrorCode::SessionExpired);
    const auto again = logIn("anna", "right");
    QVERIFY(!m_accounts->authenticate(again->token)->reviewOnly);
    // A log-in that was ended before hands over nothing.
    QVERIFY(m_accounts->logOutEverywhere("anna").ok());
    QVERIFY(m_accounts->setActive("anna", false).ok());
    QCOMPARE(m_accounts->authenticate(again->token).error().code, ErrorCode::AccountOff);
}

void TestAccounts::anOlderHashIsRenewed() {
    const auto user = m_backend->userNamed("anna");
    const auto weak = hashPassword("right", m_random, {.memoryKib = 64, .passes = 1, .lanes = 1});
    {
        auto batch = m_backend->begin();
        QVERIFY((*batch)->putCredential({(*user)->id, *weak, m_clock.now()}).ok());
        QVERIFY((*batch)->commit().ok());
    }
    QVERIFY(wantsRenewal(*weak));
    QVERIFY(logIn("anna", "right").ok());
    QVERIFY(!wantsRenewal((*m_backend->credential((*user)->id))->encoded));
    QVERIFY(logIn("anna", "right").ok());
}

void TestAccounts::anAddressThatGuessesIsSlowedDown() {
    LoginLimiter limiter;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(limiter.allows("10.0.0.1", m_clock.now()));
        limiter.failed("10.0.0.1", m_clock.now());
    }
    QVERIFY(!limiter.allows("10.0.0.1", m_clock.now()));
    QVERIFY(limiter.allows("10.0.0.2", m_clock.now()));
    m_clock.pass(LoginLimiter::oneMoreEvery + 1ms);
    QVERIFY(limiter.allows("10.0.0.1", m_clock.now()));
}

VISAGE_TEST(TestAccounts)

#include "accounts_test.moc"
