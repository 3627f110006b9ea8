// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/transcript.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::protocol;
using namespace visage::sync;
using namespace visage::testing;

namespace {

constexpr Timestamp noon{1'000'000};
const MutationId first{id(1)};

/// A connection that has been welcomed, and what WELCOME brought with it.
struct Welcomed {
    explicit Welcomed(Role role, bool known = true, std::int64_t waiting = 3, bool reviewOnly = false)
        : session({}, {StoreId(id(90)), 1, 10, 0}) {
        (void)session.opened(noon);
        (void)session.reviewsWaiting(waiting, noon);
        Hello hello;
        hello.device = DeviceId(id(50));
        hello.sessionEpoch = 7;
        hello.token = "token";
        hello.scopes = {{"all", 10, {}}};
        hello.lastMseq = reviewOnly ? 1 : 0;
        if (known)
            hello.features = {"reviews"};
        (void)session.received(encode(hello), noon);
        Principal who;
        who.role = role;
        who.reviewOnly = reviewOnly;
        (void)session.authenticated(who, noon);
        welcome = lines(session.fenced(DeviceFacts{0, 1}, noon));
    }
    QStringList says(const Frame& frame) { return lines(session.received(encode(frame), noon)); }

    ServerSession session;
    QStringList welcome;
};

ReviewList answer(std::uint64_t number) {
    ReviewList list;
    list.number = number;
    return list;
}

QString waiting(int count) {
    return QStringLiteral("> REVIEWSWAITING %1").arg(count);
}

} // namespace

/// What waits for a lead's decision, as both halves of the protocol treat it.
class TestReviews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leadsAreToldHowMuchWaits() {
        Welcomed lead(Role::Lead);
        QVERIFY(lead.welcome.contains(waiting(3)));
        QCOMPARE(lines(lead.session.reviewsWaiting(3, noon)), script({}));
        QCOMPARE(lines(lead.session.reviewsWaiting(2, noon)), script({"> REVIEWSWAITING 2"}));
        QVERIFY(Welcomed(Role::Admin, true, 0).welcome.contains(waiting(0)));
        QVERIFY(!Welcomed(Role::Agent).welcome.contains(waiting(3)));
        Welcomed older(Role::Lead, false);
        QVERIFY(!older.welcome.contains(waiting(3)));
        QCOMPARE(lines(older.session.reviewsWaiting(2, noon)), script({}));
    }

    void aLeadAsksAndDecides() {
        Welcomed lead(Role::Lead);
        QCOMPARE(lead.says(Reviews{5, first}), script({"list reviews behind 1"}));
        // One at a time.
        QCOMPARE(lead.says(Reviews{6, {}}), script({"> REVIEWLIST 6: 0 busy"}));
        QCOMPARE(lead.says(Decide{7, ReviewChoice::Apply, {first, first}}),
                 script({"> DECIDED 7: busy busy"}));
        QCOMPARE(lines(lead.session.listed(answer(5), noon)), script({"> REVIEWLIST 5: 0 none"}));
        QCOMPARE(lead.says(Decide{8, ReviewChoice::Discard, {first}}), script({"decide 1"}));
        QCOMPARE(lines(lead.session.decided(Decided{8, {{first, ErrorCode::Conflict, "no"}}}, noon)),
                 script({"> DECIDED 8: conflict"}));
        QCOMPARE(lead.says(Reviews{9, {}}), script({"list reviews behind 0"}));
    }

    void agentsAreRefused() {
        Welcomed agent(Role::Agent);
        QCOMPARE(agent.says(Reviews{5, {}}), script({"> REVIEWLIST 5: 0 denied"}));
        QCOMPARE(agent.says(Decide{6, ReviewChoice::Apply, {first}}), script({"> DECIDED 6: denied"}));
        QCOMPARE(lines(agent.session.reviewsWaiting(9, noon)), script({}));
    }

    void whoMayOnlyHandOverIsRefused() {
        Welcomed gone(Role::Lead, true, 3, true);
        QVERIFY(!gone.welcome.contains(waiting(3)));
        QVERIFY(gone.says(Reviews{5, {}}).contains(QStringLiteral("close bad_input")));
    }

    void whatIsNoDecisionEndsTheConnection() {
        Welcomed lead(Role::Lead);
        QVERIFY(lead.says(Decide{5, ReviewChoice(4), {first}}).contains(QStringLiteral("close bad_input")));
        Welcomed other(Role::Lead);
        const std::vector<MutationId> many(maxReviewsPerFrame + 1, first);
        QVERIFY(other.says(Decide{5, ReviewChoice::Apply, many}).contains(QStringLiteral("close bad_input")));
        Welcomed third(Role::Lead);
        QVERIFY(third.says(answer(0)).contains(QStringLiteral("close bad_input")));
    }

    void theDesktopsHalf() {
        ClientSession session({"test", "desk"}, {}, {});
        session.setToken("token");
        QCOMPARE(lines(session.ask(Reviews{1, {}}, noon)), script({}));
        (void)session.opened(noon);
        Welcome welcome;
        welcome.features = {"reviews"};
        (void)session.received(encode(welcome), noon);
        QVERIFY(session.knowsReviews());
        QCOMPARE(lines(session.received(encode(ReviewsWaiting{2}), noon)), script({"reviews waiting 2"}));
        QCOMPARE(lines(session.received(encode(answer(1)), noon)), script({})); // nobody asked
        QCOMPARE(lines(session.ask(Reviews{2, first}, noon)), script({"> REVIEWS 2 behind 1"}));
        QCOMPARE(lines(session.received(encode(answer(1)), noon)), script({}));
        QCOMPARE(lines(session.received(encode(answer(2)), noon)), script({"review list 2: 0"}));
        QCOMPARE(lines(session.ask(Decide{3, ReviewChoice::Apply, {first}}, noon)),
                 script({"> DECIDE 3 choice 1: 1"}));
        (void)session.closed(noon);
        QCOMPARE(lines(session.received(encode(Decided{3, {{}}}), noon)), script({}));
        QVERIFY(!session.knowsReviews());
    }

    void anOlderStoreIsNotAsked() {
        ClientSession session({"test", "desk"}, {}, {});
        session.setToken("token");
        (void)session.opened(noon);
        (void)session.received(encode(Welcome{}), noon);
        QCOMPARE(lines(session.ask(Reviews{1, {}}, noon)), script({}));
    }
};

VISAGE_TEST(TestReviews)
#include "test_reviews.moc"
