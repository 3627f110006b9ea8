// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/shell/desk.h"
#include "tests/ui/shell/waiting_works.h"
#include "ui/common/banner.h"
#include "ui/common/command_registry.h"
#include "ui/customer/look_alikes.h"
#include "ui/shell/main_commands.h"

#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;
using protocol::ReviewChoice;

/// A lead decides over what accounts that were switched off had not sent.
class ReviewsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoIsMadeByItMayBeSomebodyAlready();
    void agentsSeeNothingOfIt();
    void aLeadIsToldAndLooks();
    void severalCountAtOnce();
    void throwingAwayIsAsked();
    void throwingAwayIsUndone();
    void whatWasThrownAwayComesBack();
    void moreThanAPageComesAsOneScrolls();
    void whatIsRefusedStaysAndSaysWhy();
    void theCustomerIsOneStepAway();
    void withoutTheStoreItSaysSo();
    void whatComesMeanwhileIsShown();

private:
    /// The list, opened from the line at the bottom.
    static QListWidget* opened(Desk& desk) {
        QTest::mouseClick(desk.find<QPushButton>(u"reviews"_s), Qt::LeftButton);
        auto* list = desk.find<QListWidget>(u"reviewsList"_s);
        [&] { QTRY_VERIFY(list->count() > 0 && list->isVisible()); }();
        return list;
    }
    static QString text(const Desk& desk) {
        return desk.find<QPlainTextEdit>(u"reviewText"_s)->toPlainText();
    }
    static QString plain(QString words) {
        return words.replace(QChar::Nbsp, u' ').replace(QChar(0x202F), u' ');
    }
};

void ReviewsTest::agentsSeeNothingOfIt() {
    Desk desk;
    QCOMPARE(desk.workspace.session().role, Role::Agent);
    client::StoreStatus status = desk.workspace.status();
    status.reviews = 3;
    desk.workspace.setStatus(status);
    QVERIFY(!desk.find<QPushButton>(u"reviews"_s)->isVisible());
    QVERIFY(!desk.window->banner().isVisible());
    QVERIFY(!desk.window->commands().action(ui::commands::reviews)->isVisible());
    desk.window->openPalette();
    QTest::keyClicks(desk.find<QLineEdit>(u"commandPaletteInput"_s), u"comptes"_s);
    QCOMPARE(desk.find<QListView>(u"commandPaletteList"_s)->model()->rowCount(), 0);
}

void ReviewsTest::aLeadIsToldAndLooks() {
    Desk desk;
    desk.workspace.await(waitingWorks(desk.workspace));
    QCOMPARE(plain(desk.shown(u"bannerText"_s)),
             u"5 saisies de comptes désactivés attendent votre décision."_s);
    QCOMPARE(plain(desk.shown(u"reviews"_s)), u"5 à décider"_s);
    QVERIFY(desk.window->commands().action(ui::commands::reviews)->isVisible());
    QTest::mouseClick(desk.find<QPushButton>(u"bannerAction"_s), Qt::LeftButton);
    auto* list = desk.find<QListWidget>(u"reviewsList"_s);
    QTRY_COMPARE(list->count(), 5);
    // By author; of each in the order in which it was entered.
    QStringList authors;
    for (int row = 0; row < list->count(); ++row)
        authors << list->item(row)->text().section(u',', 0, 0);
    QStringList sorted = authors;
    sorted.sort();
    QCOMPARE(authors, sorted);
    QCOMPARE(list->currentRow(), 0);
    QTRY_VERIFY(list->hasFocus());
    QVERIFY(list->item(0)->text().contains(desk.shown(u"reviewWhat"_s)));
    QVERIFY(desk.shown(u"reviewWhat"_s).startsWith(u"Note écrite — "_s));
    QVERIFY(desk.shown(u"reviewWhose"_s).startsWith(u"Saisie par "_s + authors.front()));
    QCOMPARE(text(desk), longNote());
    // About somebody whom another entry makes.
    list->setCurrentRow(2);
    QCOMPARE(desk.shown(u"reviewWhat"_s), u"Note écrite — Zoé Nouvelle"_s);
    QVERIFY(!desk.find<QPushButton>(u"reviewOpen"_s)->isEnabled());
}

void ReviewsTest::severalCountAtOnce() {
    Desk desk;
    desk.workspace.await(waitingWorks(desk.workspace));
    auto* list = opened(desk);
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(plain(desk.shown(u"reviewWhat"_s)), u"5 saisies sélectionnées"_s);
    QVERIFY(text(desk).contains(longNote()) && text(desk).contains(u"Zoé"_s));
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.workspace.decided.size(), 5U);
    for (const auto& [choice, mid] : desk.workspace.decided)
        QCOMPARE(choice, ReviewChoice::Apply);
    QTRY_COMPARE(plain(desk.shown(u"reviewsTold"_s)), u"5 saisies comptent désormais."_s);
    QCOMPARE(desk.shown(u"reviewsExplanation"_s), u"Rien n’attend de décision."_s);
    QVERIFY(!list->isVisible());
    QVERIFY(!desk.find<QPushButton>(u"reviews"_s)->isVisible());
    QVERIFY(!desk.window->banner().isVisible());
}

void ReviewsTest::throwingAwayIsAsked() {
    Desk desk;
    desk.workspace.await(waitingWorks(desk.workspace));
    auto* list = opened(desk);
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(plain(desk.shown(u"reviewQuestionText"_s)).startsWith(u"Écarter 1 saisie ?"_s));
    QVERIFY(desk.find<QPushButton>(u"reviewKeep"_s)->hasFocus());
    QVERIFY(!desk.find<QPushButton>(u"reviewApply"_s)->isEnabled());
    desk.keys(Qt::Key_Escape);
    QVERIFY(desk.shown(u"reviewQuestionText"_s).isEmpty());
    QVERIFY(list->isVisible() && list->hasFocus());
    QVERIFY(desk.workspace.decided.empty());
    QTest::keyClick(list, Qt::Key_Delete);
    desk.keys(Qt::Key_Backtab);
    desk.keys(Qt::Key_Space);
    QTRY_COMPARE(desk.workspace.decided.size(), 1U);
    QCOMPARE(desk.workspace.decided.front().first, ReviewChoice::Discard);
    QTRY_COMPARE(plain(desk.shown(u"reviewsTold"_s)), u"1 saisie a été écartée."_s);
    QTRY_COMPARE(list->count(), 4);
    QTRY_VERIFY(list->hasFocus());
    QCOMPARE(plain(desk.shown(u"reviews"_s)), u"4 à décider"_s);
}

void ReviewsTest::throwingAwayIsUndone() {
    Desk desk;
    desk.workspace.await(waitingWorks(desk.workspace));
    auto* list = opened(desk);
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_Delete);
    auto* undo = desk.find<QPushButton>(u"reviewsUndo"_s);
    QVERIFY(!undo->isVisible());
    QTest::mouseClick(desk.find<QPushButton>(u"reviewDiscardIndeed"_s), Qt::LeftButton);
    QTRY_COMPARE(plain(desk.shown(u"reviewsTold"_s)), u"5 saisies ont été écartées."_s);
    QTRY_COMPARE(desk.shown(u"reviewsExplanation"_s), u"Rien n’attend de décision."_s);
    QVERIFY(undo->isVisible() && !undo->accessibleName().isEmpty());
    desk.keys(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(desk.workspace.decided.size(), 10U);
    for (std::size_t i = 5; i < 10; ++i)
        QCOMPARE(desk.workspace.decided[i].first, ReviewChoice::BringBack);
    QTRY_COMPARE(plain(desk.shown(u"reviewsTold"_s)), u"5 saisies attendent de nouveau une décision."_s);
    QTRY_COMPARE(list->count(), 5);
    QVERIFY(!undo->isVisible());
    // Nothing is undone twice.
    desk.keys(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.workspace.decided.size(), 10U);
}

void ReviewsTest::whatWasThrownAwayComesBack() {
    Desk desk;
    desk.workspace.await(waitingWorks(desk.workspace));
    auto* list = opened(desk);
    auto* thrown = desk.find<QPushButton>(u"reviewsThrownAway"_s);
    QTest::mouseClick(thrown, Qt::LeftButton);
    QTRY_COMPARE(plain(desk.shown(u"reviewsExplanation"_s)),
                 u"Rien n’a été écarté au cours des 60 derniers jours."_s);
    QVERIFY(!list->isVisible());
    QTest::mouseClick(desk.find<QPushButton>(u"reviewsWaiting"_s), Qt::LeftButton);
    QTRY_COMPARE(list->count(), 5);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QTest::mouseClick(desk.find<QPushButton>(u"reviewDiscardIndeed"_s), Qt::LeftButton);
    QTRY_COMPARE(list->count(), 4);
    // By the keyboard alone.
    thrown->setFocus();
    desk.keys(Qt::Key_Space);
    QTRY_COMPARE(list->count(), 1);
    QVERIFY(thrown->isChecked() && thrown->hasFocus());
    QVERIFY(plain(desk.shown(u"reviewWhose"_s)).contains(u"Écartée par "_s));
    QVERIFY(!desk.find<QPushButton>(u"reviewApply"_s)->isVisible());
    QVERIFY(!desk.find<QPushButton>(u"reviewDiscard"_s)->isVisible());
    QCOMPARE(text(desk), longNote());
    desk.keys(Qt::Key_Tab);
    desk.keys(Qt::Key_Tab);
    QVERIFY(list->hasFocus() || desk.find<QWidget>(u"reviewText"_s)->hasFocus());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete); // means nothing here
    QVERIFY(desk.shown(u"reviewQuestionText"_s).isEmpty());
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.workspace.decided.size(), 2U);
    QCOMPARE(desk.workspace.decided.back().first, ReviewChoice::BringBack);
    QTRY_COMPARE(plain(desk.shown(u"reviewsTold"_s)), u"1 saisie attend de nouveau une décision."_s);
    QCOMPARE(plain(desk.shown(u"reviews"_s)), u"5 à décider"_s);
}

void ReviewsTest::moreThanAPageComesAsOneScrolls() {
    Desk desk;
    std::vector<client::WaitingWork> works;
    for (int i = 0; i < 30; ++i)
        for (client::WaitingWork& work : waitingWorks(desk.workspace))
            works.push_back(std::move(work));
    desk.workspace.reviewsAPage = 60;
    desk.workspace.await(works);
    auto* list = opened(desk);
    QTRY_COMPARE(list->count(), 60);
    QCOMPARE(plain(desk.shown(u"reviewsHowMany"_s)),
             u"60 saisies sur 150 sont affichées : faites défiler pour voir les autres."_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_End);
    QTRY_COMPARE(list->count(), 120);
    QTest::keyClick(list, Qt::Key_End);
    QTRY_COMPARE(list->count(), 150);
    QVERIFY(!desk.find<QWidget>(u"reviewsHowMany"_s)->isVisible());
    // A decision leaves whoever is far down where they are.
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(list->count(), 149);
    QVERIFY(list->currentRow() > 100);
}

void ReviewsTest::whatIsRefusedStaysAndSaysWhy() {
    Desk desk;
    const auto works = waitingWorks(desk.workspace);
    desk.workspace.await(works);
    auto* list = opened(desk);
    const auto midOf = [&](int row) {
        return MutationId(*Uuid::parse(list->item(row)->data(Qt::UserRole).toString().toStdString()));
    };
    desk.workspace.reviewFaults[midOf(0)] = {
        ErrorCode::NotFound, "This customer does not exist, or exists no more: search for them again."};
    desk.workspace.reviewFaults[midOf(1)] = {
        ErrorCode::Conflict, "Somebody else has decided over this before: look at the list again."};
    list->selectAll();
    QTest::mouseClick(desk.find<QPushButton>(u"reviewApply"_s), Qt::LeftButton);
    QTRY_COMPARE(list->count(), 1);
    QCOMPARE(plain(desk.shown(u"reviewsTold"_s)),
             u"3 saisies comptent désormais. Quelqu’un d’autre avait déjà décidé de 1 saisie. "
             "1 saisie a été refusée et reste ici : elle dit pourquoi."_s);
    QVERIFY(desk.shown(u"reviewWhy"_s).startsWith(u"Ce client n’existe pas"_s));
    QVERIFY(list->item(0)->data(Qt::AccessibleTextRole).toString().contains(desk.shown(u"reviewWhy"_s)));
    // Decided again, it can be thrown away.
    desk.workspace.reviewFaults.clear();
    QTest::mouseClick(desk.find<QPushButton>(u"reviewDiscard"_s), Qt::LeftButton);
    QTest::mouseClick(desk.find<QPushButton>(u"reviewDiscardIndeed"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.shown(u"reviewsExplanation"_s), u"Rien n’attend de décision."_s);
}

void ReviewsTest::theCustomerIsOneStepAway() {
    Desk desk;
    const auto works = waitingWorks(desk.workspace);
    desk.workspace.await(works);
    (void)opened(desk);
    QTest::mouseClick(desk.find<QPushButton>(u"reviewOpen"_s), Qt::LeftButton);
    QCOMPARE(desk.window->openedCustomer(), works.front().customer);
    QTRY_VERIFY(!desk.window->findChild<QDialog*>(u"reviewsDialog"_s));
}

void ReviewsTest::withoutTheStoreItSaysSo() {
    Desk desk;
    desk.workspace.await(waitingWorks(desk.workspace));
    auto* list = opened(desk);
    desk.workspace.setState(client::StoreStatus::State::Offline);
    QTRY_VERIFY(desk.shown(u"reviewsExplanation"_s).startsWith(u"Le serveur est injoignable."_s));
    QVERIFY(!list->isVisible() && !desk.find<QPushButton>(u"reviewApply"_s)->isVisible());
    desk.workspace.setState(client::StoreStatus::State::Live);
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->count(), 5);
}

void ReviewsTest::whatComesMeanwhileIsShown() {
    Desk desk;
    auto works = waitingWorks(desk.workspace);
    const auto last = works.back();
    works.pop_back();
    desk.workspace.await(works);
    auto* list = opened(desk);
    list->setCurrentRow(1);
    const QString chosen = list->currentItem()->text();
    works.insert(works.begin(), last);
    desk.workspace.await(works);
    QTRY_COMPARE(list->count(), 5);
    QCOMPARE(list->selectedItems().size(), 1);
    QCOMPARE(list->selectedItems().front()->text(), chosen);
    // Another lead decides over the one that is read: the next key decides over no other.
    std::erase_if(works, [&](const client::WaitingWork& work) {
        return QString::fromStdString(work.mid.toString()) ==
               list->selectedItems().front()->data(Qt::UserRole).toString();
    });
    desk.workspace.await(works);
    QTRY_COMPARE(list->count(), 4);
    QVERIFY(list->selectedItems().isEmpty());
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.workspace.decided.empty());
}

/// What the lead let count was made on another desktop.
void ReviewsTest::whoIsMadeByItMayBeSomebodyAlready() {
    Desk desk;
    auto& workspace = desk.workspace;
    desk.window->lookAlikes().setDelay(Milliseconds(0));
    const auto works = waitingWorks(workspace);
    const CreateCustomer made = std::get<CreateCustomer>(*works.at(1).command);
    workspace.await(works);
    Customer there;
    there.id = CustomerId(workspace.newId());
    there.rev = 1;
    there.givenName = made.givenName;
    there.familyName = made.familyName;
    there.postcode = "59000";
    Customer fresh = there;
    fresh.id = made.customer; // as the feed brings it
    workspace.data.customers.push_back(there);
    workspace.data.customers.push_back(fresh);
    workspace.touch(there.id);
    desk.window->showReviews();
    auto* list = desk.find<QListWidget>(u"reviewsList"_s);
    QTRY_COMPARE(list->count(), 5);
    QVERIFY(desk.window->lookAlikes().pairs().empty());
    list->item(1)->setSelected(true);
    QTest::mouseClick(desk.find<QPushButton>(u"reviewApply"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.window->lookAlikes().pairs().size(), 1U);
    QCOMPARE(desk.window->lookAlikes().pairs().front().created.customer, made.customer);
    ui::LookAlikes later(workspace); // the program is started again
    later.setDelay(Milliseconds(0));
    QTRY_COMPARE(later.pairs().size(), 1U);
}

VISAGE_TEST(ReviewsTest)
#include "reviews_test.moc"
