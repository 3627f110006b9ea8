// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 30000)

/// Work while the store is away, on one desktop and on two of one person.
class TestOfflineDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFullDayWithoutTheStore();
    void twoDesktopsOfOneAgent();

private:
    void morning(Desktop& desk);
    void noon(Desktop& desk);
    void afternoon(Desktop& desk);
    /// What a person sees of these customers, whatever the numbers of the log are.
    [[nodiscard]] std::vector<std::string> seen(Desktop& desk);

    Customer m_anne = person(10, "Anne", "Lefèvre");
    Customer m_paul = person(11, "Paul", "Martin", "Rouen", "76000");
    CustomerId m_new{testId(12)};
    std::vector<Row> m_rows{m_anne, m_paul, identity(20, m_anne, IdentityType::Phone, "+33639980001"),
                            contact(21, m_anne, {1'770'000'000'000})};
};

namespace {

/// Every entry was taken.
#define DO(command) QVERIFY2(desk.submit(command).ok(), #command)

OpenCase opened(std::uint32_t number, CustomerId of, std::string subject) {
    OpenCase command;
    command.caseId = CaseId(testId(number));
    command.event = CaseEventId(testId(number + 500));
    command.customer = of;
    command.subject = std::move(subject);
    return command;
}

} // namespace

void TestOfflineDay::morning(Desktop& desk) {
    QCOMPARE(desk.search(u"lefevre"_s).hits.size(), 1U);
    QCOMPARE(desk.record(m_anne.id).identities.size(), 1U);
    DO(note(30, m_anne, "She asks for the invoice."));
    DO((EditNote{NoteId(testId(30)), NoteVersionId(testId(31)), 1, "She asks for both invoices."}));
    DO(opened(40, m_anne.id, "Invoices"));
    DO((UpdateCustomer{EditId(testId(41)), m_anne.id, {{12, "Lille", "Roubaix"}}}));
    DO((AddTag{m_anne.id, "patient"}));
    BookCallback callback;
    callback.callback = CallbackId(testId(42));
    callback.customer = m_anne.id;
    callback.caseId = CaseId(testId(40));
    callback.text = "Call with the answer";
    callback.dueAt = desk->now() + 4h;
    DO(callback);
}

void TestOfflineDay::noon(Desktop& desk) {
    CreateCustomer create;
    create.customer = m_new;
    create.givenName = "Nadia";
    create.familyName = "Nouvelle";
    DO(create);
    AttachIdentity number;
    number.identity = IdentityId(testId(51));
    number.customer = m_new;
    number.valueRaw = "06 39 98 00 77";
    number.valueNorm = "+33639980077";
    DO(number);
    QCOMPARE(desk.search(u"nouvelle"_s).hits.size(), 1U);
    Customer created;
    created.id = m_new;
    DO(note(52, created, "Came in by herself."));
    LogContact visit;
    visit.interaction = InteractionId(testId(53));
    visit.customer = m_new;
    visit.text = "In the shop";
    DO(visit);
    RecordConsent consent;
    consent.edit = EditId(testId(54));
    consent.customer = m_new;
    consent.state = ConsentState::Granted;
    consent.source = "form in the shop";
    DO(consent);
    QueueReply reply;
    reply.interaction = InteractionId(testId(55));
    reply.customer = m_new;
    reply.peer = "nadia@example.org";
    reply.subject = "Welcome";
    reply.text = "Here is what we spoke of.";
    DO(reply);
}

void TestOfflineDay::afternoon(Desktop& desk) {
    RecordCall call;
    call.interaction = InteractionId(testId(60));
    call.customer = m_anne.id;
    call.startedAt = desk->now();
    call.endedAt = call.startedAt + 3min;
    call.callId = "call-1";
    call.peer = "+33639980001";
    call.state = InteractionState::Done;
    call.talkMs = 180'000;
    DO(call);
    DO((CloseCallback{CallbackId(testId(42)), CallbackState::Open, CallbackState::Done, "Told her"}));
    ChangeCaseStatus close;
    close.caseId = CaseId(testId(40));
    close.event = CaseEventId(testId(61));
    close.expected = desk.record(m_anne.id).cases.front().status;
    close.status = CaseStatus::Closed;
    close.text = "Both were sent";
    DO(close);
    DO(opened(62, m_paul.id, "Delivery"));
    DO(note(63, m_paul, "He waits since Monday."));
    EditReply edit;
    edit.interaction = InteractionId(testId(55));
    edit.subject = "Welcome";
    edit.text = "Here is all that we spoke of.";
    DO(edit);
}

std::vector<std::string> TestOfflineDay::seen(Desktop& desk) {
    std::vector<std::string> all;
    for (const CustomerId id : {m_anne.id, m_paul.id, m_new}) {
        const CustomerRecord record = desk.record(id);
        const auto add = [&](auto what, const auto&... parts) {
            all.push_back((what + ... + (" " + toText(parts))));
        };
        add(std::string("customer"), record.customer.familyName, record.customer.town);
        for (const Identity& one : record.identities)
            add(std::string("identity"), one.id, one.valueNorm);
        for (const Consent& one : record.consents)
            add(std::string("consent"), one.topic, one.state, one.source);
        for (const CustomerTag& one : record.tags)
            add(std::string("tag"), one.text);
        for (const Case& one : record.cases)
            add(std::string("case"), one.id, one.subject, one.status, one.closeText);
        for (const Note& one : record.notes)
            add(std::string("note"), one.id, one.text, one.version, one.createdAt);
        for (const Callback& one : record.callbacks)
            add(std::string("callback"), one.id, one.state, one.outcome, one.dueAt);
        add(std::string("contacts"), record.interactions);
    }
    std::ranges::sort(all);
    return all;
}

void TestOfflineDay::aFullDayWithoutTheStore() {
    RunningStore store(m_rows);
    Desktop desk(store.url());
    QCOMPARE(desk.logIn(u"bruno"_s), ErrorCode::None);
    TRY_LIVE(desk);
    QTRY_VERIFY(desk.search(u"x"_s).complete);
    store.kill();
    const Seq before = store.data()->facts()->head;
    morning(desk);
    const auto atNoon = seen(desk);
    desk.killAndRestart();
    QTRY_VERIFY(desk->session().user);
    QTRY_COMPARE(desk->status().unsent, 6);
    QCOMPARE(seen(desk), atNoon);
    desk.clock.setAhead(4h);
    noon(desk);
    desk.restart(); // in the usual way
    QTRY_VERIFY(desk->session().user);
    QTRY_COMPARE(desk->status().unsent, 12);
    desk.clock.setAhead(8h);
    afternoon(desk);
    desk->saveDraft(u"note/10"_s, u"to be finished"_s);
    const auto inTheEvening = seen(desk);
    desk.killAndRestart();
    QTRY_VERIFY(desk->session().user);
    QCOMPARE(seen(desk), inTheEvening);
    QTRY_COMPARE(desk->status().unsent, 18);
    // The store is back: everything goes out, in its order, once.
    store.setClockAhead(8h);
    store.start();
    TRY_LIVE(desk);
    QTRY_COMPARE_WITH_TIMEOUT(desk->status().unsent, 0, 30000);
    QCOMPARE(desk->status().refused, 0);
    const auto backend = store.data();
    QTRY_VERIFY(desk.record(m_anne.id).unsent.empty() && desk.record(m_new).unsent.empty());
    QCOMPARE(seen(desk), inTheEvening);
    const auto page = backend->feed(before, 10'000'000).value();
    const auto made = [&](EntityKind kind) {
        return std::ranges::count_if(page.changes,
                                     [kind](const RowChange& change) { return kindOf(change.row) == kind; });
    };
    QCOMPARE(made(EntityKind::Note), 4); // with the one that says why the case was closed
    QCOMPARE(made(EntityKind::Case), 2);
    QCOMPARE(made(EntityKind::Callback), 1);
    QCOMPARE(made(EntityKind::Interaction), 3); // visit, reply, call
    QCOMPARE(made(EntityKind::Consent), 1);
    QVERIFY(backend->verify()->empty());
    // Another desktop sees what was typed here, and a further start changes nothing.
    Desktop other(store.url());
    QCOMPARE(other.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(other);
    QTRY_COMPARE_WITH_TIMEOUT(seen(other), inTheEvening, 20000);
    const Seq after = backend->facts()->head;
    desk.restart();
    TRY_LIVE(desk);
    QCOMPARE(backend->facts()->head, after);
    QString draft;
    desk->loadDraft(u"note/10"_s, this, [&draft](const QString& text) { draft = text; });
    QTRY_COMPARE(draft, u"to be finished"_s);
}

void TestOfflineDay::twoDesktopsOfOneAgent() {
    RunningStore store(m_rows);
    Desktop office(store.url());
    Desktop home(store.url());
    for (Desktop* desk : {&office, &home}) {
        QCOMPARE(desk->logIn(u"anne"_s), ErrorCode::None);
        TRY_LIVE(*desk);
        QTRY_VERIFY(desk->search(u"x"_s).complete);
    }
    QVERIFY(office.isLive()); // the second log-in ended nothing
    QVERIFY(office.submit(note(30, m_anne, "from the office")).ok());
    QTRY_COMPARE_WITH_TIMEOUT(home.noteTexts(m_anne.id), Texts{"from the office"}, 20000);
    store.kill();
    // Both count their changes from where they were, and neither knows of the other's.
    for (std::uint32_t i = 0; i < 5; ++i) {
        QVERIFY(office.submit(note(100 + i, m_anne, "office " + std::to_string(i))).ok());
        QVERIFY(home.submit(note(200 + i, m_anne, "home " + std::to_string(i))).ok());
    }
    QCOMPARE(office->status().unsent, 5);
    QCOMPARE(home->status().unsent, 5);
    QCOMPARE(home.noteTexts(m_anne.id).size(), 6U);
    home.killAndRestart();
    store.start();
    TRY_LIVE(office);
    TRY_LIVE(home);
    for (Desktop* desk : {&office, &home}) {
        QTRY_COMPARE_WITH_TIMEOUT((*desk)->status().unsent, 0, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(desk->noteTexts(m_anne.id).size(), 11U, 20000);
    }
    QCOMPARE(office.noteTexts(m_anne.id), home.noteTexts(m_anne.id));
    QVERIFY(store.data()->verify()->empty());
    // One logs out; the other stays.
    office->logOut();
    QVERIFY(home.submit(note(300, m_anne, "still at home")).ok());
    QTRY_COMPARE_WITH_TIMEOUT(home->status().unsent, 0, 20000);
}

VISAGE_TEST(TestOfflineDay)
#include "offline_day_test.moc"
