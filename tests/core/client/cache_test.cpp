// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/search_index.h"
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;

/// The disposable half: whatever happens to it, it is whole or it is fetched again.
class TestCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasTheColumnsOfTheEntities();
    void isSearchableAfterAFirstSnapshot();
    void resumesASnapshotAfterAStart();
    void startsAnInterruptedSnapshotOverWithoutLeftovers();
    void aLaterSnapshotReplacesWhatIsThere();
    void keepsTheIndexInStepWithChanges();
    void theLastOfSeveralChangesOfARowCounts();
    void anIndexOfOtherWordsIsMadeAgain();
    void aDamagedFileIsSetAsideAtOpening();
    void damageFoundLaterIsSetAsideToo();
    void aNewerFormatIsFetchedAgain();
    void failsAtEachAccessOfASnapshot();
};

void TestCache::hasTheColumnsOfTheEntities() {
    Desk desk;
    auto db = openCacheForReading(desk.path("cache.db"));
    for (std::size_t kind = 1; kind <= entityKinds; ++kind) {
        const auto entity = static_cast<EntityKind>(kind);
        if (!isReplicated(entity))
            continue;
        std::vector<std::string> there;
        auto rows = db->prepare("SELECT name FROM pragma_table_info(?1)", tableOf(entity));
        for (auto stepped = rows.step(); stepped && *stepped == storage::Step::Row; stepped = rows.step())
            there.emplace_back(rows.text(0));
        for (const std::string& column : storage::columnsOf(entity))
            QVERIFY2(std::ranges::count(there, column) == 1,
                     (std::string(tableOf(entity)) + "." + column + " is missing in the cache").c_str());
    }
}

void TestCache::isSearchableAfterAFirstSnapshot() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    QVERIFY(!desk.search(QStringLiteral("anne")).complete);
    desk.fill({anne, identity(20, anne, IdentityType::Phone, "+33639980001")});
    const SearchAnswer answer = desk.search(QStringLiteral("06 39 98 00 01"));
    QVERIFY(answer.complete);
    QCOMPARE(answer.customersHere, 1);
    QCOMPARE(answer.hits.size(), 1U);
    desk.reopen();
    QCOMPARE(desk.search(QStringLiteral("anne")).customersHere, 1);
}

namespace {

protocol::Snap part(std::uint32_t number, EntityKind kind, std::vector<Row> rows, std::int64_t before) {
    return {std::string(protocol::scopeAll), 100, number, kind, 10, before, false, std::move(rows)};
}

protocol::SnapPoint behind(const protocol::Snap& snap) {
    return {snap.asOf, snap.part, snap.kind, idOf(snap.rows.back()),
            snap.rowsBefore + static_cast<std::int64_t>(snap.rows.size())};
}

} // namespace

void TestCache::resumesASnapshotAfterAStart() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    const Customer bruno = person(11, "Bruno", "Martin");
    QVERIFY(desk.data->beginSnapshot({std::string(protocol::scopeAll), 100}).ok());
    const auto first = part(1, EntityKind::Customer, {anne}, 0);
    QVERIFY(desk.data->storePart({first, behind(first)}).ok());
    desk.reopen();
    const auto state = desk.data->clientState();
    QVERIFY(state->scopes.front().resume == behind(first));
    const auto second = part(2, EntityKind::Customer, {bruno}, 1);
    QVERIFY(desk.data->storePart({second, behind(second)}).ok());
    QVERIFY(desk.data->endSnapshot({std::string(protocol::scopeAll), 100}).ok());
    desk.indexAll();
    QCOMPARE(desk.names(QStringLiteral("lille")).size(), 2);
    QVERIFY(!desk.data->clientState()->scopes.front().resume.has_value());
    QCOMPARE(desk.data->clientState()->scopes.front().cursor, 100);
}

void TestCache::startsAnInterruptedSnapshotOverWithoutLeftovers() {
    Desk desk;
    QVERIFY(desk.data->beginSnapshot({std::string(protocol::scopeAll), 100}).ok());
    const auto first = part(1, EntityKind::Customer, {person(10, "Stale", "Row")}, 0);
    QVERIFY(desk.data->storePart({first, behind(first)}).ok());
    desk.fill({person(11, "Bruno", "Martin")}, 200);
    QCOMPARE(desk.names(QStringLiteral("lille")), QStringList{QStringLiteral("Bruno Martin")});
    QCOMPARE(desk.search(QStringLiteral("lille")).customersHere, 1);
}

void TestCache::aLaterSnapshotReplacesWhatIsThere() {
    Desk desk;
    Customer anne = person(10, "Anne", "Lefèvre");
    const Customer gone = person(11, "Gone", "Away");
    const Identity number = identity(20, anne, IdentityType::Phone, "+33639980001");
    desk.fill({anne, gone, number, contact(30, gone, {1000})});
    anne.familyName = "Durand";
    anne.rev = 150;
    const Customer fresh = person(12, "Fresh", "Face");
    desk.fill({anne, fresh}, 200);
    QCOMPARE(desk.names(QStringLiteral("lille")),
             (QStringList{QStringLiteral("Anne Durand"), QStringLiteral("Fresh Face")}));
    QVERIFY(desk.names(QStringLiteral("lefevre")).isEmpty());
    QVERIFY(desk.names(QStringLiteral("0639980001")).isEmpty());
    QVERIFY(desk.timeline({gone.id, {}, {}, {}, 10}).entries.empty());
    QCOMPARE(desk.search(QStringLiteral("x")).customersHere, 2);
}

void TestCache::keepsTheIndexInStepWithChanges() {
    Desk desk;
    Customer anne = person(10, "Anne", "Lefèvre");
    Identity number = identity(20, anne, IdentityType::Phone, "+33639980001");
    const Customer bruno = person(11, "Bruno", "Martin");
    desk.fill({anne, bruno, number});
    anne.town = "Arras";
    QVERIFY(desk.feed({{Row(anne), false}}, 101).ok());
    QCOMPARE(desk.names(QStringLiteral("anne lille")).size(), 0);
    QCOMPARE(desk.names(QStringLiteral("anne arras")).size(), 1);
    number.customer = bruno.id; // the line has another owner now
    QVERIFY(desk.feed({{Row(number), false}}, 102).ok());
    QCOMPARE(desk.names(QStringLiteral("0639980001")), QStringList{QStringLiteral("Bruno Martin")});
    QVERIFY(desk.feed({{Row(bruno), true}, {Row(number), true}}, 103).ok());
    QCOMPARE(desk.names(QStringLiteral("0639980001")).size(), 0);
    QCOMPARE(desk.names(QStringLiteral("lille")).size(), 0);
    Customer merged = person(13, "Other", "Anne");
    merged.mergedInto = anne.id;
    QVERIFY(desk.feed({{Row(merged), false}}, 104).ok());
    // Found by its own words, shown as what it was merged into.
    QCOMPARE(desk.names(QStringLiteral("other")), QStringList{QStringLiteral("Anne Lefèvre")});
    QVERIFY(desk.record(merged.id).customer.id == anne.id);
}

void TestCache::theLastOfSeveralChangesOfARowCounts() {
    Desk desk;
    const Customer before = person(10, "Anne", "Lefèvre");
    desk.fill({before});
    Customer between = before;
    between.familyName = "Between";
    QVERIFY(desk.feed({{Row(between), false}, {Row(before), false}}, 101).ok());
    QCOMPARE(desk.names(QStringLiteral("between")).size(), 0);
    QCOMPARE(desk.names(QStringLiteral("lefevre")).size(), 1);
    QVERIFY(desk.feed({{Row(before), false}, {Row(between), false}}, 102).ok());
    QCOMPARE(desk.names(QStringLiteral("between")).size(), 1);
}

void TestCache::anIndexOfOtherWordsIsMadeAgain() {
    Desk desk;
    desk.fill({person(10, "Anne", "Lefèvre")});
    desk.close();
    {
        auto db = storage::Connection::open(desk.path("cache.db"));
        QVERIFY(db->run("UPDATE origin SET search_form='words of an older program'").ok());
    }
    desk.reopen();
    QVERIFY(desk.data->wantsIndexing());
    desk.indexAll();
    QCOMPARE(desk.names(QStringLiteral("lefevre")).size(), 1);
    // Once, not twice: taking the words out again leaves nothing behind.
    QVERIFY(desk.feed({{Row(person(10, "Anne", "Lefèvre")), true}}, 101).ok());
    QCOMPARE(desk.names(QStringLiteral("lefevre")).size(), 0);
}

namespace {

/// Every page but the first.
void damage(const QString& path) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 8192);
    file.seek(4096);
    file.write(QByteArray(static_cast<int>(file.size()) - 4096, '\xa5'));
}

} // namespace

void TestCache::aDamagedFileIsSetAsideAtOpening() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    QVERIFY(desk.data->submit(note(20, anne, "precious")).ok());
    desk.close();
    damage(desk.folder.filePath(QStringLiteral("cache.db")));
    desk.reopen();
    QVERIFY(desk.data);
    const News news = desk.data->takeNews();
    QVERIFY(news.trouble.has_value());
    QCOMPARE(news.trouble->code, ErrorCode::Corrupt);
    QCOMPARE(QDir(desk.folder.path()).entryList({QStringLiteral("cache.db.damaged-*")}).isEmpty(), false);
    QVERIFY(desk.data->clientState()->scopes.empty());
    desk.fill({anne});
    QVERIFY(desk.record(anne.id).notes.front().text == "precious");
}

void TestCache::damageFoundLaterIsSetAsideToo() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    QVERIFY(desk.data->submit(note(20, anne, "precious")).ok());
    const int generation = desk.publisher.take().generation;
    desk.cacheFault.code = ErrorCode::Corrupt;
    desk.cacheFault.seen = 0;
    desk.cacheFault.failAt = 4;
    const auto fed = desk.feed({{Row(person(11, "Bruno", "Martin")), false}}, 101);
    QVERIFY(!fed.ok());
    QCOMPARE(fed.error().code, ErrorCode::Corrupt);
    QVERIFY(desk.publisher.take().generation > generation);
    QVERIFY(desk.data->takeNews().touched.everything);
    QCOMPARE(desk.data->counts().unsent, 1);
    QVERIFY(desk.names(QStringLiteral("anne")).isEmpty());
    desk.fill({anne});
    QCOMPARE(desk.names(QStringLiteral("anne")).size(), 1);
    QVERIFY(desk.record(anne.id).notes.front().text == "precious");
    // A reader that speaks of the former file is late.
    QVERIFY(!desk.data->cacheFoundDamaged(generation));
    QCOMPARE(desk.names(QStringLiteral("anne")).size(), 1);
}

void TestCache::aNewerFormatIsFetchedAgain() {
    Desk desk;
    desk.fill({person(10, "Anne", "Lefèvre")});
    desk.close();
    {
        auto db = storage::Connection::open(desk.path("cache.db"));
        QVERIFY(db->runScript("PRAGMA user_version=99").ok());
    }
    desk.reopen();
    QVERIFY(desk.data);
    QCOMPARE(desk.data->takeNews().trouble->code, ErrorCode::TooNew);
    QVERIFY(desk.data->clientState()->scopes.empty());
}

/// A snapshot that fails anywhere goes on from its last part, and ends with the same rows.
void TestCache::failsAtEachAccessOfASnapshot() {
    const Customer anne = person(10, "Anne", "Lefèvre");
    const std::string scope(protocol::scopeAll);
    Order order;
    order.id = OrderId(testId(30));
    order.customer = anne.id;
    order.number = "C-1";
    const std::vector<protocol::Snap> parts{part(1, EntityKind::Customer, {anne}, 0),
                                            part(2, EntityKind::Order, {order}, 1),
                                            part(3, EntityKind::Interaction, {contact(40, anne, {1000})}, 2)};
    bool reachedTheEnd = false;
    for (int at = 1; !reachedTheEnd; ++at) {
        Desk desk;
        desk.cacheFault.seen = 0;
        desk.cacheFault.failAt = at;
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto state = desk.data->clientState();
            if (!state) {
                desk.reopen();
                continue;
            }
            const bool begun = !state->scopes.empty() && state->scopes.front().resume;
            std::uint32_t done = begun ? state->scopes.front().resume->part : 0;
            bool well = begun || desk.data->beginSnapshot({scope, 100}).ok();
            for (; well && done < parts.size(); ++done)
                well = desk.data->storePart({parts[done], behind(parts[done])}).ok();
            well = well && desk.data->endSnapshot({scope, 100}).ok();
            while (well && desk.data->wantsIndexing())
                well = desk.data->indexNext().ok();
            if (well)
                break;
            desk.reopen();
            QVERIFY(desk.data);
        }
        reachedTheEnd = desk.cacheFault.seen < at;
        QVERIFY2(desk.data->complete(), std::to_string(at).c_str());
        QCOMPARE(desk.names(QStringLiteral("lefevre")).size(), 1);
        QCOMPARE(desk.search(QStringLiteral("C-1")).customersHere, 1);
        QCOMPARE(desk.timeline({anne.id, {}, {}, {}, 10}).entries.size(), 2U);
        QVERIFY(at < 600);
    }
}

VISAGE_TEST(TestCache)
#include "cache_test.moc"
