// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StoreService: what it does beside serving.
#include "core/store/gateway/store_service.h"
#include "core/store/lease_keeper.h"

namespace visage::store {
namespace {

constexpr std::chrono::hours keptFor(24 * 60);
/// So many lines of the log go in one transaction: nobody waits long for it.
constexpr std::int64_t linesAtOnce = 5000;
/// Longer than any one step of the upkeep takes; another gateway goes on that long after a death.
constexpr Milliseconds leaseTime = LeaseKeeper::time;
/// Of work whose steps may take hours: the lease is renewed with so much of its time left.
constexpr Milliseconds renewedBefore = LeaseKeeper::renewedBefore;

constexpr std::chrono::milliseconds interruptedEvery{50};

} // namespace

StoreService::~StoreService() {
    std::unique_lock lock(m_besideMutex);
    m_ending = true;
    // A statement that was about to begin may be missed by the first one.
    while (m_besides) {
        m_besides->interrupt();
        m_besideDone.wait_for(lock, interruptedEvery);
    }
}

Result<void> StoreService::bringLedgersTogether() {
    for (ErasureLedger& ledger : m_backends.ledgers) {
        const auto again = bringTogether(ledger, *m_backends.writing, m_clock.now(), Comparing::IfDue, {});
        if (!again)
            return again.error();
        m_erasuresDue = m_erasuresDue || again->behind;
        if (again->erasures > 0)
            m_log({LogLine::Level::Warning,
                   "erased-again",
                   {{"ledger", ledger.path()}, {"erasures", again->erasures}, {"persons", again->persons}}});
    }
    return {};
}

Result<sync::StoreFacts> StoreService::factsAfterErasing() {
    auto facts = m_backends.writing->facts();
    if (!facts || facts->incarnation == m_ledgersOf)
        return facts;
    if (auto together = bringLedgersTogether(); !together)
        return together.error();
    m_ledgersOf = facts->incarnation;
    return m_backends.writing->facts();
}

/// Pages tell which incarnation they are of, and a connection takes those of its own only; this is for what
/// does not tell.
std::optional<Error> StoreService::putBack() {
    if (m_backends.ledgers.empty())
        return std::nullopt;
    // After the reading: the connection may have been made again for it.
    const auto facts = m_backends.reading->facts();
    if (!facts)
        return facts.error();
    if (facts->incarnation == m_ledgersOf)
        return std::nullopt;
    m_writer.post([this] { (void)factsAfterErasing(); }); // where it fails, the next look tries again
    return Error{ErrorCode::Unavailable,
                 "The server's data were restored, or another machine took over: connect again."};
}

/// What cannot be written now is tried again with the next look; the data have it.
void StoreService::followErasures() {
    m_erasuresRead = m_clock.now();
    std::optional<Error> trouble;
    for (ErasureLedger& ledger : m_backends.ledgers)
        if (auto followed = follow(ledger, *m_backends.writing); !followed)
            trouble = followed.error();
    m_erasuresDue = trouble.has_value();
    if (trouble && !std::exchange(m_ledgerTrouble, true))
        m_log({LogLine::Level::Error,
               "ledger-not-written",
               {{"code", std::string(errorName(trouble->code))}, {"why", trouble->sentence}}});
    m_ledgerTrouble = trouble.has_value();
}

void StoreService::trim() {
    const Timestamp until = m_clock.now() - keptFor;
    goOn([this, until] { trimSome(until); });
}

/// The next step of something long; a store that is being stopped does not wait for all of them.
void StoreService::goOn(TaskThread::Task step) {
    if (!m_ending)
        m_writer.post(std::move(step));
}

void StoreService::trimSome(Timestamp until) {
    auto batch = m_backends.writing->begin();
    if (!batch)
        return; // the next hour will do
    const auto lease = takeLease(*m_backends.writing, **batch, upkeepLease, m_run, m_clock.now(), leaseTime);
    if (!lease || !lease->has_value())
        return; // another gateway does it
    const auto gone = (*batch)->trim(until, linesAtOnce);
    if (!gone || !(*batch)->commit().ok())
        return;
    if (*gone == linesAtOnce)
        goOn([this, until] { trimSome(until); });
    else
        m_writer.post([this] {
            scrubSome();
            sweepScopes();
        });
}

void StoreService::keepScopes() {
    m_writer.post([this] {
        if (const auto turning = turnIfMany(*m_backends.writing); turning && *turning)
            m_log({LogLine::Level::Info, "desktops-hold", {{"turning_to", "recent"}}});
        buildScopes(0);
    });
}

void StoreService::buildScopes(std::int64_t steps) {
    const auto before = m_backends.writing->holding();
    const auto more = buildSome(*m_backends.writing, m_clock.now());
    if (!before || !more)
        return; // the next hour goes on
    if (before->building && (!*more || steps % 100 == 0))
        m_log({LogLine::Level::Info,
               "desktops-hold",
               {{"steps", steps + 1}, {"members", *more ? "being-made" : "made"}}});
    if (*more)
        goOn([this, steps] { buildScopes(steps + 1); });
}

void StoreService::sweepScopes() {
    const auto more = m_sweep.some(*m_backends.writing, m_clock.now());
    if (more && *more)
        goOn([this] { sweepScopes(); });
}

bool StoreService::useBeside(Backend* backend, std::optional<Lease> lease) {
    const std::scoped_lock lock(m_besideMutex);
    m_besides = backend;
    m_besideLease = std::move(lease);
    m_besideDone.notify_one();
    return !m_ending;
}

/// By one gateway at a time: each table is one statement that may take hours.
void StoreService::scrubBeside() {
    if (!useBeside(nullptr, {}))
        return;
    auto data = m_backends.another();
    if (!data)
        return; // the next hour will do
    bool more = true;
    while (more && useBeside(data->get(), {})) {
        const auto lease = takeLease(**data, scrubLease, m_run, m_clock.now(), leaseTime);
        if (!lease || !lease->has_value() || !useBeside(data->get(), *lease))
            break;
        const auto step = (*data)->scrub([&] { return checkLease(**data, **lease); });
        if (!step)
            m_log({LogLine::Level::Warning,
                   "scrub-failed",
                   {{"code", std::string(errorName(step.error().code))}, {"why", step.error().sentence}}});
        more = step && *step;
    }
    (void)useBeside(nullptr, {});
}

/// While its one statement runs, nobody there can do it.
void StoreService::renewBeside() {
    std::optional<Lease> lease;
    {
        const std::scoped_lock lock(m_besideMutex);
        lease = m_besideLease;
    }
    const Timestamp now = m_clock.now();
    if (!lease || lease->until - now > renewedBefore)
        return;
    const auto until = renewLease(*m_backends.writing, *lease, now, leaseTime);
    const std::scoped_lock lock(m_besideMutex);
    if (!m_besides || !m_besideLease || m_besideLease->fence != lease->fence)
        return; // it came to its end meanwhile
    if (until)
        m_besideLease->until = *until;
    else if (until.error().code == ErrorCode::Superseded)
        m_besides->interrupt();
}

void StoreService::scrubSome() {
    if (m_backends.another)
        return m_beside.post([this] { scrubBeside(); });
    const auto more = m_backends.writing->scrub();
    if (more && *more)
        goOn([this] { scrubSome(); });
}

} // namespace visage::store
