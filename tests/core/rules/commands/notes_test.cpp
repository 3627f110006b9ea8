// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/note_versions.h"
#include "tests/core/rules/commands/desk.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::testing;

class NotesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNoteIsKeptAsItWasWritten();
    void emptyAndHugeNotesAreRefused();
    void aNoteFollowsTheAliasOfAMerge();
    void aNoteOfACallNobodyReportedYetKeepsTheCall();
    void aNoteFindsItsCustomerLater();
    void anEditKeepsTheFormerText();
    void twoEditsAtATimeKeepBothTexts();
    void editsOfOtherWordsAreOneText();
    void anEditOfSomebodysOwnEditIsNoConflict();
    void bothWhoWroteTheSameAgree();
    void itIsSeenWhetherBothTextsStand();
    void decidingAgainChangesNothing();
};

namespace {

WriteNote write(const char* text) {
    return {id<NoteId>(1), id<CustomerId>(1), {}, {}, text};
}
EditNote edit(std::uint8_t version, std::int64_t base, const char* text) {
    return {id<NoteId>(1), id<NoteVersionId>(version), base, text};
}

} // namespace

void NotesTest::aNoteIsKeptAsItWasWritten() {
    Desk desk;
    desk.context.enteredAt = noon - Milliseconds(60000);
    QVERIFY(desk.ask(write("  Rappeler demain\n\x01<b>avant</b> midi ")));
    const Note* note = desk.find<Note>(id<NoteId>(1));
    QVERIFY(note);
    QCOMPARE(note->text, std::string("Rappeler demain\n<b>avant</b> midi"));
    QCOMPARE(note->createdAt.ms, noon.ms - 60000);
    QVERIFY(note->author == id<UserId>(1));
    QCOMPARE(note->version, 1);
}

void NotesTest::emptyAndHugeNotesAreRefused() {
    Desk desk;
    QCOMPARE(desk.codeOf(write(" \n\t ")), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(write(std::string(65 * 1024, 'x').c_str())), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(write(std::string(64 * 1024, 'x').c_str())), ErrorCode::None);
    QCOMPARE(desk.codeOf(WriteNote{id<NoteId>(2), id<CustomerId>(9), {}, {}, "x"}), ErrorCode::NotFound);
    QCOMPARE(desk.codeOf(WriteNote{id<NoteId>(2), {}, {}, {}, "x"}), ErrorCode::BadInput);
}

void NotesTest::aNoteFollowsTheAliasOfAMerge() {
    Desk desk;
    Customer merged;
    merged.id = id<CustomerId>(2);
    merged.mergedInto = id<CustomerId>(1);
    desk.put(merged);
    QVERIFY(desk.ask(WriteNote{id<NoteId>(1), id<CustomerId>(2), {}, {}, "x"}));
    QVERIFY(desk.find<Note>(id<NoteId>(1))->customer == id<CustomerId>(1));
}

void NotesTest::aNoteOfACallNobodyReportedYetKeepsTheCall() {
    Desk desk;
    QVERIFY(desk.ask(WriteNote{id<NoteId>(1), {}, {}, id<InteractionId>(5), "ça coupe"}));
    const Interaction* call = desk.find<Interaction>(id<InteractionId>(5));
    QVERIFY(call);
    QVERIFY(call->state == InteractionState::Ongoing);
    QVERIFY(call->providerId.empty());
}

void NotesTest::aNoteFindsItsCustomerLater() {
    Desk desk;
    QVERIFY(desk.ask(WriteNote{id<NoteId>(1), {}, {}, id<InteractionId>(5), "ça coupe"}));
    QVERIFY(desk.ask(WriteNote{id<NoteId>(1), id<CustomerId>(1), {}, id<InteractionId>(5), "ça coupe"}));
    QVERIFY(desk.find<Note>(id<NoteId>(1))->customer == id<CustomerId>(1));
    QCOMPARE(desk.find<Note>(id<NoteId>(1))->text, std::string("ça coupe"));
}

void NotesTest::anEditKeepsTheFormerText() {
    Desk desk;
    QVERIFY(desk.ask(write("un")));
    const auto decision = desk.ask(edit(7, 1, "deux"));
    QVERIFY(decision);
    QVERIFY(!decision->merged);
    QCOMPARE(desk.find<Note>(id<NoteId>(1))->text, std::string("deux"));
    QCOMPARE(desk.find<Note>(id<NoteId>(1))->version, 2);
    QCOMPARE(desk.find<NoteVersion>(NoteVersionId(id<NoteId>(1).uuid))->text, std::string("un"));
    QCOMPARE(desk.find<NoteVersion>(id<NoteVersionId>(7))->text, std::string("deux"));
    QCOMPARE(desk.codeOf(edit(8, 2, " ")), ErrorCode::BadInput);
    QCOMPARE(desk.codeOf(EditNote{id<NoteId>(9), id<NoteVersionId>(8), 1, "x"}), ErrorCode::NotFound);
}

void NotesTest::twoEditsAtATimeKeepBothTexts() {
    Desk desk;
    QVERIFY(desk.ask(write("un")));
    QVERIFY(desk.ask(edit(7, 1, "deux")));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    const auto decision = desk.ask(edit(8, 1, "trois"));
    QVERIFY(decision);
    QVERIFY(decision->merged);
    const Note* note = desk.find<Note>(id<NoteId>(1));
    QVERIFY(note->text.starts_with("deux\n"));
    QVERIFY(note->text.ends_with("\ntrois"));
    QVERIFY(note->text.find("Karim") != std::string::npos);
    QCOMPARE(note->version, 4);
    QCOMPARE(desk.find<NoteVersion>(id<NoteVersionId>(8))->baseVersion, 1);
    QCOMPARE(desk.find<NoteVersion>(id<NoteVersionId>(7))->text, std::string("deux"));
    QCOMPARE(desk.find<NoteVersion>(id<NoteVersionId>(8))->text, std::string("trois"));
    QCOMPARE(desk.find<NoteVersion>(note->current)->text, note->text);
    QVERIFY(desk.ask(edit(8, 1, "trois"))->changes.empty());
}

void NotesTest::editsOfOtherWordsAreOneText() {
    Desk desk;
    QVERIFY(desk.ask(write("Mme Lefèvre rappelle mardi")));
    QVERIFY(desk.ask(edit(7, 1, "Mme Lefèvre rappelle mercredi")));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    const auto decision = desk.ask(edit(8, 1, "Mme Lefebvre rappelle mardi"));
    QVERIFY(decision && decision->merged);
    QCOMPARE(desk.find<Note>(id<NoteId>(1))->text, std::string("Mme Lefebvre rappelle mercredi"));
    QCOMPARE(desk.find<NoteVersion>(id<NoteVersionId>(8))->text, std::string("Mme Lefebvre rappelle mardi"));
}

// A desktop that was offline sends two edits, the second of which was made on the first.
void NotesTest::anEditOfSomebodysOwnEditIsNoConflict() {
    Desk desk;
    QVERIFY(desk.ask(write("un deux trois")));
    QVERIFY(desk.ask(edit(6, 1, "un deux quatre")));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    EditNote first = edit(7, 1, "zéro un deux trois");
    first.base = NoteVersionId(id<NoteId>(1).uuid);
    QVERIFY(desk.ask(first)->merged);
    EditNote second = edit(8, 2, "zéro un et deux trois");
    second.base = first.version;
    QVERIFY(desk.ask(second)->merged);
    QCOMPARE(desk.find<Note>(id<NoteId>(1))->text, std::string("zéro un et deux quatre"));
    EditNote third = edit(9, 6, "fini");
    third.base = desk.find<Note>(id<NoteId>(1))->current;
    QVERIFY(!desk.ask(third)->merged);
    QCOMPARE(desk.find<Note>(id<NoteId>(1))->text, std::string("fini"));
}

void NotesTest::bothWhoWroteTheSameAgree() {
    Desk desk;
    QVERIFY(desk.ask(write("un")));
    QVERIFY(desk.ask(edit(7, 1, "deux")));
    QVERIFY(!desk.ask(edit(8, 1, "deux"))->merged);
    QCOMPARE(desk.find<Note>(id<NoteId>(1))->text, std::string("deux"));
}

void NotesTest::itIsSeenWhetherBothTextsStand() {
    Desk desk;
    QVERIFY(desk.ask(write("un deux trois")));
    QVERIFY(desk.ask(edit(6, 1, "un deux quatre")));
    desk.as(id<UserId>(2), Role::Agent, "Karim");
    QVERIFY(desk.ask(edit(7, 1, "zéro deux trois"))->merged);
    const Note merged = *desk.find<Note>(id<NoteId>(1));
    QCOMPARE(merged.current, rules::mergedVersionOf(id<NoteVersionId>(7)));
    QVERIFY(!rules::keepsBothTexts(merged.text));
    QVERIFY(desk.ask(edit(8, 1, "un deux cinq"))->merged);
    QVERIFY(rules::keepsBothTexts(desk.find<Note>(id<NoteId>(1))->text));
    for (const char* plain : {"", "--- ", "--- Z ---", "a\n---\nb", "--- on 2026-03-27 ---"})
        QVERIFY2(!rules::keepsBothTexts(plain), plain);
    QVERIFY(rules::keepsBothTexts(rules::bothTexts("one", "two", false, {}, noon)));
}

void NotesTest::decidingAgainChangesNothing() {
    Desk desk;
    QVERIFY(desk.ask(write("un")));
    QVERIFY(desk.ask(edit(7, 1, "deux")));
    const auto written = desk.ask(write("un"));
    QVERIFY(written);
    QVERIFY(written->changes.empty());
    const auto edited = desk.ask(edit(7, 1, "deux"));
    QVERIFY(edited);
    QVERIFY(edited->changes.empty());
}

VISAGE_TEST(NotesTest)
#include "notes_test.moc"
