// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "ui/common/plain_label.h"
#include "ui/common/words.h"
#include "ui/customer/reason_picker.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/timeline_area.h"

#include <QApplication>
#include <QDateTime>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

namespace {

template <class T> const T* lastCommand(const PreparedWorkspace& workspace) {
    return workspace.submitted.empty() ? nullptr : std::get_if<T>(&workspace.submitted.back());
}

QString idName(const char* prefix, const auto& id) {
    return QString::fromLatin1(prefix) + QString::fromStdString(id.toString());
}

} // namespace

/// The record as an agent uses it: real widgets, found by name, over the prepared company.
class TestRecordPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void states();
    void handedOverRecordIsThereAtOnce();
    void showsWhatAnAgentNeeds();
    void noteIsSavedAndStaysUnsent();
    void noteSurvivesARefusal();
    void draftStaysWithItsCustomer();
    void textTypedWhileSavingStays();
    void editsANote();
    void opensACase();
    void closesACase();
    void closingTellsWhenSomebodyWasFaster();
    void reopensACase();
    void pinsAndRemovesAnAlert();
    void takesANumberOffAndPutsItBack();
    void whatWasTakenOffIsToldAndComesBack();
    void aRemovalStaysRefusedInWords();
    void refusalsAreSaidInTheLanguageOfTheDesktop();
    void reasonsKeepTheirOwnWords();
    void filtersTheTimeline();
    void dials();
    void othersChangesAppear();
    void languageChangesLive();
    void everyControlHasANameInBothLanguages();
    void commandsSayWhyNot();
};

void TestRecordPage::states() {
    RecordStand stand;
    auto* message = stand.find<PlainLabel>("recordMessage");
    QVERIFY(message->text().startsWith(u"Choisissez un client"_s));
    stand.page->showCustomer(stand.workspace.data.anne);
    QVERIFY(message->text().startsWith(u"Chargement"_s));
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    stand.page->showCustomer(CustomerId(stand.workspace.newId()));
    QTRY_VERIFY(message->text().startsWith(u"Cette fiche n’est pas sur ce poste"_s));
    QVERIFY(message->isVisible());
    stand.page->showCustomer({});
    QVERIFY(message->text().startsWith(u"Choisissez un client"_s));
}

void TestRecordPage::handedOverRecordIsThereAtOnce() {
    RecordStand stand;
    client::CustomerRecord record;
    record.customer = *stand.workspace.customer(stand.workspace.data.garage);
    client::TimelinePage page;
    client::TimelineEntry entry;
    entry.at = stand.workspace.data.now;
    entry.row = Interaction{};
    page.entries.push_back(entry);
    QSignalSpy shown(stand.page, &RecordPage::customerShown);
    stand.page->showRecord(record, page);
    // Nothing was waited for.
    QVERIFY(stand.shows(stand.workspace.data.garage));
    QCOMPARE(shown.size(), 1);
    QCOMPARE(stand.find<TimelineArea>("timeline")->count(), 1);
    QCOMPARE(stand.find<PlainLabel>("customerName")->text(), u"Garage des Lilas"_s);
}

void TestRecordPage::showsWhatAnAgentNeeds() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    QVERIFY(stand.find<PlainLabel>("customerName")->text().endsWith(u"Anne Lefèvre"_s));
    const QString summary = stand.find<PlainLabel>("summary")->text();
    for (const QString& part :
         {u"née le 12/03/1971"_s, u"55\u00A0ans"_s, u"59000 Lille"_s, u"cliente depuis 2019"_s})
        QVERIFY2(summary.contains(part), qPrintable(summary));
    QVERIFY(stand.find<PlainLabel>("tier")->text().contains(u"points"_s));
    auto* contacts = stand.find<PlainLabel>("recentContacts");
    QVERIFY(contacts->text().contains(u"contacts en 8"_s));
    const QString before = contacts->text();
    stand.page->setCurrentInteraction(InteractionId(stand.workspace.newId()), 17); // as the pop counts
    QCOMPARE(contacts->text(), u"17 contacts en 8\u00a0jours"_s);
    stand.page->setCurrentInteraction({});
    QCOMPARE(contacts->text(), before);
    QStringList said;
    for (const QWidget* widget : stand.page->findChildren<QWidget*>())
        if (widget->isVisible())
            said << widget->accessibleName();
    for (const QString& part :
         {u"Malentendante"_s, u"Litige en cours"_s, u"Fauteuil livré avec un pied abîmé"_s,
          u"anne.lefevre@example.org"_s, u"P1"_s})
        QVERIFY2(
            std::any_of(said.begin(), said.end(), [&](const QString& name) { return name.contains(part); }),
            qPrintable(part));
}

void TestRecordPage::noteIsSavedAndStaysUnsent() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
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
    const auto* command = lastCommand<WriteNote>(stand.workspace);
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

void TestRecordPage::noteSurvivesARefusal() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
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

void TestRecordPage::draftStaysWithItsCustomer() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    auto* note = stand.find<QPlainTextEdit>("note");
    QTest::keyClicks(note, u"a moitie"_s);
    stand.page->showCustomer(stand.workspace.data.garage);
    QTRY_VERIFY(stand.shows(stand.workspace.data.garage));
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

void TestRecordPage::textTypedWhileSavingStays() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    auto* note = stand.find<QPlainTextEdit>("note");
    QTest::keyClicks(note, u"un"_s);
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClicks(note, u" deux"_s);
    QTRY_COMPARE(note->toPlainText(), u"deux"_s);
    QCOMPARE(lastCommand<WriteNote>(stand.workspace)->text, "un");
}

void TestRecordPage::editsANote() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
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
    const auto* command = lastCommand<EditNote>(stand.workspace);
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

void TestRecordPage::opensACase() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.fresh);
    QTRY_VERIFY(stand.shows(stand.workspace.data.fresh));
    stand.commands->action(u"record.openCase"_s)->trigger();
    auto* action = stand.find<QPushButton>("openCasePanelAction");
    QVERIFY(action->isVisible() && !action->isEnabled());
    QTest::keyClicks(stand.find<QLineEdit>("caseSubject"), u"Pied abime"_s);
    QVERIFY(!action->isEnabled());
    auto* filter = stand.find<QLineEdit>("reasonFilter");
    QTest::keyClicks(filter, u"abime"_s);
    QVERIFY(action->isEnabled());
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(!action->isVisible());
    const auto* command = lastCommand<OpenCase>(stand.workspace);
    QVERIFY(command);
    QCOMPARE(command->subject, "Pied abime");
    // The reason brings its urgency.
    QCOMPARE(command->priority, Priority::P1);
    const auto close = [&] {
        return stand.find<QPushButton>(qPrintable(idName("closeCase/", command->caseId)));
    };
    QTRY_VERIFY(close());
}

void TestRecordPage::closesACase() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.household1);
    QTRY_VERIFY(stand.shows(stand.workspace.data.household1));
    const auto about =
        std::find_if(stand.workspace.data.cases.begin(), stand.workspace.data.cases.end(),
                     [&](const Case& known) { return known.customer == stand.workspace.data.household1; });
    const CaseId id = about->id;
    QTest::mouseClick(stand.find<QPushButton>(qPrintable(idName("closeCase/", id))), Qt::LeftButton);
    auto* text = stand.find<QLineEdit>("closeText");
    QVERIFY(text->isVisible());
    QTest::keyClicks(text, u"Adresse changee"_s);
    // Its own reason stands ready.
    QVERIFY(stand.find<QPushButton>("closeCasePanelAction")->isEnabled());
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!text->isVisible());
    const auto* command = lastCommand<ChangeCaseStatus>(stand.workspace);
    QVERIFY(command);
    QCOMPARE(command->caseId, id);
    QCOMPARE(command->status, CaseStatus::Closed);
    QCOMPARE(command->text, "Adresse changee");
    QVERIFY(command->reason);
    QTRY_VERIFY(stand.find<QPushButton>("closedCases"));
}

void TestRecordPage::closingTellsWhenSomebodyWasFaster() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    stand.commands->action(u"record.closeCase"_s)->trigger();
    auto* text = stand.find<QLineEdit>("closeText");
    QTest::keyClicks(text, u"fait"_s);
    stand.workspace.submitFault = Error{ErrorCode::Conflict, "The case is closed already."};
    QTest::mouseClick(stand.find<QPushButton>("closeCasePanelAction"), Qt::LeftButton);
    auto* trouble = stand.find<PlainLabel>("closeCasePanelTrouble");
    QTRY_VERIFY(trouble->isVisible());
    QCOMPARE(trouble->text(), u"The case is closed already."_s);
    QCOMPARE(text->text(), u"fait"_s);
    QVERIFY(text->isVisible());
}

void TestRecordPage::reopensACase() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    const auto closed = std::find_if(stand.workspace.data.cases.begin(), stand.workspace.data.cases.end(),
                                     [](const Case& known) { return known.status == CaseStatus::Closed; });
    const CaseId id = closed->id;
    QTest::mouseClick(stand.find<QPushButton>("closedCases"), Qt::LeftButton);
    auto* again = stand.find<QPushButton>(qPrintable(idName("reopenCase/", id)));
    QVERIFY(again);
    again->click();
    QTRY_VERIFY(lastCommand<ChangeCaseStatus>(stand.workspace));
    QCOMPARE(lastCommand<ChangeCaseStatus>(stand.workspace)->status, CaseStatus::Open);
    QTRY_VERIFY(stand.find<QPushButton>(qPrintable(idName("closeCase/", id))));
}

void TestRecordPage::pinsAndRemovesAnAlert() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.fresh);
    QTRY_VERIFY(stand.shows(stand.workspace.data.fresh));
    QVERIFY(!stand.find<QWidget>("alerts")->isVisible());
    stand.commands->action(u"record.pinAlert"_s)->trigger();
    auto* text = stand.find<QLineEdit>("alertText");
    QVERIFY(text->isVisible());
    QTest::keyClicks(text, u"Parle fort"_s);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!text->isVisible());
    stand.commands->action(u"record.pinAlert"_s)->trigger();
    QCOMPARE(text->text(), u"Parle fort"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_VERIFY(lastCommand<PinAlert>(stand.workspace));
    const AlertId alert = lastCommand<PinAlert>(stand.workspace)->alert;
    const auto remove = [&] { return stand.find<QToolButton>(qPrintable(idName("unpin/", alert))); };
    QTRY_VERIFY(remove());
    remove()->click();
    QTRY_VERIFY(!remove());
    QCOMPARE(lastCommand<UnpinAlert>(stand.workspace)->alert, alert);
}

void TestRecordPage::takesANumberOffAndPutsItBack() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    const auto first = std::find_if(data.identities.begin(), data.identities.end(), [&](const Identity& one) {
        return one.customer == data.anne && one.type == IdentityType::Phone;
    });
    first->account = "boutique";
    first->verified = first->primary = true;
    const Identity number = *first;
    stand.page->showCustomer(data.anne);
    QTRY_VERIFY(stand.shows(data.anne));
    const auto copy = [&] { return stand.find<QToolButton>(qPrintable(idName("copy/", number.id))); };
    const auto undo = [&] { return stand.find<QPushButton>(qPrintable(idName("attachAgain/", number.id))); };
    QTRY_VERIFY(copy());
    stand.find<QPushButton>("allIdentities")->click();
    QTRY_VERIFY(copy()->isVisible());
    copy()->setFocus();
    QTRY_VERIFY(copy()->hasFocus());
    QTest::keyClick(copy(), Qt::Key_Delete);
    QTRY_VERIFY(lastCommand<DetachIdentity>(stand.workspace));
    QCOMPARE(lastCommand<DetachIdentity>(stand.workspace)->identity, number.id);
    QTRY_VERIFY(undo());
    QVERIFY(!copy());
    QTRY_VERIFY(undo()->hasFocus());
    QTest::keyClick(undo(), Qt::Key_Space);
    QTRY_VERIFY(copy());
    QVERIFY(!undo());
    const auto* again = lastCommand<AttachIdentity>(stand.workspace);
    QVERIFY(again);
    QCOMPARE(again->valueNorm, number.valueNorm);
    QCOMPARE(again->account, number.account);
    QVERIFY(again->verified && again->primary && again->deliverable);

    // Back where it was, and the keyboard with it.
    QTRY_VERIFY(copy()->hasFocus());
    QVERIFY(!stand.find<QPushButton>("removedIdentities"));

    // By the context menu; ten seconds later it is among what was taken off.
    QWidget* row = copy()->parentWidget();
    Q_EMIT row->customContextMenuRequested(QPoint(4, 4));
    auto* menu = row->findChild<QMenu*>();
    QTRY_VERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().front()->text(), u"Retirer de la fiche"_s);
    menu->actions().front()->trigger();
    menu->close();
    QTRY_VERIFY(undo());
    stand.find<QWidget>("note")->setFocus();
    auto* patience = stand.window.findChild<QTimer*>(u"timeToUndo"_s);
    QCOMPARE(patience->intervalAsDuration(), std::chrono::milliseconds(10'000));
    patience->start(0);
    QTRY_VERIFY(!undo());
    QVERIFY(!copy());
    QTRY_VERIFY(stand.find<QPushButton>("removedIdentities"));
}

void TestRecordPage::whatWasTakenOffIsToldAndComesBack() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    const auto taken = std::find_if(data.identities.begin(), data.identities.end(), [&](const Identity& one) {
        return one.customer == data.anne && one.type == IdentityType::Phone;
    });
    taken->removedAt = {QDateTime(QDate(2025, 11, 12), QTime(9, 30)).toMSecsSinceEpoch()};
    taken->removedBy = stand.workspace.users().back().id;
    const Identity number = *taken;
    stand.page->showCustomer(data.anne);
    QTRY_VERIFY(stand.shows(data.anne));
    const auto has = [&](const char* what) {
        return stand.find<QWidget>(qPrintable(idName(what, number.id)));
    };
    auto* fold = stand.find<QPushButton>("removedIdentities");
    QVERIFY(fold);
    QCOMPARE(fold->text(), u"1\u00a0retiré"_s);
    QVERIFY(!has("copy/") && !has("dial/") && !has("removed/"));
    // With the keyboard alone.
    fold->setFocus();
    QTest::keyClick(fold, Qt::Key_Space);
    QTRY_VERIFY(has("putBack/"));
    auto* said = stand.find<PlainLabel>(qPrintable(idName("removed/", number.id)));
    QCOMPARE(said->text().replace(QChar::Nbsp, u' '),
             u"%1 · retiré par %2 le 12 nov. 2025"_s.arg(
                 shownValue(number).replace(QChar::Nbsp, u' '),
                 QString::fromStdString(stand.workspace.users().back().displayName)));
    QTRY_VERIFY(stand.find<QPushButton>("removedIdentities")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_VERIFY(has("putBack/")->hasFocus());
    QTest::keyClick(has("putBack/"), Qt::Key_Space);
    QTRY_VERIFY(lastCommand<AttachIdentity>(stand.workspace));
    QCOMPARE(lastCommand<AttachIdentity>(stand.workspace)->identity, number.id);
    QTRY_VERIFY(has("copy/"));
    QTRY_VERIFY(has("copy/")->hasFocus());
    QVERIFY(!has("putBack/") && !stand.find<QPushButton>("removedIdentities"));
    QVERIFY(!taken->removedAt && taken->createdAt == number.createdAt);
}

void TestRecordPage::aRemovalStaysRefusedInWords() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    stand.workspace.submitFault =
        Error{ErrorCode::NotFound, "This number or address is not on the record, or no longer."};
    auto* identities = stand.find<QWidget>("identities");
    auto* row = identities->findChild<QToolButton*>()->parentWidget();
    row->actions().front()->trigger();
    QTRY_VERIFY(stand.find<PlainLabel>("identityTrouble"));
    QCOMPARE(stand.find<PlainLabel>("identityTrouble")->text(),
             u"Ce numéro ou cette adresse ne figure pas, ou plus, sur la fiche."_s);
}

void TestRecordPage::refusalsAreSaidInTheLanguageOfTheDesktop() {
    const RecordStand stand;
    const auto said = [](ErrorCode code, const char* sentence) {
        return sentenceOf(Error{code, sentence}).replace(QChar::Nbsp, u' ');
    };
    QCOMPARE(said(ErrorCode::BadInput, "The note is too long: shorten it to 64 KiB."),
             u"La note est trop longue : raccourcissez-la à 64 KiB."_s);
    QCOMPARE(said(ErrorCode::Conflict, "Somebody changed the status of this case before: look at it again."),
             u"Quelqu’un a déjà changé le statut de cette demande : regardez-la de nouveau."_s);
    QCOMPARE(said(ErrorCode::Denied, "Somebody else pinned this alert: ask them or a lead to remove it."),
             u"Un collègue a épinglé cette alerte : demandez-lui, ou à un superviseur, de la retirer."_s);
    const QString plain =
        said(ErrorCode::Denied, "Your role does not allow this: ask a lead or an administrator.");
    QCOMPARE(plain, said(ErrorCode::Denied, "Any other reason."));
    QVERIFY(plain.contains(u"superviseur"_s));
}

void TestRecordPage::reasonsKeepTheirOwnWords() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    stand.commands->action(u"record.openCase"_s)->trigger();
    auto* reasons = stand.find<QListWidget>("reasons");
    for (int row = 0; row < reasons->count(); ++row) {
        const QString path = reasons->item(row)->text();
        QCOMPARE(reasons->item(row)->toolTip(), ui::plainToolTip(path));
        const QString leaf = path.mid(path.lastIndexOf(u" › "_s) + 1);
        const QString shown =
            fittedReason(path, reasons->fontMetrics(), reasons->fontMetrics().horizontalAdvance(leaf) + 40);
        QVERIFY2(shown.endsWith(leaf), qPrintable(shown));
    }
}

void TestRecordPage::filtersTheTimeline() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    auto* timeline = stand.find<TimelineArea>("timeline");
    QTRY_VERIFY(timeline->count() > 60);
    stand.find<QToolButton>("filterNotes")->setChecked(true);
    QTRY_COMPARE(timeline->count(), 2);
    QVERIFY(!stand.find<QToolButton>("filterAll")->isChecked());
    stand.find<QToolButton>("filterCalls")->setChecked(true);
    QTRY_VERIFY(timeline->count() > 2);
    for (int row = 0; row < timeline->count(); ++row) {
        const auto* contact = std::get_if<Interaction>(&timeline->entry(row).row);
        QVERIFY(!contact || contact->channel == Channel::Phone || contact->channel == Channel::Video);
    }
    stand.find<QToolButton>("filterAll")->setChecked(true);
    QTRY_VERIFY(timeline->count() > 60);
    QVERIFY(!stand.find<QToolButton>("filterCalls")->isChecked());
}

void TestRecordPage::dials() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    QSignalSpy dialled(stand.page, &RecordPage::dialRequested);
    stand.commands->action(u"record.dial"_s)->trigger();
    for (auto* button : stand.page->findChildren<QToolButton*>())
        if (button->objectName().startsWith(u"dial/"_s))
            button->click();
    QCOMPARE(dialled.size(), 3);
    QCOMPARE(dialled.at(0).front().toString(), QString::fromLatin1(PreparedData::anneNumber));
}

void TestRecordPage::othersChangesAppear() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.fresh);
    QTRY_VERIFY(stand.shows(stand.workspace.data.fresh));
    for (Customer& customer : stand.workspace.data.customers)
        if (customer.id == stand.workspace.data.fresh)
            customer.familyName = "Grand";
    QSignalSpy shown(stand.page, &RecordPage::customerShown);
    stand.workspace.touch(stand.workspace.data.fresh);
    QTRY_VERIFY(stand.find<PlainLabel>("customerName")->text().endsWith(u"Noé Grand"_s));
    QVERIFY(shown.isEmpty());
}

void TestRecordPage::languageChangesLive() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    auto* note = stand.find<QPlainTextEdit>("note");
    QTest::keyClicks(note, u"reste"_s);
    QCOMPARE(stand.find<QPushButton>("saveNote")->text(), u"Enregistrer la note"_s);
    stand.languages.use(Language::English);
    QTRY_COMPARE(stand.find<QPushButton>("saveNote")->text(), u"Save note"_s);
    QCOMPARE(stand.find<QPushButton>("openCase")->text(), u"Open a case"_s);
    QCOMPARE(note->accessibleName(), u"Note"_s);
    QCOMPARE(note->toPlainText(), u"reste"_s);
    QVERIFY(stand.find<PlainLabel>("summary")->text().startsWith(u"born 12"_s));
}

void TestRecordPage::everyControlHasANameInBothLanguages() {
    RecordStand stand;
    stand.page->showCustomer(stand.workspace.data.anne);
    QTRY_VERIFY(stand.shows(stand.workspace.data.anne));
    for (const Language language : {Language::English, Language::French}) {
        stand.languages.use(language);
        QCoreApplication::sendPostedEvents();
        for (const QWidget* widget : stand.page->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s) ||
                !widget->isVisible())
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
}

void TestRecordPage::commandsSayWhyNot() {
    RecordStand stand;
    QVERIFY(!stand.commands->action(u"record.note"_s)->isEnabled());
    QVERIFY(!stand.commands->whyNot(u"record.note"_s).isEmpty());
    stand.page->showCustomer(stand.workspace.data.fresh);
    QTRY_VERIFY(stand.shows(stand.workspace.data.fresh));
    QVERIFY(stand.commands->action(u"record.note"_s)->isEnabled());
    QVERIFY(!stand.commands->action(u"record.closeCase"_s)->isEnabled());
    QVERIFY(!stand.commands->whyNot(u"record.closeCase"_s).isEmpty());
}

VISAGE_TEST(TestRecordPage)
#include "test_record_page.moc"
