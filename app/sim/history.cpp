// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/history.h"

namespace visage::sim {
namespace {

constexpr Timestamp begin{1'700'000'000'000};
constexpr int settleRounds = 400;

} // namespace

History::Mood History::moodOf(Random& random) {
    // Each fault is absent from half of the histories, so that the others get far.
    const auto often = [&](std::uint64_t most) { return random.below(2) == 0 ? 0 : 1 + random.below(most); };
    Mood mood{};
    mood.write = 30 + random.below(120);
    mood.connect = 50 + random.below(200);
    mood.edit = often(60);
    mood.erase = often(10);
    mood.truncate = often(15);
    mood.cut = often(15);
    mood.halfDead = often(15);
    mood.stall = often(6);
    mood.crash = often(15);
    mood.storeCrash = often(6);
    mood.full = often(20);
    mood.backup = often(8);
    mood.restore = often(4);
    mood.profile = random.below(4) == 0 ? 3 : 0;
    return mood;
}

History::History(std::uint64_t seed)
    : m_random(seed)
    , m_mood(moodOf(m_random))
    , m_now(begin)
    , m_store(StoreId(makeUuidV7(begin, m_random)), m_referee, m_random) {
    const auto count = 2 + m_random.below(3);
    for (std::uint64_t i = 0; i < count; ++i) {
        m_desktops.push_back(std::make_unique<Desktop>(m_referee, m_random));
        m_desktops.back()->setCrashOdds(m_mood.crash == 0 ? 0 : 200 + m_random.below(800));
    }
}

std::optional<std::string> History::run() {
    const auto steps = 150 + m_random.below(350);
    for (std::uint64_t i = 0; i < steps && !m_referee.violation(); ++i) {
        step();
        check();
    }
    if (!m_referee.violation())
        settle();
    if (!m_referee.violation())
        judge();
    return m_referee.violation();
}

void History::step() {
    ++m_events;
    switch (m_random.below(4)) {
    case 0:
        return deliverUp();
    case 1:
        return deliverDown();
    case 2:
        return storeWorks();
    default:
        return happen();
    }
}

void History::happen() {
    passTime(static_cast<std::int64_t>(m_random.below(chance(50) ? 20'000 : 300)));
    if (chance(m_mood.write))
        any().write(m_now);
    if (auto& desktop = any(); !desktop.line() && chance(m_mood.connect))
        connect(desktop);
    if (chance(m_mood.edit))
        m_store.editSomething();
    if (chance(m_mood.erase))
        m_store.eraseSomething();
    if (chance(m_mood.truncate))
        m_store.truncate();
    if (auto& desktop = any(); desktop.line() && chance(m_mood.cut))
        cut(desktop, true);
    if (auto& desktop = any(); desktop.line() && chance(m_mood.halfDead))
        cut(desktop, false);
    if (auto& desktop = any(); desktop.line() && chance(m_mood.stall))
        desktop.line()->stalled = true;
    if (chance(m_mood.crash))
        any().crash();
    if (chance(m_mood.storeCrash))
        storeCrashes();
    if (chance(m_mood.full))
        m_store.setFull(!m_store.full());
    if (chance(m_mood.backup))
        m_store.backUp();
    if (m_store.hasBackup() && chance(m_mood.restore))
        restore();
    if (chance(m_mood.profile))
        chance(500) ? any().copyProfile() : any().putProfileBack();
    if (chance(200))
        tellHead();
    if (chance(100))
        fencedOffOnesMayLearn();
    forgetDeadLines();
}

void History::passTime(std::int64_t ms) {
    m_now = m_now + Milliseconds(ms);
    for (auto& desktop : m_desktops)
        desktop->tick(m_now);
    for (auto& gateway : m_gateways)
        if (gateway.open())
            gateway.tick(m_now);
}

void History::deliverUp() {
    if (m_gateways.empty())
        return;
    auto at = m_gateways.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(m_random.below(m_gateways.size())));
    if (at->open() && !at->line().stalled && !at->line().up.empty())
        at->receive(m_now);
}

void History::deliverDown() {
    auto& desktop = any();
    if (!desktop.line() || desktop.line()->stalled)
        return;
    if (!desktop.line()->down.empty())
        desktop.receive(m_now);
    else if (!desktop.line()->storeEnd)
        desktop.lineLost(m_now);
}

void History::storeWorks(bool lost) {
    if (m_gateways.empty())
        return;
    auto at = m_gateways.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(m_random.below(m_gateways.size())));
    if (!at->open())
        return;
    if (at->hasQuestions())
        at->work(m_now, lost);
    else if (at->line().down.empty())
        at->drained(m_now);
}

void History::connect(Desktop& desktop) {
    auto line = std::make_shared<Line>();
    m_gateways.emplace_back(line, m_store, m_random, m_now);
    desktop.connect(std::move(line), m_now);
}

/// The desktop loses its line. The store learns it at once, or goes on with what was under way: frames that
/// the desktop sent before can still arrive, while it is connected anew.
void History::cut(Desktop& desktop, bool bothEnds) {
    const auto line = desktop.line();
    if (bothEnds)
        line->storeEnd = false;
    desktop.lineLost(m_now);
}

void History::storeCrashes() {
    // Something may have been committed and not yet answered.
    storeWorks(true);
    for (auto& gateway : m_gateways)
        gateway.drop();
}

void History::restore() {
    storeCrashes();
    m_store.restore();
}

void History::tellHead() {
    for (auto& gateway : m_gateways)
        if (gateway.open())
            gateway.headMoved(m_store.head(), m_now);
}

void History::fencedOffOnesMayLearn() {
    for (auto& older : m_gateways)
        for (auto& newer : m_gateways)
            if (older.open() && newer.epoch() > older.epoch() && newer.device() == older.device() &&
                chance(500))
                older.revoke(m_now);
}

void History::forgetDeadLines() {
    m_gateways.remove_if([&](Gateway& gateway) {
        const auto& line = gateway.line();
        return !line.storeEnd ||
               (!line.desktopEnd && line.up.empty() && !gateway.hasQuestions() && chance(200));
    });
}

void History::check() {
    for (const auto& [key, row] : m_store.rows())
        if (m_referee.wasErased(key))
            return m_referee.fail("something that was erased is there again");
    for (const auto& desktop : m_desktops) {
        desktop->checkScreen();
        desktop->checkCache(m_store);
    }
}

bool History::settled() const {
    for (const auto& desktop : m_desktops)
        if (!desktop->line() || !desktop->line()->storeEnd || desktop->phase() != sync::Phase::Live ||
            desktop->disk().cursor() != m_store.head() || !desktop->disk().unanswered().empty())
            return false;
    return true;
}

void History::settle() {
    m_store.setFull(false);
    for (auto& desktop : m_desktops)
        desktop->setCrashOdds(0);
    for (int round = 0; round < settleRounds && !settled() && !m_referee.violation(); ++round) {
        passTime(1000);
        for (auto& desktop : m_desktops)
            if (!desktop->line())
                connect(*desktop);
        tellHead();
        for (std::size_t i = 0; i < 40 * m_gateways.size(); ++i) {
            deliverUp();
            storeWorks();
            deliverDown();
            ++m_events;
        }
        forgetDeadLines();
        check();
    }
}

void History::judge() {
    if (!settled())
        return m_referee.fail("the desktops and the store do not come to rest in agreement");
    for (const auto& desktop : m_desktops)
        judge(*desktop);
}

void History::judge(const Desktop& desktop) {
    if (desktop.disk().cache() != m_store.rows())
        return m_referee.fail("a desktop's cache differs from the store at rest");
    for (const auto& entry : desktop.disk().outbox()) {
        if (entry.answer->status != protocol::AckStatus::Applied)
            continue;
        const RowKey key = targetOf(entry.push.command);
        if (!m_referee.wasErased(key) && !m_store.rows().contains(key))
            return m_referee.fail("an acknowledged change is not in the store");
        if (!m_referee.wasErased(key) && m_store.executions(entry.push.mid) != 1)
            return m_referee.fail("an acknowledged change was not carried out once");
    }
}

} // namespace visage::sim
