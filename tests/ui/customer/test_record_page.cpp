// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "ui/common/plain_label.h"
#include "ui/timeline/timeline_area.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

/// The record as an agent uses it: real widgets, found by name, over the prepared company.
class TestRecordPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void states();
    void handedOverRecordIsThereAtOnce();
    void showsWhatAnAgentNeeds();
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
    stand.open(stand.workspace.data.anne);
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

void TestRecordPage::filtersTheTimeline() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
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
    stand.open(stand.workspace.data.anne);
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
    stand.open(stand.workspace.data.fresh);
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
    stand.open(stand.workspace.data.anne);
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
    stand.open(stand.workspace.data.anne);
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
    stand.open(stand.workspace.data.fresh);
    QVERIFY(stand.commands->action(u"record.note"_s)->isEnabled());
    QVERIFY(!stand.commands->action(u"record.closeCase"_s)->isEnabled());
    QVERIFY(!stand.commands->whyNot(u"record.closeCase"_s).isEmpty());
}

VISAGE_TEST(TestRecordPage)
#include "test_record_page.moc"
