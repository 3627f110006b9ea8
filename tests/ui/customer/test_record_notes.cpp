// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/note_versions.h"
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "ui/common/plain_label.h"
#include "ui/timeline/timeline_area.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

/// Notes in the record, from the first key to the store and back.
class TestRecordNotes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noteIsSavedAndStaysUnsent();
    void noteSurvivesARefusal();
    void draftStaysWithItsCustomer();
    void draftIsOnTheDiskAMomentAfterTheLastKey();
    void aTextIsAddedBelowWhatStandsThere();
    void textTypedWhileSavingStays();
    void editsANote();
    void saysWhereBothTextsAreKept();
};

void TestRecordNotes::noteIsSavedAndStaysUnsent() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    auto* note = stand.find<QPlainTextEdit>("note");
    stand.commands->action(u"record.note"_s)->trigger();
    QVERIFY(note->hasFocus());
    QVERIFY(!stand.find<QPushButton>("saveNote")->isEnabled());
    QTest::keyClicks(note, u"Rappeler demain <b>10 h</b>"_s);
    QTest::keyClick(note, Qt::Key_Escape);
    QCOMPARE(note->toPlainText(), u"Rappeler demain <b>10 h</b>"_s);
    note->setFocus();
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(note->toPlainText().isEmpty());
    QVERIFY(note->hasFocus());
    const auto* command = stand.lastCommand<WriteNote>();
    QVERIFY(command);
    QCOMPARE(command->text, "Rappeler demain <b>10 h</b>");
    QCOMPARE(command->customer, stand.workspace.data.anne);
    auto* timeline = stand.find<TimelineArea>("timeline");
    QTRY_COMPARE(timeline->words(0).body, u"Rappeler demain <b>10 h</b>"_s);
    QCOMPARE(timeline->words(0).flag, u"à envoyer"_s);
    stand.workspace.sendAll();
    stand.workspace.touch(stand.workspace.data.anne);
    QTRY_VERIFY(timeline->words(0).flag.isEmpty());
}

void TestRecordNotes::noteSurvivesARefusal() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    auto* note = stand.find<QPlainTextEdit>("note");
    note->setPlainText(u"important"_s);
    stand.workspace.submitFault = Error{ErrorCode::StorageFull, "The disk is full."};
    QTest::mouseClick(stand.find<QPushButton>("saveNote"), Qt::LeftButton);
    auto* state = stand.find<PlainLabel>("noteState");
    QTRY_VERIFY(state->isVisible() && state->text().startsWith(u"Non enregistré"_s));
    QCOMPARE(note->toPlainText(), u"important"_s);
    QTest::mouseClick(stand.find<QPushButton>("saveNote"), Qt::LeftButton);
    QTRY_VERIFY(note->toPlainText().isEmpty());
    QCOMPARE(stand.workspace.submitted.size(), 1U);
}

void TestRecordNotes::draftStaysWithItsCustomer() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    auto* note = stand.find<QPlainTextEdit>("note");
    QTest::keyClicks(note, u"a moitie"_s);
    stand.open(stand.workspace.data.garage);
    QVERIFY(note->toPlainText().isEmpty());
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_COMPARE(note->toPlainText(), u"a moitie"_s);
    // A page opened later, as after a crash, finds it too.
    QTest::keyClicks(note, u" !"_s);
    stand.page->showCustomer({});
    CommandRegistry commands(&stand.window);
    RecordPage again(stand.workspace, stand.theme, commands);
    again.showCustomer(stand.workspace.data.anne);
    QTRY_COMPARE(again.findChild<QPlainTextEdit*>(u"note"_s)->toPlainText(), u"a moitie !"_s);
}

void TestRecordNotes::aTextIsAddedBelowWhatStandsThere() {
    RecordStand stand;
    const CustomerId anne = stand.workspace.data.anne;
    const CustomerId garage = stand.workspace.data.garage;
    auto* note = stand.find<QPlainTextEdit>("note");
    // Below a draft that was left there and is still being fetched.
    stand.workspace.saveDraft(u"note/"_s + QString::fromStdString(anne.toString()), u"a moitie"_s);
    stand.page->addToNote(anne, u"refuse"_s);
    QTRY_COMPARE(note->toPlainText(), u"a moitie\n\nrefuse"_s);
    QVERIFY(note->hasFocus());
    // Below what is typed in the record that is open, and only once.
    stand.page->addToNote(anne, u"encore"_s);
    QTRY_COMPARE(note->toPlainText(), u"a moitie\n\nrefuse\n\nencore"_s);
    stand.workspace.touch(anne);
    // Where nothing stands, at the top.
    stand.page->addToNote(garage, u"seul"_s);
    QTRY_COMPARE(note->toPlainText(), u"seul"_s);
    // It is a draft like any other.
    stand.open(anne);
    QTRY_COMPARE(note->toPlainText(), u"a moitie\n\nrefuse\n\nencore"_s);
}

void TestRecordNotes::draftIsOnTheDiskAMomentAfterTheLastKey() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    const auto kept = [&] {
        std::optional<QString> draft;
        stand.workspace.loadDraft(u"note/"_s + QString::fromStdString(stand.workspace.data.anne.toString()),
                                  stand.page, [&](const QString& text) { draft = text; });
        (void)QTest::qWaitFor([&] { return draft.has_value(); });
        return draft.value_or(QString());
    };
    QTest::keyClicks(stand.find<QPlainTextEdit>("note"), u"a moitie"_s);
    QTRY_COMPARE(kept(), u"a moitie"_s);
    // And not once more when it is saved at last.
    QTest::keyClick(stand.find<QPlainTextEdit>("note"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kept(), QString());
}

void TestRecordNotes::textTypedWhileSavingStays() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    auto* note = stand.find<QPlainTextEdit>("note");
    QTest::keyClicks(note, u"un"_s);
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClicks(note, u" deux"_s);
    QTRY_COMPARE(note->toPlainText(), u"deux"_s);
    QCOMPARE(stand.lastCommand<WriteNote>()->text, "un");
}

void TestRecordNotes::editsANote() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    stand.commands->action(u"record.editNote"_s)->trigger();
    auto* edit = stand.find<QPlainTextEdit>("noteEdit");
    QVERIFY(edit->isVisible());
    QVERIFY(edit->toPlainText().startsWith(u"Cliente très patiente"_s));
    QTRY_COMPARE(stand.find<QListWidget>("noteVersions")->count(), 1);
    QTest::keyClicks(edit, u" Merci."_s);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
    stand.commands->action(u"record.editNote"_s)->trigger();
    QVERIFY(edit->toPlainText().endsWith(u"Merci."_s));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!edit->isVisible());
    const auto* command = stand.lastCommand<EditNote>();
    QVERIFY(command && command->baseVersion == 1 &&
            QString::fromStdString(command->text).endsWith(u"Merci."_s));
    auto* timeline = stand.find<TimelineArea>("timeline");
    QTRY_VERIFY([&] {
        for (int row = 0; row < timeline->count(); ++row)
            if (timeline->words(row).body.endsWith(u"Merci."_s))
                return timeline->words(row).meta.contains(u"modifiée"_s);
        return false;
    }());
}

void TestRecordNotes::saysWhereBothTextsAreKept() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    auto& note = *std::ranges::find(data.notes, data.anne, &Note::customer);
    const NoteVersionId mine(stand.workspace.newId());
    const std::string both = rules::bothTexts("Calme.", "Patiente.", true, "Karim", data.now);
    const auto add = [&](NoteVersionId id, const std::string& text, UserId author) {
        data.noteVersions.push_back({{}, id, note.id, data.anne, ++note.version, 1, author, data.now, text});
        note.current = id;
        note.text = text;
    };
    add(mine, "Patiente.", data.colleague);
    add(rules::mergedVersionOf(mine), both, data.colleague);
    stand.open(data.anne);
    auto* timeline = stand.find<TimelineArea>("timeline");
    QTRY_VERIFY([&] {
        for (int row = 0; row < timeline->count(); ++row)
            if (timeline->words(row).meta.contains(u"les deux textes sont gardés"_s))
                return true;
        return false;
    }());
    stand.commands->action(u"record.editNote"_s)->trigger();
    auto* versions = stand.find<QListWidget>("noteVersions");
    QTRY_VERIFY(versions->count() >= 3);
    QVERIFY(versions->item(0)->text().contains(u"les deux textes sont gardés"_s));
    QVERIFY(!versions->item(1)->text().contains(u"gardés"_s));
    versions->setCurrentRow(1);
    QCOMPARE(stand.find<QPlainTextEdit>("noteOldText")->toPlainText(), u"Patiente."_s);
}

VISAGE_TEST(TestRecordNotes)
#include "test_record_notes.moc"
