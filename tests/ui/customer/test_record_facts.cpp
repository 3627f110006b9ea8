// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "ui/common/plain_label.h"
#include "ui/common/words.h"
#include "ui/customer/record_facts.h"

#include <QApplication>
#include <QDateTime>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

/// Alerts and contact details in the record.
class TestRecordFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pinsAndRemovesAnAlert();
    void takesANumberOffAndPutsItBack();
    void whatWasTakenOffIsToldAndComesBack();
    void aRemovalStaysRefusedInWords();
    void refusalsAreSaidInTheLanguageOfTheDesktop();
};

void TestRecordFacts::pinsAndRemovesAnAlert() {
    RecordStand stand;
    stand.open(stand.workspace.data.fresh);
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
    QTRY_VERIFY(stand.lastCommand<PinAlert>());
    const AlertId alert = stand.lastCommand<PinAlert>()->alert;
    const auto remove = [&] { return stand.find<QToolButton>(qPrintable(rowName("unpin/", alert))); };
    QTRY_VERIFY(remove());
    remove()->click();
    QTRY_VERIFY(!remove());
    QCOMPARE(stand.lastCommand<UnpinAlert>()->alert, alert);
}

void TestRecordFacts::takesANumberOffAndPutsItBack() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    const auto first = std::find_if(data.identities.begin(), data.identities.end(), [&](const Identity& one) {
        return one.customer == data.anne && one.type == IdentityType::Phone;
    });
    first->account = "boutique";
    first->verified = first->primary = true;
    const Identity number = *first;
    stand.open(data.anne);
    const auto copy = [&] { return stand.find<QToolButton>(qPrintable(rowName("copy/", number.id))); };
    const auto undo = [&] { return stand.find<QPushButton>(qPrintable(rowName("attachAgain/", number.id))); };
    QTRY_VERIFY(copy());
    stand.find<QPushButton>("allIdentities")->click();
    QTRY_VERIFY(copy()->isVisible());
    copy()->setFocus();
    QTRY_VERIFY(copy()->hasFocus());
    QTest::keyClick(copy(), Qt::Key_Delete);
    QTRY_VERIFY(stand.lastCommand<DetachIdentity>());
    QCOMPARE(stand.lastCommand<DetachIdentity>()->identity, number.id);
    QTRY_VERIFY(undo());
    QVERIFY(!copy());
    QTRY_VERIFY(undo()->hasFocus());
    QTest::keyClick(undo(), Qt::Key_Space);
    QTRY_VERIFY(copy());
    QVERIFY(!undo());
    const auto* again = stand.lastCommand<AttachIdentity>();
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
    QCOMPARE(menu->actions().front()->text(), u"Corriger"_s);
    QCOMPARE(menu->actions().back()->text(), u"Retirer de la fiche"_s);
    menu->actions().back()->trigger();
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

void TestRecordFacts::whatWasTakenOffIsToldAndComesBack() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    const auto taken = std::find_if(data.identities.begin(), data.identities.end(), [&](const Identity& one) {
        return one.customer == data.anne && one.type == IdentityType::Phone;
    });
    taken->removedAt = {QDateTime(QDate(2025, 11, 12), QTime(9, 30)).toMSecsSinceEpoch()};
    taken->removedBy = stand.workspace.users().back().id;
    const Identity number = *taken;
    stand.open(data.anne);
    const auto has = [&](const char* what) {
        return stand.find<QWidget>(qPrintable(rowName(what, number.id)));
    };
    auto* fold = stand.find<QPushButton>("removedIdentities");
    QVERIFY(fold);
    QCOMPARE(fold->text(), u"1\u00a0retiré"_s);
    QVERIFY(!has("copy/") && !has("dial/") && !has("removed/"));
    // With the keyboard alone.
    fold->setFocus();
    QTest::keyClick(fold, Qt::Key_Space);
    QTRY_VERIFY(has("putBack/"));
    auto* said = stand.find<PlainLabel>(qPrintable(rowName("removed/", number.id)));
    QCOMPARE(said->text().replace(QChar::Nbsp, u' '),
             u"%1 · retiré par %2 le 12 nov. 2025"_s.arg(
                 shownValue(number).replace(QChar::Nbsp, u' '),
                 QString::fromStdString(stand.workspace.users().back().displayName)));
    QTRY_VERIFY(stand.find<QPushButton>("removedIdentities")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_VERIFY(has("putBack/")->hasFocus());
    QTest::keyClick(has("putBack/"), Qt::Key_Space);
    QTRY_VERIFY(stand.lastCommand<AttachIdentity>());
    QCOMPARE(stand.lastCommand<AttachIdentity>()->identity, number.id);
    QTRY_VERIFY(has("copy/"));
    QTRY_VERIFY(has("copy/")->hasFocus());
    QVERIFY(!has("putBack/") && !stand.find<QPushButton>("removedIdentities"));
    QVERIFY(!taken->removedAt && taken->createdAt == number.createdAt);
}

void TestRecordFacts::aRemovalStaysRefusedInWords() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    stand.workspace.submitFault =
        Error{ErrorCode::NotFound, "This number or address is not on the record, or no longer: somebody "
                                   "changed it, look at the record again."};
    const auto& all = stand.workspace.data.identities;
    const auto one = std::ranges::find(all, stand.workspace.data.anne, &Identity::customer);
    auto* row = stand.find<QToolButton>(qPrintable(rowName("copy/", one->id)))->parentWidget();
    row->actions().back()->trigger();
    auto* trouble = stand.find<PlainLabel>("identitiesTrouble");
    QTRY_VERIFY(trouble->isVisible());
    QCOMPARE(trouble->text(),
             u"Ce numéro ou cette adresse ne figure pas, ou plus, sur la fiche\u00A0: quelqu’un l’a "
             "modifiée, regardez-la de nouveau."_s);
}

void TestRecordFacts::refusalsAreSaidInTheLanguageOfTheDesktop() {
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

VISAGE_TEST(TestRecordFacts)
#include "test_record_facts.moc"
