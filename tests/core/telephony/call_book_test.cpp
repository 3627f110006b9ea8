// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telephony/call_book.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::telephony;
using call::Call;
using call::CallState;
using call::EndCause;
using Change = CallBook::Change;

class CallBookTest : public QObject {
    Q_OBJECT

    static Call with(std::uint32_t id, CallState state, Timestamp ended = {}) {
        Call call;
        call.id = id;
        call.state = state;
        call.endedAt = ended;
        return call;
    }

private Q_SLOTS:
    void keepsTheLivingAndTheOneThatEndedLast() {
        CallBook book;
        for (const std::uint32_t id : {1U, 2U, 3U})
            QCOMPARE(book.put(with(id, CallState::Ringing)), Change::Appeared);
        QCOMPARE(book.put(with(1, CallState::Ended, {100})), Change::Changed);
        QCOMPARE(book.calls().size(), std::size_t(3));
        QCOMPARE(book.put(with(2, CallState::Ended, {200})), Change::Changed);
        QVERIFY(book.find(1) == nullptr);
        QVERIFY(book.find(2) != nullptr && book.find(3) != nullptr);
        QVERIFY(book.anyAlive());
    }

    void impossibleStepsAreIgnored() {
        CallBook book;
        (void)book.put(with(1, CallState::Ringing));
        QCOMPARE(book.put(with(1, CallState::Held)), Change::None);
        QCOMPARE(book.find(1)->state, CallState::Ringing);
        (void)book.put(with(1, CallState::Ended, {5}));
        QCOMPARE(book.put(with(1, CallState::Active)), Change::None);
    }

    void aHoldThatLastedIsCountedWhenEverythingEnds() {
        CallBook book;
        auto held = with(1, CallState::Held);
        held.held = Milliseconds(50);
        held.heldSince = {1000};
        (void)book.put(held);
        QCOMPARE(book.endAll(EndCause::EngineLost, {1200}), std::vector<std::uint32_t>{1});
        QCOMPARE(book.find(1)->held.count(), 250);
        QCOMPARE(book.find(1)->cause, EndCause::EngineLost);
        QVERIFY(book.endAll(EndCause::EngineLost, {1300}).empty());
    }
};

VISAGE_TEST(CallBookTest)
#include "call_book_test.moc"
