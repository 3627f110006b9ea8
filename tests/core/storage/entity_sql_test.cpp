// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/entity_sql.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::storage;

namespace {

std::string tableText(EntityKind kind) {
    std::string sql = "CREATE TABLE \"" + std::string(tableOf(kind)) + "\" (id BLOB PRIMARY KEY NOT NULL";
    for (const std::string& column : columnsOf(kind))
        if (column != "id")
            sql += ", \"" + column + "\"";
    return sql + ") WITHOUT ROWID";
}

/// Gives every member a value of its own, other than its default.
struct Filler {
    SeededRandom random{42};
    std::int64_t next = 1;

    void fill(std::string& value) { value = "é\0x" + std::to_string(next++); }
    void fill(std::int64_t& value) { value = next++; }
    void fill(bool& value) { value = !value; }
    void fill(Timestamp& value) { value.ms = next++; }
    void fill(Hlc& value) { value.packed = next++; }
    void fill(Date& value) { value = {19710312}; }
    template <class Tag> void fill(Id<Tag>& value) { value.uuid = makeUuidV7({next++}, random); }
    template <class E>
    requires std::is_enum_v<E>
    void fill(E& value) {
        // A number that no program knows yet must come back too.
        value = static_cast<E>(200);
    }
};

} // namespace

class TestEntitySql : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesColumns();
    void everyEntityComesBackAsItWas();
    void anEmptyEntityComesBackEmpty();
    void writingAgainReplaces();
    void removes();
};

void TestEntitySql::namesColumns() {
    QCOMPARE(columnName("birthDate"), std::string("birth_date"));
    QCOMPARE(columnName("addressLine1"), std::string("address_line1"));
    QCOMPARE(columnsOf(EntityKind::InteractionCase),
             (std::vector<std::string>{"id", "rev", "ext", "interaction", "case_id", "customer"}));
}

void TestEntitySql::everyEntityComesBackAsItWas() {
    auto db = Connection::open(":memory:");
    Filler filler;
    for (std::size_t i = 1; i <= entityKinds; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        QVERIFY(db->runScript(tableText(kind)).ok());
        QVERIFY(withEntity(kind, [&]<class T>() {
            T entity;
            filler.fill(entity.id);
            entity.rev = 12;
            entity.ext = std::string("\x82\0\xff", 3);
            Fields<T>::each(entity, [&](int, std::string_view, auto& member) { filler.fill(member); });
            QVERIFY(upsertRow(*db, Row(entity)).ok());
            QCOMPARE(**find<T>(*db, entity.id), entity);
            QCOMPARE(**findRow(*db, kind, entity.id.uuid), Row(entity));
        }));
    }
}

void TestEntitySql::anEmptyEntityComesBackEmpty() {
    auto db = Connection::open(":memory:");
    QVERIFY(db->runScript(tableText(EntityKind::Interaction)).ok());
    Interaction interaction;
    Filler().fill(interaction.id);
    QVERIFY(upsert(*db, interaction).ok());
    QCOMPARE(**find<Interaction>(*db, interaction.id), interaction);
    QCOMPARE(
        *db->number("SELECT count(*) FROM interaction WHERE customer IS NULL AND ext IS NULL AND text=''"),
        1);
}

void TestEntitySql::writingAgainReplaces() {
    auto db = Connection::open(":memory:");
    QVERIFY(db->runScript(tableText(EntityKind::Note)).ok());
    Note note;
    Filler().fill(note.id);
    note.text = "first";
    QVERIFY(upsert(*db, note).ok());
    note.text = "second";
    note.rev = 9;
    QVERIFY(upsert(*db, note).ok());
    const auto all =
        readAll<Note>(db->prepare("SELECT " + entitySql(EntityKind::Note).columns + " FROM note"));
    QCOMPARE(*all, std::vector<Note>{note});
}

void TestEntitySql::removes() {
    auto db = Connection::open(":memory:");
    QVERIFY(db->runScript(tableText(EntityKind::Note)).ok());
    Note note;
    Filler().fill(note.id);
    QVERIFY(upsert(*db, note).ok());
    QVERIFY(removeRow(*db, EntityKind::Note, note.id.uuid).ok());
    const auto found = findRow(*db, EntityKind::Note, note.id.uuid);
    QVERIFY(found.ok());
    QVERIFY(!found->has_value());
}

VISAGE_TEST(TestEntitySql)

#include "entity_sql_test.moc"
