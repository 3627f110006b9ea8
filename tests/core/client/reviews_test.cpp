// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/accounts.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;
using protocol::ReviewChoice;
using Removed = StoreStatus::Removed;
using Texts = std::vector<std::string>;

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 30000)

/// What a desktop had not sent when its account was switched off, on the desktop of a lead.
class TestReviews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLeadSeesItAndDecides();
    void moreThanOnePageTakes();
    void withoutTheStoreItSaysSo();

private:
    /// Anne has so many notes that only her desktop has; then she works here no more.
    void leaveBehind(RunningStore& store, Desktop& desktop, std::uint32_t notes);

    Customer m_anne = person(10, "Anne", "Lefèvre");
    std::vector<Row> m_rows{m_anne};
};

void TestReviews::leaveBehind(RunningStore& store, Desktop& desktop, std::uint32_t notes) {
    {
        const auto data = store.data();
        const SystemClock clock;
        SystemRandom random;
        QVERIFY(
            store::Accounts(*data, clock, random).add("lena", "Lena L.", Role::Lead, "secret of both").ok());
    }
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(u"x"_s).complete);
    store.kill();
    for (std::uint32_t n = 0; n < notes; ++n)
        QVERIFY(desktop.submit(note(30 + n, m_anne, "only here " + std::to_string(n))).ok());
    const auto unsent = desktop.unsent();
    QCOMPARE(unsent.size(), std::size_t{notes});
    QCOMPARE(std::get<WriteNote>(unsent.front().command).text, std::string("only here 0"));
    QVERIFY(std::ranges::any_of(unsent.front().about,
                                [this](const Row& row) { return idOf(row) == m_anne.id.uuid; }));
    store.setActive("anne", false);
    store.start();
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().removed, Removed::AccountOff, 20000);
}

void TestReviews::aLeadSeesItAndDecides() {
    RunningStore store(m_rows);
    Desktop lena(store.url());
    Desktop gone(store.url());
    leaveBehind(store, gone, 3);
    QCOMPARE(lena.logIn(u"lena"_s), ErrorCode::None);
    TRY_LIVE(lena);
    QTRY_COMPARE(lena->status().reviews, 3);
    const auto list = lena.reviews();
    QVERIFY(list.ok());
    QCOMPARE(list->size(), 3U);
    const WaitingWork& first = list->front();
    QCOMPARE(std::get<WriteNote>(*first.command).text, std::string("only here 0"));
    QCOMPARE(first.customer, m_anne.id);
    QCOMPARE(std::get<Customer>(first.about.front()).familyName, m_anne.familyName);
    QVERIFY(!first.author.isNull() && first.enteredAt.ms > 0);

    auto done = lena.decide(ReviewChoice::Apply, {first.mid, (*list)[1].mid});
    QCOMPARE(done.size(), 2U);
    QVERIFY(done[0].code == ErrorCode::None && done[1].code == ErrorCode::None);
    QTRY_COMPARE(lena.noteTexts(m_anne.id), (Texts{"only here 0", "only here 1"}));
    QTRY_COMPARE(lena->status().reviews, 1);
    done = lena.decide(ReviewChoice::Discard, {(*list)[2].mid, first.mid});
    QCOMPARE(done.size(), 2U);
    QCOMPARE(done[0].code, ErrorCode::Conflict); // decided before, and first in the store's order
    QVERIFY(!done[0].sentence.isEmpty());
    QCOMPARE(done[1].code, ErrorCode::None);
    QTRY_COMPARE(lena->status().reviews, 0);
    QVERIFY(lena.reviews()->empty());
    QCOMPARE(lena.noteTexts(m_anne.id).size(), 2U);

    // What was thrown away can be read and brought back.
    const auto thrown = lena.reviews(true);
    QCOMPARE(thrown->size(), 1U);
    QCOMPARE(thrown->front().mid, (*list)[2].mid);
    QCOMPARE(std::get<WriteNote>(*thrown->front().command).text, std::string("only here 2"));
    QVERIFY(thrown->front().decidedBy == lena->session().user && thrown->front().decidedAt.ms > 0);
    QCOMPARE(lena.decide(ReviewChoice::BringBack, {thrown->front().mid}).at(0).code, ErrorCode::None);
    QTRY_COMPARE(lena->status().reviews, 1);
    QVERIFY(lena.reviews(true)->empty());
    QCOMPARE(lena.decide(ReviewChoice::Apply, {thrown->front().mid}).at(0).code, ErrorCode::None);
    QTRY_COMPARE(lena.noteTexts(m_anne.id).size(), 3U);

    // Agents are neither told nor answered.
    Desktop bruno(store.url());
    QCOMPARE(bruno.logIn(u"bruno"_s), ErrorCode::None);
    TRY_LIVE(bruno);
    QCOMPARE(bruno.reviews().error().code, ErrorCode::Denied);
    QCOMPARE(bruno.reviews(true).error().code, ErrorCode::Denied);
    QCOMPARE(bruno.decide(ReviewChoice::Apply, {first.mid}).at(0).code, ErrorCode::Denied);
}

void TestReviews::moreThanOnePageTakes() {
    const auto page = static_cast<std::uint32_t>(protocol::maxReviewsPerFrame * 7);
    const auto many = page + 6;
    RunningStore store(m_rows);
    Desktop lena(store.url());
    Desktop gone(store.url());
    leaveBehind(store, gone, many);
    QCOMPARE(lena.logIn(u"lena"_s), ErrorCode::None);
    TRY_LIVE(lena);
    const auto list = lena.reviews();
    QVERIFY(list.ok());
    QCOMPARE(list->size(), std::size_t{many});
    const auto first = lena.reviewPage({});
    QVERIFY(first->more && first->works.size() == page);
    std::vector<MutationId> all;
    for (std::size_t n = 0; n < list->size(); ++n) {
        QCOMPARE(std::get<WriteNote>(*(*list)[n].command).text, "only here " + std::to_string(n));
        all.push_back((*list)[n].mid);
    }
    const auto done = lena.decide(ReviewChoice::Apply, all);
    QCOMPARE(done.size(), std::size_t{many});
    QTRY_COMPARE(lena.noteTexts(m_anne.id).size(), std::size_t{many});
    QTRY_COMPARE(lena->status().reviews, 0);
}

void TestReviews::withoutTheStoreItSaysSo() {
    RunningStore store(m_rows);
    Desktop lena(store.url());
    Desktop gone(store.url());
    leaveBehind(store, gone, 1);
    QCOMPARE(lena.logIn(u"lena"_s), ErrorCode::None);
    TRY_LIVE(lena);
    const auto mid = lena.reviews()->front().mid;
    QTRY_COMPARE(lena->status().reviews, 1);
    store.kill();
    QTRY_VERIFY(!lena.isLive());
    QCOMPARE(lena.reviews().error().code, ErrorCode::Unavailable);
    QCOMPARE(lena.decide(ReviewChoice::Apply, {mid}).at(0).code, ErrorCode::Unavailable);
    QCOMPARE(lena->status().reviews, 1); // as far as anybody knows
    store.start();
    QTRY_VERIFY_WITH_TIMEOUT(lena.isLive(), 30000);
    QCOMPARE(lena.decide(ReviewChoice::Apply, {mid}).at(0).code, ErrorCode::None);
    QTRY_COMPARE(lena->status().reviews, 0);
}

VISAGE_TEST(TestReviews)
#include "reviews_test.moc"
