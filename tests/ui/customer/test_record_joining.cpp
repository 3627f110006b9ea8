// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "tests/ui/shell/desk.h"
#include "ui/common/plain_label.h"
#include "ui/customer/look_alikes.h"
#include "ui/customer/pair_view.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

/// Two records that are one customer: joined, separated, proposed.
class TestRecordJoining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinsWithAnotherRecord();
    void separatesAgain();
    void aLookAlikeIsProposed();
    void theListOfThem();
    void whomThisDesktopDoesNotHoldIsAskedFor();
    void theStoreIsAskedOnce();
    void joinsWithOneOfTheStore();
    void nobodyIsSaidOnlyWhenEverybodyWasAskedAbout();

private:
    /// A second Noé Petit, as an agent makes one in a call.
    static CreateCustomer twin(PreparedWorkspace& workspace) {
        const Customer& like = *workspace.customer(workspace.data.fresh);
        CreateCustomer command;
        command.customer = CustomerId(workspace.newId());
        command.civility = like.civility;
        command.givenName = like.givenName;
        command.familyName = like.familyName;
        command.birthDate = like.birthDate;
        command.postcode = like.postcode;
        return command;
    }
};

void TestRecordJoining::joinsWithAnotherRecord() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    stand.open(data.fresh);
    stand.commands->action(u"record.join"_s)->trigger();
    auto* search = stand.find<QLineEdit>("joinSearch");
    QTRY_VERIFY(search->hasFocus());
    auto* found = stand.find<QListWidget>("joinFound");
    QVERIFY(!found->isVisible());
    QTest::keyClicks(search, u"zzzz"_s);
    QTRY_VERIFY(stand.find<PlainLabel>("joinPanelTrouble")->isVisible());
    search->selectAll();
    QTest::keyClicks(search, u"garage"_s);
    QTRY_COMPARE(found->count(), 1);
    auto* join = stand.find<QPushButton>("joinPanelAction");
    QVERIFY(!join->isEnabled());
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(join->isEnabled());
    // The elder stays unless somebody says otherwise.
    auto* pair = stand.window.findChild<PairView*>();
    const MergeCustomers proposed = pair->join();
    auto* other = stand.find<QRadioButton>(proposed.survivor == data.fresh ? "secondStays" : "firstStays");
    other->click();
    QCOMPARE(pair->join().survivor, proposed.loser);
    QVERIFY(other->accessibleName().contains(u"reste"_s));
    QTRY_VERIFY(QApplication::focusWidget() && pair->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(stand.lastCommand<MergeCustomers>());
    QCOMPARE(stand.lastCommand<MergeCustomers>()->survivor, proposed.loser);
    QTRY_COMPARE(stand.page->customer(), proposed.loser);
    QTRY_VERIFY(stand.find<QPushButton>(qPrintable(rowName("separate/", proposed.survivor))));
    QVERIFY(stand.find<PlainLabel>("summary")->text().contains(u"2\u00a0fiches"_s));
    QVERIFY(!stand.find<QWidget>("joinPanel")->isVisible());
}

void TestRecordJoining::separatesAgain() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    std::ranges::find(data.customers, data.fresh, &Customer::id)->mergedInto = data.garage;
    stand.open(data.garage);
    auto* separate = stand.find<QPushButton>(qPrintable(rowName("separate/", data.fresh)));
    QVERIFY(separate);
    separate->click();
    QTRY_VERIFY(stand.lastCommand<UnmergeCustomers>());
    QTRY_VERIFY(!stand.find<QWidget>("joined")->isVisible());
    stand.open(data.fresh);
}

void TestRecordJoining::aLookAlikeIsProposed() {
    RecordStand stand;
    auto& workspace = stand.workspace;
    LookAlikes lookAlikes(workspace);
    lookAlikes.setDelay(Milliseconds(0));
    stand.page->follow(lookAlikes);
    stand.open(workspace.data.fresh);
    auto* bar = stand.find<QWidget>("lookAlikeBar");
    QVERIFY(!bar->isVisible());
    const CreateCustomer made = twin(workspace);
    workspace.submit(made, &stand.window, [](const Result<void>&) {});
    // On both records, whichever is open.
    QTRY_VERIFY(bar->isVisible());
    stand.open(made.customer);
    QTRY_VERIFY(bar->isVisible());
    const QString words = stand.find<PlainLabel>("lookAlikeWords")->text();
    QVERIFY2(words.contains(u"Noé Petit"_s) && words.contains(u"même"_s), qPrintable(words));
    // Nothing is joined before both were shown.
    stand.find<QPushButton>("compareLookAlike")->click();
    auto* join = stand.find<QPushButton>("joinPanelAction");
    QTRY_VERIFY(join->isEnabled());
    QVERIFY(!stand.lastCommand<MergeCustomers>());
    QTest::keyClick(stand.find<QWidget>("joinPanel"), Qt::Key_Escape);
    // They are two: kept over a restart.
    stand.find<QPushButton>("differentPerson")->click();
    QTRY_VERIFY(!bar->isVisible());
    LookAlikes later(workspace);
    later.setDelay(Milliseconds(0));
    // A third one is asked for again, with each of the others, who are not.
    workspace.submit(twin(workspace), &stand.window, [](const Result<void>&) {});
    QTRY_VERIFY(later.pairs().size() == 2);
}

void TestRecordJoining::theListOfThem() {
    Desk desk;
    desk.window->lookAlikes().setDelay(Milliseconds(0));
    QVERIFY(desk.shown(u"lookAlikes"_s).isEmpty());
    QVERIFY(!desk.window->commands().action(u"work.lookAlikes"_s)->isEnabled());
    const CreateCustomer first = twin(desk.workspace);
    desk.workspace.submit(first, desk.window.get(), [](const Result<void>&) {});
    QTRY_COMPARE(desk.shown(u"lookAlikes"_s).replace(QChar::Nbsp, u' '), u"1 à regarder"_s);
    desk.find<QPushButton>(u"lookAlikes"_s)->click();
    auto* dialog = desk.find<QDialog>(u"lookAlikesDialog"_s);
    QVERIFY(dialog->isVisible());
    auto* join = desk.find<QPushButton>(u"lookAlikesJoin"_s);
    QTRY_VERIFY(join->isEnabled());
    join->click();
    QTRY_VERIFY(!desk.workspace.submitted.empty() &&
                std::holds_alternative<MergeCustomers>(desk.workspace.submitted.back()));
    // The younger one gives way.
    QCOMPARE(std::get<MergeCustomers>(desk.workspace.submitted.back()).loser, first.customer);
    QTRY_VERIFY(desk.shown(u"lookAlikes"_s).isEmpty());
    QVERIFY(!join->isVisible());
}

void TestRecordJoining::whomThisDesktopDoesNotHoldIsAskedFor() {
    RecordStand stand;
    auto& workspace = stand.workspace;
    workspace.holdPart({workspace.data.fresh}, {}, 8'000'000);
    workspace.setState(client::StoreStatus::State::Offline);
    LookAlikes lookAlikes(workspace);
    lookAlikes.setDelay(Milliseconds(0));
    stand.page->follow(lookAlikes);
    const CreateCustomer made = twin(workspace);
    workspace.submit(made, &stand.window, [](const Result<void>&) {});
    stand.open(made.customer);
    QVERIFY(!stand.find<QWidget>("lookAlikeBar")->isVisible());
    workspace.setState(client::StoreStatus::State::Live);
    QVERIFY(workspace.askedOfTheStore.empty()); // not before it has this one
    workspace.sendAll();
    workspace.touch(made.customer);
    QTRY_VERIFY(stand.find<QWidget>("lookAlikeBar")->isVisible());
    QCOMPARE(lookAlikes.pairs().front().other.customer, workspace.data.fresh);
    QVERIFY(std::ranges::count(workspace.kept, workspace.data.fresh) == 1);
}

void TestRecordJoining::theStoreIsAskedOnce() {
    RecordStand stand;
    auto& workspace = stand.workspace;
    workspace.holdPart({workspace.data.fresh}, {}, 8'000'000);
    const CreateCustomer made = twin(workspace);
    workspace.submit(made, &stand.window, [](const Result<void>&) {});
    workspace.sendAll();
    LookAlikes lookAlikes(workspace);
    lookAlikes.setDelay(Milliseconds(0));
    QTRY_COMPARE(lookAlikes.pairs().size(), 1U);
    const std::size_t asked = workspace.askedOfTheStore.size();
    QVERIFY(asked > 0);
    workspace.touch(made.customer);
    LookAlikes later(workspace); // the program is started again
    later.setDelay(Milliseconds(0));
    QTRY_COMPARE(later.pairs().size(), 1U);
    QCOMPARE(workspace.askedOfTheStore.size(), asked);
    // Known by something else too.
    AttachIdentity number;
    number.customer = made.customer;
    number.type = IdentityType::Phone;
    number.valueRaw = number.valueNorm = "+33639980099";
    number.identity = identityId(made.customer, number.type, {}, number.valueNorm);
    workspace.submit(number, &stand.window, [](const Result<void>&) {});
    workspace.sendAll();
    workspace.touch(made.customer);
    QTRY_VERIFY(workspace.askedOfTheStore.size() > asked);
}

void TestRecordJoining::joinsWithOneOfTheStore() {
    RecordStand stand;
    auto& workspace = stand.workspace;
    workspace.holdPart({workspace.data.garage}, {}, 8'000'000);
    stand.open(workspace.data.fresh);
    stand.commands->action(u"record.join"_s)->trigger();
    auto* search = stand.find<QLineEdit>("joinSearch");
    QTest::keyClicks(search, u"garage"_s);
    auto* found = stand.find<QListWidget>("joinFound");
    QTRY_COMPARE(found->count(), 2);
    QCOMPARE(found->item(0)->text(), u"Sur le serveur"_s);
    QVERIFY(found->item(0)->flags() == Qt::NoItemFlags);
    QVERIFY(found->item(1)->data(Qt::AccessibleTextRole).toString().contains(u"sur le serveur"_s));
    QCOMPARE(found->currentRow(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    auto* join = stand.find<QPushButton>("joinPanelAction");
    QTRY_VERIFY(join->isEnabled());
    QCOMPARE(workspace.kept, std::vector{workspace.data.garage});
    const auto saysSo = [&] {
        const auto radios = stand.window.findChildren<QRadioButton*>();
        return std::ranges::any_of(
            radios, [](const auto* one) { return one->accessibleName().contains(u"historique"_s); });
    };
    QVERIFY(saysSo());
    auto* other = stand.find<QRadioButton>("secondStays");
    other->click();
    workspace.fetched(workspace.data.garage);
    QTRY_VERIFY(!saysSo());
    QVERIFY(other->isChecked()); // what the person chose stays
    join->click();
    QTRY_VERIFY(stand.lastCommand<MergeCustomers>());
    QCOMPARE(stand.lastCommand<MergeCustomers>()->survivor, workspace.data.garage);
}

void TestRecordJoining::nobodyIsSaidOnlyWhenEverybodyWasAskedAbout() {
    RecordStand stand;
    auto& workspace = stand.workspace;
    workspace.holdPart({workspace.data.garage}, {}, 8'000'000);
    stand.open(workspace.data.fresh);
    stand.commands->action(u"record.join"_s)->trigger();
    auto* search = stand.find<QLineEdit>("joinSearch");
    auto* said = stand.find<PlainLabel>("joinPanelTrouble");
    QTest::keyClicks(search, u"zzzz"_s);
    QTRY_COMPARE(said->text(), u"Personne d’autre ne correspond."_s);
    QVERIFY(workspace.askedOfTheStore.back() == u"zzzz"_s);
    workspace.setState(client::StoreStatus::State::Offline);
    search->selectAll();
    QTest::keyClicks(search, u"garage"_s);
    QTRY_VERIFY(said->text().contains(u"serveur"_s));
}

VISAGE_TEST(TestRecordJoining)
#include "test_record_joining.moc"
