// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/kept_rows.h"
#include "core/sync/overlay.h"
#include "tests/core/sync/transcript.h"
#include "tests/support/run.h"

#include <QTest>

#include <array>

using namespace visage;
using namespace visage::protocol;
using namespace visage::sync;
using namespace visage::testing;

namespace {

constexpr Timestamp noon{1'000'000};
const StoreId store{id(90)};

Welcome welcome(std::vector<std::string> granted, std::vector<std::string> revoked = {}) {
    Welcome frame;
    frame.store = store;
    frame.incarnation = 1;
    frame.now = noon;
    frame.granted = std::move(granted);
    frame.revoked = std::move(revoked);
    frame.customers = 8'000'000;
    return frame;
}

Snap part(const char* scope, std::uint32_t number, Seq asOf, bool last = false) {
    return {scope, asOf, number, EntityKind::Note, 4, 0, last, {note(1, 3)}};
}
Changes changes(const char* scope, Seq from, Seq to) {
    return {scope, from, to, {{note(1, to), false}}};
}
Mark mark(std::vector<ScopeState> scopes, Seq head) {
    return {std::move(scopes), noon, head};
}

/// A desktop that holds these scopes and wants all that there are.
struct Desk {
    explicit Desk(std::vector<ScopeState> held = {})
        : session({"test", "desk"},
                  {DeviceId(id(50)), 6, store, 1, std::move(held), 0, {"all", "work", "ident"}}, {}) {
        session.setToken("token");
    }
    QStringList hears(const Frame& frame) { return lines(session.received(encode(frame), noon)); }
    QStringList comesUp(const Welcome& frame) {
        (void)session.closed(noon);
        (void)session.opened(noon);
        return hears(frame);
    }
    QString hello() {
        (void)session.closed(noon);
        return lines(session.opened(noon)).at(2);
    }

    ClientSession session;
};

ScopeMember member(std::uint8_t customer) {
    ScopeMember row;
    row.scope = "mine:x";
    row.customer = CustomerId(id(customer));
    row.id = scopeMemberId(row.scope, row.customer);
    return row;
}

} // namespace

class TestClientScopes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesWhatItWantsAndFollowsWhatIsGranted() {
        Desk desk;
        QVERIFY(desk.hello().endsWith(QStringLiteral("all@0 work@0 ident@0")));
        QCOMPARE(desk.hears(welcome({"work", "ident"}, {"all"})),
                 script({"welcomed", "phase catching up", "> CREDIT 8"}));
        QCOMPARE(desk.hears(part("work", 1, 10, true)),
                 script({"phase snapshot", "begin snapshot 10 of work", "part 1, 1 rows so far of work",
                         "progress 1/4", "end snapshot 10 of work", "phase catching up"}));
        QCOMPARE(desk.hears(part("ident", 1, 11, true)),
                 script({"phase snapshot", "begin snapshot 11 of ident", "part 1, 1 rows so far of ident",
                         "progress 1/4", "end snapshot 11 of ident", "phase catching up"}));
        QVERIFY(desk.hello().endsWith(QStringLiteral("work@10 ident@11 all@0")));
    }

    void aScopeThatIsNotGrantedIsNotTaken() {
        Desk desk;
        (void)desk.comesUp(welcome({"work", "ident"}, {"all"}));
        QCOMPARE(desk.hears(part("all", 1, 10)),
                 script({"phase snapshot", "close bad_input", "phase offline"}));
    }

    void whatIsRevokedIsDropped() {
        Desk fewer({{"all", 9, {}}});
        QCOMPARE(fewer.comesUp(welcome({"work", "ident"}, {"all"})),
                 script({"drop all", "welcomed", "phase catching up", "> CREDIT 8"}));
        QVERIFY(fewer.hello().endsWith(QStringLiteral("work@0 ident@0 all@0")));

        Desk more({{"ident", 8, {}}, {"work", 9, {}}});
        QCOMPARE(more.comesUp(welcome({"all"}, {"work", "ident"})),
                 script({"drop ident", "drop work", "welcomed", "phase catching up", "> CREDIT 8"}));
        QVERIFY(more.hello().endsWith(QStringLiteral("all@0 work@0 ident@0")));
    }

    void whoIsTooOldKeepsItsCopy() {
        Desk desk({{"ident", 8, {}}, {"work", 9, {}}});
        QCOMPARE(desk.comesUp(welcome({}, {"all", "work", "ident"})),
                 script({"welcomed", "phase catching up"}));
    }

    void aSnapshotOfOneScopeLetsTheOtherGoOn() {
        Desk desk({{"work", 10, {}}});
        (void)desk.comesUp(welcome({"work", "ident"}));
        (void)desk.hears(part("ident", 1, 12));
        QCOMPARE(desk.hears(changes("work", 10, 13)), script({}));
        QCOMPARE(desk.hears(part("ident", 2, 12)),
                 script({"part 2, 2 rows so far of ident", "progress 2/4"}));
        QCOMPARE(desk.hears(mark({{"ident", 0, {}}, {"work", 13, {}}}, 13)),
                 script({"apply 1 pages up to 13 of work"}));
        QCOMPARE(desk.session.phase(), Phase::Snapshot);
        QCOMPARE(desk.hears(part("ident", 3, 12, true)),
                 script({"part 3, 3 rows so far of ident", "progress 3/4", "end snapshot 12 of ident",
                         "phase catching up", "> CREDIT 4"}));
        (void)desk.hears(changes("ident", 12, 13));
        QCOMPARE(desk.hears(mark({{"ident", 13, {}}}, 13)),
                 script({"apply 1 pages up to 13 of ident", "phase live"}));
    }

    void aSnapshotThatBeginsForgetsOnlyItsOwnChanges() {
        Desk desk({{"ident", 10, {}}, {"work", 10, {}}});
        (void)desk.comesUp(welcome({"work", "ident"}));
        (void)desk.hears(changes("work", 10, 11));
        (void)desk.hears(changes("ident", 10, 11));
        // Her queues have changed: `work` comes anew.
        (void)desk.hears(part("work", 1, 12, true));
        QCOMPARE(desk.hears(mark({{"work", 12, {}}, {"ident", 11, {}}}, 12)),
                 script({"apply 1 pages up to 12 of work"}));
    }

    void asksTheStoreWhileItIsWelcome() {
        Desk desk({{"ident", 10, {}}, {"work", 10, {}}});
        QCOMPARE(lines(desk.session.search("dup", 20, 1, noon)), script({}));
        (void)desk.comesUp(welcome({"work", "ident"}));
        QCOMPARE(lines(desk.session.search("dup", 20, 2, noon)), script({"> SEARCH 2 dup, 20 at most"}));
        QCOMPARE(lines(desk.session.search("dupo", 20, 3, noon)), script({"> SEARCH 3 dupo, 20 at most"}));
        QCOMPARE(desk.hears(Found{2, false, 9, {note(1, 3)}}), script({}));
        QCOMPARE(desk.hears(Found{3, false, 9, {note(1, 3)}}), script({"found 3: 1 rows"}));
        QCOMPARE(desk.hears(Found{3, false, 9, {note(1, 3)}}), script({}));
    }

    void aQuestionEndsWithItsConnection() {
        Desk desk({{"ident", 10, {}}, {"work", 10, {}}});
        (void)desk.comesUp(welcome({"work", "ident"}));
        (void)desk.session.search("dup", 20, 4, noon);
        (void)desk.comesUp(welcome({"work", "ident"}));
        QCOMPARE(desk.hears(Found{4, false, 9, {}}), script({}));
    }

    void theCursorOfWorkDecidesWhatLeavesTheOverlay() {
        QCOMPARE(overlayCursor({}), Seq(0));
        QCOMPARE(overlayCursor({{"all", 7, {}}}), Seq(7));
        QCOMPARE(overlayCursor({{"ident", 20, {}}, {"work", 12, {}}}), Seq(12));
        QCOMPARE(overlayCursor({{"all", 0, {}}, {"ident", 20, {}}, {"work", 12, {}}}), Seq(12));
        // Only `ident` has come: nothing of ours is in it.
        QCOMPARE(overlayCursor({{"ident", 20, {}}}), Seq(0));
        const OutboxAnswer answer{AckStatus::Applied, 15};
        QCOMPARE(placeOf(answer, overlayCursor({{"ident", 20, {}}, {"work", 12, {}}})), OutboxPlace::Overlay);
    }

    void whatAHeldCopyMayKeep() {
        const Date since{20260101};
        const std::array members{member(1)};
        const HeldScopes all{true, false, false};
        const HeldScopes both{false, true, true};
        const HeldScopes work{false, true, false};
        const HeldScopes ident{false, false, true};
        QCOMPARE(keptOf(all, {}, {}, since), Kept::Everything);
        QCOMPARE(keptOf(both, members, {}, since), Kept::Everything);
        QCOMPARE(keptOf(both, {}, {20260101}, since), Kept::Stub);
        QCOMPARE(keptOf(both, {}, {20251231}, since), Kept::Nothing);
        QCOMPARE(keptOf(both, {}, {}, since), Kept::Nothing);
        QCOMPARE(keptOf(work, {}, {20260601}, since), Kept::Nothing);
        QCOMPARE(keptOf(ident, members, {20260601}, since), Kept::Stub);
        QCOMPARE(keptOf({}, members, {20260601}, since), Kept::Nothing);

        QVERIFY(mayStay(Kept::Everything, EntityKind::Note));
        QVERIFY(mayStay(Kept::Stub, EntityKind::Customer) && mayStay(Kept::Stub, EntityKind::Identity));
        QVERIFY(!mayStay(Kept::Stub, EntityKind::Note) && !mayStay(Kept::Nothing, EntityKind::Customer));

        QCOMPARE(heldScopes({{"work", 3, {}}, {"ident", 0, SnapPoint{}}}), both);
    }

    void stubsStayForAYearAndAWeek() {
        const auto at = [](const char* iso) { return *parseIsoTimestamp(iso); };
        QCOMPARE(stubsSince(at("2026-11-22T12:00:00Z")), Date{20251115});
        QCOMPARE(stubsSince(at("2028-02-29T00:00:00Z")), Date{20270221});
        QCOMPARE(stubsSince(at("2026-01-03T23:59:59Z")), Date{20241227});
    }
};

VISAGE_TEST(TestClientScopes)
#include "test_client_scopes.moc"
