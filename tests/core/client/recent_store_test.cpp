// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// visage-store as a process whose desktops hold recent work, turned and fed by visage-admin beside it.
#include "core/store/queues.h"
#include "tests/core/client/real_store.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QFile>
#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

/// A customer with a contact of yesterday and a note, whose text is nowhere else.
struct Dossier {
    Customer customer;
    std::string text;
    std::vector<Row> rows;

    Dossier(std::uint32_t number, const char* given, const char* family, bool inTouch = true)
        : customer(person(number, given, family))
        , text(std::string("What is known of ") + family) {
        Note note;
        note.id = NoteId(testId(1000 + number));
        note.customer = customer.id;
        note.text = text;
        note.createdAt = SystemClock().now() - std::chrono::hours(24);
        rows = {customer, note};
        if (inTouch)
            rows.emplace_back(contact(2000 + number, customer, note.createdAt));
    }
    void open(QueueId queue, UserId owner = {}) {
        Case work;
        work.id = CaseId(testId(3000));
        work.id.uuid.bytes[15] = customer.id.uuid.bytes[15];
        work.customer = customer.id;
        work.status = CaseStatus::Open;
        work.queue = queue;
        work.owner = owner;
        work.openedAt = SystemClock().now();
        rows.emplace_back(work);
    }
};

} // namespace

class TestRecentStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void holdsTheWorkAndWhoMightCall();
    void fetchesWhatIsOpened();
    void asksTheStoreForTheRest();
    void whoIsMadeTwiceIsFound();
    void ownWorkMakesACustomerItsOwn();
    void listsComeAndGo();
    void everythingComesAndGoes();

private:
    [[nodiscard]] bool has(const Dossier& dossier) {
        return m_anne->record(dossier.customer.id).historyHere &&
               m_anne->noteTexts(dossier.customer.id) == std::vector{dossier.text};
    }
    [[nodiscard]] bool hasOnDisk(const Dossier& dossier) const {
        return m_anne->hasOnDisk(QByteArray::fromStdString(dossier.text));
    }
    [[nodiscard]] bool isStub(const Dossier& dossier) {
        const CustomerRecord record = m_anne->record(dossier.customer.id);
        return !record.customer.id.isNull() && !record.historyHere && record.notes.empty();
    }
    [[nodiscard]] bool isUnknown(const Dossier& dossier) {
        return m_anne->record(dossier.customer.id).customer.id.isNull();
    }
    [[nodiscard]] QByteArray list(const char* what, const QByteArray& lines);

    QTemporaryDir m_folder;
    std::optional<Dossier> m_team, m_own, m_other, m_stub, m_far;
    std::unique_ptr<RealStore> m_store;
    std::unique_ptr<Desktop> m_anne;
};

void TestRecentStore::init() {
    m_team.emplace(10, "Anne", "Lefevre");
    m_own.emplace(11, "Bruno", "Martin");
    m_other.emplace(12, "Chloe", "Petit");
    m_stub.emplace(13, "Dora", "Klein");
    m_far.emplace(14, "Emil", "Garnier", false);
    m_far->rows.emplace_back(identity(24, m_far->customer, IdentityType::Phone, "+33639980004"));
    m_team->open(store::queueIdOf("rentals"));
    m_other->open(store::queueIdOf("orders"));
    std::vector<Row> rows;
    for (const auto* dossier : {&*m_team, &*m_other, &*m_stub, &*m_far})
        rows.insert(rows.end(), dossier->rows.begin(), dossier->rows.end());
    m_store = std::make_unique<RealStore>(rows);
    {
        auto backend = m_store->data().open().value();
        m_own->open({}, (*backend->userNamed("anne"))->id);
        std::get<Case>(m_own->rows.back()).queue = store::queueIdOf("orders");
        const SystemClock clock;
        store::BulkWriter writer(*backend, clock, {});
        for (const Row& row : m_own->rows)
            QVERIFY(writer.add(row).ok());
        QVERIFY(writer.flush().ok());
    }
    for (const QString& queue : {u"rentals"_s, u"orders"_s})
        QVERIFY(!m_store->admin({u"queue"_s, u"add"_s, queue, u"--fr=File"_s, u"--en=Queue"_s}).isEmpty());
    QVERIFY(!m_store->admin({u"queue"_s, u"join"_s, u"rentals"_s, u"anne"_s}).isEmpty());
    QVERIFY(!m_store->admin({u"queue"_s, u"join"_s, u"orders"_s, u"bruno"_s}).isEmpty());
    QVERIFY(m_store->admin({u"desktops"_s, u"hold"_s, u"recent"_s}).startsWith("Desktops hold recent"));
    m_anne = std::make_unique<Desktop>(m_store->url());
    QCOMPARE(m_anne->logIn(u"anne"_s), ErrorCode::None);
    QTRY_VERIFY_WITH_TIMEOUT(m_anne->isLive() && (*m_anne)->status().partial, patience);
}

void TestRecentStore::cleanup() {
    m_anne.reset();
    if (m_store)
        QVERIFY(m_store->admin({u"verify"_s}).contains("All is well"));
    m_store.reset();
}

QByteArray TestRecentStore::list(const char* what, const QByteArray& lines) {
    QFile file(m_folder.filePath(u"lines"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(lines);
    file.close();
    return m_store->admin({u"list"_s, QString::fromLatin1(what), u"spring"_s, file.fileName()});
}

void TestRecentStore::holdsTheWorkAndWhoMightCall() {
    QVERIFY(has(*m_team));
    QVERIFY(has(*m_own));
    for (const auto* dossier : {&*m_other, &*m_stub}) {
        QVERIFY(isStub(*dossier));
        QTRY_VERIFY_WITH_TIMEOUT(!hasOnDisk(*dossier),
                                 patience); // held for a moment, before the store turned
    }
    QVERIFY(isUnknown(*m_far));
    QCOMPARE((*m_anne)->status().customersKnown, 5);
    QCOMPARE(m_anne->search(u"lille"_s).hits.size(), 4U);
}

void TestRecentStore::fetchesWhatIsOpened() {
    (*m_anne)->keepHere(m_stub->customer.id);
    QTRY_VERIFY_WITH_TIMEOUT(has(*m_stub), patience);
    QCOMPARE((*m_anne)->status().unsent, 0);
    m_anne->restart();
    QCOMPARE(m_anne->logIn(u"anne"_s), ErrorCode::None);
    QVERIFY(has(*m_stub));
}

void TestRecentStore::asksTheStoreForTheRest() {
    QVERIFY(m_anne->search(u"garnier"_s).hits.empty());
    std::optional<StoreAnswer> found;
    (*m_anne)->searchStore(u"garnier"_s, 10, this, [&](const StoreAnswer& answer) { found = answer; });
    QTRY_VERIFY_WITH_TIMEOUT(found, patience);
    QVERIFY(found->asked);
    QCOMPARE(found->hits.size(), 1U);
    QCOMPARE(found->hits.front().customer, m_far->customer.id);
    QVERIFY(isStub(*m_far));
    found.reset();
    (*m_anne)->searchStore(u"lefevre"_s, 10, this, [&](const StoreAnswer& answer) { found = answer; });
    QTRY_VERIFY_WITH_TIMEOUT(found, patience);
    QVERIFY(found->asked && found->hits.empty()); // she is here

    // Who was found is kept in memory only: after a start nobody knows that caller, until the store is asked.
    m_anne->restart();
    QCOMPARE(m_anne->logIn(u"anne"_s), ErrorCode::None);
    QTRY_VERIFY_WITH_TIMEOUT(m_anne->isLive(), patience);
    const auto callerHere = [&] {
        std::optional<CallerAnswer> heard;
        (*m_anne)->identifyCaller({{MatchBasis::CallerNumber, "+33639980004"}}, {}, this,
                                  [&](const CallerAnswer& answer) { heard = answer; });
        (void)QTest::qWaitFor([&] { return heard.has_value(); }, patience);
        return heard.value_or(CallerAnswer());
    };
    QCOMPARE(callerHere().kind, CallerAnswer::Kind::Unknown);
    std::optional<bool> somebody;
    (*m_anne)->findCallerAtStore("+33639980004", this, [&](bool known) { somebody = known; });
    QTRY_VERIFY_WITH_TIMEOUT(somebody, patience);
    QVERIFY(*somebody);
    const CallerAnswer caller = callerHere();
    QCOMPARE(caller.kind, CallerAnswer::Kind::One);
    QCOMPARE(caller.record->customer.id, m_far->customer.id);
    (*m_anne)->keepHere(m_far->customer.id);
    QTRY_VERIFY_WITH_TIMEOUT(has(*m_far), patience);
}

void TestRecentStore::whoIsMadeTwiceIsFound() {
    CreateCustomer twin;
    twin.customer = CustomerId(testId(40));
    twin.givenName = "Emil";
    twin.familyName = "Garnier";
    twin.postcode = m_far->customer.postcode;
    QVERIFY(m_anne->submit(twin).ok());
    const auto ask = [&](auto load) {
        std::optional<QStringList> heard;
        load([&](QStringList list) { heard = std::move(list); });
        (void)QTest::qWaitFor([&] { return heard.has_value(); }, patience);
        return heard.value_or(QStringList());
    };
    const auto questions = [&] {
        return ask([&](auto done) { (*m_anne)->loadLookAlikeQuestions(twin.customer, this, done); });
    };
    const auto alike = [&] {
        return ask([&](auto done) {
            (*m_anne)->loadLookAlikes(twin.customer, this, [done](const std::vector<LookAlike>& found) {
                QStringList others;
                for (const LookAlike& one : found)
                    others << QString::fromStdString(one.other.customer.toString());
                done(others);
            });
        });
    };
    const QStringList far{QString::fromStdString(m_far->customer.id.toString())};
    QTRY_COMPARE_WITH_TIMEOUT(questions(), QStringList{u"Emil Garnier 59000"_s}, patience);
    QVERIFY(alike().isEmpty());
    std::optional<bool> answered;
    (*m_anne)->findAtStore(questions(), this, [&](bool all) { answered = all; });
    QTRY_VERIFY_WITH_TIMEOUT(answered, patience);
    QVERIFY(*answered);
    QCOMPARE(alike(), far);
    // Once it is kept here, that does not need the store any more.
    (*m_anne)->keepHere(m_far->customer.id);
    QTRY_VERIFY_WITH_TIMEOUT(has(*m_far), patience);
    m_anne->restart();
    QCOMPARE(m_anne->logIn(u"anne"_s), ErrorCode::None);
    QCOMPARE(alike(), far);
}

void TestRecentStore::ownWorkMakesACustomerItsOwn() {
    QVERIFY(m_anne->submit(note(500, m_other->customer, "Called back.")).ok());
    QTRY_VERIFY_WITH_TIMEOUT(m_anne->record(m_other->customer.id).historyHere, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_anne->noteTexts(m_other->customer.id),
                              (std::vector<std::string>{"Called back.", m_other->text}), patience);
}

void TestRecentStore::listsComeAndGo() {
    QVERIFY(!m_store->admin({u"list"_s, u"create"_s, u"spring"_s, u"--queue=rentals"_s}).isEmpty());
    const QByteArray lines = "06 39 98 00 04\n" + QByteArray::fromStdString(m_stub->customer.id.toString()) +
                             "\nnobody@nowhere.example\n";
    const QByteArray said = list("add", lines);
    QVERIFY2(said.startsWith("2 customers are on the list. Lines that name nobody, or several: 1,"), said);
    QTRY_VERIFY_WITH_TIMEOUT(has(*m_far) && has(*m_stub), patience);
    QVERIFY(hasOnDisk(*m_far) && hasOnDisk(*m_stub));

    QVERIFY(list("remove", lines).startsWith("2 customers are not on the list."));
    QTRY_VERIFY_WITH_TIMEOUT(isUnknown(*m_far) && isStub(*m_stub), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!hasOnDisk(*m_far) && !hasOnDisk(*m_stub), patience);
    QVERIFY(has(*m_team) && has(*m_own));
    QVERIFY(m_anne->search(u"garnier"_s).hits.empty());
}

void TestRecentStore::everythingComesAndGoes() {
    const auto all = {&*m_team, &*m_own, &*m_other, &*m_stub, &*m_far};
    QVERIFY(!m_store->admin({u"desktops"_s, u"hold"_s, u"everything"_s}).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(m_anne->isLive() && !(*m_anne)->status().partial, patience);
    for (const Dossier* dossier : all)
        QVERIFY(has(*dossier));

    QVERIFY(!m_store->admin({u"desktops"_s, u"hold"_s, u"recent"_s}).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(m_anne->isLive() && (*m_anne)->status().partial, patience);
    QVERIFY(has(*m_team) && has(*m_own) && isStub(*m_other) && isStub(*m_stub) && isUnknown(*m_far));
    for (const auto* dossier : {&*m_other, &*m_stub, &*m_far})
        QTRY_VERIFY_WITH_TIMEOUT(!hasOnDisk(*dossier), patience);
}

VISAGE_TEST(TestRecentStore)
#include "recent_store_test.moc"
