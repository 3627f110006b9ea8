// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/work/work_desk.h"
#include "ui/common/command_palette.h"
#include "ui/common/plain_label.h"
#include "ui/customer/look_alikes.h"
#include "ui/customer/new_customer.h"
#include "ui/customer/new_customer_form.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

namespace {

struct NewCustomerDesk : WorkDesk {
    using WorkDesk::WorkDesk;

    [[nodiscard]] QLineEdit* field(const char* name) const {
        return find<QLineEdit>(u"newCustomer"_s + QString::fromLatin1(name));
    }
    [[nodiscard]] QPushButton* create() const { return find<QPushButton>(u"newCustomerCreate"_s); }
    [[nodiscard]] bool formStands() const { return find<QWidget>(u"newCustomerForm"_s)->isVisible(); }
    /// What was typed goes to the field that has the keyboard.
    static void type(const QString& typed) { QTest::keyClicks(QApplication::focusWidget(), typed); }
    void search(const QString& typed) {
        window->focusSearch();
        type(typed);
        QTRY_VERIFY(!shown(u"resultCount"_s).isEmpty());
    }
    /// Where the search has nobody to show.
    [[nodiscard]] bool says(const char* name, const QString& text) const {
        const auto labels =
            find<QWidget>(u"searchPane"_s)->findChildren<PlainLabel*>(QString::fromLatin1(name));
        return std::ranges::any_of(labels, [&](const PlainLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    template <class T> [[nodiscard]] std::vector<T> made() const {
        std::vector<T> all;
        for (const Command& command : workspace.submitted)
            if (const auto* one = std::get_if<T>(&command))
                all.push_back(*one);
        return all;
    }
    [[nodiscard]] bool shows(CustomerId customer) const {
        return record->isVisible() && record->customer() == customer && record->currentIndex() == 1;
    }
};

} // namespace

/// Somebody at the counter, or by letter, who is not a customer yet.
class TestNewCustomer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasSearchedForIsSorted_data();
    void whatWasSearchedForIsSorted();
    void fromNobodyFoundByTheKeyboardAlone();
    void aNumberIsTheFirstContactPoint();
    void withoutTheStore();
    void whatIsWrongIsSaidAtItsField();
    void whatCannotBeKeptStays();
    void escapeKeepsWhatWasTyped();
    void whatWasTypedEarlierIsNotMixedWithAnother();
    void aFormThatNobodyTouchedTakesTheNextSearch();
    void theRecordComesBack();
    void aContactOfSomebodyNew();
    void whoResemblesSomebodyIsProposed();
    void theStoreIsWaitedForBeforeSomebodyIsNew();
    void aRecordThatComesMeanwhileStays();
    void whoIsLoggedOutLeavesNothing();
    void theCommandIsFoundAndSaysWhyNot();
};

void TestNewCustomer::whatWasSearchedForIsSorted_data() {
    QTest::addColumn<QString>("searched");
    QTest::addColumn<QStringList>(
        "sorted"); // first name, surname, company, phone, e-mail, birth date, postcode
    const auto row = [](const char* searched, const QStringList& sorted) {
        QTest::newRow(searched) << QString::fromUtf8(searched) << sorted;
    };
    row("", {{}, {}, {}, {}, {}, {}, {}});
    row("zbigniew kowalczyk", {u"Zbigniew"_s, u"Kowalczyk"_s, {}, {}, {}, {}, {}});
    row("PETIT Noé", {u"Noé"_s, u"PETIT"_s, {}, {}, {}, {}, {}});
    row("lefèvre anne", {u"Anne"_s, u"Lefèvre"_s, {}, {}, {}, {}, {}});
    row("durand", {{}, u"Durand"_s, {}, {}, {}, {}, {}});
    row("jeanne de la tour", {u"Jeanne"_s, u"de la Tour"_s, {}, {}, {}, {}, {}});
    row("garage moreau", {{}, {}, u"Garage Moreau"_s, {}, {}, {}, {}});
    row("06 39 98 00 99", {{}, {}, {}, u"06 39 98 00 99"_s, {}, {}, {}});
    row("+33639980099", {{}, {}, {}, u"+33639980099"_s, {}, {}, {}});
    row("06 39 98", {{}, {}, {}, u"06 39 98"_s, {}, {}, {}});
    row("noe@example.org", {{}, {}, {}, {}, u"noe@example.org"_s, {}, {}});
    row("noé petit 59000 12/03/1971 0639980099",
        {u"Noé"_s, u"Petit"_s, {}, u"0639980099"_s, {}, u"12/03/1971"_s, u"59000"_s});
    row("CARD-0012", {{}, {}, {}, {}, {}, {}, {}});
    row("12 03 1971 petit", {{}, u"Petit"_s, {}, {}, {}, u"12/03/1971"_s, {}});
}

void TestNewCustomer::whatWasSearchedForIsSorted() {
    QFETCH(const QString, searched);
    QFETCH(const QStringList, sorted);
    const NewCustomer made = newCustomerFrom(searched, Timestamp{1774627200000});
    const QStringList got{QString::fromStdString(made.name.givenName),
                          QString::fromStdString(made.name.familyName),
                          QString::fromStdString(made.name.organisation),
                          made.phone,
                          made.email,
                          made.birthDate,
                          made.postcode};
    QCOMPARE(got, sorted);
    QVERIFY(newCustomerIn(draftOf(made)) == made);
}

void TestNewCustomer::fromNobodyFoundByTheKeyboardAlone() {
    NewCustomerDesk desk;
    desk.search(u"zbigniew kowalczyk"_s);
    auto* offered = desk.find<QPushButton>(u"newCustomerFromSearch"_s);
    QTRY_VERIFY(offered->isVisible());
    QCOMPARE(offered->text(), u"Nouveau client …"_s);
    desk.keys(Qt::Key_Down);
    QVERIFY(offered->hasFocus());
    desk.keys(Qt::Key_Space);
    QVERIFY(desk.formStands());
    QCOMPARE(desk.field("GivenName")->text(), u"Zbigniew"_s);
    QCOMPARE(desk.field("FamilyName")->text(), u"Kowalczyk"_s);
    // Where the next thing is typed.
    QVERIFY(desk.field("Phone")->hasFocus());
    desk.type(u"06 39 98 00 99"_s);
    desk.keys(Qt::Key_Tab);
    desk.type(u"zk@example.org"_s);
    desk.keys(Qt::Key_Tab);
    desk.type(u"59000"_s);
    desk.keys(Qt::Key_Tab);
    desk.type(u"Lille"_s);
    desk.keys(Qt::Key_Tab);
    desk.type(u"12/03/1971"_s);
    desk.keys(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.made<AttachIdentity>().size(), 2U);
    const CreateCustomer made = desk.made<CreateCustomer>().at(0);
    QCOMPARE(desk.made<CreateCustomer>().size(), 1U);
    QCOMPARE(made.kind, CustomerKind::Person);
    QCOMPARE(made.familyName, std::string("Kowalczyk"));
    QCOMPARE(made.birthDate.toIso(), std::string("1971-03-12"));
    QCOMPARE(made.postcode, std::string("59000"));
    QCOMPARE(made.town, std::string("Lille"));
    QCOMPARE(desk.made<AttachIdentity>().at(0).valueNorm, std::string("+33639980099"));
    QCOMPARE(desk.made<AttachIdentity>().at(0).customer, made.customer);
    QCOMPARE(desk.made<AttachIdentity>().at(1).valueNorm, std::string("zk@example.org"));
    QTRY_VERIFY(desk.shows(made.customer));
    QCOMPARE(desk.window->openedCustomer(), made.customer);
    QTRY_VERIFY(desk.find<QPlainTextEdit>(u"note"_s)->hasFocus());
    // The next one begins with nothing of this one's.
    desk.run("customer.new");
    QVERIFY(desk.field("FamilyName")->text().isEmpty() && desk.field("Phone")->text().isEmpty());
}

void TestNewCustomer::aNumberIsTheFirstContactPoint() {
    NewCustomerDesk desk;
    desk.search(u"06 39 98 00 99"_s);
    QTRY_VERIFY(desk.find<QWidget>(u"newCustomerFromSearch"_s)->isVisible());
    desk.keys(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(desk.field("GivenName")->hasFocus());
    QVERIFY(!desk.create()->isEnabled()); // nobody without a name
    QCOMPARE(desk.field("Phone")->text(), u"06 39 98 00 99"_s);
    desk.field("Organisation")->setFocus();
    desk.type(u"Kowalczyk SARL"_s);
    desk.keys(Qt::Key_Return);
    QTRY_COMPARE(desk.made<AttachIdentity>().size(), 1U);
    QCOMPARE(desk.made<CreateCustomer>().at(0).kind, CustomerKind::Organisation);
}

void TestNewCustomer::withoutTheStore() {
    NewCustomerDesk desk;
    desk.workspace.holdPart({desk.workspace.data.garage}, {}, 8'000'000);
    desk.workspace.setState(client::StoreStatus::State::Offline);
    desk.search(u"kowalczyk"_s);
    QTRY_VERIFY(desk.says("emptyHeading", u"Pas sur"_s));
    QVERIFY(desk.find<QWidget>(u"newCustomerFromSearch"_s)->isVisible());
    desk.keys(Qt::Key_F4, Qt::ShiftModifier);
    desk.keys(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.made<CreateCustomer>().size(), 1U);
    QTRY_VERIFY(desk.shows(desk.made<CreateCustomer>().at(0).customer));
}

void TestNewCustomer::whatIsWrongIsSaidAtItsField() {
    NewCustomerDesk desk;
    desk.run("customer.new");
    desk.field("FamilyName")->setText(u"Petit"_s);
    const auto refuses = [&](const char* name, const QString& typed, const QString& says) {
        QLineEdit* field = desk.field(name);
        desk.create()->setFocus();
        field->clear();
        QTest::keyClicks(field, typed);
        desk.create()->click();
        const bool said = desk.shown(u"newCustomerTrouble"_s).contains(says) && field->hasFocus() &&
                          field->property("invalid").toBool() && desk.made<CreateCustomer>().empty();
        QTest::keyClick(field, Qt::Key_Backspace);
        const bool forgiven =
            desk.shown(u"newCustomerTrouble"_s).isEmpty() && !field->property("invalid").toBool();
        field->clear();
        return said && forgiven;
    };
    QVERIFY(refuses("Phone", u"06 39 98"_s, u"numéro"_s));
    QVERIFY(refuses("Email", u"noe at example"_s, u"@example.org"_s));
    QVERIFY(refuses("Postcode", u"5900"_s, u"cinq chiffres"_s));
    QVERIFY(refuses("BirthDate", u"31/02/1971"_s, u"naissance"_s));
    QVERIFY(refuses("BirthDate", u"31/12/2026"_s, u"futur"_s) ||
            refuses("BirthDate", u"31/12/2026"_s, u"avenir"_s));
}

void TestNewCustomer::whatCannotBeKeptStays() {
    NewCustomerDesk desk;
    desk.run("customer.new");
    desk.field("FamilyName")->setText(u"Petit"_s);
    QTest::keyClicks(desk.field("Phone"), u"0639980099"_s);
    desk.workspace.submitFault = Error{ErrorCode::StorageFull, "The disk is full: free some space."};
    desk.create()->click();
    QTRY_VERIFY(!desk.shown(u"newCustomerTrouble"_s).isEmpty());
    QVERIFY(desk.formStands() && desk.create()->isEnabled());
    QCOMPARE(desk.field("FamilyName")->text(), u"Petit"_s);
    desk.create()->click();
    QTRY_COMPARE(desk.made<AttachIdentity>().size(), 1U);
    QCOMPARE(desk.made<CreateCustomer>().size(), 1U);
    QCOMPARE(desk.made<AttachIdentity>().at(0).customer, desk.made<CreateCustomer>().at(0).customer);
}

void TestNewCustomer::escapeKeepsWhatWasTyped() {
    NewCustomerDesk desk;
    desk.search(u"garage"_s);
    desk.run("customer.new");
    desk.field("FamilyName")->clear();
    QTest::keyClicks(desk.field("FamilyName"), u"Petit"_s);
    desk.keys(Qt::Key_Escape);
    QVERIFY(!desk.formStands());
    QTRY_VERIFY(desk.find<QLineEdit>(u"search"_s)->hasFocus());
    QVERIFY(desk.made<CreateCustomer>().empty());
    // Over a restart too.
    QTRY_VERIFY([&] {
        QString kept;
        desk.workspace.loadDraft(u"newcustomer/form"_s, desk.window.get(),
                                 [&](const QString& d) { kept = d; });
        QCoreApplication::processEvents();
        return kept.contains(u"Petit"_s);
    }());
    NewCustomerForm later(desk.workspace, desk.theme);
    QTRY_COMPARE(later.findChild<QLineEdit*>(u"newCustomerFamilyName"_s)->text(), u"Petit"_s);
    desk.run("customer.new");
    QCOMPARE(desk.field("FamilyName")->text(), u"Petit"_s);
    QVERIFY(!desk.shown(u"newCustomerEarlier"_s).isEmpty());
}

void TestNewCustomer::whatWasTypedEarlierIsNotMixedWithAnother() {
    NewCustomerDesk desk;
    desk.run("customer.new");
    QTest::keyClicks(desk.field("FamilyName"), u"Petit"_s);
    desk.keys(Qt::Key_Escape);
    desk.search(u"zbigniew kowalczyk"_s);
    QTRY_VERIFY(desk.find<QWidget>(u"newCustomerFromSearch"_s)->isVisible());
    desk.find<QPushButton>(u"newCustomerFromSearch"_s)->click();
    QCOMPARE(desk.field("FamilyName")->text(), u"Petit"_s);
    QVERIFY(desk.field("GivenName")->text().isEmpty());
    QVERIFY(!desk.shown(u"newCustomerEarlier"_s).isEmpty());
    desk.find<QPushButton>(u"newCustomerAnew"_s)->click();
    QCOMPARE(desk.field("FamilyName")->text(), u"Kowalczyk"_s);
    QVERIFY(desk.shown(u"newCustomerEarlier"_s).isEmpty());
    QVERIFY(!desk.find<QWidget>(u"newCustomerAnew"_s)->isVisible());
}

void TestNewCustomer::aFormThatNobodyTouchedTakesTheNextSearch() {
    NewCustomerDesk desk;
    for (const QString& name : {u"kowalczyk"_s, u"wisniewski"_s}) {
        desk.search(name);
        desk.find<QLineEdit>(u"search"_s)->setFocus();
        desk.run("customer.new");
        QCOMPARE(desk.field("FamilyName")->text().toLower(), name);
        QVERIFY(desk.shown(u"newCustomerEarlier"_s).isEmpty());
        desk.keys(Qt::Key_Escape);
    }
}

void TestNewCustomer::theRecordComesBack() {
    NewCustomerDesk desk;
    desk.open(desk.workspace.data.anne);
    desk.run("customer.new");
    QVERIFY(desk.formStands());
    // Nothing works on a record that nobody sees.
    QVERIFY(!desk.window->commands().action(u"record.note"_s)->isEnabled());
    desk.keys(Qt::Key_Escape);
    QTRY_VERIFY(desk.shows(desk.workspace.data.anne));
    QVERIFY(!desk.formStands());
}

void TestNewCustomer::aContactOfSomebodyNew() {
    NewCustomerDesk desk;
    desk.open(desk.workspace.data.anne);
    desk.run("record.contact");
    QTest::keyClicks(desk.find<QPlainTextEdit>(u"contactText"_s), u"Est venu au comptoir"_s);
    desk.find<QPushButton>(u"contactOfNewCustomer"_s)->click();
    QVERIFY(desk.formStands());
    QVERIFY(desk.field("GivenName")->hasFocus());
    QTest::keyClicks(desk.field("FamilyName"), u"Kowalczyk"_s);
    QTest::keyClick(desk.field("FamilyName"), Qt::Key_Return);
    QTRY_COMPARE(desk.made<CreateCustomer>().size(), 1U);
    const CustomerId made = desk.made<CreateCustomer>().at(0).customer;
    QTRY_VERIFY(desk.shows(made));
    auto* text = desk.find<QPlainTextEdit>(u"contactText"_s);
    QTRY_COMPARE(text->toPlainText(), u"Est venu au comptoir"_s);
    QVERIFY(desk.find<QComboBox>(u"contactChannel"_s)->hasFocus());
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.last<LogContact>());
    QCOMPARE(desk.last<LogContact>()->customer, made);
    // Anne has nothing of it.
    desk.open(desk.workspace.data.anne);
    desk.run("record.contact");
    QCoreApplication::processEvents();
    QVERIFY(desk.find<QPlainTextEdit>(u"contactText"_s)->toPlainText().isEmpty());
}

void TestNewCustomer::whoResemblesSomebodyIsProposed() {
    NewCustomerDesk desk;
    desk.window->lookAlikes().setDelay(Milliseconds(0));
    desk.record->follow(desk.window->lookAlikes());
    const Customer like = *desk.workspace.customer(desk.workspace.data.fresh);
    desk.run("customer.new");
    desk.field("GivenName")->setText(QString::fromStdString(like.givenName));
    desk.field("FamilyName")->setText(QString::fromStdString(like.familyName));
    desk.field("Postcode")->setText(QString::fromStdString(like.postcode));
    QTest::keyClick(desk.field("Postcode"), Qt::Key_Return);
    QTRY_COMPARE(desk.made<CreateCustomer>().size(), 1U);
    QTRY_VERIFY(desk.find<QWidget>(u"lookAlikeBar"_s)->isVisible());
    QTRY_VERIFY(desk.find<QPlainTextEdit>(u"note"_s)->hasFocus()); // the proposal takes nobody's keyboard
}

void TestNewCustomer::theStoreIsWaitedForBeforeSomebodyIsNew() {
    NewCustomerDesk desk;
    desk.workspace.holdPart({desk.workspace.data.garage}, {}, 8'000'000);
    desk.search(u"kowalczyk"_s);
    auto* offered = desk.find<QWidget>(u"newCustomerFromSearch"_s);
    QTRY_VERIFY(desk.says("emptyHint", u"serveur"_s));
    QVERIFY(!offered->isVisible());
    QTRY_VERIFY(offered->isVisible());
    QVERIFY(!desk.workspace.askedOfTheStore.empty());
}

void TestNewCustomer::aRecordThatComesMeanwhileStays() {
    NewCustomerDesk desk;
    desk.run("customer.new");
    QTest::keyClicks(desk.field("FamilyName"), u"Petit"_s);
    desk.window->openCustomer(desk.workspace.data.anne); // as a call does
    QTRY_VERIFY(desk.shows(desk.workspace.data.anne));
    QVERIFY(desk.find<QLineEdit>(u"search"_s)->hasFocus());
    desk.run("customer.new");
    QCOMPARE(desk.field("FamilyName")->text(), u"Petit"_s);
    // A stranger who calls takes nobody's form away.
    desk.window->closeForCall();
    QVERIFY(desk.formStands() && desk.field("GivenName")->hasFocus());
}

void TestNewCustomer::whoIsLoggedOutLeavesNothing() {
    NewCustomerDesk desk;
    desk.run("customer.new");
    QTest::keyClicks(desk.field("FamilyName"), u"Petit"_s);
    desk.window->logOut();
    QVERIFY(desk.field("FamilyName")->text().isEmpty());
    QVERIFY(!desk.window->commands().action(u"customer.new"_s)->isEnabled());
}

void TestNewCustomer::theCommandIsFoundAndSaysWhyNot() {
    NewCustomerDesk desk;
    const QAction* action = desk.window->commands().action(u"customer.new"_s);
    QCOMPARE(action->text(), u"Nouveau client"_s);
    QCOMPARE(action->shortcut(), QKeySequence(u"Shift+F4"_s));
    // Whoever wants to write a contact down without a record is told the way.
    QVERIFY(desk.window->commands().whyNot(u"record.contact"_s).contains(u"Nouveau client"_s));
    desk.window->openPalette();
    QTest::keyClicks(desk.find<QLineEdit>(u"commandPaletteInput"_s), u"nouveau cl"_s);
    QTest::keyClick(desk.find<QLineEdit>(u"commandPaletteInput"_s), Qt::Key_Return);
    QVERIFY(desk.formStands());
    for (const QWidget* widget : desk.find<QWidget>(u"newCustomerForm"_s)->findChildren<QWidget*>())
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
                     widget->metaObject()->className());
}

VISAGE_TEST(TestNewCustomer)
#include "test_new_customer.moc"
