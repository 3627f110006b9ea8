// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A company that moves from a folder into PostgreSQL: nothing is missing, and desktops notice nothing.
#include "core/store/accounts.h"
#include "core/store/demo/demo.h"
#include "core/store/place.h"
#include "core/store/postgres/move_store.h"
#include "tests/core/store/postgres_data.h"
#include "tests/support/run.h"

using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::id;
using visage::testing::PostgresData;

class TestMove : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everythingArrives();
    void onlyIntoAnEmptyDatabase();
    void onlyWhileNobodyServes();
    void aFailureLeavesBothAsTheyWere();

private:
    /// The move makes them anew.
    static std::string indexesOf(PostgresData& data) {
        auto backend = data.open();
        auto all = static_cast<PostgresBackend&>(**backend).connection().prepare(
            "SELECT string_agg(indexdef, '; ' ORDER BY indexdef) FROM pg_indexes WHERE "
            "schemaname='public'");
        const auto stepped = all.step();
        return stepped ? std::string(all.text(0)) : std::string();
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DataFolder> m_folder;
};

void TestMove::init() {
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<DataFolder>(m_dir->path().toStdString());
    auto backend = m_folder->open();
    QVERIFY(backend.ok());
    Desk desk(**backend);
    QVERIFY(desk.furnish().ok());
    QVERIFY(desk.push(1, Desk::note(1, std::string("Été \0 'x'", 10))).ok());
    QVERIFY(desk.push(2, Desk::openCase(1)).ok());
    QVERIFY(desk.push(3, WriteNote{id<NoteId>(9), id<CustomerId>(77), {}, {}, "To nobody."}).ok());
    auto batch = (*backend)->begin();
    QVERIFY((*batch)->putCredential({id<UserId>(1), "$argon2id$", {5}}).ok());
    QVERIFY((*batch)
                ->putRawIntake(
                    {id<NoteId>(3).uuid, "mail", std::string("\0\xff", 2), {7}, IntakeState::Received, {}})
                .ok());
    QVERIFY((*batch)->commit().ok());
}

void TestMove::everythingArrives() {
    PostgresData data;
    sync::FeedPage before;
    sync::StoreFacts facts;
    {
        auto backend = m_folder->open();
        before = *(*backend)->feed(0, 1 << 20);
        facts = *(*backend)->facts();
    }
    const std::string indexes = indexesOf(data);
    QVERIFY(indexes.find("USING gin") != std::string::npos);
    std::vector<std::string> told;
    const auto moved = moveToPostgres(
        *m_folder, data.url(), [&](std::string_view table, std::int64_t) { told.emplace_back(table); });
    QVERIFY2(moved.ok(), moved ? "" : moved.error().sentence.c_str());
    QVERIFY(!told.empty());
    QCOMPARE(indexesOf(data), indexes);
    auto backend = data.open();
    QVERIFY(backend.ok());
    const auto after = (*backend)->feed(0, 1 << 20);
    QCOMPARE(after->changes, before.changes);
    const auto now = (*backend)->facts();
    QCOMPARE(now->store, facts.store);
    QCOMPARE(now->incarnation, facts.incarnation);
    QCOMPARE(now->head, facts.head);
    QCOMPARE(data.faults(), std::vector<std::string>{});
    QCOMPARE((*backend)->search(rules::parseSearch("lefevre"), 5)->size(), 1u);
    QCOMPARE((*backend)->credential(id<UserId>(1))->value().encoded, std::string("$argon2id$"));
    QCOMPARE((*backend)->rawIntake(id<NoteId>(3).uuid)->value().bytes, std::string("\0\xff", 2));
    // A desktop goes on with its next number, and an old one gets its old answer.
    Desk desk(**backend);
    QCOMPARE(desk.push(2, Desk::openCase(1))->status, protocol::AckStatus::Applied);
    QCOMPARE(desk.push(4, Desk::openCase(2))->status, protocol::AckStatus::Applied);
    QCOMPARE(desk.find<Case>(id<CaseId>(2))->number, 2);
    // The folder is no store any more.
    QCOMPARE(m_folder->requireStore().error().code, ErrorCode::NotFound);
    QVERIFY(QFile::exists(m_dir->filePath(QStringLiteral("visage.db.moved"))));
}

void TestMove::onlyIntoAnEmptyDatabase() {
    PostgresData data;
    {
        auto backend = data.open();
        QVERIFY(Desk(**backend).furnish().ok());
    }
    const auto moved = moveToPostgres(*m_folder, data.url(), {});
    QCOMPARE(moved.error().code, ErrorCode::Conflict);
    QVERIFY(m_folder->requireStore().ok());
}

void TestMove::onlyWhileNobodyServes() {
    PostgresData data;
    {
        const auto serving = m_folder->lock();
        QCOMPARE(moveToPostgres(*m_folder, data.url(), {}).error().code, ErrorCode::Busy);
    }
    const auto serving = Place(data.url()).lockToServe();
    QCOMPARE(moveToPostgres(*m_folder, data.url(), {}).error().code, ErrorCode::Busy);
}

void TestMove::aFailureLeavesBothAsTheyWere() {
    PostgresData data;
    {
        // Something in the database that changes what is written, which only reading it back can show.
        auto backend = data.open();
        auto& db = static_cast<PostgresBackend&>(**backend).connection();
        QVERIFY(db.runScript(
                      "CREATE FUNCTION spoil() RETURNS trigger AS $$ BEGIN NEW.text = 'spoilt'; RETURN NEW; "
                      "END $$ LANGUAGE plpgsql; CREATE TRIGGER spoil BEFORE INSERT ON note FOR EACH ROW "
                      "EXECUTE FUNCTION spoil()")
                    .ok());
    }
    const auto moved = moveToPostgres(*m_folder, data.url(), {});
    QVERIFY(!moved.ok());
    QVERIFY(moved.error().sentence.find("\"note\"") != std::string::npos);
    QVERIFY(m_folder->requireStore().ok());
    {
        auto backend = data.open();
        QCOMPARE((*backend)->facts()->head, 0);
        auto& db = static_cast<PostgresBackend&>(**backend).connection();
        QVERIFY(db.runScript("DROP FUNCTION spoil() CASCADE").ok());
    }
    QVERIFY(moveToPostgres(*m_folder, data.url(), {}).ok());
}

VISAGE_TEST(TestMove)

#include "move_test.moc"
