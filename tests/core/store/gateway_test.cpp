// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real store on a real port in this process, and desktops that are a ClientSession over a real QWebSocket.
#include "core/protocol/codec.h"
#include "core/store/gateway/http_head.h"
#include "core/store/gateway/server.h"
#include "tests/core/store/desktop.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

#include <QSignalSpy>
#include <QTcpSocket>

using namespace visage;
using namespace visage::store;
using visage::testing::Desktop;
using visage::testing::id;

class TestGateway : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void readsHeads();
    void answersHealth();
    void turnsAwayWhatIsNotOurs();
    void refusesAWrongPassword();
    void desktopsSeeEachOthersWork();
    void noticesWorkOfOtherProcesses();
    void desktopsSeeWhoElseIsAtARecord();
    void presenceOfARecordOutOfSightIsNotTold();
    void leadsDecideOverWhatWaits();
    void aNewerConnectionTakesOver();
    void turnsItsDesktopsToRecentWork();
    void aCommitIsReadOnceForAllDesktops();
    void noPageIsOlderThanWhatADesktopHasSeen();
    void aRevokedLogInEnds();
    void garbageEndsItsConnectionOnly();
    void aFloodIsRefusedWithAnError_data();
    void aFloodIsRefusedWithAnError();
    void whoDoesNotLogInIsSentAway();
    void tooManyNewcomersAreToldToWait();
    void whoIsBehindAProxyIsCountedAlone();
    void nobodyElseIsBelievedAboutAddresses();
    void aProxyThatNamesNobodyIsOneAddress();
    void saysGoodbye();
    void finishesWhatWasAsked();
    void saysWhenThePortIsTaken();

private:
    [[nodiscard]] QByteArray ask(const QByteArray& request);
    void serve(const RateLimits& limits, std::string_view proxies = {});
    /// What a desktop at 127.0.0.1 that says to come from there is told of this password of `user`.
    [[nodiscard]] ErrorCode logInFrom(const QByteArray& forwardedFor, const std::string& user,
                                      const std::string& password);
    void guessPasswordsFrom(const QByteArray& forwardedFor);
    [[nodiscard]] std::unique_ptr<Desktop> loggedIn(int device, std::int64_t epoch = 0,
                                                    const std::vector<std::string_view>& scopes = {
                                                        protocol::scopeAll});

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    visage::testing::StoppedClock m_stopped; ///< in which no guess is forgiven
    SystemRandom m_random;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<SqliteBackend> m_beside; ///< as visage-admin has it
    std::vector<std::string> m_log;          ///< lines as text
};

void TestGateway::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    const DataFolder folder(m_folder->path().toStdString());
    auto beside = folder.open();
    QVERIFY(beside.ok());
    m_beside = std::move(*beside);
    QVERIFY(Accounts(*m_beside, m_clock, m_random).add("anna", "Anna", Role::Agent, "right").ok());
    visage::testing::Desk desk(*m_beside);
    QVERIFY(desk.write({visage::testing::Desk::customer(1)}).ok());
    serve({});
}

void TestGateway::serve(const RateLimits& limits, std::string_view proxies) {
    m_server.reset();
    auto backends = openBackends(DataFolder(m_folder->path().toStdString()));
    QVERIFY(backends.ok());
    Server::Options options;
    options.build = "test";
    options.limits = limits;
    options.door.proxies = *TrustedProxies::read(proxies);
    m_log.clear();
    options.log = [this](const LogLine& line) {
        if (line.event == "connection-opened" || line.event == "proxy-names-nobody")
            m_log.push_back(std::string(line.event) + " " + std::get<std::string>(line.fields.back().second));
    };
    m_server =
        std::make_unique<Server>(options, std::move(*backends), *m_beside->facts(),
                                 proxies.empty() ? static_cast<const Clock&>(m_clock) : m_stopped, m_random);
    QVERIFY(m_server->start().ok());
}

void TestGateway::cleanup() {
    m_server.reset();
    const auto findings = m_beside->verify();
    QVERIFY(findings.ok());
    QCOMPARE(*findings, std::vector<std::string>{});
    m_beside.reset();
}

QByteArray TestGateway::ask(const QByteArray& request) {
    QTcpSocket socket;
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    const QUrl url(m_server->url());
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket.write(request);
    return closed.wait(5000) ? socket.readAll() : QByteArray("no answer");
}

std::unique_ptr<Desktop> TestGateway::loggedIn(int device, std::int64_t epoch,
                                               const std::vector<std::string_view>& scopes) {
    auto desktop = std::make_unique<Desktop>(m_server->url(), device, epoch, scopes);
    const auto connected = [&] { return desktop->phase() != sync::Phase::Offline; };
    if (QTest::qWaitFor(connected, 5000))
        desktop->logIn("anna", "right");
    return desktop;
}

void TestGateway::leadsDecideOverWhatWaits() {
    Accounts accounts(*m_beside, m_clock, m_random);
    QVERIFY(accounts.add("lena", "Lena L.", Role::Lead, "right").ok());
    QVERIFY(accounts.add("otto", "Otto O.", Role::Admin, "right").ok());
    const auto loggedInAs = [&](int device, const char* name) {
        auto desktop = std::make_unique<Desktop>(m_server->url(), device);
        if (QTest::qWaitFor([&] { return desktop->phase() != sync::Phase::Offline; }, 5000))
            desktop->logIn(name, "right");
        return desktop;
    };
    const auto lena = loggedInAs(1, "lena");
    const auto otto = loggedInAs(2, "otto");
    const auto anna = loggedInAs(3, "anna");
    QTRY_VERIFY(anna->phase() == sync::Phase::Live && otto->phase() == sync::Phase::Live);
    QTRY_COMPARE(lena->reviewsWaiting, std::vector<std::int64_t>{0});

    // Somebody else's gateway was given these; the second builds on the first.
    const CustomerId customer = id<CustomerId>(1);
    const auto waiting = [&](int number, const Command& command) {
        return Review{id<MutationId>(number),
                      id<DeviceId>(9),
                      number,
                      id<UserId>(77),
                      protocol::encodeCommand(command),
                      {number},
                      {},
                      {5},
                      ReviewState::Waiting,
                      {},
                      {}};
    };
    WriteNote write;
    write.note = id<NoteId>(31);
    write.customer = customer;
    write.text = "only there";
    EditNote edit;
    edit.note = write.note;
    edit.version = id<NoteVersionId>(32);
    edit.baseVersion = 1;
    edit.text = "only there, again";
    {
        auto batch = m_beside->begin();
        QVERIFY((*batch)->putReview(waiting(2, edit)).ok() && (*batch)->putReview(waiting(1, write)).ok());
        QVERIFY((*batch)->commit().ok());
    }
    QTRY_COMPARE(lena->reviewsWaiting.back(), 2);
    QTRY_COMPARE(otto->reviewsWaiting.back(), 2);

    anna->listReviews(1);
    QTRY_VERIFY(anna->reviews);
    QCOMPARE(anna->reviews->code, ErrorCode::Denied);
    QVERIFY(anna->reviews->reviews.empty() && anna->reviews->rows.empty());
    lena->listReviews(2);
    QTRY_VERIFY(lena->reviews);
    QCOMPARE(lena->reviews->code, ErrorCode::None);
    QCOMPARE(lena->reviews->reviews.size(), std::size_t{2});
    const protocol::WaitingReview& first = lena->reviews->reviews.front();
    QCOMPARE(first.mid, id<MutationId>(1));
    QCOMPARE(first.customer, customer);
    QCOMPARE(std::get<WriteNote>(*first.command).text, write.text);
    QCOMPARE(lena->reviews->rows.size(), std::size_t{1});

    const auto outcomes = [](const Desktop& desktop) {
        std::vector<ErrorCode> codes;
        for (const auto& outcome : desktop.decided->outcomes)
            codes.push_back(outcome.code);
        return codes;
    };
    using Codes = std::vector<ErrorCode>;
    anna->decide({3, protocol::ReviewChoice::Apply, {first.mid}});
    QTRY_VERIFY(anna->decided);
    QCOMPARE(outcomes(*anna), Codes{ErrorCode::Denied});
    // Whatever the order in the question, what came first is decided first.
    lena->decide({4, protocol::ReviewChoice::Apply, {id<MutationId>(2), first.mid}});
    QTRY_VERIFY(lena->decided);
    QCOMPARE(outcomes(*lena), (Codes{ErrorCode::None, ErrorCode::None}));
    QTRY_VERIFY(anna->rows.count(edit.version.uuid) == 1);
    QCOMPARE(std::get<Note>(**m_beside->load({EntityKind::Note, write.note.uuid})).text, edit.text);
    QTRY_COMPARE(otto->reviewsWaiting.back(), 0);
    // Too late, and said.
    otto->decide({5, protocol::ReviewChoice::Discard, {first.mid, id<MutationId>(7)}});
    QTRY_VERIFY(otto->decided);
    QCOMPARE(outcomes(*otto), (Codes{ErrorCode::NotFound, ErrorCode::Conflict}));
    // What was thrown away is listed with who did it, for leads alone, and comes back once.
    {
        auto batch = m_beside->begin();
        QVERIFY((*batch)->putReview(waiting(6, write)).ok() && (*batch)->commit().ok());
    }
    const auto decide = [&](Desktop& who, protocol::ReviewChoice choice) {
        who.decided.reset();
        who.decide({6, choice, {id<MutationId>(6)}});
        return QTest::qWaitFor([&] { return who.decided.has_value(); }, 5000) ? outcomes(who) : Codes();
    };
    QCOMPARE(decide(*lena, protocol::ReviewChoice::BringBack), Codes{ErrorCode::Conflict}); // it waits
    QCOMPARE(decide(*lena, protocol::ReviewChoice::Discard), Codes{ErrorCode::None});
    const auto discarded = [&](Desktop& who) {
        who.reviews.reset();
        who.listReviews(7, true);
        return QTest::qWaitFor([&] { return who.reviews.has_value(); }, 5000);
    };
    QVERIFY(discarded(*anna));
    QVERIFY(anna->reviews->code == ErrorCode::Denied && anna->reviews->reviews.empty());
    QCOMPARE(decide(*anna, protocol::ReviewChoice::BringBack), Codes{ErrorCode::Denied});
    QVERIFY(discarded(*otto));
    QCOMPARE(otto->reviews->reviews.size(), std::size_t{1});
    QCOMPARE(otto->reviews->reviews.front().decidedBy, (*m_beside->userNamed("lena"))->id);
    QVERIFY(otto->reviews->reviews.front().decidedAt.ms > 0);
    QCOMPARE(decide(*otto, protocol::ReviewChoice::BringBack), Codes{ErrorCode::None});
    QTRY_COMPARE(lena->reviewsWaiting.back(), 1);
    QCOMPARE(decide(*lena, protocol::ReviewChoice::BringBack), Codes{ErrorCode::Conflict});
    QVERIFY(discarded(*lena));
    QVERIFY(lena->reviews->reviews.empty());
    QVERIFY(anna->reviewsWaiting.empty());
}

void TestGateway::desktopsSeeWhoElseIsAtARecord() {
    const CustomerId customer = id<CustomerId>(1);
    const auto one = loggedIn(1);
    const auto other = loggedIn(2);
    QTRY_VERIFY(one->phase() == sync::Phase::Live && other->phase() == sync::Phase::Live);
    const auto heads = m_beside->facts()->head;
    one->present({customer, false, {}});
    QTRY_COMPARE(one->told, (std::vector<protocol::Present>{{customer, {}}})); // nobody
    other->present({customer, true, {}});
    QTRY_VERIFY(!other->told.empty()); // who was there is told at once
    QCOMPARE(other->told.front().persons.at(0).device, id<DeviceId>(1));
    QCOMPARE(other->told.front().persons.at(0).activity, protocol::Activity::Looking);
    QTRY_COMPARE(one->told.size(), std::size_t{2});
    QCOMPARE(one->told.back().persons.at(0).device, id<DeviceId>(2));
    QCOMPARE(one->told.back().persons.at(0).activity, protocol::Activity::Writing);
    // Whoever is somewhere else is told nothing; who talks from there is seen here.
    other->present({id<CustomerId>(8), false, customer});
    QTRY_COMPARE(one->told.back().persons.at(0).activity, protocol::Activity::Talking);
    other->hangUp();
    QTRY_VERIFY(one->told.back().persons.empty());
    QCOMPARE(m_beside->facts()->head, heads);
}

void TestGateway::presenceOfARecordOutOfSightIsNotTold() {
    QVERIFY(choose(*m_beside, sync::Holds::Recent).ok());
    for (bool more = true; more;)
        more = *buildSome(*m_beside, m_clock.now());
    visage::testing::Desk desk(*m_beside);
    Case work;
    work.id = id<CaseId>(2);
    work.customer = id<CustomerId>(1);
    QVERIFY(desk.write({work, visage::testing::Desk::customer(4)}).ok());
    serve({});
    const std::vector<std::string_view> scopes{protocol::scopeWork, protocol::scopeIdent};
    const auto one = loggedIn(1, 0, scopes);
    const auto other = loggedIn(2, 0, scopes);
    QTRY_VERIFY(one->phase() == sync::Phase::Live && other->phase() == sync::Phase::Live);
    one->present({id<CustomerId>(4), false, id<CustomerId>(4)}); // in nobody's scope: a lie, or too early
    other->present({id<CustomerId>(4), false, {}});
    one->present({id<CustomerId>(1), false, id<CustomerId>(4)});
    other->present({id<CustomerId>(1), false, {}});
    QTRY_VERIFY(!other->told.empty() && !other->told.back().persons.empty());
    QCOMPARE(other->told.back().persons.at(0).activity, protocol::Activity::Looking);
    for (const auto& told : other->told)
        QCOMPARE(told.customer, id<CustomerId>(1)); // nothing was said of the other
}

void TestGateway::turnsItsDesktopsToRecentWork() {
    const auto older = loggedIn(1);
    QTRY_COMPARE(older->phase(), sync::Phase::Live);
    QVERIFY(older->rows.contains(id<CustomerId>(1).uuid));
    QVERIFY(choose(*m_beside, sync::Holds::Recent).ok());
    for (bool more = true; more;)
        more = *buildSome(*m_beside, m_clock.now());
    QTRY_VERIFY_WITH_TIMEOUT(!older->connected, 30000);
    QCOMPARE(older->refusals.back().code, ErrorCode::Unavailable);
    QVERIFY(older->askedToWait.count() > 0);
    const auto tooOld = loggedIn(2); // knows of no other scopes
    QTRY_VERIFY(!tooOld->connected);
    QCOMPARE(tooOld->refusals.back().code, ErrorCode::TooOld);

    const auto desktop = loggedIn(3, 0, {protocol::scopeWork, protocol::scopeIdent});
    QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    QVERIFY(!desktop->rows.contains(id<CustomerId>(1).uuid));
    visage::testing::Desk desk(*m_beside);
    Case work;
    work.id = id<CaseId>(2);
    work.customer = id<CustomerId>(1);
    QVERIFY(desk.write({work}).ok());
    QTRY_VERIFY(desktop->rows.contains(id<CustomerId>(1).uuid));
    QVERIFY(desktop->rows.contains(id<CaseId>(2).uuid));
    QVERIFY(desk.write({visage::testing::Desk::customer(4)}).ok());
    desktop->submit(WriteNote{id<NoteId>(5), id<CustomerId>(4), {}, {}, "Mine from now on."});
    QTRY_VERIFY(desktop->rows.contains(id<NoteId>(5).uuid));
    QVERIFY(desktop->rows.contains(id<CustomerId>(4).uuid));
    QVERIFY(desk.write({visage::testing::Desk::customer(6)}).ok());
    QVERIFY(desk.write({visage::testing::Desk::customer(1, "Other")}).ok());
    QTRY_COMPARE(std::get<Customer>(desktop->rows.at(id<CustomerId>(1).uuid)).familyName,
                 std::string("Other"));
    QVERIFY(!desktop->rows.contains(id<CustomerId>(6).uuid));
}

void TestGateway::aCommitIsReadOnceForAllDesktops() {
    auto opened = DataFolder(m_folder->path().toStdString()).open();
    QVERIFY(opened.ok());
    PageCache pages(**opened);
    const Timestamp now = m_clock.now();
    auto latest = *m_beside->facts();
    const sync::ask::ReadFeed all{"all", 0, 4096, false, {}, 0};
    for (int desktop = 0; desktop < 1000; ++desktop)
        QVERIFY(pages.feed(all, latest, now).ok());
    QCOMPARE(pages.misses(), 1);
    visage::testing::Desk desk(*m_beside);
    QVERIFY(desk.write({visage::testing::Desk::customer(7)}).ok());
    latest = *m_beside->facts();
    QCOMPARE(pages.feed(all, latest, now)->head,
             latest.head); // an older page, but it says that there is more
    // Of a restored store nothing of before is handed out.
    auto batch = m_beside->begin();
    QVERIFY((*batch)->raiseIncarnation(0).ok() && (*batch)->commit().ok());
    latest = *m_beside->facts();
    QCOMPARE(pages.feed(all, latest, now)->incarnation, latest.incarnation);
    QCOMPARE(pages.misses(), 2);
}

void TestGateway::noPageIsOlderThanWhatADesktopHasSeen() {
    auto opened = DataFolder(m_folder->path().toStdString()).open();
    QVERIFY(opened.ok());
    PageCache pages(**opened);
    const Timestamp now = m_clock.now();
    visage::testing::Desk desk(*m_beside);
    QVERIFY(desk.write({visage::testing::Desk::customer(7, "Old"), visage::testing::Desk::customer(8)}).ok());
    auto latest = *m_beside->facts();
    sync::ask::ReadFeed read{"all", latest.head - 2, 4096, false, {}, 0};
    QVERIFY(pages.feed(read, latest, now).ok());
    QVERIFY(desk.write({visage::testing::Desk::customer(7, "New")}).ok());
    latest = *m_beside->facts();
    // A desktop that follows has seen neither; one that comes with a snapshot has seen the new name.
    const auto familyOf7 = [](const Result<sync::FeedPage>& page) {
        for (const RowChange& change : page->changes)
            if (idOf(change.row) == id<CustomerId>(7).uuid)
                return std::get<Customer>(change.row).familyName;
        return std::string();
    };
    QCOMPARE(familyOf7(pages.feed(read, latest, now)), std::string("Old"));
    read.noOlderThan = latest.head;
    const auto fresh = pages.feed(read, latest, now);
    QCOMPARE(familyOf7(fresh), std::string("New"));
    QCOMPARE(fresh->readAt, latest.head);
    QCOMPARE(pages.misses(), 2);
    QVERIFY(pages.feed(read, latest, now).ok());
    QCOMPARE(pages.misses(), 2);
}

void TestGateway::readsHeads() {
    QVERIFY(!readHttpHead("GET /healthz HT")->has_value());
    const auto head =
        readHttpHead("GET /sync?x=1 HTTP/1.1\r\nHost: a\r\nUpgrade: WebSocket\r\n"
                     "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: other, visage.sync.1\r\n\r\n");
    QVERIFY(head.ok() && head->has_value());
    QCOMPARE((*head)->path, std::string("/sync"));
    QVERIFY((*head)->upgrade);
    QVERIFY(listNames((*head)->protocols, "visage.sync.1"));
    QVERIFY(!listNames((*head)->protocols, "visage.sync"));
    const auto forwarded = readHttpHead("GET / HTTP/1.1\r\nx-forwarded-for: 192.0.2.1, a\r\nHost: a\r\n"
                                        "X-Forwarded-For: 192.0.2.2\r\n\r\n");
    QCOMPARE((*forwarded)->forwardedFor, std::string("192.0.2.1, a,192.0.2.2"));
    QVERIFY(!readHttpHead("\x16\x03\x01 no http at all\r\n\r\n").ok());
    QVERIFY(!readHttpHead("GET /" + std::string(maxHeadBytes, 'a')).ok());
}

void TestGateway::answersHealth() {
    const QByteArray answer = ask("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY2(answer.startsWith("HTTP/1.1 200 OK"), answer);
    QVERIFY2(answer.contains("\"status\":\"ok\""), answer);
}

void TestGateway::turnsAwayWhatIsNotOurs() {
    QVERIFY(ask("GET /other HTTP/1.1\r\nHost: a\r\n\r\n").startsWith("HTTP/1.1 404"));
    QVERIFY(ask("POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").startsWith("HTTP/1.1 405"));
    QVERIFY(ask("GET /sync HTTP/1.1\r\nHost: a\r\n\r\n").startsWith("HTTP/1.1 426"));
    QVERIFY(ask("\x01\x02\x03\r\n\r\n").startsWith("HTTP/1.1 400"));
    QVERIFY(ask(QByteArray("GET / HTTP/1.1\r\n") + QByteArray(20000, 'x')).startsWith("HTTP/1.1 400"));
    QVERIFY(ask("GET /sync HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .startsWith("HTTP/1.1 400"));
    QCOMPARE(m_server->connections(), 0u);
}

void TestGateway::refusesAWrongPassword() {
    Desktop desktop(m_server->url(), 1);
    QTRY_VERIFY(desktop.phase() != sync::Phase::Offline);
    desktop.logIn("anna", "wrong");
    QTRY_COMPARE(desktop.refusals.size(), 1u);
    QCOMPARE(desktop.refusals[0].code, ErrorCode::WrongCredentials);
    QVERIFY(desktop.token.empty());
}

void TestGateway::desktopsSeeEachOthersWork() {
    const auto one = loggedIn(1);
    const auto two = loggedIn(2);
    QTRY_COMPARE(one->phase(), sync::Phase::Live);
    QTRY_COMPARE(two->phase(), sync::Phase::Live);
    QVERIFY(two->rows.contains(id<CustomerId>(1).uuid));
    one->submit(WriteNote{id<NoteId>(70), id<CustomerId>(1), {}, {}, "Seen by both."});
    QTRY_COMPARE(one->acks.size(), 1u);
    QCOMPARE(one->acks[0].status, protocol::AckStatus::Applied);
    QTRY_VERIFY(two->rows.contains(id<NoteId>(70).uuid));
    QTRY_VERIFY(one->rows.contains(id<NoteId>(70).uuid));
    QCOMPARE(std::get<Note>(two->rows[id<NoteId>(70).uuid]).text, std::string("Seen by both."));
}

void TestGateway::noticesWorkOfOtherProcesses() {
    const auto desktop = loggedIn(1);
    QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    visage::testing::Desk beside(*m_beside);
    QVERIFY(beside.write({visage::testing::Desk::customer(2)}).ok());
    QTRY_VERIFY_WITH_TIMEOUT(desktop->rows.contains(id<CustomerId>(2).uuid), 1000);
}

void TestGateway::aNewerConnectionTakesOver() {
    const auto older = loggedIn(1);
    QTRY_COMPARE(older->phase(), sync::Phase::Live);
    const auto newer = loggedIn(1, 50);
    QTRY_COMPARE(newer->phase(), sync::Phase::Live);
    QTRY_VERIFY_WITH_TIMEOUT(!older->connected, 30000);
    QCOMPARE(older->refusals.back().code, ErrorCode::Superseded);
    QVERIFY(newer->connected);
}

void TestGateway::aRevokedLogInEnds() {
    const auto desktop = loggedIn(1);
    QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    QVERIFY(Accounts(*m_beside, m_clock, m_random).setActive("anna", false).ok());
    QTRY_VERIFY(!desktop->connected);
    // It comes back, may hand over what it has not sent, and is told.
    QCOMPARE(desktop->refusals.back().code, ErrorCode::Unavailable);
    QVERIFY(Accounts(*m_beside, m_clock, m_random).setActive("anna", true).ok());
    const auto again = loggedIn(1, 50);
    QTRY_COMPARE(again->phase(), sync::Phase::Live);
    QVERIFY(Accounts(*m_beside, m_clock, m_random).logOutEverywhere("anna").ok());
    QTRY_VERIFY(!again->connected);
    QCOMPARE(again->refusals.back().code, ErrorCode::SessionExpired);
}

void TestGateway::garbageEndsItsConnectionOnly() {
    const auto good = loggedIn(1);
    QTRY_COMPARE(good->phase(), sync::Phase::Live);
    for (const QByteArray& bytes : {QByteArray("\xff\xff"), QByteArray(), QByteArray(200'000, 'x')}) {
        Desktop bad(m_server->url(), 2);
        QTRY_VERIFY(bad.phase() != sync::Phase::Offline);
        bad.sendRaw(bytes);
        QTRY_VERIFY(!bad.connected);
    }
    QTRY_COMPARE(m_server->connections(), 1u);
    good->submit(WriteNote{id<NoteId>(70), id<CustomerId>(1), {}, {}, "Still here."});
    QTRY_COMPARE(good->acks.size(), 1u);
}

void TestGateway::aFloodIsRefusedWithAnError_data() {
    QTest::addColumn<bool>("loggedInBefore");
    QTest::newRow("before log-in") << false;
    QTest::newRow("after it") << true;
}

void TestGateway::aFloodIsRefusedWithAnError() {
    QFETCH(bool, loggedInBefore);
    RateLimits limits;
    limits.framesBeforeLogin = {20, 0};
    limits.frames = {200, 0};
    serve(limits);
    const auto desktop = loggedInBefore ? loggedIn(1) : std::make_unique<Desktop>(m_server->url(), 1);
    if (loggedInBefore)
        QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    else
        QTRY_VERIFY(desktop->phase() != sync::Phase::Offline);
    const auto other = loggedIn(2);
    QTRY_COMPARE(other->phase(), sync::Phase::Live);
    for (int i = 0; i < 300; ++i)
        desktop->sendRaw(QByteArray("\x82\x09\x01", 3)); // PING 1
    QTRY_VERIFY(!desktop->connected);
    QCOMPARE(desktop->refusals.back().code, ErrorCode::RateLimited);
    QVERIFY(desktop->refusals.back().transient());
    QCOMPARE(desktop->askedToWait, RateLimits{}.retryAfter);
    QVERIFY(other->connected);
}

void TestGateway::whoDoesNotLogInIsSentAway() {
    RateLimits limits;
    limits.logInWithin = Milliseconds(50);
    serve(limits);
    Desktop silent(m_server->url(), 1);
    QTRY_VERIFY(!silent.connected);
    QCOMPARE(silent.refusals.back().code, ErrorCode::RateLimited);
}

void TestGateway::tooManyNewcomersAreToldToWait() {
    RateLimits limits;
    limits.notLoggedIn = 1;
    serve(limits);
    const auto working = loggedIn(1);
    QTRY_COMPARE(working->phase(), sync::Phase::Live);
    Desktop waiting(m_server->url(), 2);
    QTRY_VERIFY(waiting.phase() != sync::Phase::Offline);
    Desktop tooMany(m_server->url(), 3);
    QTRY_VERIFY(!tooMany.refusals.empty());
    QCOMPARE(tooMany.refusals.back().code, ErrorCode::RateLimited);
    QVERIFY(waiting.connected && working->connected);
    limits.connectionsPerAddress = {2, 0};
    serve(limits);
    Desktop first(m_server->url(), 4);
    QTRY_VERIFY(first.phase() != sync::Phase::Offline);
    first.hangUp();
    Desktop second(m_server->url(), 5);
    QTRY_VERIFY(second.phase() != sync::Phase::Offline);
    Desktop third(m_server->url(), 6);
    QTRY_VERIFY(!third.refusals.empty());
    QCOMPARE(third.refusals.back().code, ErrorCode::RateLimited);
}

ErrorCode TestGateway::logInFrom(const QByteArray& forwardedFor, const std::string& user,
                                 const std::string& password) {
    Desktop desktop(m_server->url(), 1, 0, {protocol::scopeAll}, forwardedFor);
    if (!QTest::qWaitFor([&] { return desktop.phase() != sync::Phase::Offline; }, 5000))
        return ErrorCode::Internal;
    desktop.logIn(user, password);
    (void)QTest::qWaitFor([&] { return !desktop.token.empty() || !desktop.refusals.empty(); }, 5000);
    return desktop.refusals.empty() ? ErrorCode::None : desktop.refusals.back().code;
}

/// As many as one address may. Each of another name, for a name has a lock of its own.
void TestGateway::guessPasswordsFrom(const QByteArray& forwardedFor) {
    for (int guess = 0; guess < static_cast<int>(LoginLimiter::atOnce); ++guess)
        QCOMPARE(logInFrom(forwardedFor, "name-" + std::to_string(guess), "guessed"),
                 ErrorCode::WrongCredentials);
}

void TestGateway::whoIsBehindAProxyIsCountedAlone() {
    RateLimits limits;
    limits.connectionsPerAddress = {LoginLimiter::atOnce + 1, 0};
    serve(limits, "192.0.2.0/24, 127.0.0.1");
    // The first words of the list are its own.
    guessPasswordsFrom("198.51.100.9, 203.0.113.4, 192.0.2.7");
    QCOMPARE(logInFrom("198.51.100.77, 203.0.113.4", "anna", "right"), ErrorCode::RateLimited);
    QCOMPARE(logInFrom("203.0.113.5", "anna", "right"), ErrorCode::None);
    QVERIFY(std::ranges::count(m_log, "connection-opened 203.0.113.4") == 21);
    QVERIFY(std::ranges::count(m_log, "connection-opened 203.0.113.5") == 1);
    QCOMPARE(m_log.size(), 22u);
}

void TestGateway::nobodyElseIsBelievedAboutAddresses() {
    serve({}, "192.0.2.1");
    guessPasswordsFrom("203.0.113.4, 192.0.2.1");
    QCOMPARE(logInFrom("203.0.113.5", "anna", "right"), ErrorCode::RateLimited);
    QCOMPARE(std::ranges::count(m_log, "connection-opened 127.0.0.1"),
             static_cast<std::ptrdiff_t>(m_log.size()));
}

void TestGateway::aProxyThatNamesNobodyIsOneAddress() {
    serve({}, "127.0.0.1");
    QCOMPARE(logInFrom({}, "anna", "right"), ErrorCode::None);
    QCOMPARE(logInFrom("203.0.113.5, nobody", "anna", "right"), ErrorCode::None);
    QCOMPARE(m_log, (std::vector<std::string>{"proxy-names-nobody 127.0.0.1", "connection-opened 127.0.0.1",
                                              "connection-opened 127.0.0.1"}));
}

void TestGateway::saysGoodbye() {
    const auto desktop = loggedIn(1);
    QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    QSignalSpy idle(m_server.get(), &Server::idle);
    m_server->stop();
    QTRY_COMPARE(idle.size(), 1);
    QTRY_VERIFY(!desktop->connected);
    QCOMPARE(desktop->refusals.back().code, ErrorCode::Unavailable);
    QVERIFY(desktop->refusals.back().transient());
    QVERIFY(desktop->askedToWait >= Milliseconds(500));
}

void TestGateway::finishesWhatWasAsked() {
    const auto desktop = loggedIn(1);
    QTRY_COMPARE(desktop->phase(), sync::Phase::Live);
    for (int i = 0; i < 20; ++i)
        desktop->submit(WriteNote{id<NoteId>(100 + i), id<CustomerId>(1), {}, {}, "Before the end."});
    QTRY_VERIFY(!desktop->acks.empty()); // the others are under way
    m_server->stop();
    QVERIFY(ask("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").startsWith("HTTP/1.1 503"));
    QTRY_VERIFY(!desktop->connected);
    QCOMPARE(desktop->refusals.back().code, ErrorCode::Unavailable);
    // What was acknowledged is there, and nothing that was taken went without its answer.
    for (const auto& ack : desktop->acks)
        QVERIFY(m_beside->appliedTo(ack.mid)->has_value());
    const auto device = m_beside->device(id<DeviceId>(1));
    QCOMPARE((*device)->lastMseq, static_cast<std::int64_t>(desktop->acks.size()));
}

void TestGateway::saysWhenThePortIsTaken() {
    Door::Options options;
    options.port = static_cast<quint16>(QUrl(m_server->url()).port());
    Door second(options, {});
    const auto listening = second.listen();
    QVERIFY(!listening.ok());
    QCOMPARE(listening.error().code, ErrorCode::Busy);
    QVERIFY(listening.error().sentence.find("choose another") != std::string::npos);
}

VISAGE_TEST(TestGateway)

#include "gateway_test.moc"
