// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/history.h"

#include <algorithm>

namespace visage::sim {
namespace {

constexpr Timestamp begin{1'700'000'000'000};
/// Steps after which a history is given up.
constexpr std::uint64_t mostSteps = 40'000;
constexpr Milliseconds twoWeeks = std::chrono::hours(24 * 14);

} // namespace

History::Mood History::moodOf(Random& random) {
    // Each fault is absent from half of the histories, so that the others get far.
    const auto often = [&](std::uint64_t most) { return random.below(2) == 0 ? 0 : 1 + random.below(most); };
    Mood mood{};
    mood.write = 200 + random.below(500);
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
    mood.backup = 1 + random.below(12);
    mood.restore = often(4);
    mood.weeks = often(3);
    mood.profile = random.below(4) == 0 ? 3 : 0;
    mood.twice = often(10);
    mood.reorder = often(10);
    mood.freeze = often(10);
    mood.clock = often(6);
    mood.update = 1 + random.below(4);
    mood.scopes = 1 + random.below(40);
    mood.turn = often(6);
    mood.search = 1 + random.below(200);
    mood.audit = often(60);
    return mood;
}

History::History(std::uint64_t seed, bool telling)
    : m_random(seed)
    , m_referee(telling)
    , m_mood(moodOf(m_random))
    , m_now(begin)
    , m_store(StoreId(makeUuidV7(begin, m_random)), m_referee, m_random) {
    if (m_random.below(4) == 0) {
        m_store.setOlder(true);
        m_referee.happened(Fault::OlderStore);
    }
    if (m_random.below(10) < 3)
        m_store.keepScopes(m_random.below(4) == 0 ? sync::Holds::Everything : sync::Holds::Recent);
    for (Host& host : m_hosts)
        host.facts = m_store.facts();
    m_drifts = m_random.below(2) == 0;
    const auto count = 3 + m_random.below(2);
    for (std::uint64_t i = 0; i < count; ++i) {
        const bool older = m_random.below(3) == 0;
        if (older)
            m_referee.happened(Fault::OlderDesktop);
        m_desktops.push_back(
            std::make_unique<Desktop>(i % 2 == 0 ? "anne" : "bert", older, m_referee, m_random));
        m_desktops.back()->setCrashOdds(m_mood.crash == 0 ? 0 : 200 + m_random.below(800));
    }
}

std::optional<std::string> History::run() {
    for (std::uint64_t i = 0; i < mostSteps && intents() < leastIntents && !m_referee.violation(); ++i) {
        step();
        check();
    }
    if (!m_referee.violation())
        settle();
    if (!m_referee.violation())
        judge();
    return m_referee.violation();
}

std::uint64_t History::intents() const {
    std::uint64_t sum = 0;
    for (const auto& desktop : m_desktops)
        sum += desktop->intents();
    return sum;
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
    if (auto& desktop = any();
        !desktop.line() && chance(m_mood.connect) && desktop.travel().awayUntil <= m_now)
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
    if (auto& desktop = any(); desktop.line() && chance(m_mood.stall)) {
        m_referee.happened(Fault::LineStalls);
        sayFault(desktop, "has a line that stalls");
        desktop.line()->stalled = true;
    }
    if (chance(m_mood.crash)) {
        m_referee.happened(Fault::DesktopDies);
        any().crash();
    }
    if (chance(m_mood.storeCrash))
        storeCrashes();
    if (chance(m_mood.freeze))
        freezeOrThaw();
    if (chance(m_mood.full)) {
        m_referee.happened(Fault::DiskFull);
        m_store.setFull(!m_store.full());
    }
    if (chance(m_mood.backup))
        m_store.backUp();
    if (m_store.hasBackup() && chance(m_mood.restore))
        restore();
    if (chance(m_mood.weeks))
        weeksPass();
    if (chance(m_mood.profile))
        chance(500) ? any().copyProfile() : any().putProfileBack();
    if (chance(m_mood.clock)) {
        m_referee.happened(Fault::ClockJumps);
        const auto day = std::int64_t{86'400'000};
        any().jumpClock(Milliseconds(static_cast<std::int64_t>(m_random.below(2 * day)) - day));
    }
    if (auto& desktop = any(); desktop.older() && chance(m_mood.update))
        desktop.update();
    if (m_store.older() && chance(m_mood.update)) {
        storeCrashes();
        m_store.setOlder(false);
    }
    if (m_store.keepsScopes() && chance(m_mood.scopes))
        m_store.changeScopes();
    if (auto& desktop = any(); desktop.holdsPart() && chance(m_mood.search))
        desktop.search(m_now);
    if (auto& desktop = any(); desktop.line() && chance(m_mood.audit))
        compare(desktop);
    if (m_store.keepsScopes() && chance(m_mood.turn))
        m_store.turn();
    if (chance(200))
        tellHead();
    if (chance(100))
        fencedOffOnesMayLearn();
    forgetDeadLines();
}

/// Often faster than others change what is compared, or hardly a comparison would come to its end.
void History::compare(Desktop& desktop) {
    desktop.audit(m_now);
    const auto gateway =
        std::ranges::find_if(m_gateways, [&](Gateway& one) { return &one.line() == desktop.line().get(); });
    if (gateway == m_gateways.end() || desktop.line()->stalled)
        return;
    for (auto left = m_random.below(100); left > 0 && gateway->works(); --left)
        if (!gateway->line().up.empty())
            gateway->receive(m_now);
        else if (gateway->hasQuestions())
            gateway->work(m_now);
}

void History::passTime(std::int64_t ms) {
    m_now = m_now + Milliseconds(ms);
    for (auto& desktop : m_desktops)
        desktop->tick(m_now);
    for (auto& gateway : m_gateways)
        if (gateway.works())
            gateway.tick(m_now);
}

Gateway* History::anyWorking() {
    if (m_gateways.empty())
        return nullptr;
    auto at = m_gateways.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(m_random.below(m_gateways.size())));
    return at->works() ? &*at : nullptr;
}

void History::deliverUp() {
    Gateway* gateway = anyWorking();
    if (!gateway || gateway->line().stalled || gateway->line().up.empty())
        return;
    mayDisorder(gateway->line().up);
    gateway->receive(m_now);
}

void History::deliverDown() {
    auto& desktop = any();
    if (!desktop.line() || desktop.line()->stalled)
        return;
    if (!desktop.line()->down.empty()) {
        mayDisorder(desktop.line()->down);
        desktop.receive(m_now);
    } else if (!desktop.line()->storeEnd) {
        desktop.lineLost(m_now);
    }
}

void History::storeWorks(bool lost) {
    Gateway* gateway = anyWorking();
    if (!gateway)
        return;
    if (gateway->hasQuestions())
        gateway->work(m_now, lost);
    else if (gateway->line().down.empty())
        gateway->drained(m_now);
}

void History::connect(Desktop& desktop) {
    auto line = std::make_shared<Line>();
    Host& host = m_hosts[m_random.below(m_hosts.size())];
    Travel& travel = desktop.travel();
    const bool allUp = std::ranges::none_of(m_hosts, &Host::frozen);
    if (allUp && travel.before == &host && travel.last != &host)
        m_referee.happened(Fault::GatewaySwitched);
    travel.before = allUp ? travel.last : nullptr;
    travel.last = &host;
    if (travel.connectedAt && travel.connectedAt < m_restoredAt && travel.connectedAt + twoWeeks < m_now)
        m_referee.happened(Fault::RestoredMeanwhile);
    m_gateways.emplace_back(line, host, m_store, m_random, m_now);
    sayFault(desktop, "connects");
    desktop.connect(std::move(line), m_now);
}

/// One gateway at a time learns how far the log has come.
void History::tellHead() {
    Host& host = m_hosts[m_random.below(m_hosts.size())];
    if (host.frozen)
        return;
    host.facts = m_store.facts();
    for (auto& gateway : m_gateways)
        if (gateway.open() && &gateway.host() == &host) {
            gateway.noticeScopes(m_now);
            gateway.headMoved(m_store.head(), m_now);
        }
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
    for (const auto& desktop : m_desktops)
        desktop->check(m_store);
}

} // namespace visage::sim
