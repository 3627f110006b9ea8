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

Hello hello(Seq cursor = 5) {
    Hello frame;
    frame.device = DeviceId(id(50));
    frame.sessionEpoch = 7;
    frame.store = store;
    frame.incarnation = 1;
    frame.token = "token";
    frame.scopes = {{"all", cursor, std::nullopt}};
    return frame;
}

Push push(std::int64_t mseq) {
    return {mseq, MutationId(id(static_cast<std::uint8_t>(100 + mseq))), noon, 1, 0, WriteNote{}};
}

FeedPage page(Seq from, Seq to, Seq head, std::size_t rows = 1) {
    FeedPage page{from, to, head, 0, {}};
    for (std::size_t i = 0; i < rows; ++i)
        page.changes.push_back({note(static_cast<std::uint8_t>(1 + i % 200), to), false});
    return page;
}

struct Gate {
    explicit Gate(ServerSession::Options options = {})
        : session(std::move(options), {store, 1, 10, 2}) {
        (void)session.opened(noon);
    }

    QStringList hears(const Frame& frame) { return lines(session.received(encode(frame), noon)); }

    QStringList comeUp(const Hello& frame = hello(), std::int64_t lastMseq = 0) {
        (void)hears(frame);
        (void)session.authenticated(Principal{}, noon);
        return lines(session.fenced(DeviceFacts{lastMseq}, noon));
    }

    ServerSession session;
};

const Error gone{ErrorCode::NotFound, "The log no longer reaches back that far."};

} // namespace

class TestServerSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logInThenHelloThenWelcome() {
        Gate gate;
        QCOMPARE(gate.hears(Login{"anne", "secret", DeviceId(id(50)), "desk"}), script({"password of anne"}));
        QCOMPARE(lines(gate.session.loggedIn(LoggedIn{"token", {}, Role::Agent, "Anne"}, noon)),
                 script({"> LOGGEDIN token"}));
        QCOMPARE(gate.hears(hello()), script({"token token"}));
        QCOMPARE(lines(gate.session.authenticated(Principal{}, noon)), script({"fence 7"}));
        QCOMPARE(lines(gate.session.fenced(DeviceFacts{3}, noon)).isEmpty(), false);
    }

    void anotherHistoryEndsTheSession() {
        const auto ended = script({"> ERROR unavailable retry 2000", "close unavailable"});
        Gate late;
        (void)late.hears(hello());
        (void)late.session.authenticated(Principal{}, noon);
        QCOMPARE(lines(late.session.fenced(DeviceFacts{3, 2}, noon)), ended);

        Gate following;
        (void)following.comeUp();
        (void)following.hears(Credit{4});
        FeedPage other = page(5, 6, 10);
        other.incarnation = 2;
        QCOMPARE(lines(following.session.fed(other, noon)), ended);

        Gate filling;
        Hello empty = hello();
        empty.scopes = {{"all", 0, std::nullopt}};
        (void)filling.comeUp(empty);
        (void)filling.hears(Credit{4});
        QCOMPARE(
            lines(filling.session.snapped(SnapshotPage{EntityKind::Note, {}, true, true, 0, 20, 0, 2}, noon)),
            ended);
    }

    void noPageIsOlderThanWhatWasShown() {
        // What another session has shown the desktop is no newer than the store was at the fence.
        Gate gate;
        (void)gate.hears(hello());
        (void)gate.session.authenticated(Principal{}, noon);
        (void)gate.session.fenced(DeviceFacts{0, 1, {}, 12}, noon);
        const auto oldestOf = [](const ServerAsks& asks) -> Seq {
            for (const ServerAsk& one : asks)
                if (const auto* read = std::get_if<ask::ReadFeed>(&one))
                    return read->noOlderThan;
            return -1;
        };
        QCOMPARE(oldestOf(gate.session.received(encode(Credit{8}), noon)), 12);
        FeedPage fresh = page(5, 6, 15);
        fresh.readAt = 15;
        QCOMPARE(oldestOf(gate.session.fed(fresh, noon)), 15);
        // One that was read before, and taken all the same, takes nothing back.
        FeedPage older = page(6, 7, 15);
        older.readAt = 13;
        QCOMPARE(oldestOf(gate.session.fed(older, noon)), 15);

        Gate filling;
        Hello empty = hello();
        empty.scopes = {{"all", 0, std::nullopt}};
        (void)filling.comeUp(empty);
        (void)filling.hears(Credit{8});
        QCOMPARE(oldestOf(filling.session.snapped(SnapshotPage{EntityKind::Note, {}, true, true, 0, 20, 0, 1},
                                                  noon)),
                 20);
    }

    void wrongPasswordCloses() {
        Gate gate;
        (void)gate.hears(Login{"anne", "wrong", DeviceId(id(50)), "desk"});
        QCOMPARE(lines(gate.session.loggedIn(Error{ErrorCode::WrongCredentials, "No."}, noon)),
                 script({"> ERROR wrong_credentials retry 0", "close wrong_credentials"}));
        QCOMPARE(gate.hears(Ping{1}), script({}));
    }

    void welcomeNamesScopesAndNumbers() {
        Gate gate;
        Hello frame = hello();
        frame.lastMseq = 4;
        frame.scopes.push_back({"team:unknown", 0, std::nullopt});
        QCOMPARE(gate.comeUp(frame, 4), script({"> WELCOME inc 1 mseq 4 granted 1 revoked 1"}));
        // Nothing is read before the desktop has given credit.
        QCOMPARE(gate.hears(Credit{1}), script({"feed from 5"}));
    }

    void revokedTokenAndFencedEpochAreRefused() {
        Gate first;
        (void)first.hears(hello());
        QCOMPARE(lines(first.session.authenticated(Error{ErrorCode::SessionExpired, "Log in again."}, noon)),
                 script({"> ERROR session_expired retry 0", "close session_expired"}));
        Gate second;
        (void)second.hears(hello());
        (void)second.session.authenticated(Principal{}, noon);
        QCOMPARE(lines(second.session.fenced(Error{ErrorCode::Superseded, "A newer one."}, noon)),
                 script({"> ERROR superseded retry 0", "close superseded"}));
    }

    void followsTheLogWithinCreditAndMarks() {
        Gate gate;
        (void)gate.comeUp();
        QCOMPARE(gate.hears(Credit{2}), script({"feed from 5"}));
        QCOMPARE(lines(gate.session.fed(page(5, 7, 10), noon)),
                 script({"> CHANGES 5-7: 1", "> MARK 7 of 10", "feed from 7"}));
        QCOMPARE(lines(gate.session.fed(page(7, 9, 10), noon)),
                 script({"> CHANGES 7-9: 1", "> MARK 9 of 10"}));
        QCOMPARE(lines(gate.session.headMoved(12, noon)), script({}));
        QCOMPARE(gate.hears(Credit{8}), script({"feed from 9"}));
        QCOMPARE(lines(gate.session.fed(page(9, 12, 12), noon)),
                 script({"> CHANGES 9-12: 1", "> MARK 12 of 12"}));
        QCOMPARE(lines(gate.session.headMoved(12, noon)), script({}));
        QCOMPARE(lines(gate.session.headMoved(13, noon)), script({"feed from 12"}));
    }

    void aHintDuringReadingIsNotLost() {
        Gate gate;
        (void)gate.comeUp();
        (void)gate.hears(Credit{8});
        QCOMPARE(lines(gate.session.headMoved(11, noon)), script({}));
        QCOMPARE(lines(gate.session.fed(page(5, 10, 10), noon)),
                 script({"> CHANGES 5-10: 1", "> MARK 10 of 10", "feed from 10"}));
        QCOMPARE(lines(gate.session.fed(page(10, 11, 11), noon)),
                 script({"> CHANGES 10-11: 1", "> MARK 11 of 11"}));
    }

    void aFalseHintCostsOneQuestion() {
        Gate gate;
        (void)gate.comeUp();
        (void)gate.hears(Credit{8});
        (void)gate.session.fed(page(5, 10, 10), noon);
        QCOMPARE(lines(gate.session.headMoved(99, noon)), script({"feed from 10"}));
        QCOMPARE(lines(gate.session.fed(page(10, 10, 10, 0), noon)), script({}));
    }

    void aFullSocketStopsReading() {
        Gate gate;
        (void)gate.comeUp();
        (void)gate.hears(Credit{100});
        FeedPage large = page(5, 6, 10, 0);
        for (std::uint8_t i = 1; i < 10; ++i) {
            Note big = note(i, 6);
            for (std::size_t k = 0; k < 30'000; ++k)
                big.text += static_cast<char>('a' + (k * 7 + i) % 23);
            large.changes.push_back({big, false});
        }
        QCOMPARE(lines(gate.session.fed(large, noon)),
                 script({"> CHANGES 5-5: 6", "> CHANGES 5-6: 3", "> MARK 6 of 10"}));
        QCOMPARE(lines(gate.session.drained(noon)), script({"feed from 6"}));
    }

    void belowTheFloorASnapshotBeginsInTheMiddle() {
        Gate gate;
        (void)gate.comeUp();
        QCOMPARE(gate.hears(Credit{9}), script({"feed from 5"}));
        QCOMPARE(lines(gate.session.fed(gone, noon)), script({"snapshot kind 0 behind 0"}));
        QCOMPARE(
            lines(gate.session.snapped(SnapshotPage{EntityKind::Alert, {}, true, false, 2, 20, 15}, noon)),
            script({"snapshot kind 8 behind 0"}));
        QCOMPARE(lines(gate.session.snapped(
                     SnapshotPage{EntityKind::Note, {note(1, 3)}, false, false, 2, 20, 15}, noon)),
                 script({"> SNAP 1 of 20: 1 rows", "snapshot kind 13 behind 1 of 20"}));
        QCOMPARE(lines(gate.session.snapped(
                     SnapshotPage{EntityKind::Note, {note(2, 22)}, true, true, 2, 22, 15}, noon)),
                 script({"> SNAP 2 of 20: 1 rows, last", "feed from 20"}));
    }

    void aSnapshotBeginsAnewWhenTheFloorOvertakesIt() {
        Gate gate;
        (void)gate.comeUp(hello(0));
        QCOMPARE(gate.hears(Credit{9}), script({"snapshot kind 0 behind 0"}));
        (void)gate.session.snapped(SnapshotPage{EntityKind::Note, {note(1, 3)}, false, false, 2, 20, 15},
                                   noon);
        QCOMPARE(lines(gate.session.snapped(
                     SnapshotPage{EntityKind::Note, {note(2, 3)}, true, true, 2, 40, 30}, noon)),
                 script({"snapshot kind 0 behind 0"}));
        QCOMPARE(lines(gate.session.snapped(
                     SnapshotPage{EntityKind::Note, {note(1, 3)}, true, true, 1, 41, 30}, noon)),
                 script({"> SNAP 1 of 41: 1 rows, last", "feed from 41"}));
    }

    void snapshotsResumeOnlyInTheSameStoreAndAboveTheFloor() {
        Hello frame = hello(0);
        frame.scopes[0].resume = SnapPoint{4, 3, EntityKind::Note, id(9), 30};
        Gate same;
        (void)same.comeUp(frame);
        QCOMPARE(same.hears(Credit{9}), script({"snapshot kind 13 behind 9 of 4"}));
        QCOMPARE(lines(same.session.snapped(
                     SnapshotPage{EntityKind::Note, {note(10, 6)}, true, true, 31, 10, 2}, noon)),
                 script({"> SNAP 4 of 4: 1 rows, last", "feed from 4"}));
        frame.scopes[0].resume->asOf = 1;
        Gate old;
        (void)old.comeUp(frame);
        QCOMPARE(old.hears(Credit{9}), script({"snapshot kind 0 behind 0"}));
        frame.scopes[0].resume->asOf = 4;
        frame.incarnation = 2;
        Gate restored;
        (void)restored.comeUp(frame);
        QCOMPARE(restored.hears(Credit{9}), script({"snapshot kind 0 behind 0"}));
    }

    void aCursorAheadOfTheStoreGetsASnapshot() {
        Gate gate;
        (void)gate.comeUp(hello(50));
        QCOMPARE(gate.hears(Credit{9}), script({"feed from 50"}));
        QCOMPARE(lines(gate.session.fed(page(50, 50, 10, 0), noon)), script({"snapshot kind 0 behind 0"}));
    }

    void pushesAreDecidedInOrderAndAnswered() {
        Gate gate;
        (void)gate.comeUp();
        QCOMPARE(gate.hears(push(1)), script({"commit 1 epoch 7"}));
        QCOMPARE(gate.hears(push(2)), script({"commit 2 epoch 7"}));
        QCOMPARE(lines(gate.session.committed(
                     Ack{1, push(1).mid, AckStatus::Applied, 11, ErrorCode::None, {}}, noon)),
                 script({"> ACK 1 status 1 at 11"}));
        // An old number again: the store answers it with what it kept.
        QCOMPARE(gate.hears(push(1)), script({"commit 1 epoch 7"}));
        QCOMPARE(gate.hears(push(4)), script({"> ERROR bad_input retry 0", "close bad_input"}));
    }

    void moreUnansweredThanAllowedIsRefused() {
        ServerSession::Options options;
        options.pushCredits = 2;
        Gate gate(options);
        (void)gate.comeUp();
        (void)gate.hears(push(1));
        (void)gate.hears(push(2));
        QCOMPARE(gate.hears(push(3)), script({"> ERROR rate_limited retry 2000", "close rate_limited"}));
    }

    void aCommandOfANewerDesktopIsRefusedUnderItsNumber() {
        Gate gate;
        (void)gate.comeUp();
        QCOMPARE(gate.hears(UnknownPush{1, MutationId(id(101)), 200}), script({"commit refusal 1 too_new"}));
    }

    void storeTroubleEndsTheConnectionSoThatNothingIsSkipped() {
        for (const auto& [why, said] : {std::pair{ErrorCode::StorageFull, "storage_full retry 2000"},
                                        std::pair{ErrorCode::Superseded, "superseded retry 0"},
                                        std::pair{ErrorCode::ClonedDevice, "cloned_device retry 0"},
                                        // A fault of the store is not final for desktops.
                                        std::pair{ErrorCode::Internal, "unavailable retry 2000"}}) {
            Gate gate;
            (void)gate.comeUp();
            (void)gate.hears(push(1));
            const auto got = lines(gate.session.committed(Error{why, "Said."}, noon));
            QCOMPARE(got.at(0), QStringLiteral("> ERROR ") + QString::fromUtf8(said));
            QVERIFY(got.at(1).startsWith(QStringLiteral("close")));
            QCOMPARE(got.size(), 2);
        }
    }

    void aProfileThatWasPutBackIsNoticed() {
        Gate gate;
        Hello frame = hello();
        frame.lastMseq = 3;
        QCOMPARE(gate.comeUp(frame, 5), script({"> ERROR cloned_device retry 0", "close cloned_device"}));
    }

    void newerDesktopsAreRefused() {
        Gate gate;
        Hello frame = hello();
        frame.protoMin = 2;
        frame.protoMax = 3;
        QCOMPARE(gate.hears(frame), script({"> ERROR too_new retry 0", "close too_new"}));
    }

    void tooOldDesktopsMayPushWhatTheyHaveAndAreThenRefused() {
        ServerSession::Options options;
        options.protoMin = 3;
        options.protoMax = 4;
        Gate gate(options);
        Hello frame = hello();
        frame.lastMseq = 2;
        QCOMPARE(gate.comeUp(frame, 1), script({"> WELCOME inc 1 mseq 1 granted 0 revoked 1"}));
        QCOMPARE(gate.hears(Credit{4}), script({}));
        QCOMPARE(gate.hears(push(2)), script({"commit 2 epoch 7"}));
        QCOMPARE(lines(gate.session.committed(
                     Ack{2, push(2).mid, AckStatus::Applied, 11, ErrorCode::None, {}}, noon)),
                 script({"> ACK 2 status 1 at 11", "> ERROR too_old retry 0", "close too_old"}));
        Gate nothingToPush(options);
        QCOMPARE(nothingToPush.comeUp(), script({"> WELCOME inc 1 mseq 0 granted 0 revoked 1",
                                                 "> ERROR too_old retry 0", "close too_old"}));
    }

    void accountsThatAreOffMayHandOverWhatTheyHave() {
        Principal off;
        off.reviewOnly = true;
        const auto comeUp = [&](Gate& gate, std::int64_t sent, std::int64_t known) {
            Hello frame = hello();
            frame.lastMseq = sent;
            (void)gate.hears(frame);
            (void)gate.session.authenticated(off, noon);
            return lines(gate.session.fenced(DeviceFacts{known}, noon));
        };
        const auto farewell = script({"> ERROR account_off retry 0", "close account_off"});
        Gate gate;
        QCOMPARE(comeUp(gate, 2, 1).first(), QStringLiteral("> WELCOME inc 1 mseq 1 granted 0 revoked 1"));
        QCOMPARE(gate.hears(Credit{4}), script({}));
        QCOMPARE(gate.hears(push(2)), script({"commit 2 epoch 7"}));
        QCOMPARE(lines(gate.session.committed(
                     Ack{2, push(2).mid, AckStatus::ForReview, 11, ErrorCode::None, {}}, noon)),
                 script({"> ACK 2 status 6 at 11"}) + farewell);
        // Whose answers were lost pushes again; who has nothing left says nothing.
        Gate silent;
        QCOMPARE(comeUp(silent, 2, 2).first(), QStringLiteral("> WELCOME inc 1 mseq 2 granted 0 revoked 1"));
        QCOMPARE(lines(silent.session.tick(noon + std::chrono::seconds(2))), farewell);
    }

    void desktopsOfTheVersionBeforeGoOnWorking() {
        // The store has gone one version further and still speaks the one before.
        ServerSession::Options options;
        options.protoMax = protocolMax + 1;
        options.schemaMin = schemaVersion;
        Gate newer(options);
        Gate usual;
        QCOMPARE(newer.comeUp(), usual.comeUp());
        QCOMPARE(newer.hears(Credit{4}), usual.hears(Credit{4}));
        QCOMPARE(newer.hears(push(1)), script({"commit 1 epoch 7"}));
        QCOMPARE(lines(newer.session.committed(
                     Ack{1, push(1).mid, AckStatus::Applied, 11, ErrorCode::None, {}}, noon)),
                 script({"> ACK 1 status 1 at 11"}));
        // They agree on the older of the two.
        ServerSession session(options, {store, 1, 10, 0});
        (void)session.opened(noon);
        (void)session.received(encode(hello()), noon);
        (void)session.authenticated(Principal{}, noon);
        const auto asks = session.fenced(DeviceFacts{0}, noon);
        const auto* sent = std::get_if<ask::Send>(&asks.front());
        QVERIFY(sent);
        QCOMPARE(std::get<Welcome>(*decode(sent->bytes)).proto, protocolMax);
    }

    void framesBeforeLogInAreSmallAndInPlace() {
        Gate large;
        QCOMPARE(lines(large.session.received(std::string(maxFrameBytesBeforeLogin + 1, '\0'), noon)),
                 script({"> ERROR bad_input retry 0", "close bad_input"}));
        for (const Frame& frame :
             {Frame(push(1)), Frame(Credit{1}), Frame(Snap{}), Frame(Welcome{}), Frame(Ack{})}) {
            Gate gate;
            QCOMPARE(gate.hears(frame), script({"> ERROR bad_input retry 0", "close bad_input"}));
        }
        Gate nameless;
        QCOMPARE(nameless.hears(Hello{}), script({"> ERROR bad_input retry 0", "close bad_input"}));
        Gate twice;
        (void)twice.comeUp();
        QCOMPARE(twice.hears(hello()), script({"> ERROR bad_input retry 0", "close bad_input"}));
        Gate noise;
        QCOMPARE(lines(noise.session.received("GET / HTTP/1.1", noon)),
                 script({"> ERROR bad_input retry 0", "close bad_input"}));
    }

    void silenceIsPingedThenClosed() {
        ServerSession session({}, {store, 1, 10, 0});
        QCOMPARE(lines(session.opened(noon)), script({"wake at 1015000"}));
        QCOMPARE(lines(session.tick(noon + Milliseconds(15'000))), script({"> PING 1", "wake at 1030000"}));
        QCOMPARE(lines(session.tick(noon + Milliseconds(30'000))), script({"close unavailable"}));
        QCOMPARE(lines(session.tick(noon + Milliseconds(60'000))), script({}));
    }

    void logOutRevokesTheToken() {
        Gate gate;
        (void)gate.comeUp();
        QCOMPARE(gate.hears(Logout{}), script({"revoke token", "close none"}));
    }

    void aTakenOverConnectionIsTold() {
        Gate gate;
        (void)gate.comeUp();
        QCOMPARE(lines(gate.session.revoked({ErrorCode::Superseded, "Taken over."}, noon)),
                 script({"> ERROR superseded retry 0", "close superseded"}));
        QCOMPARE(lines(gate.session.fed(page(5, 6, 6), noon)), script({}));
        QCOMPARE(lines(gate.session.committed(Ack{}, noon)), script({}));
    }
};

VISAGE_TEST(TestServerSession)
#include "test_server_session.moc"
