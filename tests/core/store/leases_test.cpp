// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/leases.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

using namespace visage;
using namespace visage::store;
using namespace std::chrono_literals;
using visage::testing::StoppedClock;

namespace {

constexpr Milliseconds twoMinutes = 2min;

Uuid gateway(std::uint8_t number) {
    Uuid id;
    id.bytes[15] = number;
    return id;
}

} // namespace

class TestLeases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { visage::testing::addDataRows(); }
    void init();
    void oneHoldsIt();
    void itsHolderRenewsIt();
    void anotherTakesOverWhenItHasRunOut();
    void whatIsNotCommittedIsNotHeld();
    void aFormerHolderCannotCommitLate();

private:
    std::optional<Lease> take(std::uint8_t holder) {
        auto batch = m_backend->begin();
        if (!batch)
            return std::nullopt;
        auto lease = takeLease(*m_backend, **batch, upkeepLease, gateway(holder), m_clock.now(), twoMinutes);
        return lease && (*batch)->commit().ok() ? *lease : std::nullopt;
    }

    std::unique_ptr<visage::testing::Data> m_data;
    std::unique_ptr<Backend> m_backend;
    StoppedClock m_clock;
};

void TestLeases::init() {
    m_backend.reset();
    m_data = visage::testing::dataOfRow();
    auto backend = m_data->open();
    QVERIFY(backend.ok());
    m_backend = std::move(*backend);
}

void TestLeases::oneHoldsIt() {
    const auto first = take(1);
    QVERIFY(first);
    QCOMPARE(first->fence, 1);
    QVERIFY(!take(2));
    QVERIFY(checkLease(*m_backend, *first).ok());
}

void TestLeases::itsHolderRenewsIt() {
    QVERIFY(take(1));
    m_clock.pass(1min);
    const auto renewed = take(1);
    QVERIFY(renewed);
    QCOMPARE(renewed->fence, 1);
    m_clock.pass(90s);
    QVERIFY(!take(2));
}

void TestLeases::anotherTakesOverWhenItHasRunOut() {
    const auto first = take(1);
    m_clock.pass(twoMinutes);
    const auto second = take(2);
    QVERIFY(second);
    QCOMPARE(second->fence, first->fence + 1);
    QVERIFY(!take(1));
}

void TestLeases::whatIsNotCommittedIsNotHeld() {
    {
        auto batch = m_backend->begin();
        QVERIFY(
            takeLease(*m_backend, **batch, upkeepLease, gateway(1), m_clock.now(), twoMinutes)->has_value());
    }
    const auto other = take(2);
    QVERIFY(other);
    QCOMPARE(other->fence, 1);
}

/// Frozen in the middle of its work, it wakes up when another has taken over: its number says so, though its
/// clock may stand still.
void TestLeases::aFormerHolderCannotCommitLate() {
    const auto first = take(1);
    m_clock.pass(twoMinutes);
    const auto second = take(2);
    QVERIFY(second);
    auto late = m_backend->begin();
    QVERIFY(late.ok());
    QCOMPARE(checkLease(*m_backend, *first).error().code, ErrorCode::Superseded);
    QVERIFY(checkLease(*m_backend, *second).ok());
}

VISAGE_TEST(TestLeases)
#include "leases_test.moc"
