// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using State = StoreStatus::State;
using Texts = std::vector<std::string>;

/// What a desktop and its store make of each other's words, and of a store that is not as it should be.
class TestStoreAndDesktop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theForecastIsWhatTheStoreDecides();
    void twoPeopleChangeOneField();
    void whoElseIsAtTheRecordIsSaid();
    void aWrongClockIsSaid();
    void anyTextComesThroughAsText();
    void aStoreOfAnotherTimeIsSaid_data();
    void aStoreOfAnotherTimeIsSaid();
    void aFullStoreIsSaidAndPasses();

private:
    Customer m_anne = person(10, "Anne", "Lefèvre");
    std::vector<Row> m_rows{m_anne};
};

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 20000)

void TestStoreAndDesktop::theForecastIsWhatTheStoreDecides() {
    RunningStore store(m_rows);
    Desktop first(store.url());
    Desktop second(store.url());
    QCOMPARE(first.logIn(QStringLiteral("anne")), ErrorCode::None);
    QCOMPARE(second.logIn(QStringLiteral("bruno")), ErrorCode::None);
    TRY_LIVE(first);
    TRY_LIVE(second);
    QVERIFY(first.submit(note(30, m_anne, "as it was")).ok());
    QVERIFY(first.submit(EditNote{NoteId(testId(30)), NoteVersionId(testId(31)), 1, "Anne's words"}).ok());
    QTRY_COMPARE(second.noteTexts(m_anne.id), Texts{"Anne's words"});
    store.kill();
    // Begun before the other's words came: both texts are kept, with the name of who wrote the later one.
    QVERIFY(second.submit(EditNote{NoteId(testId(30)), NoteVersionId(testId(32)), 1, "Bruno's words"}).ok());
    const Texts forecast = second.noteTexts(m_anne.id);
    QVERIFY2(forecast.front().find("Bruno B., ") != std::string::npos, forecast.front().c_str());
    store.start();
    QTRY_COMPARE_WITH_TIMEOUT(second->status().unsent, 0, 20000);
    QTRY_VERIFY(second.record(m_anne.id).unsent.empty());
    QCOMPARE(second.noteTexts(m_anne.id), forecast);
    QTRY_COMPARE_WITH_TIMEOUT(first.noteTexts(m_anne.id), forecast, 20000);
}

void TestStoreAndDesktop::twoPeopleChangeOneField() {
    RunningStore store(m_rows);
    Desktop first(store.url());
    Desktop second(store.url());
    QCOMPARE(first.logIn(QStringLiteral("anne")), ErrorCode::None);
    QCOMPARE(second.logIn(QStringLiteral("bruno")), ErrorCode::None);
    TRY_LIVE(first);
    TRY_LIVE(second);
    QTRY_VERIFY(second.search(QStringLiteral("x")).complete);
    constexpr std::int64_t town = 12;
    const auto moved = [&](std::uint32_t edit, std::string to) {
        return UpdateCustomer{EditId(testId(edit)), m_anne.id, {{town, m_anne.town, std::move(to)}}};
    };
    store.kill();
    QTRY_VERIFY(!first.isLive() && !second.isLive());
    QVERIFY(first.submit(moved(40, "Rouen")).ok());
    QVERIFY(second.submit(moved(41, "Dieppe")).ok());
    store.start();
    QTRY_COMPARE_WITH_TIMEOUT(first->status().unsent + second->status().unsent, 0, 20000);
    // One stands on both, and both have the other one beside it.
    const auto agree = [&] {
        const auto one = first.record(m_anne.id);
        const auto other = second.record(m_anne.id);
        const std::string lost = one.customer.town == "Rouen" ? "Dieppe" : "Rouen";
        return one.unsent.empty() && other.unsent.empty() && one.customer.town == other.customer.town &&
               one.fieldVersions == other.fieldVersions &&
               std::ranges::any_of(one.fieldVersions, [&](const FieldVersion& kept) {
                   return kept.value == lost && kept.state == VersionState::Disputed;
               });
    };
    QTRY_VERIFY_WITH_TIMEOUT(agree(), 20000);
}

void TestStoreAndDesktop::whoElseIsAtTheRecordIsSaid() {
    using Activity = PersonHere::Activity;
    RunningStore store(m_rows);
    Desktop first(store.url());
    Desktop second(store.url());
    first->present({m_anne.id, false, {}}); // before anybody is logged in
    QCOMPARE(first.logIn(QStringLiteral("anne")), ErrorCode::None);
    QCOMPARE(second.logIn(QStringLiteral("bruno")), ErrorCode::None);
    TRY_LIVE(first);
    TRY_LIVE(second);
    const UserId anne = first->session().user;
    const UserId bruno = second->session().user;
    second->present({m_anne.id, true, {}});
    QTRY_COMPARE(first->personsHere(), (std::vector<PersonHere>{{bruno, Activity::Writing}}));
    QTRY_COMPARE(second->personsHere(), (std::vector<PersonHere>{{anne, Activity::Looking}}));
    // Who turns to another record is told nothing of this one any more, at once.
    QSignalSpy changed(&*second, &Workspace::personsHereChanged);
    second->present({CustomerId(testId(99)), false, m_anne.id});
    QCOMPARE(changed.count(), 1);
    QVERIFY(second->personsHere().empty());
    QTRY_COMPARE(first->personsHere(), (std::vector<PersonHere>{{bruno, Activity::Talking}}));
    // Nobody is there while the store is away; then it is said anew.
    store.kill();
    QTRY_VERIFY(first->personsHere().empty());
    store.start();
    QTRY_COMPARE_WITH_TIMEOUT(first->personsHere(), (std::vector<PersonHere>{{bruno, Activity::Talking}}),
                              20000);
    second->logOut();
    QTRY_VERIFY(first->personsHere().empty());
}

void TestStoreAndDesktop::aWrongClockIsSaid() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    QCOMPARE(desktop->status().clockOffset, Milliseconds(0));
    store.setClockAhead(std::chrono::minutes(10));
    store.put({person(77, "Paul", "Martin")}); // whatever comes brings the time
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().clockOffset, Milliseconds(std::chrono::minutes(10)), 20000);
}

void TestStoreAndDesktop::anyTextComesThroughAsText() {
    RunningStore store(m_rows);
    Desktop first(store.url());
    Desktop second(store.url());
    QCOMPARE(first.logIn(QStringLiteral("anne")), ErrorCode::None);
    QCOMPARE(second.logIn(QStringLiteral("bruno")), ErrorCode::None);
    TRY_LIVE(first);
    TRY_LIVE(second);
    const std::string html = "<script>alert(1)</script> <b>&amp;</b> ' OR 1=1; --";
    QVERIFY(first.submit(note(30, m_anne, html)).ok());
    constexpr std::string_view odd("odd: bell\a nul\0 escape\x1b[2J wrong \xff\xc3.", 36);
    QVERIFY(first.submit(note(31, m_anne, std::string(odd))).ok());
    QTRY_COMPARE(second.noteTexts(m_anne.id).size(), 2U);
    QCOMPARE(second.noteTexts(m_anne.id), first.noteTexts(m_anne.id));
    QCOMPARE(second.noteTexts(m_anne.id).front(), html);
    QCOMPARE(second.noteTexts(m_anne.id).back(),
             std::string("odd: bell nul escape[2J wrong \xEF\xBF\xBD\xEF\xBF\xBD."));
    // The same for what is typed into the search.
    for (const char* text : {"\"", "*", "a AND (b", "' OR ''='", "%_", "\x1b[2J", "<b>"})
        (void)second.search(QString::fromLatin1(text));
    QTRY_VERIFY(second.search(QStringLiteral("x")).complete);
    QCOMPARE(second.search(QStringLiteral("lefevre")).hits.size(), 1U);
}

void TestStoreAndDesktop::aStoreOfAnotherTimeIsSaid_data() {
    QTest::addColumn<ErrorCode>("said");
    QTest::addColumn<ErrorCode>("heard");
    QTest::newRow("newer") << ErrorCode::TooOld << ErrorCode::TooOld;
    QTest::newRow("older") << ErrorCode::TooNew << ErrorCode::StoreTooOld;
}

/// A store that answers whatever comes with one refusal.
void TestStoreAndDesktop::aStoreOfAnotherTimeIsSaid() {
    QFETCH(ErrorCode, said);
    QFETCH(ErrorCode, heard);
    RunningStore store(m_rows);
    const auto port = static_cast<quint16>(store.url().port());
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    store.kill();
    QVERIFY(desktop.submit(note(30, m_anne, "kept here")).ok());
    QWebSocketServer other(QStringLiteral("other"), QWebSocketServer::NonSecureMode);
    other.setSupportedSubprotocols({QStringLiteral("visage.sync.1")});
    QVERIFY(other.listen(QHostAddress::LocalHost, port));
    const std::string refusal = protocol::encode(protocol::ErrorFrame{said, 0, "Not with you."});
    connect(&other, &QWebSocketServer::newConnection, this, [&] {
        QWebSocket* socket = other.nextPendingConnection();
        connect(socket, &QWebSocket::binaryMessageReceived, socket, [socket, refusal] {
            socket->sendBinaryMessage(QByteArray::fromStdString(refusal));
            socket->close();
        });
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    });
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, heard, 20000);
    QTRY_COMPARE(desktop->status().state, State::Refused);
    QCOMPARE(desktop->status().unsent, 1);
    QCOMPARE(desktop.noteTexts(m_anne.id), Texts{"kept here"});
    other.close();
}

void TestStoreAndDesktop::aFullStoreIsSaidAndPasses() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(QStringLiteral("x")).complete);
    QSignalSpy troubled(&*desktop, &Workspace::troubled);
    store.kill();
    QTRY_COMPARE(desktop->status().state, State::Offline);
    // Before the first connection can come: this thread serves it.
    store.start();
    store.writingFault.lasting = true;
    store.writingFault.failAt = 1;
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().code, ErrorCode::StoreFull, 20000);
    QTRY_COMPARE(desktop->status().state, State::Offline);
    QVERIFY(desktop->status().sentence.contains(QStringLiteral("server's disk")));
    QVERIFY(!desktop->status().retryAt.isNull());
    QVERIFY(desktop.submit(note(30, m_anne, "kept here")).ok());
    QCOMPARE(desktop.search(QStringLiteral("lefevre")).hits.size(), 1U);
    Desktop newcomer(store.url());
    QCOMPARE(newcomer.logIn(QStringLiteral("bruno")), ErrorCode::StoreFull);
    store.writingFault.failAt = 0;
    TRY_LIVE(desktop);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().unsent, 0, 20000);
    QCOMPARE(desktop.noteTexts(m_anne.id), Texts{"kept here"});
    // It is not this computer's disk.
    QCOMPARE(troubled.count(), 0);
}

VISAGE_TEST(TestStoreAndDesktop)
#include "store_and_desktop_test.moc"
