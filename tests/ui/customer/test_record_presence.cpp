// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "ui/common/plain_label.h"
#include "ui/customer/presence_line.h"
#include "ui/customer/record_presence.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;
using client::PersonHere;
using client::Whereabouts;
using Activity = PersonHere::Activity;

/// Who else is at the record, and what colleagues are told of this desktop.
class TestRecordPresence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhoElseIsHere_data();
    void saysWhoElseIsHere();
    void saysLessWhereThereIsLittleRoom();
    void nothingMovesWhenSomebodyComes();
    void announcesOnceWhoWritesOrTalks();
    void tellsWhichRecordIsSeen();
    void tellsWhileSomebodyTypes();
    void tellsWithWhomACallGoesOn();

private:
    static Whereabouts last(const RecordStand& stand) {
        return stand.workspace.whereabouts.empty() ? Whereabouts{} : stand.workspace.whereabouts.back();
    }
};

void TestRecordPresence::saysWhoElseIsHere_data() {
    QTest::addColumn<bool>("french");
    QTest::addColumn<QList<int>>("activities"); // of the colleagues, then of oneself; 0: is not there
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, bool french, QList<int> activities, const QString& words) {
        QTest::newRow(name) << french << activities << words;
    };
    row("nobody", false, {}, u""_s);
    row("one looks", false, {1}, u"%1 is looking at this record"_s);
    row("one looks, French", true, {1}, u"%1 consulte cette fiche"_s);
    row("one writes", false, {2}, u"%1 is writing here"_s);
    row("one writes, French", true, {2}, u"%1 écrit ici"_s);
    row("one talks", false, {3}, u"%1 is on the phone with this customer"_s);
    row("one talks, French", true, {3}, u"%1 est au téléphone avec ce client"_s);
    row("two write", false, {2, 2}, u"%1 and %2 are writing here"_s);
    row("two write, French", true, {2, 2}, u"%1 et %2 écrivent ici"_s);
    row("one talks, one looks", false, {3, 1},
        u"%1 is on the phone with this customer · %2 is looking at this record"_s);
    row("many", false, {1, 1, 1, 1}, u"%1, %2 and 2 others are looking at this record"_s);
    row("many, French", true, {1, 1, 1}, u"%1, %2 et 1 autre consultent cette fiche"_s);
    row("oneself", false, {0, 0, 0, 0, 2}, u"You are writing here at another desktop"_s);
    row("oneself, French", true, {0, 0, 0, 0, 1},
        u"Cette fiche est ouverte aussi sur un autre de vos postes"_s);
    row("a colleague and oneself", false, {1, 0, 0, 0, 1},
        u"%1 is looking at this record · You have this record open at another desktop"_s);
}

void TestRecordPresence::saysWhoElseIsHere() {
    QFETCH(const bool, french);
    QFETCH(const QList<int>, activities);
    QFETCH(QString, words);
    PreparedData data = preparedData();
    std::vector<User> colleagues;
    for (std::uint8_t i = 0; i < 4; ++i) {
        User user;
        user.id.uuid.bytes = {0x70, i};
        user.displayName = "Colleague " + std::to_string(i);
        colleagues.push_back(user);
        data.users.push_back(user);
        words.replace(u"%"_s + QString::number(i + 1), QString::fromStdString(user.displayName));
    }
    RecordStand stand(french ? ui::Language::French : ui::Language::English, std::move(data));
    stand.open(stand.workspace.data.anne);
    const auto* line = stand.find<ui::PlainLabel>("othersHere");
    QVERIFY(!line->isVisible());
    std::vector<PersonHere> persons;
    for (qsizetype i = 0; i < activities.size(); ++i)
        if (activities[i] > 0)
            persons.push_back({i < 4 ? colleagues[std::size_t(i)].id : stand.workspace.session().user,
                               Activity(activities[i])});
    if (!persons.empty())
        persons.push_back({persons.front().user, Activity::Looking}); // at a second desktop: the same person
    stand.workspace.setPersonsHere(persons);
    QCOMPARE(line->isVisible(), !words.isEmpty());
    QCOMPARE(line->accessibleName(), words);
    stand.window.resize(2400, 650);
    QCoreApplication::sendPostedEvents();
    if (!words.isEmpty())
        QCOMPARE(line->text(), words);
    stand.workspace.setPersonsHere({});
    QVERIFY(!line->isVisible());
}

void TestRecordPresence::saysLessWhereThereIsLittleRoom() {
    RecordStand stand(ui::Language::English);
    stand.window.resize(2400, 650);
    stand.open(stand.workspace.data.anne);
    auto* here = stand.page->findChild<ui::PresenceLine*>();
    const auto* line = stand.find<ui::PlainLabel>("othersHere");
    const auto& users = stand.workspace.data.users;
    const QString first = QString::fromStdString(users.back().displayName);
    stand.workspace.setPersonsHere({{users.back().id, Activity::Talking},
                                    {stand.workspace.session().user, Activity::Writing},
                                    {users.at(1).id, Activity::Looking}});
    const QString all = line->accessibleName();
    const auto said = [&](int room) {
        here->setRoom(room);
        return line->text();
    };
    const auto width = [line](const QString& text) {
        return line->fontMetrics().horizontalAdvance(text) + 40; // its icon
    };
    const QString sentence = first + u" is on the phone with this customer +2"_s;
    const QString shortly = first + u" on the phone +2"_s;
    QCOMPARE(said(width(all)), all);
    QVERIFY(here->toolTip().isEmpty());
    QCOMPARE(said(width(sentence)), sentence);
    QCOMPARE(said(width(shortly)), shortly);
    QCOMPARE(here->toolTip(), all);
    QCOMPARE(line->accessibleName(), all);
    stand.workspace.setPersonsHere({{stand.workspace.session().user, Activity::Looking}});
    QCOMPARE(line->text(), u"You, at another desktop"_s);
}

void TestRecordPresence::nothingMovesWhenSomebodyComes() {
    RecordStand stand;
    for (const int width : {1060, 660}) {
        stand.window.resize(width, 650);
        stand.open(stand.workspace.data.anne);
        QCoreApplication::sendPostedEvents();
        auto* name = stand.find<QWidget>("customerName");
        auto* timeline = stand.find<QWidget>("timeline");
        const auto places = [&] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            return std::pair(name->geometry(),
                             QRect(timeline->mapTo(&stand.window, QPoint()), timeline->size()));
        };
        const auto before = places();
        stand.workspace.setPersonsHere({{stand.workspace.data.users.back().id, Activity::Talking}});
        QCOMPARE(places(), before);
        QVERIFY(stand.find<QWidget>("othersHere")->isVisible());
        QCOMPARE(stand.window.width(), width);
        stand.workspace.setPersonsHere({});
    }
}

void TestRecordPresence::announcesOnceWhoWritesOrTalks() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    const UserId one = stand.workspace.data.users.front().id;
    const UserId other = stand.workspace.data.users.back().id;
    QSignalSpy said(stand.page->findChild<ui::PresenceLine*>(), &ui::PresenceLine::announced);
    stand.workspace.setPersonsHere({{one, Activity::Looking}});
    QCOMPARE(said.count(), 0);
    stand.workspace.setPersonsHere({{one, Activity::Writing}});
    QCOMPARE(said.count(), 1);
    stand.workspace.setPersonsHere({{one, Activity::Looking}});
    stand.workspace.setPersonsHere({{one, Activity::Writing}});
    QCOMPARE(said.count(), 1); // a pause is nothing new
    stand.workspace.setPersonsHere({{other, Activity::Talking}, {one, Activity::Writing}});
    QCOMPARE(said.count(), 2);
    stand.open(stand.workspace.data.garage);
    stand.workspace.setPersonsHere({{one, Activity::Writing}});
    QCOMPARE(said.count(), 3);
    QCOMPARE(said.back().front().toString(), stand.find<ui::PlainLabel>("othersHere")->accessibleName());
}

void TestRecordPresence::tellsWhichRecordIsSeen() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    QCOMPARE(last(stand), (Whereabouts{stand.workspace.data.anne, false, {}}));
    stand.open(stand.workspace.data.garage);
    QCOMPARE(last(stand), (Whereabouts{stand.workspace.data.garage, false, {}}));
    stand.page->hide(); // another page is in front
    QTRY_COMPARE(last(stand), Whereabouts{});
    stand.page->show();
    QTRY_COMPARE(last(stand), (Whereabouts{stand.workspace.data.garage, false, {}}));
    stand.page->showCustomer({});
    QCOMPARE(last(stand), Whereabouts{});
}

void TestRecordPresence::tellsWhileSomebodyTypes() {
    RecordStand stand;
    const CustomerId anne = stand.workspace.data.anne;
    stand.open(anne);
    auto* note = stand.find<QPlainTextEdit>("note");
    auto* typing = stand.page->findChild<QTimer*>(u"typing"_s);
    note->setPlainText(u"a draft that comes back is nobody's typing"_s);
    QVERIFY(!last(stand).writing);
    QTest::keyClick(note, Qt::Key_Left);
    QVERIFY(!last(stand).writing);
    QTest::keyClicks(note, u"Rappeler"_s);
    QCOMPARE(last(stand), (Whereabouts{anne, true, {}}));
    // He stops, and goes on.
    QCOMPARE(typing->intervalAsDuration(), std::chrono::milliseconds(ui::RecordPresence::stopsAfter));
    typing->setInterval(0);
    typing->start();
    QTRY_COMPARE(last(stand), (Whereabouts{anne, false, {}}));
    typing->setInterval(ui::RecordPresence::stopsAfter);
    QTest::keyClicks(note, u"x"_s);
    QVERIFY(last(stand).writing);
    QTest::mouseClick(stand.find<QPushButton>("saveNote"), Qt::LeftButton);
    QTRY_COMPARE(last(stand), (Whereabouts{anne, false, {}})); // nothing is under way any more
    // Another customer is not the one who was written about.
    QTest::keyClicks(note, u"x"_s);
    QVERIFY(last(stand).writing);
    stand.open(stand.workspace.data.garage);
    QCOMPARE(last(stand), (Whereabouts{stand.workspace.data.garage, false, {}}));
    // A message counts like a note, while its form is open.
    stand.open(anne);
    QTest::mouseClick(stand.find<QPushButton>("newMessage"), Qt::LeftButton);
    auto* reply = stand.find<QPlainTextEdit>("replyText");
    QTRY_VERIFY(reply->isVisible());
    QTest::keyClicks(reply, u"Bonjour"_s);
    QCOMPARE(last(stand), (Whereabouts{anne, true, {}}));
    QTest::keyClick(reply, Qt::Key_Escape);
    QTRY_COMPARE(last(stand), (Whereabouts{anne, false, {}}));
}

void TestRecordPresence::tellsWithWhomACallGoesOn() {
    RecordStand stand;
    const CustomerId anne = stand.workspace.data.anne;
    const CustomerId garage = stand.workspace.data.garage;
    stand.open(anne);
    stand.page->setTalkingWith(garage);
    QCOMPARE(last(stand), (Whereabouts{anne, false, garage}));
    stand.page->hide();
    QTRY_COMPARE(last(stand), (Whereabouts{{}, false, garage}));
    stand.page->setTalkingWith({});
    QCOMPARE(last(stand), Whereabouts{});
}

VISAGE_TEST(TestRecordPresence)
#include "test_record_presence.moc"
