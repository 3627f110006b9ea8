// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "tests/support/run.h"
#include "tests/ui/shell/desk.h"
#include "ui/shell/enter_again.h"
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
    void whatItWasIsEnteredAgainByOneKey();
    void whatIsRefusedAtOnceSaysSoAndStays();
    void itExpectsWhatStandsNow_data();
    void itExpectsWhatStandsNow();
    void whatIsSoAlreadyIsNotEnteredAgain();
    void whatNobodyTypedOpensTheCustomer();
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
    QTest::mouseClick(desk.find<QPushButton>(u"refusedAsNote"_s), Qt::LeftButton);
    QCOMPARE(desk.window->openedCustomer(), known.id);
    QCOMPARE(offered.count(), 1);
    QCOMPARE(offered.front().at(1).toString(), u"Rappelle demain\nà 10 h"_s);
    // Only the person takes it off the list.
    QCOMPARE(desk.workspace.status().refused, 1);
}

void RefusedTest::whatItWasIsEnteredAgainByOneKey() {
    Desk desk;
    const Customer known = desk.workspace.data.customers.front();
    client::RefusedWork work;
    work.mseq = 7;
    work.enteredAt = desk.workspace.now();
    work.command = AddTag{known.id, "fidèle"};
    work.code = ErrorCode::StoreTooOld;
    work.about = {known};
    desk.workspace.refuse(work);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedWork"_s), Qt::LeftButton);
    auto* list = desk.find<QListWidget>(u"refusedList"_s);
    QTRY_COMPARE(list->count(), 1);
    QVERIFY(desk.find<QPushButton>(u"refusedAgain"_s)->isVisible());
    QVERIFY(!desk.find<QPushButton>(u"refusedAsNote"_s)->isVisible());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.workspace.submitted.size(), 1U);
    QVERIFY(desk.workspace.submitted.front() == work.command);
    QTRY_COMPARE(desk.workspace.status().refused, 0);
    QVERIFY(desk.shown(u"refusedTold"_s).startsWith(u"Ressaisi."_s));
}

void RefusedTest::whatIsRefusedAtOnceSaysSoAndStays() {
    Desk desk;
    const Customer known = desk.workspace.data.customers.front();
    client::RefusedWork work;
    work.mseq = 7;
    work.enteredAt = desk.workspace.now();
    work.command = AddTag{known.id, "fidèle"};
    work.about = {known};
    work.code = ErrorCode::NotFound;
    desk.workspace.refuse(work);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedWork"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.find<QListWidget>(u"refusedList"_s)->count(), 1);
    desk.workspace.submitFault = Error{ErrorCode::StorageFull, "The disk is full: free some space."};
    QTest::mouseClick(desk.find<QPushButton>(u"refusedAgain"_s), Qt::LeftButton);
    QTRY_VERIFY(desk.shown(u"refusedTold"_s).startsWith(u"Pas ressaisi."_s));
    QCOMPARE(desk.workspace.status().refused, 1);
    QVERIFY(desk.find<QPushButton>(u"refusedAgain"_s)->isEnabled());
}

void RefusedTest::itExpectsWhatStandsNow_data() {
    QTest::addColumn<Shared>("refused");
    QTest::addColumn<Shared>("again");
    QTest::addColumn<std::shared_ptr<const Row>>("stands");
    const auto stand = [](Row row) { return std::make_shared<const Row>(std::move(row)); };
    Case about;
    about.id = named<CaseId>("case");
    about.status = CaseStatus::WaitingCustomer;
    about.owner = named<UserId>("karim");
    about.queue = named<QueueId>("returns");
    ChangeCaseStatus close{about.id, named<CaseEventId>("event"), CaseStatus::Open, CaseStatus::Closed, {},
                           "done"};
    ChangeCaseStatus closeNow = close;
    closeNow.expected = CaseStatus::WaitingCustomer;
    QTest::newRow("status") << share(close) << share(closeNow) << stand(about);
    const AssignCase take{about.id, named<CaseEventId>("event"), {}, named<UserId>("anne")};
    AssignCase takeNow = take;
    takeNow.expected = about.owner;
    QTest::newRow("owner") << share(take) << share(takeNow) << stand(about);
    const MoveCase move{about.id, named<CaseEventId>("event"), {}, named<QueueId>("billing")};
    MoveCase moveNow = move;
    moveNow.expected = about.queue;
    QTest::newRow("queue") << share(move) << share(moveNow) << stand(about);
    Callback callback;
    callback.id = named<CallbackId>("callback");
    callback.dueAt = {3000};
    const MoveCallback later{callback.id, {1000}, {5000}, {}, false};
    MoveCallback laterNow = later;
    laterNow.expected = {3000};
    QTest::newRow("callback") << share(later) << share(laterNow) << stand(callback);
    CustomerTag tag;
    tag.id = named<CustomerTagId>("tag");
    tag.added = Hlc{9};
    QTest::newRow("tag") << share(RemoveTag{tag.id, Hlc{1}}) << share(RemoveTag{tag.id, Hlc{9}})
                         << stand(tag);
    Consent consent;
    consent.customer = anne().id;
    consent.topic = ConsentTopic::Email;
    consent.id = consentId(consent.customer, consent.topic);
    consent.state = ConsentState::Refused;
    RecordConsent agrees;
    agrees.edit = named<EditId>("old");
    agrees.customer = consent.customer;
    agrees.topic = consent.topic;
    agrees.state = ConsentState::Granted;
    agrees.source = "the form of Monday";
    RecordConsent agreesNow = agrees;
    agreesNow.edit = named<EditId>("new");
    agreesNow.seen = ConsentState::Refused;
    QTest::newRow("consent") << share(agrees) << share(agreesNow) << stand(consent);
    const auto town = fieldNumber<Customer>("town");
    Customer moved = anne();
    moved.town = "Lille";
    QTest::newRow("field") << share(UpdateCustomer{named<EditId>("old"), moved.id, {{town, "Paris", "Lyon"}}})
                           << share(UpdateCustomer{named<EditId>("new"), moved.id, {{town, "Lille", "Lyon"}}})
                           << stand(moved);
}

void RefusedTest::itExpectsWhatStandsNow() {
    QFETCH(Shared, refused);
    QFETCH(Shared, again);
    QFETCH(std::shared_ptr<const Row>, stands);
    client::RefusedWork work;
    work.command = *refused;
    work.about = {*stands};
    const auto entered = ui::enteredAgain(work, [] { return named<EditId>("new").uuid; });
    QVERIFY(entered);
    QVERIFY(*entered == *again);
    // What is not on this desktop is for the record to say.
    work.about.clear();
    if (!std::holds_alternative<RecordConsent>(*refused))
        QVERIFY(!ui::enteredAgain(work, [] { return Uuid(); }));
}

void RefusedTest::whatIsSoAlreadyIsNotEnteredAgain() {
    client::RefusedWork work;
    Case about;
    about.id = named<CaseId>("case");
    about.status = CaseStatus::Closed;
    work.command = ChangeCaseStatus{about.id, {}, CaseStatus::Open, CaseStatus::Closed, {}, {}};
    work.about = {about};
    QVERIFY(!ui::enteredAgain(work, [] { return Uuid(); }));
    work.command = UpdateCustomer{{}, anne().id, {{fieldNumber<Customer>("familyName"), "", "Lefèvre"}}};
    work.about = {anne()};
    QVERIFY(!ui::enteredAgain(work, [] { return Uuid(); }));
    // A text of a note is never put over what others wrote.
    work.command = EditNote{};
    QVERIFY(!ui::enteredAgain(work, [] { return Uuid(); }));
}

void RefusedTest::whatNobodyTypedOpensTheCustomer() {
    Desk desk;
    const Customer known = desk.workspace.data.customers.front();
    client::RefusedWork work;
    work.mseq = 7;
    work.enteredAt = desk.workspace.now();
    work.command = MergeCustomers{known.id, CustomerId(makeUuidV5(Uuid(), "other"))};
    work.code = ErrorCode::NotFound;
    work.about = {known};
    desk.workspace.refuse(work);
    QTest::mouseClick(desk.find<QPushButton>(u"refusedWork"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.find<QListWidget>(u"refusedList"_s)->count(), 1);
    QVERIFY(!desk.find<QPushButton>(u"refusedAgain"_s)->isVisible());
    QVERIFY(!desk.find<QPushButton>(u"refusedAsNote"_s)->isVisible());
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
