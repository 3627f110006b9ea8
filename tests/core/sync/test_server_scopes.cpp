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
const StoreId store{id(90)};

std::shared_ptr<const View> view(Seq asOf, Holds holds = Holds::Recent) {
    View view;
    view.holds = holds;
    view.asOf = asOf;
    view.version = 5;
    view.customers = 8'000'000;
    return std::make_shared<const View>(std::move(view));
}

FeedPage page(Seq from, Seq to, std::size_t rows, std::size_t stubs = 0) {
    FeedPage page{from, to, std::max<Seq>(to, 10), 0, {}};
    for (std::size_t i = 0; i < rows; ++i)
        page.changes.push_back({note(static_cast<std::uint8_t>(1 + i), to), false});
    for (std::size_t i = 0; i < stubs; ++i)
        page.stubs.push_back({note(static_cast<std::uint8_t>(1 + i), to), false});
    return page;
}

SnapshotPage part(bool done, Seq head = 10) {
    return {EntityKind::Note, {note(1, 3)}, done, done, 2, head, 2};
}

/// A session of a store whose desktops hold recent work.
struct Gate {
    explicit Gate(Seq work, Seq ident, std::shared_ptr<const View> seen = view(10),
                  std::optional<SnapPoint> resume = {})
        : session({}, {store, 1, 10, 2}) {
        (void)session.opened(noon);
        Hello hello;
        hello.device = DeviceId(id(50));
        hello.sessionEpoch = 7;
        hello.store = store;
        hello.incarnation = 1;
        hello.token = "token";
        hello.scopes = {{"all", 0, {}}, {"ident", ident, {}}, {"work", work, resume}};
        (void)hears(hello);
        (void)session.authenticated(Principal{}, noon);
        welcome = lines(session.fenced(DeviceFacts{0, 1, std::move(seen)}, noon));
    }

    QStringList hears(const Frame& frame) { return lines(session.received(encode(frame), noon)); }
    QStringList feeds(FeedPage page) { return lines(session.fed(std::move(page), noon)); }
    QStringList snaps(SnapshotPage page) { return lines(session.snapped(std::move(page), noon)); }

    ServerSession session;
    QStringList welcome;
};

} // namespace

class TestServerScopes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void grantsWhatTheStoreHolds() {
        QCOMPARE(Gate(0, 0).welcome, script({"> WELCOME inc 1 mseq 0 granted 2 revoked 1"}));
        QCOMPARE(Gate(0, 0, view(10, Holds::Everything)).welcome,
                 script({"> WELCOME inc 1 mseq 0 granted 1 revoked 2"}));
    }

    void workComesBeforeIdent() {
        Gate gate(0, 0);
        QCOMPARE(gate.hears(Credit{20}), script({"work snapshot kind 0 behind 0"}));
        QCOMPARE(gate.snaps(part(true)), script({"> SNAP 1 of 10: 1 rows, last", "work feed from 10"}));
        QCOMPARE(gate.feeds(page(10, 10, 0)), script({"> MARK 10 of 10", "ident snapshot kind 0 behind 0"}));
        // What changes in work waits for one page of ident, not for all of it.
        QCOMPARE(lines(gate.session.headMoved(12, noon)), script({}));
        QCOMPARE(gate.snaps(part(false)), script({"> SNAP 1 of 10: 1 rows", "work feed from 10"}));
        QCOMPARE(gate.feeds(page(10, 12, 1)),
                 script({"> CHANGES 10-12: 1", "> MARK 12 of 12", "ident snapshot kind 13 behind 1 of 10"}));
        QCOMPARE(gate.snaps(part(true, 12)), script({"> SNAP 2 of 10: 1 rows, last", "ident feed from 10"}));
        QCOMPARE(gate.feeds(page(10, 12, 0, 1)), script({"> CHANGES 10-12: 1", "> MARK 12 of 12"}));
        // From here on both are at one place, and read together.
        QCOMPARE(lines(gate.session.headMoved(13, noon)), script({"work feed from 12 with ident"}));
        QCOMPARE(gate.feeds(page(12, 13, 1, 1)),
                 script({"> CHANGES 12-13: 1", "> CHANGES 12-13: 1", "> MARK 13 of 13"}));
    }

    /// What is read after the queues changed and what was read before would not be of one truth.
    void aSnapshotOfWorkGoesOnInTheSameViewOnly() {
        // Also where it was not the first one: in a snapshot a desktop takes no changes.
        for (const Seq cursor : {0, 5})
            for (const Seq changedAt : {6, 7, 8}) {
                auto seen = std::make_shared<View>(*view(10));
                seen->changedAt = changedAt;
                Gate gate(cursor, 9, seen, SnapPoint{7, 3, EntityKind::Note, id(9), 30});
                QCOMPARE(gate.hears(Credit{20}),
                         script({changedAt <= 7 ? "work snapshot kind 13 behind 9 of 7"
                                                : "work snapshot kind 0 behind 0"}));
            }
    }

    void whatIsNotForADesktopCostsNoFrame() {
        Gate gate(10, 10);
        QCOMPARE(gate.hears(Credit{20}), script({"work feed from 10 with ident"}));
        QCOMPARE(gate.feeds(page(10, 10, 0)), script({"> MARK 10 of 10"}));
        QCOMPARE(lines(gate.session.headMoved(12, noon)), script({"work feed from 10 with ident"}));
        QCOMPARE(gate.feeds(page(10, 12, 0)), script({}));
        QCOMPARE(lines(gate.session.headMoved(13, noon)), script({"work feed from 12 with ident"}));
        QCOMPARE(gate.feeds(page(12, 13, 1)),
                 script({"> CHANGES 10-13: 1", "> CHANGES 10-13: 0", "> MARK 13 of 13"}));
    }

    void whoPushedHearsThatItIsThere() {
        Gate gate(10, 10);
        (void)gate.hears(Credit{20});
        (void)gate.feeds(page(10, 10, 0));
        (void)gate.hears(Push{1, MutationId(id(9)), noon, 1, 0, WriteNote{}});
        // Read before the answer comes, and nothing in it for this desktop: it is told all the same.
        (void)gate.session.headMoved(12, noon);
        QCOMPARE(gate.feeds(page(10, 12, 0)), script({}));
        QCOMPARE(lines(gate.session.committed(
                     Ack{1, MutationId(id(9)), AckStatus::Applied, 12, ErrorCode::None, {}}, noon)),
                 script({"> ACK 1 status 1 at 12", "work feed from 12 with ident"}));
        QCOMPARE(gate.feeds(page(12, 12, 0)),
                 script({"> CHANGES 10-12: 0", "> CHANGES 10-12: 0", "> MARK 12 of 12"}));
    }

    void anotherViewBeginsWorkAnew() {
        Gate gate(10, 10);
        (void)gate.hears(Credit{20});
        FeedPage changed = page(10, 14, 3);
        changed.viewChanged = true;
        QCOMPARE(gate.feeds(changed), script({"view"}));
        QCOMPARE(lines(gate.session.viewed(view(15), noon)), script({"work snapshot kind 0 behind 0"}));
        // As of the view, so that what changes it again is met behind it.
        QCOMPARE(gate.snaps(part(true, 18)), script({"> SNAP 1 of 15: 1 rows, last", "work feed from 15"}));
        QCOMPARE(gate.feeds(page(15, 18, 0)),
                 script({"> CHANGES 15-18: 0", "> MARK 18 of 18", "ident feed from 10"}));
    }

    void whoWasToldOfAHeadHearsOfItForEachScope() {
        Gate gate(10, 10);
        (void)gate.hears(Credit{20});
        (void)gate.feeds(page(10, 10, 0));
        (void)gate.session.headMoved(14, noon);
        FeedPage changed = page(10, 14, 3);
        changed.viewChanged = true;
        (void)gate.feeds(changed);
        (void)gate.session.viewed(view(14), noon);
        (void)gate.snaps(part(true, 14));
        QCOMPARE(gate.feeds(page(14, 14, 0)), script({"> MARK 14 of 14", "ident feed from 10"}));
        // Nothing for it, but only now is the desktop as new as the store by what it knows.
        QCOMPARE(gate.feeds(page(10, 14, 0)), script({"> CHANGES 10-14: 0", "> MARK 14 of 14"}));
    }

    void anotherPolicyEndsTheSession() {
        Gate gate(10, 10);
        (void)gate.hears(Credit{20});
        FeedPage changed = page(10, 14, 3);
        changed.viewChanged = true;
        (void)gate.feeds(changed);
        QCOMPARE(lines(gate.session.viewed(view(15, Holds::Everything), noon)),
                 script({"> ERROR unavailable retry 2000", "close unavailable"}));
    }

    void theNewestQuestionIsAnswered() {
        Gate gate(10, 10);
        QCOMPARE(gate.hears(Search{1, "d", 10}), script({"search d"}));
        QCOMPARE(gate.hears(Search{2, "du", 10}), script({}));
        QCOMPARE(gate.hears(Search{3, "dup", 10}), script({}));
        QCOMPARE(lines(gate.session.found(Found{1, true, 8, {}}, noon)), script({"search dup"}));
        QCOMPARE(lines(gate.session.found(Found{3, true, 8, {}}, noon)), script({"> FOUND 3: 0 rows"}));
        QCOMPARE(gate.hears(Found{4, true, 8, {}}), script({"> ERROR bad_input retry 0", "close bad_input"}));
    }
};

VISAGE_TEST(TestServerScopes)
#include "test_server_scopes.moc"
