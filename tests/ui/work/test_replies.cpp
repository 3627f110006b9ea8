// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/work/work_desk.h"
#include "ui/timeline/timeline_area.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// Messages that are written and wait for a channel: never called sent.
class TestReplies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMessageWaits();
    void answersTheSelectedContact();
    void isChangedUntilItIsSent();
    void isTakenBackAndPutBack();
    void onlyItsAuthorOrALeadChangesIt();
    void theDraftSurvivesAnotherCustomer();
    void saysWhenThereIsNoAddress();
};

void TestReplies::aMessageWaits() {
    WorkDesk desk;
    desk.open(desk.workspace.data.anne);
    desk.keys(Qt::Key_R, Qt::ControlModifier);
    auto* text = desk.find<QPlainTextEdit>(u"replyText"_s);
    QTRY_VERIFY(text->hasFocus());
    QCOMPARE(desk.find<QComboBox>(u"replyTo"_s)->currentText(), u"E-mail à anne.lefevre@example.org"_s);
    QTest::keyClicks(desk.find<QLineEdit>(u"replySubject"_s), u"Votre fauteuil"_s);
    QTest::keyClicks(text, u"Bonjour"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.last<QueueReply>());
    QCOMPARE(desk.last<QueueReply>()->peer, "anne.lefevre@example.org");
    QCOMPARE(desk.last<QueueReply>()->subject, "Votre fauteuil");
    const InteractionId id = desk.last<QueueReply>()->interaction;
    QTRY_VERIFY(desk.maybe<QWidget>(named("work/", id)));
    // In the timeline too, and said as it is.
    auto* timeline = desk.find<ui::TimelineArea>(u"timeline"_s);
    QTRY_VERIFY(timeline->words(0).body == u"Bonjour"_s);
    QVERIFY(timeline->words(0).head.contains(u"En attente d’un canal connecté"_s));
    QVERIFY(!timeline->words(0).head.contains(u"envoyé"_s));
    QTRY_VERIFY(desk.rows().contains(u"Messages à envoyer : 2"_s));
}

void TestReplies::answersTheSelectedContact() {
    WorkDesk desk;
    Interaction& mail = *std::ranges::find_if(desk.workspace.data.interactions, [&](const Interaction& one) {
        return one.customer == desk.workspace.data.household1 && one.channel == Channel::Email;
    });
    mail.peer = "jean@autre.example";
    mail.subject = "Ma commande";
    desk.open(desk.workspace.data.household1);
    auto* timeline = desk.find<ui::TimelineArea>(u"timeline"_s);
    QTRY_VERIFY(timeline->count() > 0);
    for (int row = 0; row < timeline->count(); ++row)
        if (idOf(timeline->entry(row).row) == mail.id.uuid)
            timeline->setCurrentRow(row);
    desk.run("record.reply");
    QCOMPARE(desk.find<QComboBox>(u"replyTo"_s)->currentText(), u"E-mail à jean@autre.example"_s);
    QCOMPARE(desk.find<QLineEdit>(u"replySubject"_s)->text(), u"Re: Ma commande"_s);
}

void TestReplies::isChangedUntilItIsSent() {
    WorkDesk desk;
    const Interaction waiting = desk.workspace.data.interactions.back();
    desk.open(waiting.customer);
    desk.find<QPushButton>(named("editReply/", waiting.id))->click();
    auto* text = desk.find<QPlainTextEdit>(u"replyText"_s);
    QCOMPARE(text->toPlainText(), QString::fromStdString(waiting.text));
    auto* action = desk.find<QPushButton>(u"replyPanelAction"_s);
    QVERIFY(!action->isEnabled()); // nothing is different yet
    text->setPlainText(u"Bonjour, il part ce soir."_s);
    action->click();
    QTRY_VERIFY(desk.last<EditReply>());
    QCOMPARE(desk.workspace.data.interactions.back().text, "Bonjour, il part ce soir.");
    QTRY_VERIFY(!text->isVisible());
    // Another one is under way by now: it is said, and the text stays.
    desk.find<QPushButton>(named("editReply/", waiting.id))->click();
    text->setPlainText(u"Bonjour, il part demain."_s);
    desk.workspace.data.interactions.back().state = InteractionState::Done;
    action->click();
    QTRY_VERIFY(desk.shown(u"replyPanelTrouble"_s).contains(u"n’attend plus"_s));
    QCOMPARE(text->toPlainText(), u"Bonjour, il part demain."_s);
}

void TestReplies::isTakenBackAndPutBack() {
    WorkDesk desk;
    const Interaction waiting = desk.workspace.data.interactions.back();
    desk.open(waiting.customer);
    desk.find<QPushButton>(named("cancelReply/", waiting.id))->click();
    QTRY_VERIFY(desk.last<CancelReply>());
    QTRY_VERIFY(!desk.maybe<QWidget>(named("work/", waiting.id)));
    desk.find<QPushButton>(u"undoReply"_s)->click();
    QTRY_VERIFY(desk.last<QueueReply>());
    QCOMPARE(desk.last<QueueReply>()->text, waiting.text);
    QCOMPARE(desk.last<QueueReply>()->peer, waiting.peer);
    QTRY_VERIFY(desk.maybe<QWidget>(named("work/", desk.last<QueueReply>()->interaction)));
}

void TestReplies::onlyItsAuthorOrALeadChangesIt() {
    WorkDesk desk;
    Interaction& waiting = desk.workspace.data.interactions.back();
    waiting.author = desk.workspace.data.colleague;
    desk.open(waiting.customer);
    QVERIFY(desk.maybe<QWidget>(named("work/", waiting.id)));
    QVERIFY(!desk.maybe<QPushButton>(named("editReply/", waiting.id)));
}

void TestReplies::theDraftSurvivesAnotherCustomer() {
    WorkDesk desk;
    desk.open(desk.workspace.data.anne);
    desk.run("record.reply");
    auto* text = desk.find<QPlainTextEdit>(u"replyText"_s);
    desk.find<QLineEdit>(u"replySubject"_s)->setText(u"Votre fauteuil"_s);
    QTest::keyClicks(text, u"Bonjour"_s);
    desk.open(desk.workspace.data.garage);
    desk.open(desk.workspace.data.anne);
    desk.run("record.reply");
    QTRY_COMPARE(text->toPlainText(), u"Bonjour"_s);
    QCOMPARE(desk.find<QLineEdit>(u"replySubject"_s)->text(), u"Votre fauteuil"_s);
}

void TestReplies::saysWhenThereIsNoAddress() {
    WorkDesk desk;
    std::erase_if(desk.workspace.data.identities,
                  [&](const Identity& one) { return one.customer == desk.workspace.data.fresh; });
    desk.open(desk.workspace.data.fresh);
    desk.run("record.reply");
    QVERIFY(desk.shown(u"replyPanelTrouble"_s).contains(u"adresse"_s));
    QTest::keyClicks(desk.find<QPlainTextEdit>(u"replyText"_s), u"Bonjour"_s);
    QVERIFY(!desk.find<QPushButton>(u"replyPanelAction"_s)->isEnabled());
}

VISAGE_TEST(TestReplies)
#include "test_replies.moc"
