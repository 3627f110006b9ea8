// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "ui/common/plain_label.h"
#include "ui/shell/refused_work.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

/// The customer's own fields in the record: edited, told apart, taken back.
class TestRecordDetails : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editsInPlace();
    void whatWasTypedStays();
    void wrongEntriesAreSaid_data();
    void wrongEntriesAreSaid();
    void somebodyElseChangesItMeanwhile();
    void onlyALeadGivesLevels();
    void earlierValuesComeBack();
    void twoPeopleChangedIt();
    void numbersAreCorrected();
    void numbersAreAdded();
    void twoPeopleCorrectedANumber();
    void whatWasRefusedIsNamed();

private:
    static QLineEdit* field(const RecordStand& stand, const char* member) {
        return stand.find<QLineEdit>((QByteArray("details/") + member).constData());
    }
    static void type(QLineEdit* edit, const QString& text) {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
    }
    static Customer& anne(RecordStand& stand) {
        auto& customers = stand.workspace.data.customers;
        return *std::ranges::find(customers, stand.workspace.data.anne, &Customer::id);
    }
    /// As another desktop's change comes in.
    static void changeElsewhere(RecordStand& stand, std::string_view member, const std::string& value,
                                VersionState state = VersionState::Replaced) {
        auto& data = stand.workspace.data;
        const std::int64_t number = fieldNumber<Customer>(member);
        FieldVersion kept;
        kept.id = FieldVersionId(stand.workspace.newId());
        kept.kind = EntityKind::Customer;
        kept.object = ObjectId(data.anne.uuid);
        kept.customer = data.anne;
        kept.field = number;
        kept.value = *fieldText(anne(stand), number);
        kept.author = data.lead;
        kept.at = data.now - std::chrono::minutes(9);
        kept.state = state;
        data.fieldVersions.push_back(kept);
        FieldStamp stamp;
        stamp.id = fieldStampId(kept.object, number);
        stamp.kind = EntityKind::Customer;
        stamp.object = kept.object;
        stamp.customer = data.anne;
        stamp.field = number;
        stamp.author = data.colleague;
        stamp.at = data.now - std::chrono::minutes(2);
        stamp.hlc = {1};
        data.fieldStamps.push_back(stamp);
        QVERIFY(setFieldText(anne(stand), number, value));
        stand.workspace.touch(data.anne);
    }
};

void TestRecordDetails::editsInPlace() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    QVERIFY(!stand.find<QWidget>("detailsForm")->isVisible());
    stand.commands->action(u"record.edit"_s)->trigger();
    QTRY_VERIFY(field(stand, "givenName")->hasFocus());
    QVERIFY(!stand.find<QWidget>("details")->isVisible());
    const std::string before = anne(stand).town;
    type(field(stand, "town"), u"Roubaix"_s);
    type(field(stand, "postcode"), u"59 100"_s);
    type(field(stand, "birthDate"), u"13 mars 1971"_s);
    QTest::keyClick(field(stand, "town"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(stand.lastCommand<UpdateCustomer>());
    const UpdateCustomer& sent = *stand.lastCommand<UpdateCustomer>();
    QCOMPARE(sent.patches.size(), 3U);
    const auto town = std::ranges::find(sent.patches, fieldNumber<Customer>("town"), &FieldPatch::field);
    QCOMPARE(town->before, before);
    QCOMPARE(town->after, "Roubaix");
    QCOMPARE(anne(stand).postcode, "59100");
    QCOMPARE(anne(stand).birthDate.toIso(), "1971-03-13");
    QTRY_VERIFY(!stand.find<QWidget>("detailsForm")->isVisible());
    QVERIFY(stand.find<QWidget>("details")->isVisible());
    QTRY_VERIFY(stand.find<PlainLabel>("summary")->text().contains(u"Roubaix"_s));
    // Opened again without a change: nothing is sent.
    stand.commands->action(u"record.edit"_s)->trigger();
    QCOMPARE(field(stand, "birthDate")->text(), u"13/03/1971"_s);
    const auto sentBefore = stand.workspace.submitted.size();
    QTest::keyClick(field(stand, "town"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!stand.find<QWidget>("detailsForm")->isVisible());
    QCOMPARE(stand.workspace.submitted.size(), sentBefore);
}

void TestRecordDetails::whatWasTypedStays() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    stand.commands->action(u"record.edit"_s)->trigger();
    type(field(stand, "town"), u"Roub"_s);
    QTest::keyClick(field(stand, "town"), Qt::Key_Escape);
    QVERIFY(!stand.find<QWidget>("detailsForm")->isVisible());
    QTRY_VERIFY(stand.find<PlainLabel>("detailsUnsaved"));
    // Also over another customer, and over a page that is made later, as after a crash.
    stand.open(stand.workspace.data.garage);
    QTRY_VERIFY(!stand.find<PlainLabel>("detailsUnsaved"));
    stand.page->showCustomer({});
    CommandRegistry commands(&stand.window);
    RecordPage again(stand.workspace, stand.theme, commands);
    again.showCustomer(stand.workspace.data.anne);
    QTRY_COMPARE(again.findChild<QLineEdit*>(u"details/town"_s)->text(), u"Roub"_s);
    // A full disk: the form stays open with everything in it, and says so.
    stand.open(stand.workspace.data.anne);
    QTRY_COMPARE(field(stand, "town")->text(), u"Roub"_s);
    stand.commands->action(u"record.edit"_s)->trigger();
    stand.workspace.submitFault = Error{ErrorCode::StorageFull, "The disk is full."};
    stand.find<QPushButton>("saveDetails")->click();
    auto* trouble = stand.find<PlainLabel>("detailsFormTrouble");
    QTRY_VERIFY(trouble->isVisible() && trouble->text().startsWith(u"Le disque est plein"_s));
    QCOMPARE(field(stand, "town")->text(), u"Roub"_s);
    stand.find<QPushButton>("discardDetails")->click();
    QCOMPARE(field(stand, "town")->text(), QString::fromStdString(anne(stand).town));
    QVERIFY(!stand.find<QPushButton>("discardDetails")->isVisible());
}

void TestRecordDetails::wrongEntriesAreSaid_data() {
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("future") << QByteArray("birthDate") << u"12/03/2091"_s << u"dans l’avenir"_s;
    QTest::newRow("no day") << QByteArray("birthDate") << u"31/02/1971"_s << u"12/03/1971"_s;
    QTest::newRow("postcode") << QByteArray("postcode") << u"5900"_s << u"cinq chiffres"_s;
    QTest::newRow("country") << QByteArray("country") << u"F"_s << u"deux lettres"_s;
}

void TestRecordDetails::wrongEntriesAreSaid() {
    QFETCH(const QByteArray, member);
    QFETCH(const QString, typed);
    QFETCH(const QString, said);
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    stand.commands->action(u"record.edit"_s)->trigger();
    type(field(stand, member.constData()), typed);
    stand.find<QPushButton>("saveDetails")->click();
    auto* trouble = stand.find<PlainLabel>("detailsFormTrouble");
    QVERIFY(trouble->isVisible());
    QVERIFY2(trouble->text().contains(said), qPrintable(trouble->text()));
    QVERIFY(field(stand, member.constData())->hasFocus());
    QVERIFY(stand.workspace.submitted.empty());
    // It goes with the next key.
    QTest::keyClicks(field(stand, member.constData()), u"1"_s);
    QVERIFY(!trouble->isVisible());
}

void TestRecordDetails::somebodyElseChangesItMeanwhile() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    stand.commands->action(u"record.edit"_s)->trigger();
    type(field(stand, "town"), u"Roubaix"_s);
    const std::string seen = anne(stand).town;
    changeElsewhere(stand, "town", "Dieppe");
    auto* meanwhile = stand.find<PlainLabel>("meanwhile/town");
    QTRY_VERIFY(meanwhile->isVisible());
    QVERIFY(meanwhile->text().contains(u"Karim"_s) && meanwhile->text().contains(u"Dieppe"_s));
    QCOMPARE(field(stand, "town")->text(), u"Roubaix"_s);
    QVERIFY(field(stand, "town")->hasFocus());
    // A field that nobody touched here follows.
    changeElsewhere(stand, "addressLine1", "2 rue Neuve");
    QTRY_COMPARE(field(stand, "addressLine1")->text(), u"2 rue Neuve"_s);
    // Saved as it stands, it was typed over what was seen then: both people are told.
    stand.find<QPushButton>("saveDetails")->click();
    QTRY_VERIFY(stand.lastCommand<UpdateCustomer>());
    QCOMPARE(stand.lastCommand<UpdateCustomer>()->patches.size(), 1U);
    QCOMPARE(stand.lastCommand<UpdateCustomer>()->patches.front().before, seen);
    QTRY_VERIFY(stand.find<QWidget>("disputes")->isVisible());
    // Theirs can be taken instead.
    stand.commands->action(u"record.edit"_s)->trigger();
    type(field(stand, "town"), u"Tourcoing"_s);
    changeElsewhere(stand, "town", "Rouen");
    QTRY_VERIFY(meanwhile->isVisible());
    stand.find<QPushButton>("takeTheirs/town")->click();
    QCOMPARE(field(stand, "town")->text(), u"Rouen"_s);
    QVERIFY(!meanwhile->isVisible());
}

void TestRecordDetails::onlyALeadGivesLevels() {
    RecordStand agent;
    agent.open(agent.workspace.data.anne);
    agent.commands->action(u"record.edit"_s)->trigger();
    QVERIFY(!agent.find<QComboBox>("details/tier")->isVisible());
    auto data = preparedData();
    data.users.front().role = Role::Lead;
    RecordStand lead(Language::French, data);
    lead.open(lead.workspace.data.anne);
    lead.commands->action(u"record.edit"_s)->trigger();
    auto* tier = lead.find<QComboBox>("details/tier");
    QVERIFY(tier->isVisible());
    QTest::keyClick(tier, Qt::Key_End);
    lead.find<QPushButton>("saveDetails")->click();
    QTRY_VERIFY(lead.lastCommand<UpdateCustomer>());
    QCOMPARE(lead.lastCommand<UpdateCustomer>()->patches.front().after, toText(Tier::Platinum));
}

void TestRecordDetails::earlierValuesComeBack() {
    RecordStand stand;
    const std::string old = anne(stand).town;
    changeElsewhere(stand, "town", "Dieppe");
    stand.open(stand.workspace.data.anne);
    auto* mark = stand.find<QToolButton>("earlier/addressLine1");
    QVERIFY(mark && mark->accessibleName().contains(u"1"_s));
    const FieldVersionId kept = stand.workspace.data.fieldVersions.back().id;
    const auto restore = [&] { return stand.find<QPushButton>(qPrintable(rowName("restore/", kept))); };
    QVERIFY(!restore());
    mark->setFocus();
    QTest::keyClick(mark, Qt::Key_Space);
    QTRY_VERIFY(restore());
    QVERIFY(restore()->accessibleName().contains(QString::fromStdString(old)));
    restore()->click();
    QTRY_VERIFY(stand.lastCommand<SettleField>());
    QCOMPARE(stand.lastCommand<SettleField>()->seen, "Dieppe");
    QTRY_COMPARE(anne(stand).town, old);
    // What it replaced is an earlier value now.
    QTRY_VERIFY(stand.find<QToolButton>("earlier/addressLine1")->accessibleName().contains(u"2"_s));
}

void TestRecordDetails::twoPeopleChangedIt() {
    RecordStand stand;
    const std::string other = anne(stand).town;
    changeElsewhere(stand, "town", "Dieppe", VersionState::Disputed);
    changeElsewhere(stand, "country", "BE", VersionState::Disputed);
    stand.open(stand.workspace.data.anne);
    QVERIFY(stand.find<QWidget>("disputes")->isVisible());
    const auto button = [&](const char* what, std::size_t n) {
        return stand.find<QPushButton>(qPrintable(rowName(what, stand.workspace.data.fieldVersions[n].id)));
    };
    QVERIFY(button("keepStanding/", 0)->accessibleName().contains(u"Dieppe"_s));
    QVERIFY(button("keepOther/", 0)->accessibleName().contains(QString::fromStdString(other)));
    stand.commands->action(u"record.settle"_s)->trigger();
    QTRY_VERIFY(stand.find<QWidget>("disputes")->isAncestorOf(stand.window.focusWidget()));
    button("keepOther/", 0)->click();
    QTRY_COMPARE(anne(stand).town, other);
    QTRY_VERIFY(!button("keepOther/", 0));
    button("keepStanding/", 1)->click();
    QTRY_VERIFY(!stand.find<QWidget>("disputes")->isVisible());
    QCOMPARE(anne(stand).country, "BE");
    QVERIFY(!stand.commands->action(u"record.settle"_s)->isEnabled());
}

void TestRecordDetails::numbersAreCorrected() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    const Identity number = *std::ranges::find_if(data.identities, [&](const Identity& one) {
        return one.customer == data.anne && one.valueNorm == PreparedData::anneNumber;
    });
    stand.open(data.anne);
    auto* all = stand.find<QPushButton>("allIdentities");
    if (all)
        all->click();
    const auto copy = [&] { return stand.find<QToolButton>(qPrintable(rowName("copy/", number.id))); };
    QTRY_VERIFY(copy());
    copy()->setFocus();
    // F2 is the row's here, not the notes'.
    QTest::keyClick(copy(), Qt::Key_F2);
    const auto value = [&] { return stand.find<QLineEdit>("identityValue"); };
    QTRY_VERIFY(value() && value()->hasFocus());
    QVERIFY(!stand.find<QWidget>("notePanel")->isVisible());
    QCOMPARE(value()->text(), u"06 39 98 00 01"_s);
    type(value(), u"bureau"_s);
    QTest::keyClick(value(), Qt::Key_Return);
    QTRY_VERIFY(stand.find<PlainLabel>("identitiesTrouble")->isVisible());
    type(value(), u"06 39 98 00 55"_s);
    QTest::keyClick(value(), Qt::Key_Return);
    QTRY_VERIFY(stand.lastCommand<ReplaceIdentity>());
    QCOMPARE(stand.lastCommand<ReplaceIdentity>()->old, number.id);
    QCOMPARE(stand.lastCommand<ReplaceIdentity>()->valueNorm, "+33639980055");
    QTRY_VERIFY(!value());
    QTRY_VERIFY(stand.find<QPushButton>("removedIdentities"));
    stand.find<QPushButton>("removedIdentities")->click();
    const auto said = [&] { return stand.find<PlainLabel>(qPrintable(rowName("removed/", number.id))); };
    QTRY_VERIFY(said());
    QVERIFY2(said()->text().contains(u"remplacé par"_s), qPrintable(said()->text()));
}

void TestRecordDetails::numbersAreAdded() {
    RecordStand stand;
    stand.open(stand.workspace.data.fresh);
    stand.commands->action(u"record.addIdentity"_s)->trigger();
    auto* value = stand.find<QLineEdit>("newIdentityValue");
    QTRY_VERIFY(value->hasFocus());
    QTest::keyClicks(value, u"noe@example.org"_s);
    QCOMPARE(stand.find<QComboBox>("newIdentityType")->currentData().toInt(),
             static_cast<int>(IdentityType::Email));
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_VERIFY(stand.lastCommand<AttachIdentity>());
    QCOMPARE(stand.lastCommand<AttachIdentity>()->valueNorm, "noe@example.org");
    QTRY_VERIFY(!value->isVisible());
    stand.commands->action(u"record.addIdentity"_s)->trigger();
    QTest::keyClicks(value, u"xyz"_s);
    QTest::keyClick(value, Qt::Key_Return);
    QVERIFY(stand.find<PlainLabel>("identitiesTrouble")->isVisible());
    QTest::keyClick(value, Qt::Key_Escape);
    QVERIFY(!value->isVisible());
}

void TestRecordDetails::twoPeopleCorrectedANumber() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    Identity& old = *std::ranges::find_if(data.identities, [&](const Identity& one) {
        return one.customer == data.anne && one.type == IdentityType::Phone;
    });
    Identity mine = old;
    mine.valueNorm = mine.valueRaw = "+33639980061";
    mine.id = identityId(mine.customer, mine.type, {}, mine.valueNorm);
    Identity theirs = old;
    theirs.valueNorm = theirs.valueRaw = "+33639980062";
    theirs.id = identityId(theirs.customer, theirs.type, {}, theirs.valueNorm);
    old.removedAt = data.now;
    old.replacedBy = mine.id;
    FieldVersion kept;
    kept.id = FieldVersionId(stand.workspace.newId());
    kept.kind = EntityKind::Identity;
    kept.object = ObjectId(old.id.uuid);
    kept.customer = data.anne;
    kept.field = fieldNumber<Identity>("replacedBy");
    kept.value = theirs.id.toString();
    kept.author = data.lead;
    kept.at = data.now;
    kept.state = VersionState::Disputed;
    data.identities.push_back(mine);
    data.identities.push_back(theirs);
    data.fieldVersions.push_back(kept);
    stand.open(data.anne);
    const auto both = [&] { return stand.find<QPushButton>(qPrintable(rowName("keepBoth/", kept.id))); };
    QVERIFY(both());
    QVERIFY(stand.find<QPushButton>(qPrintable(rowName("keepOther/", kept.id)))
                ->accessibleName()
                .contains(u"62"_s));
    both()->click();
    QTRY_VERIFY(!both());
    QCOMPARE(stand.lastCommand<SettleField>()->choice, SettleChoice::KeepBoth);
    const auto stands = [&](IdentityId id) {
        return std::ranges::any_of(data.identities,
                                   [id](const Identity& one) { return one.id == id && !one.removedAt; });
    };
    QVERIFY(stands(mine.id) && stands(theirs.id));
}

void TestRecordDetails::whatWasRefusedIsNamed() {
    const RecordStand stand;
    UpdateCustomer refused;
    refused.patches = {{fieldNumber<Customer>("birthDate"), "", "1971-03-12"},
                       {fieldNumber<Customer>("town"), "Lille", "Rouen"},
                       {fieldNumber<Customer>("civility"), "0", "1"},
                       {fieldNumber<Customer>("addressLine2"), "x", ""}};
    QCOMPARE(fullTextOf(refused).replace(QChar::Nbsp, u' '),
             u"Date de naissance : 12/03/1971\nVille : Rouen\nCivilité : Mme\nComplément : (vide)"_s);
}

VISAGE_TEST(TestRecordDetails)
#include "test_record_details.moc"
