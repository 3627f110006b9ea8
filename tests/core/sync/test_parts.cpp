// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/sync/clock_offset.h"
#include "core/sync/frame_fitting.h"
#include "core/sync/overlay.h"
#include "core/sync/reoffered.h"
#include "tests/core/sync/transcript.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

using namespace visage;
using namespace visage::protocol;
using namespace visage::sync;

class TestParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEntryStaysInTheOverlayUntilTheCacheHasIt() {
        QCOMPARE(placeOf(std::nullopt, 100), OutboxPlace::Overlay);
        for (const auto status : {AckStatus::Applied, AckStatus::Merged, AckStatus::Superseded}) {
            QCOMPARE(placeOf(OutboxAnswer{status, 12}, 11), OutboxPlace::Overlay);
            QCOMPARE(placeOf(OutboxAnswer{status, 12}, 12), OutboxPlace::Cache);
        }
        QCOMPARE(placeOf(OutboxAnswer{AckStatus::Rejected, 12}, 0), OutboxPlace::Attention);
        QCOMPARE(placeOf(OutboxAnswer{AckStatus::Erased, 12}, 0), OutboxPlace::Erased);
    }

    void whatARestoredStoreRefusedMayBeEnteredAgain() {
        const Timestamp noon{1'774'612'800'000};
        const Milliseconds twoWeeks = std::chrono::hours(24 * 14);
        const Refusal refusal{ErrorCode::NotFound, 12, noon, 1};
        QCOMPARE(mayEnterAgain(refusal, 13, false, noon + twoWeeks), Again::IfForeseen);
        QCOMPARE(mayEnterAgain(refusal, 13, false, noon + twoWeeks + Milliseconds(1)), Again::No);
        // As new as the refusal, and so nothing has come since.
        QCOMPARE(mayEnterAgain(refusal, 12, false, noon), Again::No);
        QCOMPARE(mayEnterAgain({ErrorCode::Conflict, 12, noon, 1}, 13, false, noon), Again::IfForeseen);
        QCOMPARE(mayEnterAgain({ErrorCode::Denied, 12, noon, 1}, 13, true, noon + twoWeeks), Again::No);
        QCOMPARE(mayEnterAgain({ErrorCode::NotFound, 12, noon, 0}, 13, true, noon + twoWeeks), Again::No);
        const MutationId mid(Uuid::fromRaw("0123456789abcdef"));
        QVERIFY(enteredAgainAs(mid) == enteredAgainAs(mid));
        QVERIFY(enteredAgainAs(enteredAgainAs(mid)) != enteredAgainAs(mid));
    }

    void whatADesktopDoesNotSeeIsEnteredAgainByTimeWithinTwoWeeks() {
        Timestamp at{1'774'612'800'000};
        const Timestamp end = at + Milliseconds(std::chrono::hours(24 * 14));
        for (int chances = chancesToEnterAgain; chances > 1; --chances) {
            const Refusal refusal{ErrorCode::NotFound, 12, at, chances};
            QCOMPARE(mayEnterAgain(refusal, 13, true, at), Again::IfForeseen);
            QCOMPARE(mayEnterAgain(refusal, 12, true, at), Again::No);
            while (at < end && mayEnterAgain(refusal, 12, true, at) == Again::No)
                at = at + Milliseconds(std::chrono::minutes(5));
            QCOMPARE(mayEnterAgain(refusal, 12, true, at), Again::Unseen);
            QCOMPARE(mayEnterAgain(refusal, 12, false, at), Again::No);
        }
        QVERIFY(at < end);
        // The last chance is for what it sees.
        QCOMPARE(mayEnterAgain({ErrorCode::NotFound, 12, at, 1}, 12, true, end), Again::No);
        QCOMPARE(mayEnterAgain({ErrorCode::NotFound, 12, at, 1}, 13, true, end), Again::IfForeseen);
    }

    void aWrongClockKeepsAcknowledgedWorkLonger() {
        const Timestamp noon{1'774'612'800'000};
        const Milliseconds day = std::chrono::hours(24);
        for (const Milliseconds wrong : {-day, Milliseconds(0), day}) {
            QVERIFY(answeredAt(noon + wrong, -wrong, noon - day) >= noon);
            QVERIFY(keptSince(noon + wrong, noon) <= noon - 14 * day);
        }
    }

    void framesThatWaitedDoNotMakeAClockWrong() {
        ClockOffset offset;
        QCOMPARE(offset.value(), Milliseconds(0));
        const Timestamp noon{1'774'612'800'000};
        offset.learn(noon, noon - Milliseconds(500));
        for (int waited = 1; waited <= 7; ++waited)
            offset.learn(noon, noon + Milliseconds(60'000 * waited));
        QCOMPARE(offset.value(), Milliseconds(500));
        // A clock that was put right is noticed before long.
        offset.learn(noon, noon + Milliseconds(30'000));
        QCOMPARE(offset.value(), Milliseconds(-30'000));
        offset.forget();
        QCOMPARE(offset.value(), Milliseconds(0));
    }

    void hugeTextsAreShortenedAtACharacter() {
        QVERIFY(rc::check("shortened", [] {
            Interaction mail;
            for (auto* text : {&mail.subject, &mail.text, &mail.peerName}) {
                const auto letter = *rc::gen::element<std::string>("a", "é", "陳", "🙂");
                const auto count = *rc::gen::inRange<std::size_t>(0, 70'000);
                for (std::size_t i = 0; i < count; ++i)
                    *text += letter;
            }
            const auto before = mail.subject.size() + mail.text.size() + mail.peerName.size();
            Row row = mail;
            shorten(row);
            const auto& cut = std::get<Interaction>(row);
            RC_ASSERT(cut.subject.size() + cut.text.size() + cut.peerName.size() <= maxRowText);
            RC_ASSERT(text::isValidUtf8(cut.subject) && text::isValidUtf8(cut.text) &&
                      text::isValidUtf8(cut.peerName));
            RC_ASSERT(before > maxRowText || row == Row(mail));
        }));
    }

    void piecesCoverEverythingWithinTheirLimits() {
        QVERIFY(rc::check("pieces", [] {
            const auto sizes =
                *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 50));
            std::size_t next = 0;
            for (const auto& [begin, end] : pieces(sizes, 60, 4)) {
                RC_ASSERT(begin == next);
                next = end;
                std::size_t bytes = 0;
                for (auto i = begin; i < end; ++i)
                    bytes += sizes[i];
                RC_ASSERT(end - begin <= 4);
                RC_ASSERT(bytes <= 60 || end - begin == 1);
            }
            RC_ASSERT(next == sizes.size());
        }));
    }

    void everyFrameOfAHugePageFits() {
        ServerSession::Options options;
        ServerSession session(options, {StoreId(testing::id(9)), 1, 0, 0});
        Hello hello;
        hello.device = DeviceId(testing::id(1));
        hello.sessionEpoch = 1;
        hello.token = "t";
        hello.scopes = {{"all", 0, std::nullopt}};
        (void)session.received(encode(hello), {1});
        (void)session.authenticated(Principal{}, {1});
        (void)session.fenced(DeviceFacts{}, {1});
        (void)session.received(encode(Credit{50}), {1});
        SnapshotPage page{EntityKind::Interaction, {}, true, true, 30, 5, 0};
        SeededRandom random(4);
        for (std::uint8_t i = 1; i < 30; ++i) {
            Interaction mail;
            mail.id = InteractionId(testing::id(i));
            for (std::size_t k = 0; k < 700'000 / i; ++k)
                mail.text += static_cast<char>('!' + random.below(90));
            page.rows.emplace_back(std::move(mail));
        }
        std::size_t rows = 0;
        for (const auto& question : session.snapped(page, {1})) {
            const auto* send = std::get_if<ask::Send>(&question);
            if (!send)
                continue;
            QVERIFY(send->bytes.size() <= maxFrameBytes);
            const auto frame = decode(send->bytes);
            QVERIFY(frame.ok());
            rows += std::get<Snap>(*frame).rows.size();
        }
        QCOMPARE(rows, std::size_t(29));
    }
};

VISAGE_TEST(TestParts)
#include "test_parts.moc"
