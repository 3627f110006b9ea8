// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/store/accounts.h"
#include "core/store/review_desk.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Removed = StoreStatus::Removed;
using store::Review;
using store::ReviewDesk;
using store::ReviewState;
using Texts = std::vector<std::string>;

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 30000)
#define TRY_WIPED(desktop)                                                                                   \
    QTRY_COMPARE_WITH_TIMEOUT((desktop)->status().removed, Removed::AccountOff, 20000);                      \
    QTRY_VERIFY((desktop)->session().user.isNull())

/// An account that is switched off: its desktops give up what they have of the company, and what only they
/// have goes to a lead.
class TestSwitchedOff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDesktopAtWorkGivesUpItsCopy();
    void unsentWorkIsHandedOver();
    void aLeadDecides();
    void whatIsHalfWrittenIsHandedOverToo();
    void theErasedAreForgottenThereToo();
    void whatCannotBeHandedOverStays();
    void aLogInIsAContactToo();
    void aLoggedOutSessionHandsOverNothing();

private:
    [[nodiscard]] static User lead(store::Backend& backend);
    void workOffline(Desktop& desktop, RunningStore& store);

    Customer m_anne = person(10, "Anne", "Lefèvre");
    std::vector<Row> m_rows{m_anne};
    SystemClock m_clock;
    SystemRandom m_random;
};

User TestSwitchedOff::lead(store::Backend& backend) {
    const SystemClock clock;
    SystemRandom random;
    return store::Accounts(backend, clock, random).add("lena", "Lena L.", Role::Lead, "secret").value();
}

/// As pages would say it.
std::optional<std::vector<Command>> notesOfDrafts(const HalfWritten& draft, Random& random) {
    const auto customer = Uuid::parse(draft.key.section(u'/', 1).toStdString());
    if (draft.key.startsWith(u"remembered/"))
        return std::vector<Command>();
    if (!customer)
        return std::nullopt;
    WriteNote note;
    note.note = NoteId(makeUuidV7(draft.now, random));
    note.customer = CustomerId(*customer);
    note.text = draft.text.toStdString() + " […]";
    return std::vector<Command>{note};
}

/// Two customers and two notes that only this desktop has.
void TestSwitchedOff::workOffline(Desktop& desktop, RunningStore& store) {
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(u"x"_s).complete);
    store.kill();
    QVERIFY(desktop.submit(note(30, m_anne, "only here")).ok());
    CreateCustomer create;
    create.customer = CustomerId(testId(50));
    create.familyName = "Nouveau";
    QVERIFY(desktop.submit(create).ok());
    Customer created;
    created.id = create.customer;
    QVERIFY(desktop.submit(note(31, created, "about somebody new")).ok());
    QCOMPARE(desktop->status().unsent, 3);
}

void TestSwitchedOff::aDesktopAtWorkGivesUpItsCopy() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QVERIFY(desktop.submit(note(30, m_anne, "sent in time")).ok());
    QTRY_COMPARE(desktop->status().unsent, 0);
    store.setActive("anne", false);
    TRY_WIPED(desktop);
    QVERIFY(!desktop.hasFile(u"cache.db"_s) && !desktop.hasFile(u"outbox.db"_s));
    QVERIFY(!desktop.hasOnDisk("Lefèvre"));
    QVERIFY(store.data()->reviews(ReviewState::Waiting)->empty());
    // The next start knows nobody.
    desktop.restart();
    store.kill();
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::NoOfflineLogIn);
}

void TestSwitchedOff::unsentWorkIsHandedOver() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    workOffline(desktop, store);
    store.setActive("anne", false);
    const Seq head = store.data()->facts()->head;
    store.start();
    TRY_WIPED(desktop);
    QCOMPARE(desktop->status().unsent, 0);
    QVERIFY(!desktop.hasFile(u"outbox.db"_s));
    const auto backend = store.data();
    const auto reviews = backend->reviews(ReviewState::Waiting).value();
    QCOMPARE(reviews.size(), 3U);
    QCOMPARE(reviews.front().user, (*backend->userNamed("anne"))->id);
    QCOMPARE(std::get<WriteNote>(protocol::decodeCommand(reviews.front().command).value()).text,
             std::string("only here"));
    // Nothing of it counts yet.
    QCOMPARE(backend->facts()->head, head);
    QVERIFY(backend->verify()->empty());
}

void TestSwitchedOff::aLeadDecides() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    workOffline(desktop, store);
    store.setActive("anne", false);
    store.start();
    TRY_WIPED(desktop);
    const auto backend = store.data();
    const User lena = lead(*backend);
    ReviewDesk desk(*backend, m_clock, m_random);
    const auto waiting = desk.waiting().value();
    QCOMPARE(waiting.size(), 3U);
    // Agents do not decide, and what builds on something else waits for it.
    QCOMPARE(desk.apply(waiting[0].mid, **backend->userNamed("bruno")).error().code, ErrorCode::Denied);
    QCOMPARE(desk.apply(waiting[2].mid, lena).error().code, ErrorCode::NotFound);
    QVERIFY(desk.apply(waiting[0].mid, lena).ok());
    QCOMPARE(desk.apply(waiting[0].mid, lena).error().code, ErrorCode::Conflict);
    QVERIFY(desk.discard(waiting[1].mid, lena).ok());
    QCOMPARE(desk.bringBack(waiting[1].mid, **backend->userNamed("bruno")).error().code, ErrorCode::Denied);
    QVERIFY(desk.bringBack(waiting[1].mid, lena).ok());
    QCOMPARE(desk.waiting()->size(), 2U);
    QCOMPARE(desk.bringBack(waiting[0].mid, lena).error().code, ErrorCode::Conflict); // it counts
    QVERIFY(desk.discard(waiting[1].mid, lena).ok());
    const Note kept = std::get<Note>(**backend->load({EntityKind::Note, testId(30)}));
    QCOMPARE(kept.text, std::string("only here"));
    QCOMPARE(kept.author, waiting[0].user);
    QCOMPARE(kept.createdAt, waiting[0].enteredAt);
    const Review applied = **backend->review(waiting[0].mid);
    QCOMPARE(applied.decidedBy, lena.id);
    QVERIFY(applied.command.empty());
    QCOMPARE(desk.waiting()->size(), 1U);
    // Everybody has it.
    Desktop other(store.url());
    QCOMPARE(other.logIn(u"bruno"_s), ErrorCode::None);
    TRY_LIVE(other);
    QTRY_COMPARE(other.noteTexts(m_anne.id), Texts{"only here"});
    // Kept for sixty days, then gone.
    const auto trim = [&](Timestamp until) {
        auto batch = backend->begin();
        (void)(*batch)->trim(until, 1000);
        (void)(*batch)->commit();
    };
    trim(m_clock.now() - 1min);
    QCOMPARE(backend->reviews(ReviewState::Discarded)->size(), 1U);
    trim(m_clock.now() + 1min);
    QVERIFY(backend->reviews(ReviewState::Discarded)->empty());
    QCOMPARE(desk.waiting()->size(), 1U);
}

void TestSwitchedOff::whatIsHalfWrittenIsHandedOverToo() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    LocalWorkspace::Options options;
    options.handOver = notesOfDrafts;
    desktop.restart(options);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(u"x"_s).complete);
    desktop->saveDraft(u"nobody's/wish"_s, u"  "_s);
    desktop->saveDraft(u"remembered/here"_s, u"nothing that was written"_s);
    desktop->saveDraft(u"newer/page"_s, u"nobody knows how"_s);
    desktop->saveDraft(u"note/"_s + QString::fromStdString(m_anne.id.toString()), u"She said that"_s);
    desktop->saveDraft(u"note/"_s + QString::fromStdString(testId(77).toString()), u"about nobody"_s);
    store.setActive("anne", false);
    TRY_WIPED(desktop);
    // What the rules do not take stays, for the day on which the account works again.
    QTRY_VERIFY(!desktop.hasFile(u"cache.db"_s));
    QVERIFY(desktop.hasFile(u"outbox.db"_s) && desktop.hasOnDisk("about nobody") &&
            desktop.hasOnDisk("nobody knows how"));
    const auto reviews = store.data()->reviews(ReviewState::Waiting).value();
    QCOMPARE(reviews.size(), 1U);
    const auto command = protocol::decodeCommand(reviews.front().command).value();
    QCOMPARE(std::get<WriteNote>(command).text, std::string("She said that […]"));
    QCOMPARE(std::get<WriteNote>(command).customer, m_anne.id);
}

void TestSwitchedOff::theErasedAreForgottenThereToo() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    workOffline(desktop, store);
    store.setActive("anne", false);
    {
        const auto backend = store.data();
        const SystemClock clock;
        SystemRandom random;
        QVERIFY(store::Accounts(*backend, clock, random)
                    .add("lena", "Lena L.", Role::Admin, "secret of both")
                    .ok());
    }
    store.start();
    TRY_WIPED(desktop);
    Desktop eraser(store.url());
    QCOMPARE(eraser.logIn(u"lena"_s), ErrorCode::None);
    TRY_LIVE(eraser);
    QVERIFY(eraser.submit(EraseCustomer{m_anne.id}).ok());
    QTRY_COMPARE_WITH_TIMEOUT(eraser->status().unsent, 0, 20000);
    const auto backend = store.data();
    QCOMPARE(backend->reviews(ReviewState::Waiting)->size(), 2U);
    const auto forgotten = backend->reviews(ReviewState::Discarded).value();
    QCOMPARE(forgotten.size(), 1U);
    QVERIFY(forgotten.front().command.empty());
}

void TestSwitchedOff::whatCannotBeHandedOverStays() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    workOffline(desktop, store);
    store.setActive("anne", false);
    store.setClockAhead(31 * 24h);
    store.start();
    TRY_WIPED(desktop);
    QCOMPARE(desktop->status().unsent, 3);
    QVERIFY(!desktop.hasFile(u"cache.db"_s));
    QVERIFY(desktop.hasFile(u"outbox.db"_s));
    QVERIFY(store.data()->reviews(ReviewState::Waiting)->empty());
}

void TestSwitchedOff::aLogInIsAContactToo() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(u"x"_s).complete);
    desktop->logOut();
    store.setActive("anne", false);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::AccountOff);
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.hasFile(u"cache.db"_s), 20000);
    QTRY_COMPARE(desktop->status().removed, Removed::AccountOff);
}

/// It may be in wrong hands: its words are nobody's.
void TestSwitchedOff::aLoggedOutSessionHandsOverNothing() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    workOffline(desktop, store);
    store.setPassword("anne", "another one");
    store.setActive("anne", false);
    store.start();
    TRY_WIPED(desktop);
    QCOMPARE(desktop->status().unsent, 3);
    QVERIFY(store.data()->reviews(ReviewState::Waiting)->empty());
}

VISAGE_TEST(TestSwitchedOff)
#include "switched_off_test.moc"
