// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "tests/support/run.h"
#include "tests/ui/shell/desk.h"
#include "ui/shell/refused_words.h"

#include <QDialog>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// Whoever reads the list of refused work knows what to do again, and why.
class RefusedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatNobodyTypedIsNamed_data();
    void whatNobodyTypedIsNamed();
    void anOlderServerIsNoCallForAnUpdateHere();
    void aNoteCanBeEnteredAgain();
    void whatIsNoNoteOpensTheCustomerOnly();
};

namespace {

/// Test data must be comparable, which no command is.
using Shared = std::shared_ptr<const Command>;

Shared share(Command command) {
    return std::make_shared<const Command>(std::move(command));
}

Customer anne() {
    Customer customer;
    customer.id = CustomerId(makeUuidV5(Uuid(), "anne"));
    customer.givenName = "Anne";
    customer.familyName = "Lefèvre";
    return customer;
}

template <class Id> Id named(const char* name) {
    return Id(makeUuidV5(Uuid(), name));
}

} // namespace

void RefusedTest::whatNobodyTypedIsNamed_data() {
    QTest::addColumn<Shared>("command");
    QTest::addColumn<QString>("words");
    const PreparedData data = PreparedWorkspace().data;
    const Queue& queue = data.queues.front();
    const User& user = data.users.front();
    QTest::newRow("queue") << share(MoveCase{named<CaseId>("case"), {}, {}, queue.id})
                           << u"Client : Anne Lefèvre\nDemande : n° 12, Colis en retard\nVers la file : %1"_s
                                  .arg(QString::fromStdString(queue.labelFr));
    QTest::newRow("owner")
        << share(AssignCase{named<CaseId>("case"), {}, {}, user.id})
        << u"Client : Anne Lefèvre\nDemande : n° 12, Colis en retard\nNouveau responsable : %1"_s.arg(
               QString::fromStdString(user.displayName));
    QTest::newRow("number") << share(DetachIdentity{named<IdentityId>("number")})
                            << u"Client : Anne Lefèvre\n06 39 98 00 01"_s;
    QTest::newRow("tag") << share(RemoveTag{named<CustomerTagId>("tag"), {}})
                         << u"Client : Anne Lefèvre\nfidèle"_s;
    QTest::newRow("value") << share(
                                  SettleField{{}, named<FieldVersionId>("town"), SettleChoice::Take, "Lille"})
                           << u"Client : Anne Lefèvre\nVille : « Rouen » est juste et revient"_s;
    QTest::newRow("joined") << share(MergeCustomers{anne().id, named<CustomerId>("gone")})
                            << u"Anne Lefèvre et un client absent de ce poste sont un seul client"_s;
    QTest::newRow("nothing here") << share(UnpinAlert{named<AlertId>("gone")}) << QString();
}

void RefusedTest::whatNobodyTypedIsNamed() {
    QFETCH(Shared, command);
    QFETCH(QString, words);
    Desk desk;
    client::RefusedWork work;
    work.command = *command;
    if (!words.isEmpty()) {
        Case late;
        late.id = named<CaseId>("case");
        late.number = 12;
        late.subject = "Colis en retard";
        Identity number;
        number.id = named<IdentityId>("number");
        number.valueRaw = "06 39 98 00 01";
        CustomerTag tag;
        tag.id = named<CustomerTagId>("tag");
        tag.text = "fidèle";
        FieldVersion town;
        town.id = named<FieldVersionId>("town");
        town.kind = EntityKind::Customer;
        town.field = fieldNumber<Customer>("town");
        town.value = "Rouen";
        work.about = {anne(), late, number, tag, town};
    }
    const QString said = ui::wordsOf(work.command, work.about, desk.workspace).replace(QChar::Nbsp, u' ');
    QCOMPARE(said, words.isEmpty() ? u"Ce dont il s’agissait n’est pas sur ce poste."_s : words);
}

void RefusedTest::anOlderServerIsNoCallForAnUpdateHere() {
    Desk desk;
    client::RefusedWork work;
    work.mseq = 7;
    work.enteredAt = desk.workspace.now();
    work.command = MoveCase{named<CaseId>("case"), {}, {}, desk.workspace.data.queues.front().id};
    work.code = ErrorCode::StoreTooOld;
    work.about = {anne()};
    desk.workspace.refuse(work);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedWork"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.find<QListWidget>(u"refusedList"_s)->count(), 1);
    const QString why = desk.shown(u"refusedWhy"_s);
    QVERIFY2(why.startsWith(u"Le serveur est plus ancien que ce Visage."_s), qPrintable(why));
    QVERIFY2(why.endsWith(u"Saisissez ceci de nouveau ensuite."_s), qPrintable(why));
    QVERIFY(desk.find<QPlainTextEdit>(u"refusedText"_s)->toPlainText().contains(u"Anne Lefèvre"_s));
}

void RefusedTest::aNoteCanBeEnteredAgain() {
    Desk desk;
    const Customer known = desk.workspace.data.customers.front();
    client::RefusedWork work;
    work.mseq = 7;
    work.enteredAt = desk.workspace.now();
    WriteNote note;
    note.customer = known.id;
    note.text = "Rappelle demain\nà 10 h";
    work.command = note;
    work.code = ErrorCode::NotFound;
    work.about = {known};
    desk.workspace.refuse(work);
    QSignalSpy offered(desk.window.get(), &ui::MainWindow::noteOffered);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedWork"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.find<QListWidget>(u"refusedList"_s)->count(), 1);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedAgain"_s), Qt::LeftButton);
    QCOMPARE(desk.window->openedCustomer(), known.id);
    QCOMPARE(offered.count(), 1);
    QCOMPARE(offered.front().at(1).toString(), u"Rappelle demain\nà 10 h"_s);
    // Only the person takes it off the list.
    QCOMPARE(desk.workspace.status().refused, 1);
}

void RefusedTest::whatIsNoNoteOpensTheCustomerOnly() {
    Desk desk;
    const Customer known = desk.workspace.data.customers.front();
    client::RefusedWork work;
    work.mseq = 7;
    work.enteredAt = desk.workspace.now();
    work.command = AddTag{known.id, "fidèle"};
    work.code = ErrorCode::NotFound;
    work.about = {known};
    desk.workspace.refuse(work);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedWork"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.find<QListWidget>(u"refusedList"_s)->count(), 1);
    QVERIFY(!desk.find<QPushButton>(u"refusedAgain"_s)->isVisible());
    QTest::mouseClick(desk.find<QPushButton>(u"refusedOpen"_s), Qt::LeftButton);
    QCOMPARE(desk.window->openedCustomer(), known.id);
    // Of somebody who is not here nothing can be opened.
    work.mseq = 8;
    work.about.clear();
    desk.workspace.dismissRefusedWork(7);
    desk.workspace.refuse(work);
    QTRY_VERIFY(!desk.window->findChild<QDialog*>(u"refusedWorkDialog"_s));
    QTest::mouseClick(desk.find<QPushButton>(u"refusedWork"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.find<QListWidget>(u"refusedList"_s)->count(), 1);
    QVERIFY(!desk.find<QPushButton>(u"refusedOpen"_s)->isVisible());
}

VISAGE_TEST(RefusedTest)
#include "refused_test.moc"
