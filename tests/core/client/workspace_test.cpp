// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using State = StoreStatus::State;
using Texts = std::vector<std::string>;

/// The desktop's side as a page uses it, against a real store.
class TestWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logsInAndHasTheCustomers();
    void saysWhyALogInFails();
    void aNoteAppearsOnTheOtherDesktop();
    void worksWhileTheStoreIsAway();
    void startsWithoutTheStore();
    void unsentWorkSurvivesARestart();
    void aRefusedChangeIsKeptForItsAuthor();
    void anotherStoreAtTheAddressIsRefused();
    void logsOutAndForgets();
    void aNewerSearchDropsTheOlder();
    void anAnswerIsDroppedWithItsContext();
    void aDamagedCacheIsFetchedAgain();
    void aFullDiskIsSaidAndPasses();

private:
    Customer m_anne = person(10, "Anne", "Lefèvre");
    Customer m_paul = person(11, "Paul", "Martin");
    std::vector<Row> m_rows{m_anne, m_paul, identity(20, m_anne, IdentityType::Phone, "+33639980001")};
};

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 20000)

void TestWorkspace::logsInAndHasTheCustomers() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QVERIFY(desktop->session().user.isNull());
    QCOMPARE(desktop.logIn(QStringLiteral("Anne")), ErrorCode::None);
    QCOMPARE(desktop->session().displayName, QStringLiteral("Anne A."));
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(QStringLiteral("x")).complete);
    const SearchAnswer answer = desktop.search(QStringLiteral("lefevre 06 39 98"));
    QCOMPARE(answer.hits.size(), 1U);
    QCOMPARE(answer.customersHere, 2);
    QCOMPARE(desktop->users().size(), 2U);
}

void TestWorkspace::saysWhyALogInFails() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne"), QStringLiteral("wrong")), ErrorCode::WrongCredentials);
    QVERIFY(desktop->session().user.isNull());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    // That she was here opens nothing to somebody else.
    desktop->logOut();
    QCOMPARE(desktop.logIn(QStringLiteral("anne"), QStringLiteral("wrong")), ErrorCode::WrongCredentials);
    QVERIFY(desktop->session().user.isNull());
    store.kill();
    Desktop other(QUrl(QStringLiteral("ws://127.0.0.1:1/sync")));
    QCOMPARE(other.logIn(QStringLiteral("anne")), ErrorCode::NoOfflineLogIn);
    QCOMPARE(other.logIn(QString()), ErrorCode::BadInput);
}

void TestWorkspace::aNoteAppearsOnTheOtherDesktop() {
    RunningStore store(m_rows);
    Desktop first(store.url());
    Desktop second(store.url());
    QCOMPARE(first.logIn(QStringLiteral("anne")), ErrorCode::None);
    QCOMPARE(second.logIn(QStringLiteral("bruno")), ErrorCode::None);
    TRY_LIVE(first);
    TRY_LIVE(second);
    QSignalSpy changed(&*second, &Workspace::customersChanged);
    QVERIFY(first.submit(note(30, m_anne, "Rappeler demain")).ok());
    QCOMPARE(first.noteTexts(m_anne.id), Texts{"Rappeler demain"});
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(qvariant_cast<std::vector<CustomerId>>(changed.front().front()) == std::vector{m_anne.id});
    QCOMPARE(second.noteTexts(m_anne.id), Texts{"Rappeler demain"});
    QTRY_COMPARE(first->status().unsent, 0);
    QTRY_VERIFY(first.record(m_anne.id).unsent.empty());
    QCOMPARE(first.noteTexts(m_anne.id), Texts{"Rappeler demain"});
}

void TestWorkspace::worksWhileTheStoreIsAway() {
    RunningStore store(m_rows);
    Desktop first(store.url());
    Desktop second(store.url());
    QCOMPARE(first.logIn(QStringLiteral("anne")), ErrorCode::None);
    QCOMPARE(second.logIn(QStringLiteral("bruno")), ErrorCode::None);
    TRY_LIVE(first);
    TRY_LIVE(second);
    store.kill();
    QTRY_VERIFY(first->status().state != State::Live);
    for (std::uint32_t i = 0; i < 5; ++i)
        QVERIFY(first.submit(note(30 + i, m_anne, "away " + std::to_string(i))).ok());
    QCOMPARE(first.noteTexts(m_anne.id).size(), 5U);
    QTRY_COMPARE(first->status().unsent, 5);
    QCOMPARE(first.search(QStringLiteral("martin")).hits.size(), 1U);
    store.start();
    TRY_LIVE(first);
    QTRY_COMPARE_WITH_TIMEOUT(first->status().unsent, 0, 20000);
    TRY_LIVE(second);
    QTRY_COMPARE_WITH_TIMEOUT(second.noteTexts(m_anne.id).size(), 5U, 20000);
    QCOMPARE(first.noteTexts(m_anne.id).size(), 5U);
}

void TestWorkspace::startsWithoutTheStore() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(QStringLiteral("x")).complete);
    store.kill();
    desktop.restart();
    QTRY_COMPARE(desktop->session().displayName, QStringLiteral("Anne A."));
    QCOMPARE(desktop.search(QStringLiteral("lefevre")).hits.size(), 1U);
    QCOMPARE(desktop->users().size(), 2U);
    QVERIFY(desktop.submit(note(30, m_anne, "offline")).ok());
    QTRY_COMPARE(desktop->status().state, State::Offline);
    QVERIFY(!desktop->status().sentence.isEmpty());
    QVERIFY(!desktop->status().retryAt.isNull());
    store.start();
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
}

void TestWorkspace::unsentWorkSurvivesARestart() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    store.kill();
    QVERIFY(desktop.submit(note(30, m_anne, "precious")).ok());
    desktop->saveDraft(QStringLiteral("note"), QStringLiteral("half"));
    desktop.restart();
    QTRY_COMPARE(desktop.noteTexts(m_anne.id), Texts{"precious"});
    QTRY_COMPARE(desktop->status().unsent, 1);
    QString draft;
    desktop->loadDraft(QStringLiteral("note"), this, [&](const QString& text) { draft = text; });
    QTRY_COMPARE(draft, QStringLiteral("half"));
    store.start();
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    QCOMPARE(desktop.noteTexts(m_anne.id), Texts{"precious"});
}

void TestWorkspace::aRefusedChangeIsKeptForItsAuthor() {
    Case one;
    one.id = CaseId(testId(40));
    one.number = 7;
    one.customer = m_anne.id;
    one.status = CaseStatus::Open;
    std::vector<Row> rows = m_rows;
    rows.emplace_back(one);
    RunningStore store(rows);
    Desktop first(store.url());
    Desktop second(store.url());
    QCOMPARE(first.logIn(QStringLiteral("anne")), ErrorCode::None);
    QCOMPARE(second.logIn(QStringLiteral("bruno")), ErrorCode::None);
    TRY_LIVE(first);
    TRY_LIVE(second);
    first.stop();
    QVERIFY(second
                .submit(ChangeCaseStatus{
                    one.id, CaseEventId(testId(41)), CaseStatus::Open, CaseStatus::WaitingInternal, {}, {}})
                .ok());
    QTRY_COMPARE(second->status().unsent, 0);
    // The other one decides over an older state, for it has not heard of the change.
    store.kill();
    first.restart();
    QTRY_VERIFY(!first->session().user.isNull());
    QVERIFY(first
                .submit(ChangeCaseStatus{one.id,
                                         CaseEventId(testId(42)),
                                         CaseStatus::Open,
                                         CaseStatus::WaitingCustomer,
                                         {},
                                         "waits for a photo"})
                .ok());
    QSignalSpy refused(&*first, &Workspace::refusedWorkChanged);
    store.start();
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, 20000);
    std::vector<RefusedWork> work;
    first->loadRefusedWork(this, [&](std::vector<RefusedWork> list) { work = std::move(list); });
    QTRY_COMPARE(work.size(), 1U);
    QVERIFY(std::get<ChangeCaseStatus>(work.front().command).text == "waits for a photo");
    QCOMPARE(work.front().code, ErrorCode::Conflict);
    QTRY_COMPARE(first.record(m_anne.id).cases.front().status, CaseStatus::WaitingInternal);
    QTRY_COMPARE(first->status().refused, 1);
    first->dismissRefusedWork(work.front().mseq);
    QTRY_COMPARE(first->status().refused, 0);
}

void TestWorkspace::anotherStoreAtTheAddressIsRefused() {
    auto store = std::make_unique<RunningStore>(m_rows);
    const QUrl url = store->url();
    Desktop desktop(url);
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    store->kill();
    QVERIFY(desktop.submit(note(30, m_anne, "not for strangers")).ok());
    store.reset();
    RunningStore stranger({}, static_cast<quint16>(url.port()));
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, ErrorCode::SessionExpired, 20000);
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, ErrorCode::Conflict, 20000);
    QCOMPARE(desktop->status().state, State::Refused);
    QCOMPARE(desktop->status().unsent, 1);
    QCOMPARE(desktop.noteTexts(m_anne.id), Texts{"not for strangers"});
}

void TestWorkspace::logsOutAndForgets() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    desktop->logOut();
    QVERIFY(desktop->session().user.isNull());
    QVERIFY(desktop->users().empty());
    QTRY_VERIFY(desktop.search(QStringLiteral("lefevre")).hits.empty());
    QVERIFY(!desktop.submit(note(30, m_anne, "nobody's")).ok());
    desktop.restart();
    QVERIFY(desktop.search(QStringLiteral("lefevre")).hits.empty());
    QCOMPARE(desktop.logIn(QStringLiteral("bruno")), ErrorCode::None);
    TRY_LIVE(desktop);
    QCOMPARE(desktop->session().displayName, QStringLiteral("Bruno B."));
}

void TestWorkspace::aNewerSearchDropsTheOlder() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(QStringLiteral("x")).complete);
    QStringList answered;
    for (const char* text : {"l", "le", "lef", "lefe"})
        desktop->search(QLatin1String(text), 20, this,
                        [&](const SearchAnswer& answer) { answered += answer.query; });
    QVERIFY(answered.isEmpty());
    QTRY_COMPARE(answered, QStringList{QStringLiteral("lefe")});
}

void TestWorkspace::anAnswerIsDroppedWithItsContext() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    bool called = false;
    {
        QObject page;
        desktop->loadRecord(m_anne.id, &page, [&](const Result<CustomerRecord>&) { called = true; });
    }
    // Answers come in their order, so the first one would have come by now.
    (void)desktop.record(m_anne.id);
    QVERIFY(!called);
}

void TestWorkspace::aDamagedCacheIsFetchedAgain() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    store.kill();
    QVERIFY(desktop.submit(note(30, m_anne, "precious")).ok());
    desktop.stop();
    desktop.cacheFault.code = ErrorCode::Corrupt;
    desktop.cacheFault.seen = 0;
    desktop.cacheFault.failAt = 25;
    store.start();
    desktop.restart();
    QSignalSpy troubled(&*desktop, &Workspace::troubled);
    QTRY_COMPARE_WITH_TIMEOUT(troubled.count(), 1, 20000);
    QCOMPARE(troubled.front().front().value<ErrorCode>(), ErrorCode::Corrupt);
    TRY_LIVE(desktop);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.search(QStringLiteral("lefevre")).hits.size(), 1U, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    QTRY_COMPARE(desktop.noteTexts(m_anne.id), Texts{"precious"});
}

void TestWorkspace::aFullDiskIsSaidAndPasses() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    QSignalSpy troubled(&*desktop, &Workspace::troubled);
    desktop.outboxFault.failAt = 1;
    desktop.outboxFault.lasting = true;
    const auto kept = desktop.submit(note(30, m_anne, "n"));
    QVERIFY(!kept.ok());
    QCOMPARE(kept.error().code, ErrorCode::StorageFull);
    QTRY_COMPARE(troubled.count(), 1);
    QVERIFY(desktop.noteTexts(m_anne.id).empty());
    desktop.outboxFault.failAt = 0;
    QVERIFY(desktop.submit(note(30, m_anne, "n")).ok());
    // The same for the cache: what others do comes in as soon as there is room.
    desktop.cacheFault.failAt = 1;
    desktop.cacheFault.lasting = true;
    store.put({person(12, "Nina", "Nouvelle")});
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, ErrorCode::StorageFull, 20000);
    desktop.cacheFault.failAt = 0;
    TRY_LIVE(desktop);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.search(QStringLiteral("nina")).hits.size(), 1U, 20000);
}

VISAGE_TEST(TestWorkspace)
#include "workspace_test.moc"
