// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/work/work_desk.h"
#include "ui/timeline/timeline_area.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// Contacts that no channel saw.
class TestContacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aVisitIsWrittenDown();
    void aLetterOfAnEarlierDayAboutACase();
    void theTextSurvivesAnotherCustomer();
};

void TestContacts::aVisitIsWrittenDown() {
    WorkDesk desk;
    desk.open(desk.workspace.data.fresh);
    desk.keys(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto* text = desk.find<QPlainTextEdit>(u"contactText"_s);
    QTRY_VERIFY(desk.find<QComboBox>(u"contactChannel"_s)->hasFocus());
    auto* action = desk.find<QPushButton>(u"contactPanelAction"_s);
    QVERIFY(!action->isEnabled());
    QTest::keyClicks(text, u"Est venu chercher son colis"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.last<LogContact>());
    QCOMPARE(desk.last<LogContact>()->channel, Channel::Visit);
    QCOMPARE(desk.last<LogContact>()->direction, Direction::In);
    QVERIFY(!desk.last<LogContact>()->startedAt); // when it was entered
    QTRY_VERIFY(!text->isVisible());
    auto* timeline = desk.find<ui::TimelineArea>(u"timeline"_s);
    QTRY_COMPARE(timeline->count(), 1);
    QVERIFY(timeline->words(0).body.contains(u"colis"_s));
}

void TestContacts::aLetterOfAnEarlierDayAboutACase() {
    WorkDesk desk;
    desk.open(desk.workspace.data.household1);
    desk.run("record.contact");
    auto* channel = desk.find<QComboBox>(u"contactChannel"_s);
    channel->setCurrentIndex(channel->findText(u"Courrier"_s));
    desk.find<QComboBox>(u"contactDirection"_s)->setCurrentIndex(1);
    desk.find<QComboBox>(u"contactCase"_s)->setCurrentIndex(1);
    auto* at = desk.find<QDateTimeEdit>(u"contactAt"_s);
    at->setDateTime(QDateTime(QDate(2026, 3, 25), QTime(10, 0)));
    // What has not been yet cannot be written down.
    QCOMPARE(at->maximumDateTime().toMSecsSinceEpoch(), desk.workspace.now().ms);
    QTest::keyClicks(desk.find<QPlainTextEdit>(u"contactText"_s), u"Confirmation envoyee"_s);
    desk.find<QPushButton>(u"contactPanelAction"_s)->click();
    QTRY_VERIFY(desk.last<LogContact>());
    QCOMPARE(desk.last<LogContact>()->channel, Channel::Post);
    QCOMPARE(desk.last<LogContact>()->direction, Direction::Out);
    QCOMPARE(desk.last<LogContact>()->startedAt.ms, at->dateTime().toMSecsSinceEpoch());
    QVERIFY(desk.last<LogContact>()->caseId);
}

void TestContacts::theTextSurvivesAnotherCustomer() {
    WorkDesk desk;
    desk.open(desk.workspace.data.fresh);
    desk.run("record.contact");
    auto* text = desk.find<QPlainTextEdit>(u"contactText"_s);
    QTest::keyClicks(text, u"en boutique"_s);
    desk.open(desk.workspace.data.anne);
    desk.open(desk.workspace.data.fresh);
    desk.run("record.contact");
    QTRY_COMPARE(text->toPlainText(), u"en boutique"_s);
}

VISAGE_TEST(TestContacts)
#include "test_contacts.moc"
