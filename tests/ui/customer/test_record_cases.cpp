// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "ui/common/plain_label.h"
#include "ui/customer/reason_picker.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

/// Cases and their reasons in the record.
class TestRecordCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensACase();
    void closesACase();
    void closingTellsWhenSomebodyWasFaster();
    void reopensACase();
    void reasonsKeepTheirOwnWords();
};

void TestRecordCases::opensACase() {
    RecordStand stand;
    stand.open(stand.workspace.data.fresh);
    stand.commands->action(u"record.openCase"_s)->trigger();
    auto* action = stand.find<QPushButton>("openCasePanelAction");
    QVERIFY(action->isVisible() && !action->isEnabled());
    QTest::keyClicks(stand.find<QLineEdit>("caseSubject"), u"Pied abime"_s);
    QVERIFY(!action->isEnabled());
    auto* filter = stand.find<QLineEdit>("reasonFilter");
    QTest::keyClicks(filter, u"abime"_s);
    QVERIFY(action->isEnabled());
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(!action->isVisible());
    const auto* command = stand.lastCommand<OpenCase>();
    QVERIFY(command);
    QCOMPARE(command->subject, "Pied abime");
    // The reason brings its urgency.
    QCOMPARE(command->priority, Priority::P1);
    const auto close = [&] {
        return stand.find<QPushButton>(qPrintable(rowName("closeCase/", command->caseId)));
    };
    QTRY_VERIFY(close());
}

void TestRecordCases::closesACase() {
    RecordStand stand;
    stand.open(stand.workspace.data.household1);
    const auto about =
        std::find_if(stand.workspace.data.cases.begin(), stand.workspace.data.cases.end(),
                     [&](const Case& known) { return known.customer == stand.workspace.data.household1; });
    const CaseId id = about->id;
    QTest::mouseClick(stand.find<QPushButton>(qPrintable(rowName("closeCase/", id))), Qt::LeftButton);
    auto* text = stand.find<QLineEdit>("closeText");
    QVERIFY(text->isVisible());
    QTest::keyClicks(text, u"Adresse changee"_s);
    // Its own reason stands ready.
    QVERIFY(stand.find<QPushButton>("closeCasePanelAction")->isEnabled());
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!text->isVisible());
    const auto* command = stand.lastCommand<ChangeCaseStatus>();
    QVERIFY(command);
    QCOMPARE(command->caseId, id);
    QCOMPARE(command->status, CaseStatus::Closed);
    QCOMPARE(command->text, "Adresse changee");
    QVERIFY(command->reason);
    QTRY_VERIFY(stand.find<QPushButton>("closedCases"));
}

void TestRecordCases::closingTellsWhenSomebodyWasFaster() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    stand.commands->action(u"record.closeCase"_s)->trigger();
    auto* text = stand.find<QLineEdit>("closeText");
    QTest::keyClicks(text, u"fait"_s);
    stand.workspace.submitFault = Error{ErrorCode::Conflict, "The case is closed already."};
    QTest::mouseClick(stand.find<QPushButton>("closeCasePanelAction"), Qt::LeftButton);
    auto* trouble = stand.find<PlainLabel>("closeCasePanelTrouble");
    QTRY_VERIFY(trouble->isVisible());
    QCOMPARE(trouble->text(), u"The case is closed already."_s);
    QCOMPARE(text->text(), u"fait"_s);
    QVERIFY(text->isVisible());
}

void TestRecordCases::reopensACase() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    const auto closed = std::find_if(stand.workspace.data.cases.begin(), stand.workspace.data.cases.end(),
                                     [](const Case& known) { return known.status == CaseStatus::Closed; });
    const CaseId id = closed->id;
    QTest::mouseClick(stand.find<QPushButton>("closedCases"), Qt::LeftButton);
    auto* again = stand.find<QPushButton>(qPrintable(rowName("reopenCase/", id)));
    QVERIFY(again);
    again->click();
    QTRY_VERIFY(stand.lastCommand<ChangeCaseStatus>());
    QCOMPARE(stand.lastCommand<ChangeCaseStatus>()->status, CaseStatus::Open);
    QTRY_VERIFY(stand.find<QPushButton>(qPrintable(rowName("closeCase/", id))));
}

void TestRecordCases::reasonsKeepTheirOwnWords() {
    RecordStand stand;
    stand.open(stand.workspace.data.anne);
    stand.commands->action(u"record.openCase"_s)->trigger();
    auto* reasons = stand.find<QListWidget>("reasons");
    for (int row = 0; row < reasons->count(); ++row) {
        const QString path = reasons->item(row)->text();
        QCOMPARE(reasons->item(row)->toolTip(), ui::plainToolTip(path));
        const QString leaf = path.mid(path.lastIndexOf(u" › "_s) + 1);
        const QString shown =
            fittedReason(path, reasons->fontMetrics(), reasons->fontMetrics().horizontalAdvance(leaf) + 40);
        QVERIFY2(shown.endsWith(leaf), qPrintable(shown));
    }
}

VISAGE_TEST(TestRecordCases)
#include "test_record_cases.moc"
