// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people had not sent when they logged out of a computer that others use too.
#include "core/protocol/codec.h"
#include "core/store/accounts.h"
#include "tests/core/client/real_store.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QDir>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;
using Left = std::vector<LeftWork>;

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 30000)
#define TRY_LEFT(desktop, ...) QTRY_COMPARE_WITH_TIMEOUT((desktop)->leftBehind(), (Left{__VA_ARGS__}), 30000)

class TestLeftBehind : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void itArrivesWhileSomebodyElseWorks();
    void itArrivesAtTheLogInPage();
    void aLogOutInTheMiddleLosesNothing();
    void itArrivesOnceAlthoughItsAuthorComesBack();
    void itGoesOnAfterAKill();
    void aTokenOfALogOutThatWasCutShortServes();
    void aSwitchedOffAccountsGoesToReview();
    void aTokenThatIsRefusedIsForgotten();
    void whatIsRefusedWaitsForItsAuthor();
    void aRestoredStoreIsGivenTheRestToo();
    void itKeepsNobodysCustomersLonger();

private:
    /// Logged in, everything here, and then the store goes.
    void enter(const QString& user);
    /// Anne has written without the store, and logs out.
    void leave(const Texts& texts);
    [[nodiscard]] Texts stored() const { return m_store->noteTexts(m_customer.id); }
    [[nodiscard]] store::Accounts accounts(store::Backend& backend) { return {backend, m_clock, m_random}; }
    /// What the store says to the token of a pass.
    [[nodiscard]] ErrorCode greeted(const QString& pass);
    /// As the store counts them.
    [[nodiscard]] int connections() const;
    [[nodiscard]] QString annesFile(const QString& name) const;
    [[nodiscard]] DeviceId annesDevice() const {
        return Outbox::open(annesFile(u"outbox.db"_s).toStdString(), {}).value().desk().device;
    }

    const Customer m_customer = person(10, "Anne", "Lefèvre");
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<RealStore> m_store;
    std::unique_ptr<Desktop> m_desktop;
};

void TestLeftBehind::init() {
    m_store = std::make_unique<RealStore>(std::vector<Row>{m_customer});
    m_desktop = std::make_unique<Desktop>(m_store->url());
}

void TestLeftBehind::cleanup() {
    m_desktop.reset();
    QVERIFY(m_store->admin({u"verify"_s}).contains("All is well"));
    m_store.reset();
}

void TestLeftBehind::enter(const QString& user) {
    QCOMPARE(m_desktop->logIn(user), ErrorCode::None);
    TRY_LIVE(*m_desktop);
    QTRY_VERIFY(m_desktop->search(u"x"_s).complete);
}

void TestLeftBehind::leave(const Texts& texts) {
    if (!(*m_desktop)->session().user)
        enter(u"anne"_s);
    m_store->kill();
    for (std::uint32_t n = 0; n < texts.size(); ++n)
        QVERIFY(m_desktop->submit(note(30 + n, m_customer, texts[n])).ok());
    (*m_desktop)->logOut();
    TRY_LEFT(*m_desktop, {u"Anne A."_s, int(texts.size()), true});
    QTRY_VERIFY(!m_desktop->pass(u"anne"_s).isEmpty());
}

ErrorCode TestLeftBehind::greeted(const QString& pass) {
    const auto backend = m_store->data().open();
    const auto known = accounts(**backend).authenticate(pass.section(u' ', 1).toStdString());
    return known ? ErrorCode::None : known.error().code;
}

int TestLeftBehind::connections() const {
    QTcpSocket line;
    line.connectToHost(m_store->url().host(), static_cast<quint16>(m_store->url().port()));
    line.write("GET /metrics HTTP/1.1\r\nHost: store\r\nConnection: close\r\n\r\n");
    QByteArray page;
    while (line.waitForReadyRead(5000))
        page += line.readAll();
    const QByteArray name = "\nvisage_connections ";
    const qsizetype at = page.indexOf(name) + name.size();
    return page.mid(at, page.indexOf('\n', at) - at).toInt();
}

QString TestLeftBehind::annesFile(const QString& name) const {
    const auto files = m_desktop->filesNamed(name);
    const auto hers =
        std::ranges::find_if(files, [](const QString& file) { return file.contains(u"/anne/"_s); });
    return hers == files.end() ? QString() : *hers;
}

void TestLeftBehind::itArrivesWhileSomebodyElseWorks() {
    enter(u"bruno"_s);
    (*m_desktop)->logOut();
    leave({"by Anne"});
    const QString pass = m_desktop->pass(u"anne"_s);
    // Nothing of hers but the outbox is needed, and nothing else is made.
    QVERIFY(QFile::remove(annesFile(u"cache.db"_s)));
    QCOMPARE(m_desktop->logIn(u"bruno"_s), ErrorCode::None);
    QVERIFY(m_desktop->submit(note(80, m_customer, "by Bruno")).ok());
    QVERIFY(m_store->start());
    TRY_LIVE(*m_desktop);
    TRY_LEFT(*m_desktop);
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop->noteTexts(m_customer.id), (Texts{"by Anne", "by Bruno"}), 20000);
    QCOMPARE((*m_desktop)->session().name, u"bruno"_s);
    QVERIFY(annesFile(u"cache.db"_s).isEmpty());
    // It was hers, and what it was sent by is worth nothing any more.
    const auto backend = m_store->data().open();
    QCOMPARE(std::get<Note>(**(*backend)->load({EntityKind::Note, testId(30)})).author,
             (*(*backend)->userNamed("anne"))->id);
    QTRY_COMPARE(m_desktop->pass(u"anne"_s), QString());
    QTRY_COMPARE(greeted(pass), ErrorCode::SessionExpired);
}

void TestLeftBehind::itArrivesAtTheLogInPage() {
    leave({"first", "second"});
    QTest::qWait(1500);
    QCOMPARE((*m_desktop)->leftBehind().size(), 1U);
    QVERIFY(stored().empty());
    QVERIFY(m_store->start());
    TRY_LEFT(*m_desktop);
    QCOMPARE(stored(), (Texts{"first", "second"}));
    QVERIFY((*m_desktop)->session().user.isNull());
    QTRY_COMPARE(m_desktop->pass(u"anne"_s), QString());
    // She finds it as sent.
    enter(u"anne"_s);
    QCOMPARE((*m_desktop)->status().unsent, 0);
    QCOMPARE(m_desktop->noteTexts(m_customer.id), (Texts{"first", "second"}));
}

void TestLeftBehind::aLogOutInTheMiddleLosesNothing() {
    enter(u"anne"_s);
    (*m_desktop)->submit(note(30, m_customer, "the last word"), this, [](const Result<void>&) {});
    (*m_desktop)->logOut();
    QTRY_COMPARE_WITH_TIMEOUT(stored(), Texts{"the last word"}, 20000);
    TRY_LEFT(*m_desktop);
    QTRY_COMPARE(m_desktop->pass(u"anne"_s), QString());
}

void TestLeftBehind::itArrivesOnceAlthoughItsAuthorComesBack() {
    Texts texts;
    for (int n = 100; n < 300; ++n)
        texts.push_back("note " + std::to_string(n));
    leave(texts);
    const DeviceId device = annesDevice();
    const QString pass = m_desktop->pass(u"anne"_s);
    QVERIFY(m_store->start());
    // In the middle of it: the store can write nothing until she comes.
    auto backend = m_store->data().open();
    auto writing = (*backend)->begin();
    QVERIFY(writing.ok());
    QTRY_COMPARE_WITH_TIMEOUT(connections(), 1, 20000);
    writing->reset();
    QCOMPARE(m_desktop->logIn(u"anne"_s), ErrorCode::None);
    QVERIFY((*m_desktop)->leftBehind().empty());
    QVERIFY(m_desktop->submit(note(900, m_customer, "note 999")).ok());
    TRY_LIVE(*m_desktop);
    QTRY_COMPARE_WITH_TIMEOUT((*m_desktop)->status().unsent, 0, 20000);
    texts.push_back("note 999");
    QCOMPARE(stored(), texts);
    QCOMPARE((*m_desktop)->status().refused, 0);
    // What was kept of the log-in before is used up when she has gone.
    (*m_desktop)->logOut();
    QTRY_COMPARE(m_desktop->pass(u"anne"_s), QString());
    QTRY_COMPARE(greeted(pass), ErrorCode::SessionExpired);
    QCOMPARE(stored(), texts);
    // There were never two at these files: the store would have taken one of them for a copy.
    m_desktop->stop();
    QCOMPARE(annesDevice(), device);
}

void TestLeftBehind::itGoesOnAfterAKill() {
    leave({"before the kill"});
    m_desktop->killAndRestart();
    TRY_LEFT(*m_desktop, {u"Anne A."_s, 1, true});
    QVERIFY(m_store->start());
    TRY_LEFT(*m_desktop);
    QCOMPARE(stored(), Texts{"before the kill"});
    QTRY_COMPARE(m_desktop->pass(u"anne"_s), QString());
}

/// The program ended after nobody was remembered and before anything was kept for this.
void TestLeftBehind::aTokenOfALogOutThatWasCutShortServes() {
    enter(u"anne"_s);
    m_store->kill();
    QVERIFY(m_desktop->submit(note(30, m_customer, "cut short")).ok());
    m_desktop->restart();
    QTRY_COMPARE((*m_desktop)->session().name, u"anne"_s);
    // It is hers alone while she is the one who works here.
    QVERIFY((*m_desktop)->leftBehind().empty());
    m_desktop->forgetWhoWasHere();
    TRY_LEFT(*m_desktop, {u"Anne A."_s, 1, true});
    QVERIFY((*m_desktop)->session().user.isNull());
    QVERIFY(m_store->start());
    TRY_LEFT(*m_desktop);
    QCOMPARE(stored(), Texts{"cut short"});
}

/// As pages would say it.
std::optional<std::vector<Command>> noteOfDraft(const HalfWritten& draft, Random& random) {
    WriteNote note;
    note.note = NoteId(makeUuidV7(draft.now, random));
    note.customer = CustomerId(Uuid::parse(draft.key.section(u'/', 1).toStdString()).value_or(Uuid()));
    note.text = draft.text.toStdString() + " […]";
    return std::vector<Command>{note};
}

void TestLeftBehind::aSwitchedOffAccountsGoesToReview() {
    LocalWorkspace::Options options;
    options.handOver = noteOfDraft;
    m_desktop->restart(options);
    enter(u"anne"_s);
    (*m_desktop)
        ->saveDraft(u"note/"_s + QString::fromStdString(m_customer.id.toString()), u"She said that"_s);
    leave({"only here"});
    const auto backend = m_store->data().open();
    QVERIFY(accounts(**backend).setActive("anne", false).ok());
    QVERIFY(m_store->start());
    const auto waiting = [&] {
        Texts texts;
        const auto reviews = (*backend)->reviews(store::ReviewState::Waiting);
        for (const auto& review : *reviews)
            texts.push_back(std::get<WriteNote>(protocol::decodeCommand(review.command).value()).text);
        std::ranges::sort(texts);
        return texts;
    };
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), (Texts{"She said that […]", "only here"}), 20000);
    TRY_LEFT(*m_desktop);
    QVERIFY(stored().empty());
    QTRY_VERIFY(!m_desktop->hasFile(u"cache.db"_s) && !m_desktop->hasFile(u"outbox.db"_s));
    QTRY_COMPARE(m_desktop->pass(u"anne"_s), QString());
}

void TestLeftBehind::aTokenThatIsRefusedIsForgotten() {
    leave({"not lost"});
    {
        const auto backend = m_store->data().open();
        QVERIFY(accounts(**backend).setPassword("anne", "a new one").ok());
    }
    QVERIFY(m_store->start());
    TRY_LEFT(*m_desktop, {u"Anne A."_s, 1, false});
    QTRY_COMPARE(m_desktop->pass(u"anne"_s), QString());
    m_desktop->restart();
    TRY_LEFT(*m_desktop, {u"Anne A."_s, 1, false});
    QVERIFY(stored().empty());
    QCOMPARE(m_desktop->logIn(u"anne"_s, u"a new one"_s), ErrorCode::None);
    QTRY_COMPARE_WITH_TIMEOUT(stored(), Texts{"not lost"}, 20000);
}

void TestLeftBehind::whatIsRefusedWaitsForItsAuthor() {
    OpenCase open;
    open.caseId = CaseId(testId(60));
    open.event = CaseEventId(testId(61));
    open.customer = m_customer.id;
    open.subject = "A lamp";
    enter(u"anne"_s);
    QVERIFY(m_desktop->submit(open).ok());
    QTRY_COMPARE_WITH_TIMEOUT((*m_desktop)->status().unsent, 0, 20000);
    m_store->kill();
    const auto changed = [](std::uint32_t event, CaseStatus status) {
        return ChangeCaseStatus{
            CaseId(testId(60)), CaseEventId(testId(event)), CaseStatus::Open, status, {}, {}};
    };
    QVERIFY(m_desktop->submit(changed(62, CaseStatus::Solved)).ok());
    (*m_desktop)->logOut();
    TRY_LEFT(*m_desktop, {u"Anne A."_s, 1, true});
    m_desktop->stop();
    QVERIFY(m_store->start());
    {
        Desktop bruno(m_store->url());
        QCOMPARE(bruno.logIn(u"bruno"_s), ErrorCode::None);
        TRY_LIVE(bruno);
        QTRY_VERIFY(bruno.search(u"x"_s).complete);
        QVERIFY(bruno.submit(changed(63, CaseStatus::WaitingCustomer)).ok());
        QTRY_COMPARE_WITH_TIMEOUT(bruno->status().unsent, 0, 20000);
    }
    m_desktop->restart();
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->pass(u"anne"_s).isEmpty(), 30000);
    enter(u"anne"_s);
    QCOMPARE((*m_desktop)->status().refused, 1);
    QCOMPARE((*m_desktop)->status().unsent, 0);
}

void TestLeftBehind::aRestoredStoreIsGivenTheRestToo() {
    QTemporaryDir folder;
    const QString backup = folder.filePath(u"backup"_s);
    enter(u"anne"_s);
    QVERIFY(!m_store->admin({u"backup"_s, backup}).isEmpty());
    QVERIFY(m_desktop->submit(note(29, m_customer, "since the backup")).ok());
    QTRY_COMPARE_WITH_TIMEOUT((*m_desktop)->status().unsent, 0, 20000);
    leave({"not sent"});
    QVERIFY(!m_store->admin({u"restore"_s, backup}).isEmpty());
    QVERIFY(m_store->start());
    QTRY_COMPARE_WITH_TIMEOUT(stored(), (Texts{"not sent", "since the backup"}), 30000);
    TRY_LEFT(*m_desktop);
}

void TestLeftBehind::itKeepsNobodysCustomersLonger() {
    m_desktop->clock.setAhead(-29 * 24h); // whichever clock is behind counts
    leave({"late"});
    m_desktop->clock.setAhead(0h);
    m_desktop->restart();
    QVERIFY(m_store->start());
    TRY_LEFT(*m_desktop);
    QCOMPARE(stored(), Texts{"late"});
    QVERIFY(m_desktop->hasOnDisk("Lefèvre"));
    m_desktop->clock.setAhead(2 * 24h);
    m_desktop->restart();
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->hasOnDisk("Lefèvre"), 20000);
}

VISAGE_TEST(TestLeftBehind)
#include "left_behind_test.moc"
