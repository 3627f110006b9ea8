// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/work/work_desk.h"
#include "ui/common/plain_label.h"

#include <QComboBox>
#include <QPushButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// Cases change hands.
class TestCaseHands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTaken();
    void isGivenToAColleague();
    void isMovedToAQueue();
    void saysThatSomebodyElseTookIt();

private:
    static Case& lampOf(WorkDesk& desk) {
        return *std::ranges::find(desk.workspace.data.cases, "Lampe reçue cassée", &Case::subject);
    }
};

void TestCaseHands::isTaken() {
    WorkDesk desk;
    const CaseId id = lampOf(desk).id;
    desk.open(lampOf(desk).customer);
    desk.keys(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.last<AssignCase>());
    QCOMPARE(lampOf(desk).owner, desk.workspace.data.agent);
    QTRY_VERIFY(!desk.maybe<QPushButton>(named("takeCase/", id)));
    QVERIFY(!desk.window->commands().action(u"record.takeCase"_s)->isEnabled());
    // And it stands among hers.
    QTRY_VERIFY(desk.work->model().groupAt(desk.work->model().rowOf(id.uuid)).kind ==
                client::WorkGroup::Kind::MyCases);
}

void TestCaseHands::isGivenToAColleague() {
    WorkDesk desk;
    desk.open(desk.workspace.data.household1);
    desk.keys(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    auto* who = desk.find<QComboBox>(u"caseWho"_s);
    QTRY_VERIFY(who->hasFocus());
    QCOMPARE(who->findText(u"Moi"_s), -1); // it is hers already
    QVERIFY(who->findText(u"Personne : qui la prendra"_s) >= 0);
    who->setCurrentIndex(who->findText(u"Karim Benali"_s));
    QTest::keyClick(who, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.last<AssignCase>());
    QCOMPARE(desk.last<AssignCase>()->expected, desk.workspace.data.agent);
    QCOMPARE(desk.last<AssignCase>()->owner, desk.workspace.data.colleague);
}

void TestCaseHands::isMovedToAQueue() {
    WorkDesk desk;
    desk.open(desk.workspace.data.household1);
    desk.run("record.giveCase");
    auto* who = desk.find<QComboBox>(u"caseWho"_s);
    who->setCurrentIndex(who->findText(u"File : Facturation et retours"_s));
    desk.find<QPushButton>(u"giveCasePanelAction"_s)->click();
    QTRY_VERIFY(desk.last<MoveCase>());
    QCOMPARE(desk.last<MoveCase>()->queue, desk.workspace.data.queues.at(2).id);
    QTRY_VERIFY(!who->isVisible());
}

void TestCaseHands::saysThatSomebodyElseTookIt() {
    WorkDesk desk;
    const CaseId id = lampOf(desk).id;
    desk.open(lampOf(desk).customer);
    // Karim was faster; the page does not know yet.
    lampOf(desk).owner = desk.workspace.data.colleague;
    const QString refusal = u"Quelqu’un d’autre a pris cette demande, ou l’a confiée : relisez-la."_s;
    desk.find<QPushButton>(named("takeCase/", id))->click();
    QTRY_COMPARE(desk.shown(u"recordTrouble"_s), refusal);
    desk.find<QPushButton>(named("giveCase/", id))->click();
    auto* who = desk.find<QComboBox>(u"caseWho"_s);
    who->setCurrentIndex(who->findText(u"Sophie Garnier"_s));
    desk.find<QPushButton>(u"giveCasePanelAction"_s)->click();
    QTRY_COMPARE(desk.shown(u"giveCasePanelTrouble"_s), refusal);
    QVERIFY(who->isVisible());
}

VISAGE_TEST(TestCaseHands)
#include "test_case_hands.moc"
