// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bulk_writer.h"
#include "core/store/search_renewal.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

#include <limits>

using namespace visage;
using namespace visage::store;
using namespace visage::testing;

/// Data whose customers were indexed by another version of the rules.
class TestSearchRenewal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void newDataNeedNone();
    void oldWordsAreMadeAnew();
    void anInterruptedOneIsBegunAgain();

private:
    static constexpr int customers = 5003; // more than one transaction takes

    [[nodiscard]] std::unique_ptr<SqliteBackend> open(storage::AccessHook hook = {});
    void fill(int count);
    void makeOld();
    [[nodiscard]] std::size_t found(std::string_view text) {
        return open()->search(rules::parseSearch(text), 10)->size();
    }
    [[nodiscard]] Result<void> renew(SqliteBackend& backend) {
        return renewSearch(backend, [this](const std::string& sentence) { m_said.push_back(sentence); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<std::string> m_said;
};

void TestSearchRenewal::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_said.clear();
}

std::unique_ptr<SqliteBackend> TestSearchRenewal::open(storage::AccessHook hook) {
    storage::OpenOptions options;
    options.durability = storage::Durability::Normal;
    options.beforeAccess = std::move(hook);
    auto opened = SqliteBackend::open(m_folder->filePath(QStringLiteral("store.db")).toStdString(), options);
    return opened ? std::move(*opened) : nullptr;
}

void TestSearchRenewal::fill(int count) {
    const auto backend = open();
    StoppedClock clock;
    BulkWriter writer(*backend, clock, {BulkWriter::aloneChunkRows, {}, {}});
    for (int number = 1; number <= count; ++number) {
        Customer customer = std::get<Customer>(Row(Desk::customer(number, "Gauthier")));
        customer.givenName = number == count ? "Zoé" : "Anne";
        QVERIFY(writer.addNew({customer}).ok());
    }
    QVERIFY(writer.flush().ok());
}

void TestSearchRenewal::makeOld() {
    const auto backend = open();
    {
        const auto batch = backend->begin();
        for (int number = 1; number <= customers; ++number)
            QVERIFY((*batch)->index(id<CustomerId>(number), rules::SearchTerms{"~oldsound", {}}).ok());
        QVERIFY((*batch)->commit().ok());
    }
    QVERIFY(backend->connection().run("UPDATE store SET search_form='of another version'").ok());
}

void TestSearchRenewal::newDataNeedNone() {
    QVERIFY(!*isSearchOld(*open()));
    fill(1);
    QVERIFY(!*isSearchOld(*open()));
    QVERIFY(renew(*open()).ok());
    QVERIFY(m_said.empty());
}

void TestSearchRenewal::oldWordsAreMadeAnew() {
    fill(customers);
    makeOld();
    QCOMPARE(found("gauthier"), 0u);
    QVERIFY(*isSearchOld(*open()));
    const Seq head = open()->facts()->head;
    QVERIFY(renew(*open()).ok());
    QCOMPARE(m_said.size(), 1u);
    QVERIFY2(m_said[0].find("anew for 5003 customers") != std::string::npos, m_said[0].c_str());
    QCOMPARE(found("gautier zoe"), 1u); // by sound
    QCOMPARE(found("anne gauthier"), 10u);
    QCOMPARE(open()->facts()->head, head); // desktops hear nothing of it
    QVERIFY(open()->verify()->empty());
    QVERIFY(renew(*open()).ok());
    QCOMPARE(m_said.size(), 1u);
}

void TestSearchRenewal::anInterruptedOneIsBegunAgain() {
    fill(customers);
    int accesses = 0;
    int last = std::numeric_limits<int>::max();
    const storage::AccessHook plug = [&]() -> Result<void> {
        if (++accesses <= last)
            return {};
        return Error{ErrorCode::StorageFull, "No space left."};
    };
    for (const bool whole : {true, false}) {
        makeOld();
        accesses = 0;
        const auto backend = open(plug);
        QVERIFY(backend);
        QCOMPARE(renew(*backend).ok(), whole);
        last = accesses - 10; // in the second transaction
    }
    QVERIFY(*isSearchOld(*open()));
    QCOMPARE(found("anne gauthier"), 10u); // what was committed is right already
    QCOMPARE(found("zoe"), 0u);
    QVERIFY(renew(*open()).ok());
    QCOMPARE(found("zoe"), 1u);
    QVERIFY(!*isSearchOld(*open()));
}

VISAGE_TEST(TestSearchRenewal)
#include "search_renewal_test.moc"
