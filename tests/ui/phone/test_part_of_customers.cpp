// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/whole_window.h"
#include "ui/common/plain_label.h"
#include "ui/timeline/timeline_area.h"

#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;
using State = client::StoreStatus::State;

namespace {

constexpr std::int64_t known = 8'000'000;

/// The whole window of an agent whose computer holds a part of the customers.
struct PartWindow : WholeWindow {
    explicit PartWindow(ui::Language language = ui::Language::English)
        : WholeWindow(language) {
        const PreparedData& data = desk.workspace.data;
        desk.workspace.holdPart({data.garage, data.household2}, {data.fresh}, known);
    }

    [[nodiscard]] const PreparedData& data() const { return desk.workspace.data; }
    [[nodiscard]] QListView* results() const { return desk.find<QListView>(u"results"_s); }
    [[nodiscard]] int rows() const { return results()->model()->rowCount(); }
    [[nodiscard]] QString row(int n) const { return results()->model()->index(n, 0).data().toString(); }
    void type(const QString& text) const { QTest::keyClicks(desk.find<QLineEdit>(u"search"_s), text); }
    [[nodiscard]] QString notice() const {
        const auto* label = desk.find<ui::PlainLabel>(u"stubNotice"_s);
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] bool saysSomewhere(const QString& text) const {
        const auto labels = desk.window->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && (label->text() == text || label->accessibleName() == text);
        });
    }
    [[nodiscard]] bool shows(CustomerId customer) const {
        return record->customer() == customer && record->currentIndex() == 1;
    }
    [[nodiscard]] bool asksFor(CustomerId customer) const {
        return std::ranges::count(desk.workspace.kept, customer) == 1;
    }
};

} // namespace

/// What an agent sees of customers who are not, or not wholly, on this computer.
class TestPartOfCustomers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStoresHitsStandBelowTheOthers();
    void enterWaitsForTheStore();
    void theStoreIsAskedOnceForAWord();
    void nobodyIsSaidOnlyWhenEverybodyWasAskedAbout();
    void comingBackAsksAgain();
    void aHistoryIsFetchedWhenTheRecordIsOpened();
    void offlineItSaysSoAndTakesNotes();
    void theStoreKnowsTheCaller();
    void theStoreReplacesNobodyWhomTheAgentChose();
    void offlineTheCallerStaysUnknown();
    void pictures_data();
    void pictures();
};

void TestPartOfCustomers::theStoresHitsStandBelowTheOthers() {
    PartWindow at;
    at.type(u"martin"_s);
    QTRY_COMPARE(at.rows(), 1);
    const QString jean = at.row(0);
    QSignalSpy reset(at.results()->model(), &QAbstractItemModel::modelReset);
    QTRY_COMPARE(at.rows(), 3);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(at.row(0), jean);
    QCOMPARE(at.row(1), u"On the server"_s);
    QVERIFY(at.row(2).contains(u"Claire"_s));
    QVERIFY(at.results()
                ->model()
                ->index(2, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"on the server"_s));
    QCOMPARE(at.desk.shown(u"resultCount"_s), u"1 customer found · 1 on the server"_s);

    at.desk.keys(Qt::Key_Down);
    QCOMPARE(at.results()->currentIndex().row(), 2);
    at.desk.keys(Qt::Key_Up);
    QCOMPARE(at.results()->currentIndex().row(), 0);
    at.desk.keys(Qt::Key_Down);
    at.desk.keys(Qt::Key_Return);
    QTRY_VERIFY(at.shows(at.data().household2));
    QVERIFY(at.asksFor(at.data().household2));
    QVERIFY(at.notice().contains(u"being fetched"_s));

    // The history has come: the row stays where the agent sees it.
    at.desk.workspace.fetched(at.data().household2);
    QTRY_VERIFY(at.notice().isEmpty());
    QTRY_VERIFY(reset.count() > 0);
    QCOMPARE(at.rows(), 3);
    QVERIFY(at.row(2).contains(u"Claire"_s));
    QCOMPARE(at.results()->currentIndex().row(), 2);
    QVERIFY(!at.results()
                 ->model()
                 ->index(2, 0)
                 .data(Qt::AccessibleTextRole)
                 .toString()
                 .contains(u"on the server"_s));
}

void TestPartOfCustomers::enterWaitsForTheStore() {
    PartWindow at;
    at.type(u"garage"_s);
    at.desk.keys(Qt::Key_Return);
    QTRY_VERIFY(at.shows(at.data().garage));
    QCOMPARE(at.row(0), u"On the server"_s);
    QCOMPARE(at.results()->currentIndex().row(), 1);
}

void TestPartOfCustomers::theStoreIsAskedOnceForAWord() {
    PartWindow at;
    at.type(u"garage des lilas"_s);
    QTRY_COMPARE(at.rows(), 2);
    // Typed in one go it is asked about once, and not again when something changes.
    QCOMPARE(at.desk.workspace.askedOfTheStore, std::vector<QString>{u"garage des lilas"_s});
    QSignalSpy reset(at.results()->model(), &QAbstractItemModel::modelReset);
    at.desk.workspace.touch(at.data().anne);
    QTRY_COMPARE(reset.count(), 1);
    QCOMPARE(at.rows(), 2);
    QCOMPARE(at.desk.workspace.askedOfTheStore.size(), 1U);
    at.desk.keys(Qt::Key_Escape);
    QTRY_COMPARE(at.rows(), 0);
}

void TestPartOfCustomers::nobodyIsSaidOnlyWhenEverybodyWasAskedAbout() {
    PartWindow at;
    const QString here = QString::number(at.data().customers.size() - 2);
    QTRY_COMPARE(at.desk.shown(u"resultCount"_s), here + u" of 8,000,000 customers on this device"_s);
    at.type(u"zzz"_s);
    QTRY_VERIFY(at.saysSomewhere(u"Not on this device"_s)); // so far
    QTRY_VERIFY(at.saysSomewhere(u"Nobody found"_s));

    at.desk.workspace.setState(State::Offline);
    at.type(u"z"_s);
    QTRY_VERIFY(at.saysSomewhere(u"Not on this device (%1 of 8,000,000 customers)"_s.arg(here)));
    QVERIFY(!at.saysSomewhere(u"Nobody found"_s));
}

void TestPartOfCustomers::comingBackAsksAgain() {
    PartWindow at;
    at.desk.workspace.setState(State::Offline);
    at.type(u"garage"_s);
    QTRY_VERIFY(at.saysSomewhere(
        u"Not on this device (%1 of 8,000,000 customers)"_s.arg(at.data().customers.size() - 2)));
    at.desk.workspace.setState(State::Live);
    QTRY_COMPARE(at.rows(), 2);
}

void TestPartOfCustomers::aHistoryIsFetchedWhenTheRecordIsOpened() {
    PartWindow at;
    at.desk.window->openCustomer(at.data().fresh);
    QTRY_VERIFY(at.shows(at.data().fresh));
    QVERIFY(at.notice().contains(u"being fetched"_s));
    QVERIFY(at.asksFor(at.data().fresh));
    at.desk.window->openCustomer(at.data().anne);
    QTRY_VERIFY(at.shows(at.data().anne));
    QVERIFY(at.notice().isEmpty());
    QVERIFY(!at.asksFor(at.data().anne));
}

void TestPartOfCustomers::offlineItSaysSoAndTakesNotes() {
    PartWindow at;
    at.desk.workspace.setState(State::Offline);
    at.desk.window->openCustomer(at.data().fresh);
    QTRY_VERIFY(at.shows(at.data().fresh));
    QVERIFY(at.notice().contains(u"as soon as the server can be reached"_s));
    auto* note = at.desk.find<QPlainTextEdit>(u"note"_s);
    note->setFocus();
    QTest::keyClicks(note, u"Rappeler"_s);
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(at.desk.find<ui::TimelineArea>(u"timeline"_s)->count(), 1);
    at.desk.workspace.setState(State::Live);
    QVERIFY(at.notice().contains(u"being fetched"_s));
}

void TestPartOfCustomers::theStoreKnowsTheCaller() {
    PartWindow at;
    at.desk.workspace.holdPart({at.data().anne}, {}, known);
    at.ring(callFrom("0639980001"));
    QTRY_COMPARE(at.calls->shown()->customer, at.data().anne);
    QCOMPARE(at.desk.workspace.askedOfTheStore, std::vector<QString>{u"+33639980001"_s});
    QTRY_VERIFY(at.shows(at.data().anne));
    QVERIFY(at.notice().contains(u"being fetched"_s));
    QVERIFY(at.asksFor(at.data().anne));
}

void TestPartOfCustomers::theStoreReplacesNobodyWhomTheAgentChose() {
    PartWindow at;
    at.desk.workspace.holdPart({at.data().anne}, {}, known);
    bool chosen = false;
    connect(at.calls.get(), &ui::CallDesk::changed, at.calls.get(), [&] {
        if (chosen || !at.calls->shown() || !at.calls->shown()->lookedUp)
            return;
        chosen = true; // before the store has answered
        at.calls->choose(at.data().household1, false);
    });
    at.ring(callFrom("0639980001"));
    QTRY_VERIFY(at.shows(at.data().household1));
    QTRY_COMPARE(at.desk.workspace.askedOfTheStore.size(), 1U);
    QTRY_VERIFY(at.calls->shown()->answer.record.has_value());
    QCOMPARE(at.calls->shown()->customer, at.data().household1);
}

void TestPartOfCustomers::offlineTheCallerStaysUnknown() {
    PartWindow at;
    at.desk.workspace.holdPart({at.data().anne}, {}, known);
    at.desk.workspace.setState(State::Offline);
    at.ring(callFrom("0639980001"));
    QVERIFY(at.calls->callerUnknown());
    QVERIFY(at.desk.workspace.askedOfTheStore.empty());
}

void TestPartOfCustomers::pictures_data() {
    QTest::addColumn<QString>("state");
    QTest::addColumn<ui::Language>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const char* state : {"hits", "stub", "stub-offline", "not-here", "caller"})
        for (const auto language : {ui::Language::French, ui::Language::English})
            for (const bool dark : {false, true})
                for (const QSize size : {QSize(1366, 768), QSize(960, 768)})
                    QTest::addRow("%s-%s-%s-%d", state, language == ui::Language::French ? "fr" : "en",
                                  dark ? "dark" : "light", size.width())
                        << QString::fromLatin1(state) << language << dark << size;
}

/// With VISAGE_SHOTS=FOLDER in the environment the pictures are left there.
void TestPartOfCustomers::pictures() {
    QFETCH(const QString, state);
    QFETCH(const ui::Language, language);
    QFETCH(const bool, dark);
    QFETCH(const QSize, size);
    PartWindow at(language);
    at.desk.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    at.desk.window->resize(size);
    if (state.endsWith(u"offline"_s) || state == u"not-here"_s)
        at.desk.workspace.setState(State::Offline);
    if (state == u"hits"_s) {
        at.type(u"martin"_s);
        QTRY_COMPARE(at.rows(), 3);
        at.desk.keys(Qt::Key_Down);
    } else if (state == u"not-here"_s) {
        at.type(u"garage"_s);
        const auto* heading =
            at.desk.find<QWidget>(u"searchPane"_s)->findChild<ui::PlainLabel*>(u"emptyHeading"_s);
        QTRY_VERIFY(heading->text().contains(u"("_s) &&
                    heading->height() >= heading->heightForWidth(heading->width()));
    } else if (state == u"caller"_s) {
        at.desk.workspace.holdPart({at.data().anne}, {}, known);
        at.ring(callFrom("0639980001"));
        QTRY_VERIFY(at.shows(at.data().anne));
    } else {
        at.desk.window->openCustomer(at.data().fresh);
        QTRY_VERIFY(at.shows(at.data().fresh));
    }
    QCoreApplication::sendPostedEvents();
    if (const QString folder = qEnvironmentVariable("VISAGE_SHOTS"); !folder.isEmpty())
        QVERIFY(at.desk.window->grab().save(
            QDir(folder).filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
    QCOMPARE(at.desk.window->size(), size);
    const auto* label = at.desk.find<ui::PlainLabel>(u"stubNotice"_s);
    QVERIFY(!label->isVisible() || label->height() >= label->heightForWidth(label->width()));
}

VISAGE_TEST(TestPartOfCustomers)
#include "test_part_of_customers.moc"
