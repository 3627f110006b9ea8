// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using State = StoreStatus::State;

namespace {

/// A store on a real socket, which says what a test lets it say.
class ScriptedStore : public QObject {
public:
    ScriptedStore()
        : m_server(QStringLiteral("scripted"), QWebSocketServer::NonSecureMode) {
        m_server.setSupportedSubprotocols({QStringLiteral("visage.sync.1")});
        (void)m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            m_socket = m_server.nextPendingConnection();
            connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray& bytes) {
                auto frame = protocol::decode(bytes.toStdString());
                if (frame)
                    std::visit([this](const auto& one) { heard(one); }, *frame);
            });
            connect(m_socket, &QWebSocket::disconnected, m_socket, &QObject::deleteLater);
        });
    }

    [[nodiscard]] QUrl url() const {
        return QUrl(QStringLiteral("ws://127.0.0.1:%1/sync").arg(m_server.serverPort()));
    }
    void hangUp() { m_socket->close(); }

    std::vector<std::string> granted{"work", "ident"};
    std::map<std::string, std::vector<Row>> rows; ///< of each scope
    std::vector<Row> known;                       ///< what it answers to any search
    std::vector<Row> history;                     ///< comes with a pin
    bool silent = false;                          ///< answers no search
    std::uint64_t unanswered = 0;
    void answer() { say(protocol::Found{unanswered, false, 8'000'001, known}); }
    QStringList asked;
    int pins = 0;

private:
    void say(const protocol::Frame& frame) {
        m_socket->sendBinaryMessage(QByteArray::fromStdString(protocol::encode(frame)));
    }
    template <class T> void heard(const T&) {}
    void heard(const protocol::Ping& ping) { say(protocol::Pong{ping.number, SystemClock().now()}); }
    void heard(const protocol::Login&) {
        say(protocol::LoggedIn{"token", UserId(testId(1)), Role::Agent, "Anne A."});
    }
    void heard(const protocol::Hello& hello) {
        protocol::Welcome welcome;
        welcome.store = StoreId(testId(9));
        welcome.incarnation = 1;
        welcome.now = SystemClock().now();
        welcome.user = UserId(testId(1));
        welcome.displayName = "Anne A.";
        welcome.granted = granted;
        welcome.customers = 8'000'000;
        welcome.lastMseq = hello.lastMseq;
        say(welcome);
        protocol::Mark mark{{}, welcome.now, m_head};
        for (const std::string& scope : granted) {
            const auto held = std::ranges::find(hello.scopes, scope, &protocol::ScopeState::scope);
            if (held->cursor == 0)
                snapshot(scope);
            m_cursors[scope] = held->cursor == 0 ? m_head : held->cursor;
            mark.scopes.push_back({scope, m_cursors[scope], std::nullopt});
        }
        mark.head = m_cursors[granted.front()];
        say(mark);
    }
    void snapshot(const std::string& scope) {
        std::uint32_t part = 0;
        for (const Row& row : rows[scope])
            say(protocol::Snap{scope, m_head, ++part, kindOf(row), 9, part, false, {row}});
        say(protocol::Snap{scope, m_head, part + 1, EntityKind::CustomerList, 9, part, true, {}});
    }
    void heard(const protocol::Search& search) {
        asked << QString::fromStdString(search.text);
        unanswered = search.number;
        if (!silent)
            answer();
    }
    void heard(const protocol::Push& push) {
        protocol::Changes changes{"work", m_cursors["work"], ++m_head, {}};
        if (const auto* pin = std::get_if<PinCustomer>(&push.command)) {
            ++pins;
            ScopeMember member;
            member.scope = scopeOf(pin->device);
            member.id = scopeMemberId(member.scope, pin->customer);
            member.customer = pin->customer;
            member.touchedAt = push.enteredAt;
            for (const Row& row : history)
                changes.changes.push_back({row, false});
            changes.changes.push_back({member, false});
        }
        say(protocol::Ack{push.mseq, push.mid, protocol::AckStatus::Applied, m_head, ErrorCode::None, {}});
        say(changes);
        m_cursors["work"] = m_head;
        say(protocol::Mark{{{"work", m_head, std::nullopt}}, SystemClock().now(), m_head});
    }

    QWebSocketServer m_server;
    QWebSocket* m_socket = nullptr;
    std::map<std::string, Seq> m_cursors;
    Seq m_head = 100;
};

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 20000)

} // namespace

/// A desktop that holds a part of the customers, over a real connection.
class TestPartStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Customer day = m_bruno;
        day.lastContactOn = *Date::parseIso(toIso(SystemClock().now()).substr(0, 10));
        m_bruno = day;
    }

    void whomTheStoreFindsIsOpenedAndFetched() {
        ScriptedStore store;
        fill(store);
        Desktop desktop(store.url());
        QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
        TRY_LIVE(desktop);
        QVERIFY(desktop->status().partial);
        QCOMPARE(desktop->status().customersKnown, 8'000'000);
        QTRY_VERIFY(desktop.search(QStringLiteral("lille")).complete);
        QCOMPARE(desktop.search(QStringLiteral("lille")).hits.size(), 2U);

        const StoreAnswer answer = askStore(desktop, QStringLiteral("dora"));
        QVERIFY(answer.asked);
        QCOMPARE(answer.hits.size(), 1U); // not Anne, who is here
        QTRY_COMPARE(desktop->status().customersKnown, 8'000'001);
        const CustomerRecord stub = desktop.record(m_dora.id);
        QVERIFY(!stub.historyHere);
        QCOMPARE(stub.customer.familyName, std::string("Klein"));

        desktop->keepHere(m_dora.id);
        QTRY_VERIFY(desktop.record(m_dora.id).historyHere);
        QCOMPARE(desktop.noteTexts(m_dora.id), std::vector<std::string>{"Rappeler."});
        QCOMPARE(desktop->status().unsent, 0);
        desktop->keepHere(m_dora.id);
        desktop->keepHere(m_anne.id);
        (void)desktop.record(m_anne.id); // behind them
        QCOMPARE(store.pins, 1);
        QCOMPARE(desktop.search(QStringLiteral("lille")).hits.size(), 3U);
    }

    void theStoreKnowsACaller() {
        ScriptedStore store;
        fill(store);
        Desktop desktop(store.url());
        QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
        TRY_LIVE(desktop);
        QCOMPARE(caller(desktop).kind, CallerAnswer::Kind::Unknown);
        bool found = false;
        bool done = false;
        desktop->findCallerAtStore(m_number.valueNorm, this, [&](bool somebody) {
            found = somebody;
            done = true;
        });
        QTRY_VERIFY(done);
        QVERIFY(found);
        QCOMPARE(store.asked, QStringList{QStringLiteral("+33639980004")});
        const CallerAnswer answer = caller(desktop);
        QCOMPARE(answer.kind, CallerAnswer::Kind::One);
        QCOMPARE(answer.record->customer.id, m_dora.id);
        QVERIFY(!answer.record->historyHere);
    }

    void whoCallsIsAskedBesideWhatIsTyped() {
        ScriptedStore store;
        fill(store);
        store.silent = true;
        Desktop desktop(store.url());
        QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
        TRY_LIVE(desktop);
        int answered = 0;
        const auto count = [&](const StoreAnswer& answer) { answered += answer.asked ? 1 : 100; };
        desktop->searchStore(QStringLiteral("d"), 10, this, count);
        QTRY_COMPARE(store.asked.size(), 1);
        bool calls = false;
        desktop->findCallerAtStore(m_number.valueNorm, this, [&](bool somebody) { calls = somebody; });
        store.silent = false;
        desktop->searchStore(QStringLiteral("do"), 10, this, count); // instead of the first
        QTRY_VERIFY(calls);
        QTRY_COMPARE(answered, 1);
        QCOMPARE(store.asked.first(), QStringLiteral("d"));
        QCOMPARE(store.asked.size(), 3);
    }

    void whatNobodyWaitsForIsAskedLast() {
        ScriptedStore store;
        fill(store);
        store.silent = true;
        Desktop desktop(store.url());
        QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
        TRY_LIVE(desktop);
        std::optional<bool> all;
        bool calls = false;
        bool typed = false;
        desktop->findAtStore({QStringLiteral("dora 1"), QStringLiteral("dora 2")}, this,
                             [&](bool answered) { all = answered; });
        QTRY_COMPARE(store.asked.size(), 1);
        desktop->findAtStore({QStringLiteral("dora 3")}, this, [](bool) {});
        desktop->searchStore(QStringLiteral("do"), 10, this, [&](const StoreAnswer&) { typed = true; });
        desktop->findCallerAtStore(m_number.valueNorm, this, [&](bool somebody) { calls = somebody; });
        (void)desktop.submit(AddTag{m_anne.id, "VIP"}); // behind them
        store.silent = false;
        store.answer();
        QTRY_VERIFY(all && calls && typed);
        QVERIFY(*all);
        QTRY_COMPARE(store.asked,
                     (QStringList{QStringLiteral("dora 1"), QStringLiteral("+33639980004"),
                                  QStringLiteral("do"), QStringLiteral("dora 3"), QStringLiteral("dora 2")}));
        QVERIFY(!desktop.record(m_dora.id).historyHere); // who was found is read like anybody
        QCOMPARE(desktop.record(m_dora.id).customer.familyName, std::string("Klein"));
        // None of them without the store.
        all.reset();
        store.hangUp();
        QTRY_VERIFY(!desktop.isLive());
        desktop->findAtStore({QStringLiteral("dora 4")}, this, [&](bool answered) { all = answered; });
        QTRY_VERIFY(all);
    }

    void withoutTheStoreNobodyIsAsked() {
        ScriptedStore store;
        fill(store);
        Desktop desktop(store.url());
        QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
        TRY_LIVE(desktop);
        store.silent = true;
        StoreAnswer underWay;
        bool done = false;
        desktop->searchStore(QStringLiteral("d"), 10, this, [&](const StoreAnswer& answer) {
            underWay = answer;
            done = true;
        });
        QTRY_COMPARE(store.asked.size(), 1);
        store.hangUp();
        QTRY_VERIFY(done);
        QVERIFY(!underWay.asked);
        QCOMPARE(underWay.query, QStringLiteral("d"));
    }

    void whatIsRevokedIsGoneAndTheRestComes() {
        ScriptedStore store;
        fill(store);
        store.rows["all"] = {m_anne, m_dora};
        Desktop desktop(store.url());
        QCOMPARE(desktop.logIn(QStringLiteral("anne")), ErrorCode::None);
        TRY_LIVE(desktop);
        store.granted = {"all"};
        store.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(!desktop->status().partial && desktop.isLive(), 20000);
        QTRY_COMPARE(desktop.search(QStringLiteral("lille")).hits.size(), 2U);
        QVERIFY(desktop.record(m_dora.id).historyHere);
        QVERIFY(desktop.record(m_bruno.id).customer.id.isNull());
    }

private:
    void fill(ScriptedStore& store) const {
        ScopeMember member;
        member.scope = "mine:anne";
        member.customer = m_anne.id;
        member.id = scopeMemberId(member.scope, m_anne.id);
        store.rows["work"] = {m_anne, member};
        store.rows["ident"] = {m_bruno};
        store.known = {m_dora, m_anne, m_number};
        Note note;
        note.id = NoteId(testId(40));
        note.customer = m_dora.id;
        note.text = "Rappeler.";
        store.history = {m_dora, m_number, note};
    }
    StoreAnswer askStore(Desktop& desktop, const QString& text) {
        std::optional<StoreAnswer> heard;
        desktop->searchStore(text, 10, this, [&](const StoreAnswer& answer) { heard = answer; });
        (void)QTest::qWaitFor([&] { return heard.has_value(); });
        return heard.value_or(StoreAnswer());
    }
    CallerAnswer caller(Desktop& desktop) {
        std::optional<CallerAnswer> heard;
        desktop->identifyCaller({{MatchBasis::CallerNumber, m_number.valueNorm}}, {}, this,
                                [&](const CallerAnswer& answer) { heard = answer; });
        (void)QTest::qWaitFor([&] { return heard.has_value(); });
        return heard.value_or(CallerAnswer());
    }

    Customer m_anne = person(10, "Anne", "Lefèvre");
    Customer m_bruno = person(11, "Bruno", "Martin");
    Customer m_dora = person(14, "Dora", "Klein");
    Identity m_number = identity(24, m_dora, IdentityType::Phone, "+33639980004");
};

VISAGE_TEST(TestPartStore)
#include "part_store_test.moc"
