// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/fate.h"
#include "app/sim/history.h"
#include "app/sim/reach.h"

#include <algorithm>

// The end of a history: no more faults, until everything agrees.

namespace visage::sim {
namespace {

constexpr int settleRounds = 1000;
/// All chances of what a desktop does not see, by the slowest clock.
constexpr int mostDays = 20;

} // namespace

Rows History::granted(const Desktop& desktop) const {
    Rows rows = m_store.rows();
    rows.eraseIf([&](const auto& entry) { return !desktop.knows(entry.key.first); });
    if (m_store.holds() == sync::Holds::Everything)
        return rows;
    const sync::View view = desktop.view(m_store);
    const Reach reach(m_store.rows(), view, m_store.head(), m_store.head());
    rows.eraseIf([&](const auto& entry) { return !reach.ofWork(entry) && !reach.ofIdent(entry); });
    return rows;
}

/// What became of it in its desktop's outbox, for the story.
std::string History::lastAnswer(const Desktop& desktop, MutationId origin) const {
    const auto& outbox = desktop.disk().outbox();
    const auto entry = std::ranges::find_if(outbox.rbegin(), outbox.rend(), [&](const OutboxEntry& one) {
        return m_referee.originOf(one.push.mid) == origin;
    });
    if (entry == outbox.rend())
        return " (no longer in the outbox)";
    const auto daysAgo = (m_now - entry->refusal.at).count() / (24LL * 60 * 60 * 1000);
    return " (push " + std::to_string(entry->push.mseq) +
           (isRefused(*entry) ? ", refused with code " : ", code ") +
           std::to_string(static_cast<int>(entry->refusal.code)) + " at " +
           std::to_string(entry->refusal.seq) + ", " + std::to_string(daysAgo) + " days ago, " +
           std::to_string(entry->refusal.chances) + " chances left" + (entry->read ? ", read" : "") +
           "; cursor " + std::to_string(desktop.disk().cursor()) + ")";
}

bool History::settled(const Desktop& desktop) const {
    const ClientDisk& disk = desktop.disk();
    if (!desktop.line() || !desktop.line()->storeEnd || desktop.phase() != sync::Phase::Live ||
        !disk.unanswered().empty() || desktop.holdsPart() != (m_store.holds() == sync::Holds::Recent))
        return false;
    if (!desktop.holdsPart())
        return disk.cursor() == m_store.head();
    // What has nothing for a desktop is passed over, so that its cursors tell little.
    const Seq cursor = disk.cursor();
    return std::ranges::none_of(disk.outbox(),
                                [&](const OutboxEntry& entry) {
                                    return sync::placeOf(entry.answer, cursor) == sync::OutboxPlace::Overlay;
                                }) &&
           disk.cache() == granted(desktop);
}

bool History::settled() const {
    return std::ranges::all_of(m_desktops, [this](const auto& desktop) { return settled(*desktop); });
}

void History::settle() {
    m_store.setFull(false);
    m_mood = {};
    for (Host& host : m_hosts)
        host.frozen = false;
    for (auto& desktop : m_desktops)
        desktop->setCrashOdds(0);
    // Whoever is away comes back.
    for (const auto& desktop : m_desktops)
        if (const Timestamp back = desktop->travel().awayUntil; back > m_now)
            passTime((back - m_now).count());
    comeToRest();
    m_restedAt = m_now;
    // What is entered again in time alone.
    const auto waits = [](const auto& desktop) { return desktop->disk().waitsToEnterAgain(); };
    for (int day = 0; day < mostDays && !m_referee.violation() && std::ranges::any_of(m_desktops, waits);
         ++day) {
        passTime(std::chrono::milliseconds(std::chrono::hours(24)).count());
        comeToRest();
    }
    if (m_drifts && !m_referee.violation())
        driftAndHeal();
}

void History::driftAndHeal() {
    // A comparison of before may be under way still, and says nothing of what drifts now.
    for (int rounds = 0; rounds < settleRounds && !isQuiet() && !m_referee.violation(); ++rounds)
        round();
    Desktop& desktop = any();
    const auto scopes = desktop.comparable();
    if (desktop.older() || scopes.empty())
        return;
    desktop.drift();
    for (const std::string& scope : scopes) {
        const auto before = m_referee.comparisons();
        desktop.audit(scope, m_now);
        const auto done = [&] { return m_referee.comparisons() > before && isQuiet(); };
        for (int rounds = 0; rounds < settleRounds && !done() && !m_referee.violation(); ++rounds)
            round();
    }
    desktop.endDrift();
    check();
}

bool History::isQuiet() const {
    return std::ranges::none_of(m_gateways, &Gateway::hasQuestions) &&
           std::ranges::all_of(m_desktops, [](const auto& desktop) {
               const Line* line = desktop->line().get();
               return line && line->up.empty() && line->down.empty() && desktop->phase() == sync::Phase::Live;
           });
}

void History::comeToRest() {
    for (int rounds = 0; rounds < settleRounds && !settled() && !m_referee.violation(); ++rounds)
        round();
}

void History::round() {
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

/// The first difference, for the story.
void History::tellDifference(const Desktop& desktop) {
    const auto& cache = desktop.disk().cache();
    const auto rows = granted(desktop);
    const auto name = shown(desktop.disk().state().device);
    for (const auto& [key, row] : rows)
        if (const auto mine = cache.find(key); mine == cache.end() || mine->row() != row)
            return m_referee.tell([&] { return name + " lacks " + shown(key); });
    for (const auto& [key, row] : cache)
        if (!rows.contains(key))
            return m_referee.tell([&] { return name + " still has " + shown(key); });
}

void History::judge() {
    for (const auto& desktop : m_desktops)
        tellDifference(*desktop);
    if (!settled())
        return m_referee.fail("the desktops and the store do not come to rest in agreement");
    for (const auto& desktop : m_desktops)
        judge(*desktop);
}

void History::judge(const Desktop& desktop) {
    if (desktop.disk().cache() != granted(desktop))
        return m_referee.fail("a desktop's cache differs from the store at rest");
    m_referee.tried(Rule::Convergence);
    for (const auto& [origin, told] : desktop.told()) {
        // What nobody wrote, nobody was promised.
        if (std::holds_alternative<PinCustomer>(told.push.command))
            continue;
        const Fate fate = fateOf(told, desktop, m_store, m_referee, m_restedAt);
        ++m_fates[static_cast<std::size_t>(fate)];
        m_referee.tried(Rule::NoLoss);
        m_referee.tried(Rule::NoDoubling);
        if (fate != Fate::Lost)
            continue;
        m_referee.tell([&, &told = told] {
            return shown(desktop.disk().state().device) + " was told of push " +
                   std::to_string(told.push.mseq) + ", command " +
                   std::to_string(static_cast<int>(kindOf(told.push.command))) + " on " +
                   shown(targetOf(told.push.command)) + ": " + whyRefused(told, desktop, m_store) +
                   lastAnswer(desktop, m_referee.originOf(told.push.mid));
        });
        return m_referee.fail("an acknowledged change is not in the store");
    }
}

} // namespace visage::sim
