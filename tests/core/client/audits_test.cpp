// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/accounts.h"
#include "core/store/demo/demo.h"
#include "core/store/scopes/scope_work.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;

LocalWorkspace::Options impatient() {
    using std::chrono::milliseconds;
    LocalWorkspace::Options options;
    options.audits = {milliseconds(20), milliseconds(20), milliseconds(60)};
    return options;
}

} // namespace

/// Copies are compared with the store, over a real connection: a company of some hundred customers, whose
/// desktops hold everything or a part.
class TestCopies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_store.reset(); }
    void cleanup() { m_store.reset(); }
    void aHealthyOneIsFoundWhole_data();
    void aHealthyOneIsFoundWhole();
    void oneThatHasDriftedHeals_data();
    void oneThatHasDriftedHeals();

private:
    void open(bool recent, std::int64_t customers);
    [[nodiscard]] qsizetype times(const QString& what) const { return m_store->comparisons().count(what); }
    /// Customers of the store, some hundred.
    [[nodiscard]] std::vector<CustomerId> customers() const;

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<RunningStore> m_store;
};

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), patience)
#define TRY_WHOLE(scope, more)                                                                               \
    do {                                                                                                     \
        const auto atFirst = times(u"copy-is-whole "_s + (scope));                                           \
        QTRY_VERIFY_WITH_TIMEOUT(times(u"copy-is-whole "_s + (scope)) >= atFirst + (more), patience);        \
    } while (false)

void TestCopies::open(bool recent, std::int64_t customers) {
    m_store = std::make_unique<RunningStore>(std::vector<Row>{});
    m_store->kill();
    const auto data = m_store->data();
    QVERIFY(
        store::Accounts(*data, m_clock, m_random).add("chef", "Chef C.", Role::Admin, "secret of both").ok());
    QVERIFY(
        store::makeDemo(*data, {.customers = customers, .seed = 7, .alone = true, .progress = {}}, m_clock)
            .ok());
    if (recent) {
        QVERIFY(store::choose(*data, sync::Holds::Recent).ok());
        for (bool more = true; more;) {
            const auto built = store::buildSome(*data, m_clock.now());
            QVERIFY(built.ok());
            more = *built;
        }
    }
    m_store->start();
}

std::vector<CustomerId> TestCopies::customers() const {
    std::vector<CustomerId> all;
    const auto rows = m_store->data()->rowsBehind(EntityKind::Customer, {}, 1000);
    if (rows)
        for (const Row& row : *rows)
            if (!std::get<Customer>(row).mergedInto)
                all.push_back(std::get<Customer>(row).id);
    return all;
}

void TestCopies::aHealthyOneIsFoundWhole_data() {
    QTest::addColumn<bool>("recent");
    QTest::newRow("everything") << false;
    QTest::newRow("a part") << true;
}

void TestCopies::aHealthyOneIsFoundWhole() {
    QFETCH(const bool, recent);
    open(recent, 300);
    Desktop anne(m_store->url());
    Desktop chef(m_store->url());
    for (Desktop* desktop : {&anne, &chef})
        desktop->restart(impatient());
    QCOMPARE(anne.logIn(u"anne"_s), ErrorCode::None);
    QCOMPARE(chef.logIn(u"chef"_s), ErrorCode::None);
    TRY_LIVE(anne);
    TRY_LIVE(chef);

    // Compared all the while: people write, join and erase.
    int notes = 0;
    int joined = 0;
    int erased = 0;
    CustomerId survivor;
    for (const CustomerId one : customers()) {
        Desktop& desktop = notes % 2 == 0 ? anne : chef;
        WriteNote note;
        note.note = NoteId(makeUuidV7(m_clock.now(), m_random));
        note.customer = one;
        note.text = "Rappeler.";
        if (!desktop.submit(note).ok())
            continue; // somebody whom this one does not hold
        ++notes;
        if (joined < 3 && survivor && chef.submit(MergeCustomers{one, survivor}).ok())
            ++joined;
        else if (erased < 3 && notes % 5 == 0 && chef.submit(EraseCustomer{one}).ok())
            ++erased;
        else
            survivor = one;
        QTest::qWait(5);
        if (notes == 60)
            break;
    }
    QVERIFY(notes > 20);
    QCOMPARE(joined, 3);
    QCOMPARE(erased, 3);
    QTRY_COMPARE_WITH_TIMEOUT(anne->status().unsent + chef->status().unsent, 0, patience);
    for (const QString& scope : recent ? QStringList{u"work"_s, u"ident"_s} : QStringList{u"all"_s})
        TRY_WHOLE(scope, 4);
    QVERIFY2(m_store->comparisons().filter(u"drifted"_s).isEmpty(),
             qPrintable(m_store->comparisons().filter(u"drifted"_s).join(u", "_s)));

    // What was there before, for a program that comes back.
    anne.restart(impatient());
    TRY_LIVE(anne);
    for (const QString& scope : recent ? QStringList{u"work"_s, u"ident"_s} : QStringList{u"all"_s})
        TRY_WHOLE(scope, 2);
    QVERIFY(m_store->comparisons().filter(u"drifted"_s).isEmpty());
}

void TestCopies::oneThatHasDriftedHeals_data() {
    QTest::addColumn<bool>("recent");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("tampering");
    const auto row = [](const char* name, const char* scope, const char* table, const char* tampering) {
        QTest::newRow(name) << (scope != std::string_view("all")) << QString::fromUtf8(scope)
                            << QString::fromUtf8(table) << QString::fromUtf8(tampering);
    };
    row("a row is lost", "all", "note", "DELETE FROM note WHERE id=(SELECT min(id) FROM note)");
    row("a row is of before", "all", "identity",
        "UPDATE identity SET rev=rev-1, value_norm='+3300000000' WHERE id=(SELECT max(id) FROM identity)");
    row("a row has another id", "all", "interaction",
        "UPDATE interaction SET id=randomblob(16) WHERE id=(SELECT max(id) FROM interaction)");
    row("work lacks a row", "work", "interaction",
        "DELETE FROM interaction WHERE id=(SELECT max(id) FROM interaction WHERE customer IN (SELECT "
        "customer "
        "FROM scope_member))");
    row("work lacks a member", "work", "scope_member",
        "DELETE FROM scope_member WHERE id=(SELECT min(id) FROM scope_member)");
    row("work has a member too many", "work", "scope_member",
        "INSERT INTO scope_member SELECT randomblob(16), 1, NULL, scope, (SELECT id FROM customer WHERE id "
        "NOT "
        "IN (SELECT customer FROM scope_member)), 0 FROM scope_member LIMIT 1");
    row("ident lacks somebody", "ident", "customer",
        "DELETE FROM customer WHERE id=(SELECT max(id) FROM customer WHERE id NOT IN (SELECT customer FROM "
        "scope_member) AND last_contact_on>20250101)");
    row("ident lacks a number", "ident", "identity",
        "DELETE FROM identity WHERE id=(SELECT max(i.id) FROM identity i JOIN customer c ON c.id=i.customer "
        "WHERE c.id NOT IN (SELECT customer FROM scope_member))");
}

void TestCopies::oneThatHasDriftedHeals() {
    QFETCH(const bool, recent);
    QFETCH(const QString, scope);
    QFETCH(const QString, table);
    QFETCH(const QString, tampering);
    open(recent, 100);
    Desktop anne(m_store->url());
    QCOMPARE(anne.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(anne);
    QTRY_VERIFY_WITH_TIMEOUT(anne.search(u"x"_s).complete, patience);
    const std::string all =
        "SELECT count(*)*1000000007+sum(rev)+sum(unicode(hex(id))) FROM " + table.toStdString();
    QTRY_VERIFY_WITH_TIMEOUT(anne.cached(all) > 0, patience);
    anne.stop();
    const auto before = anne.cached(all);
    QVERIFY(before > 0);
    QCOMPARE(anne.tamper(tampering.toStdString()), 1);
    QVERIFY(anne.cached(all) != before || table == u"interaction"_s);

    anne.restart(impatient());
    TRY_LIVE(anne);
    QTRY_VERIFY_WITH_TIMEOUT(times(u"copy-drifted "_s + scope) == 1, patience);
    TRY_WHOLE(scope, 2);
    QCOMPARE(m_store->comparisons().filter(u"drifted"_s), QStringList{u"copy-drifted "_s + scope});
    anne.stop();
    QCOMPARE(anne.cached(all), before);
}

VISAGE_TEST(TestCopies)
#include "audits_test.moc"
