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

Timestamp after(int ms) {
    return noon + Milliseconds(ms);
}

PendingPush push(std::int64_t mseq) {
    return {mseq, MutationId(id(static_cast<std::uint8_t>(100 + mseq))), noon, 0,
            WriteNote{NoteId(id(1)), {}, {}, {}, "x"}};
}

Ack ack(std::int64_t mseq, AckStatus status = AckStatus::Applied, Seq seq = 8) {
    return {mseq, push(mseq).mid, status, seq, ErrorCode::None, {}};
}

Welcome welcome(std::int64_t incarnation = 1, std::int64_t lastMseq = 0, std::uint32_t credits = 64) {
    Welcome frame;
    frame.store = store;
    frame.incarnation = incarnation;
    frame.now = noon + Milliseconds(5000);
    frame.granted = {"all"};
    frame.lastMseq = lastMseq;
    frame.pushCredits = credits;
    return frame;
}

Snap part(std::uint32_t number, Seq asOf, std::vector<Row> rows, bool last = false) {
    return {"all", asOf, number, EntityKind::Note, 4, 0, last, std::move(rows)};
}

Changes changes(Seq from, Seq to) {
    return {"all", from, to, {{note(1, to), false}}};
}
Mark mark(Seq cursor, Seq head) {
    return {{{"all", cursor, std::nullopt}}, noon, head};
}

/// A desktop with a cache at `cursor`, connected and welcomed.
struct Desk {
    explicit Desk(Seq cursor = 0, std::vector<PendingPush> pending = {}, std::int64_t lastMseq = 0)
        : session({"test", "desk"}, state(cursor, lastMseq), std::move(pending)) {
        session.setToken("token");
    }

    static ClientState state(Seq cursor, std::int64_t lastMseq) {
        ClientState state{DeviceId(id(50)), 6, {}, 0, {{"all", cursor, std::nullopt}}, lastMseq};
        if (cursor > 0) {
            state.store = store;
            state.incarnation = 1;
        }
        return state;
    }

    QStringList hears(const Frame& frame, Timestamp at = noon) {
        return lines(session.received(encode(frame), at));
    }

    void comeUp(const Welcome& frame = welcome()) {
        (void)session.opened(noon);
        (void)hears(frame);
    }

    ClientSession session;
};

} // namespace

class TestClientSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logsInAndGreets() {
        ClientSession session({"test", "desk"}, {DeviceId(id(50)), 0, {}, 0, {{"all", 0, std::nullopt}}, 0},
                              {});
        QCOMPARE(lines(session.opened(noon)), script({"phase connected", "wake at 1015000"}));
        QCOMPARE(lines(session.logIn("anne", "secret", noon)), script({"> LOGIN anne", "phase logging in"}));
        QCOMPARE(lines(session.received(encode(LoggedIn{"tok", {}, Role::Agent, "Anne"}), after(10))),
                 script({"token tok", "epoch 1000010", "> HELLO epoch 1000010 inc 0 mseq 0 all@0",
                         "phase connected"}));
        QCOMPARE(session.phase(), Phase::Connected);
    }

    /// An older program left out what it did not know: a newer one must not go on from its cursor.
    void aCacheOfAnOlderProgramIsFetchedAgain() {
        ClientState state = Desk::state(40, 0);
        state.schema = schemaVersion - 1;
        ClientSession session({"test", "desk"}, state, {});
        session.setToken("token");
        QVERIFY(
            lines(session.opened(noon)).contains(QStringLiteral("> HELLO epoch 1000000 inc 1 mseq 0 all@0")));
        const auto welcomed = session.received(encode(welcome()), noon);
        const auto saved = std::ranges::find_if(
            welcomed, [](const ClientEffect& one) { return std::holds_alternative<effect::SaveStore>(one); });
        QVERIFY(saved != welcomed.end());
        QCOMPARE(std::get<effect::SaveStore>(*saved).schema, schemaVersion);
    }

    void credentialsWaitForTheSocket() {
        ClientSession session({"test", "desk"}, Desk::state(0, 0), {});
        QCOMPARE(lines(session.logIn("anne", "secret", noon)), script({}));
        QCOMPARE(lines(session.opened(noon)),
                 script({"phase connected", "> LOGIN anne", "phase logging in", "wake at 1015000"}));
    }

    void wrongPasswordIsSaidAndForgotten() {
        ClientSession session({"test", "desk"}, Desk::state(0, 0), {});
        (void)session.logIn("anne", "wrong", noon);
        (void)session.opened(noon);
        QCOMPARE(lines(session.received(encode(ErrorFrame{ErrorCode::WrongCredentials, 0, "No."}), noon)),
                 script({"refused wrong_credentials retry 0", "close wrong_credentials", "phase offline"}));
        QCOMPARE(lines(session.opened(noon)), script({"phase connected", "wake at 1015000"}));
    }

    void expiredTokenIsForgotten() {
        Desk desk;
        (void)desk.session.opened(noon);
        QCOMPARE(desk.hears(ErrorFrame{ErrorCode::SessionExpired, 0, "Log in again."}),
                 script({"refused session_expired retry 0", "close session_expired", "phase offline"}));
        QCOMPARE(lines(desk.session.opened(noon)), script({"phase connected", "wake at 1015000"}));
    }

    void epochRisesEvenWhenTheClockDoesNot() {
        Desk desk;
        QVERIFY(lines(desk.session.opened(Timestamp{3})).contains(QStringLiteral("epoch 7")));
        (void)desk.session.closed(noon);
        QVERIFY(lines(desk.session.opened(Timestamp{3})).contains(QStringLiteral("epoch 8")));
    }

    void anEmptyCacheIsFilledBySnapshotThenFollows() {
        Desk desk;
        (void)desk.session.opened(noon);
        QCOMPARE(desk.hears(welcome()),
                 script({"store inc 1", "welcomed", "phase catching up", "> CREDIT 8"}));
        QCOMPARE(desk.hears(part(1, 7, {note(1, 2), note(2, 3)})),
                 script({"phase snapshot", "begin snapshot 7", "part 1, 2 rows so far", "progress 2/4"}));
        QCOMPARE(desk.hears(part(2, 7, {note(3, 4)}, true)),
                 script({"part 2, 3 rows so far", "progress 3/4", "end snapshot 7", "phase catching up"}));
        QCOMPARE(desk.hears(changes(7, 9)), script({}));
        QCOMPARE(desk.hears(mark(9, 9)), script({"apply 1 pages up to 9", "phase live"}));
        QCOMPARE(desk.session.clockOffset(), Milliseconds(5000)); // as WELCOME said: the MARK may have waited
    }

    void changesAreAppliedOnlyWithTheirMark() {
        Desk desk(5);
        desk.comeUp();
        QCOMPARE(desk.hears(changes(5, 6)), script({}));
        QCOMPARE(desk.hears(changes(6, 8)), script({}));
        QCOMPARE(desk.hears(mark(8, 10)), script({"apply 2 pages up to 8"}));
        QCOMPARE(desk.session.phase(), Phase::CatchingUp);
        // Cut before the mark: forgotten, and the next greeting says the durable cursor.
        QCOMPARE(desk.hears(changes(8, 10)), script({}));
        (void)desk.session.closed(noon);
        QVERIFY(lines(desk.session.opened(noon)).at(2).endsWith(QStringLiteral("all@8")));
    }

    void creditIsGivenAsFramesAreTaken() {
        Desk desk(5);
        desk.comeUp();
        for (const Seq from : {5, 6, 7})
            QCOMPARE(desk.hears(changes(from, from + 1)), script({}));
        QCOMPARE(desk.hears(changes(8, 9)), script({"> CREDIT 4"}));
    }

    void aGapEndsTheConnection() {
        Desk desk(5);
        desk.comeUp();
        QCOMPARE(desk.hears(changes(6, 7)), script({"close bad_input", "phase offline"}));
        QCOMPARE(desk.hears(changes(5, 7)), script({}));
        Desk second(5);
        second.comeUp();
        QCOMPARE(second.hears(mark(7, 7)), script({"close bad_input", "phase offline"}));
        Desk third(5);
        third.comeUp();
        (void)third.hears(part(1, 9, {note(1, 2)}));
        QCOMPARE(third.hears(part(3, 9, {note(2, 2)})), script({"close bad_input", "phase offline"}));
        Desk fourth(5);
        fourth.comeUp();
        (void)fourth.hears(part(1, 9, {note(1, 2)}));
        QCOMPARE(fourth.hears(changes(5, 9)), script({"close bad_input", "phase offline"}));
    }

    void anInterruptedSnapshotIsResumed() {
        Desk desk;
        desk.comeUp();
        (void)desk.hears(part(1, 7, {note(1, 2)}));
        (void)desk.session.closed(noon);
        QVERIFY(lines(desk.session.opened(noon)).at(2).endsWith(QStringLiteral("all@0 resume 1 of 7")));
        QCOMPARE(desk.hears(welcome()), script({"welcomed", "phase snapshot", "> CREDIT 8"}));
        QCOMPARE(desk.hears(part(2, 7, {note(2, 2)}, true)),
                 script({"part 2, 2 rows so far", "progress 2/4", "end snapshot 7", "phase catching up"}));
    }

    void aSnapshotMayBeginInTheMiddleOfFollowing() {
        Desk desk(5);
        desk.comeUp();
        (void)desk.hears(changes(5, 6));
        QCOMPARE(desk.hears(part(1, 30, {}, true)),
                 script({"phase snapshot", "begin snapshot 30", "part 1, 0 rows so far", "progress 0/4",
                         "end snapshot 30", "phase catching up"}));
        QCOMPARE(desk.hears(mark(30, 30)), script({"phase live"}));
    }

    void anotherIncarnationForgetsCursorsAndNothingElse() {
        Desk desk(5, {push(1)}, 1);
        (void)desk.session.opened(noon);
        QCOMPARE(desk.hears(welcome(2)),
                 script({"reoffer behind 0", "store inc 2", "welcomed", "phase catching up", "> CREDIT 8"}));
        QCOMPARE(lines(desk.session.reoffered({push(1)}, noon)), script({"> PUSH 1"}));
        (void)desk.session.closed(noon);
        QVERIFY(lines(desk.session.opened(noon)).at(2).endsWith(QStringLiteral("inc 2 mseq 1 all@0")));
    }

    void unansweredPushesGoOutInOrderWithinTheCredit() {
        Desk desk(5, {push(1), push(2), push(3)}, 3);
        (void)desk.session.opened(noon);
        QCOMPARE(desk.hears(welcome(1, 0, 2)),
                 script({"welcomed", "phase catching up", "> CREDIT 8", "> PUSH 1", "> PUSH 2"}));
        QCOMPARE(lines(desk.session.submit(push(4), noon)), script({}));
        QCOMPARE(desk.hears(ack(1)), script({"answer 1 status 1", "> PUSH 3"}));
        QCOMPARE(desk.hears(ack(2, AckStatus::Rejected)), script({"answer 2 status 4", "> PUSH 4"}));
        // Answered a second time: nothing happens twice.
        QCOMPARE(desk.hears(ack(2)), script({}));
    }

    void theNextConnectionPushesAgainWhatWasNotAnswered() {
        Desk desk(5, {push(1), push(2)}, 2);
        desk.comeUp();
        (void)desk.hears(ack(1));
        (void)desk.session.closed(noon);
        (void)desk.session.opened(noon);
        QCOMPARE(desk.hears(welcome(1, 2)),
                 script({"welcomed", "phase catching up", "> CREDIT 8", "> PUSH 2"}));
    }

    void submittedOfflineGoesOutLater() {
        Desk desk(5);
        QCOMPARE(lines(desk.session.submit(push(1), noon)), script({}));
        QCOMPARE(desk.session.lastMseq(), std::int64_t(1));
        (void)desk.session.opened(noon);
        QVERIFY(desk.hears(welcome()).contains(QStringLiteral("> PUSH 1")));
    }

    void anAnswerToSomebodyElsesPushEndsTheConnection() {
        Desk desk(5, {push(1)}, 1);
        desk.comeUp();
        Ack foreign = ack(1);
        foreign.mid = MutationId(id(77));
        QCOMPARE(desk.hears(foreign), script({"close bad_input", "phase offline"}));
    }

    void aRestoredStoreIsOfferedAgainWhatItLost() {
        Desk desk(5, {push(4)}, 4);
        (void)desk.session.opened(noon);
        QCOMPARE(desk.hears(welcome(2, 1)),
                 script({"reoffer behind 1", "store inc 2", "welcomed", "phase catching up", "> CREDIT 8"}));
        QCOMPARE(lines(desk.session.submit(push(5), noon)), script({}));
        QCOMPARE(lines(desk.session.reoffered({push(2), push(3), push(4)}, noon)),
                 script({"> PUSH 2", "> PUSH 3", "> PUSH 4", "> PUSH 5"}));
    }

    /// It may be refused for what other desktops have not given back yet, as what was acknowledged may.
    void whatIsUnansweredIsOfferedToARestoredStoreToo() {
        Desk desk(5, {push(4)}, 4);
        (void)desk.session.opened(noon);
        QCOMPARE(desk.hears(welcome(2, 3)),
                 script({"reoffer behind 3", "store inc 2", "welcomed", "phase catching up", "> CREDIT 8"}));
        QCOMPARE(lines(desk.session.reoffered({push(4)}, noon)), script({"> PUSH 4"}));
    }

    void numbersThatAreGoneNeedANewDevice() {
        Desk desk(5, {push(4)}, 4);
        (void)desk.session.opened(noon);
        (void)desk.hears(welcome(2, 1));
        QCOMPARE(lines(desk.session.reoffered({push(3), push(4)}, noon)),
                 script({"refused cloned_device retry 0", "close cloned_device", "phase offline"}));
    }

    void aSilentLineIsPingedThenGivenUp() {
        Desk desk(5);
        desk.comeUp();
        QCOMPARE(lines(desk.session.tick(after(14'000))), script({}));
        QCOMPARE(lines(desk.session.tick(after(15'000))), script({"> PING 1", "wake at 1030000"}));
        QCOMPARE(desk.hears(Pong{1, after(65'000)}, after(15'100)), script({}));
        QCOMPARE(desk.session.clockOffset(), Milliseconds(49'900));
        QCOMPARE(lines(desk.session.tick(after(30'000))), script({"wake at 1030100"}));
        QCOMPARE(lines(desk.session.tick(after(30'100))), script({"> PING 2", "wake at 1045100"}));
        QCOMPARE(lines(desk.session.tick(after(45'100))), script({"close unavailable", "phase offline"}));
        QCOMPARE(lines(desk.session.tick(after(99'000))), script({}));
    }

    void pingIsAnswered() {
        Desk desk(5);
        desk.comeUp();
        QCOMPARE(desk.hears(Ping{9}), script({"> PONG 9"}));
    }

    void aStoreOfAnotherTimeIsRefused() {
        Desk desk;
        (void)desk.session.opened(noon);
        Welcome newer = welcome();
        newer.proto = 9;
        QCOMPARE(desk.hears(newer), script({"refused too_old retry 0", "close too_old", "phase offline"}));
    }

    void transientRefusalsSayWhenToComeBack() {
        Desk desk(5);
        desk.comeUp();
        QCOMPARE(desk.hears(ErrorFrame{ErrorCode::StorageFull, 2000, "Full."}),
                 script({"refused storage_full retry 2000", "close storage_full", "phase offline"}));
    }

    void framesOutOfPlaceEndTheConnection() {
        for (const Frame& frame :
             {Frame(mark(1, 1)), Frame(ack(1)), Frame(part(1, 1, {})), Frame(Hello{}), Frame(LoggedIn{})}) {
            Desk desk;
            (void)desk.session.opened(noon);
            QCOMPARE(desk.hears(frame), script({"close bad_input", "phase offline"}));
        }
        Desk desk(5);
        desk.comeUp();
        QCOMPARE(lines(desk.session.received("\xFF", noon)), script({"close bad_input", "phase offline"}));
        desk.comeUp();
        QCOMPARE(lines(desk.session.received(std::string(maxFrameBytes + 1, '\0'), noon)),
                 script({"close bad_input", "phase offline"}));
        desk.comeUp();
        QCOMPARE(desk.hears(UnknownFrame{200}), script({}));
    }

    void logOutIsSaid() {
        Desk desk(5);
        desk.comeUp();
        QCOMPARE(lines(desk.session.logOut(noon)), script({"> LOGOUT"}));
        QCOMPARE(desk.hears(changes(5, 6)), script({}));
        QCOMPARE(lines(desk.session.closed(noon)), script({"phase offline"}));
        QCOMPARE(lines(desk.session.opened(noon)), script({"phase connected", "wake at 1015000"}));
    }
};

VISAGE_TEST(TestClientSession)
#include "test_client_session.moc"
