// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/handlers.h"
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

class TableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasItsHandler();
    void nobodyMayNothing();
    void hostileCommandsAreRefusedWithASentence();
};

void TableTest::everyCommandHasItsHandler() {
    const auto table = rules::commands::handlers();
    for (std::size_t i = 0; i < table.size(); ++i) {
        QCOMPARE(static_cast<std::size_t>(table[i].kind), i + 1);
        const bool known = withCommand(table[i].kind, [&]<class C>() {
            QCOMPARE(rules::lowestRole(Fields<C>::kind), table[i].lowestRole);
        });
        QVERIFY(known);
    }
}

void TableTest::nobodyMayNothing() {
    Desk desk;
    desk.context.actor = {};
    QCOMPARE(desk.codeOf(WriteNote{id<NoteId>(1), id<CustomerId>(1), {}, {}, "x"}), ErrorCode::Denied);
}

// Each command as it comes out of a codec when a peer left every field out.
void TableTest::hostileCommandsAreRefusedWithASentence() {
    for (const auto& handler : rules::commands::handlers()) {
        withCommand(handler.kind, [&]<class C>() {
            Desk desk;
            const auto decision = desk.ask(Command(C{}));
            QVERIFY2(!decision, std::string(Fields<C>::name).c_str());
            QVERIFY(!decision.error().transient());
            QVERIFY(decision.error().sentence.ends_with('.'));
        });
    }
}

VISAGE_TEST(TableTest)
#include "table_test.moc"
