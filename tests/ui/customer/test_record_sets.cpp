// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "ui/common/plain_label.h"

#include <QAction>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

/// Tags and consents in the record.
class TestRecordSets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tagsComeAndGo();
    void anObjectionIsOneClick();
    void anAgreementWantsItsEvidence();
    void ofJoinedRecordsTheStricterAnswerHolds();
};

void TestRecordSets::tagsComeAndGo() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    stand.open(data.garage);
    stand.commands->action(u"record.addTag"_s)->trigger();
    auto* text = stand.find<QLineEdit>("tagText");
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClicks(text, u"Flotte"_s);
    QTest::keyClick(text, Qt::Key_Return);
    const auto remove = [&] {
        return stand.find<QToolButton>(
            qPrintable(rowName("removeTag/", customerTagId(data.garage, "flotte"))));
    };
    QTRY_VERIFY(remove());
    // The next one follows at once.
    QTRY_VERIFY(text->text().isEmpty() && text->hasFocus());
    QTest::keyClicks(text, u"VIP"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_VERIFY(
        stand.find<QToolButton>(qPrintable(rowName("removeTag/", customerTagId(data.garage, "VIP")))));
    remove()->click();
    QTRY_VERIFY(!remove());
    QVERIFY(stand.lastCommand<RemoveTag>());
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!text->isVisible());
    // Those in use are offered on another record.
    stand.open(data.anne);
    stand.commands->action(u"record.addTag"_s)->trigger();
    QTRY_VERIFY(text->completer()->completionModel()->rowCount() > 0 &&
                text->completer()->model()->index(0, 0).data().toString() == u"VIP"_s);
}

void TestRecordSets::anObjectionIsOneClick() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    stand.open(data.fresh);
    stand.commands->action(u"record.consent"_s)->trigger();
    auto* objects = stand.find<QPushButton>("objects/sms");
    QTRY_VERIFY(objects);
    objects->click();
    QTRY_VERIFY(stand.lastCommand<RecordConsent>());
    QCOMPARE(stand.lastCommand<RecordConsent>()->state, ConsentState::Refused);
    QTRY_VERIFY(!stand.find<QPushButton>("objects/sms"));
    QVERIFY(std::ranges::any_of(data.consents, [&](const Consent& one) {
        return one.customer == data.fresh && one.topic == ConsentTopic::Sms &&
               one.state == ConsentState::Refused;
    }));
}

void TestRecordSets::anAgreementWantsItsEvidence() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    stand.open(data.fresh);
    stand.commands->action(u"record.consent"_s)->trigger();
    QTRY_VERIFY(stand.find<QPushButton>("agrees/email"));
    stand.find<QPushButton>("agrees/email")->click();
    auto* evidence = stand.find<QLineEdit>("consentEvidence");
    QTRY_VERIFY(evidence->hasFocus());
    QTest::keyClick(evidence, Qt::Key_Return);
    auto* trouble = stand.find<PlainLabel>("consentsTrouble");
    QVERIFY(trouble->isVisible());
    QVERIFY(stand.workspace.submitted.empty());
    QTest::keyClicks(evidence, u"bulletin papier"_s);
    QTest::keyClick(evidence, Qt::Key_Return);
    QTRY_VERIFY(stand.lastCommand<RecordConsent>());
    QCOMPARE(stand.lastCommand<RecordConsent>()->source, "bulletin papier");
    QTRY_VERIFY(stand.find<PlainLabel>("consentOrigin/email")->text().endsWith(u"bulletin papier"_s));
    QVERIFY(!stand.find<QLineEdit>("consentEvidence"));
}

void TestRecordSets::ofJoinedRecordsTheStricterAnswerHolds() {
    RecordStand stand;
    auto& data = stand.workspace.data;
    Consent theirs;
    theirs.id = consentId(data.fresh, ConsentTopic::Sms);
    theirs.customer = data.fresh;
    theirs.topic = ConsentTopic::Sms;
    theirs.state = ConsentState::Refused;
    theirs.at = data.now;
    data.consents.push_back(theirs);
    std::ranges::find(data.customers, data.fresh, &Customer::id)->mergedInto = data.garage;
    stand.open(data.garage);
    QVERIFY(stand.find<QPushButton>("agrees/sms") && !stand.find<QPushButton>("objects/sms"));
    stand.workspace.setNow(data.now + std::chrono::hours(1));
    stand.find<QPushButton>("agrees/sms")->click();
    auto* evidence = stand.find<QLineEdit>("consentEvidence");
    QTRY_VERIFY(evidence);
    QTest::keyClicks(evidence, u"appel"_s);
    QTest::keyClick(evidence, Qt::Key_Return);
    QTRY_VERIFY(stand.find<QPushButton>("objects/sms") && !stand.find<QPushButton>("agrees/sms"));
}

VISAGE_TEST(TestRecordSets)
#include "test_record_sets.moc"
