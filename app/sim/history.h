// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/fate.h"
#include "app/sim/gateway.h"

#include <array>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace visage::sim {

/// One random life of a store and a few desktops, decided wholly by its seed.
class History {
public:
    /// What people enter in every history.
    static constexpr std::uint64_t leastIntents = 300;

    explicit History(std::uint64_t seed, bool telling = false);

    /// The first rule that was broken, or nothing.
    [[nodiscard]] std::optional<std::string> run();
    [[nodiscard]] std::uint64_t events() const { return m_events; }
    [[nodiscard]] std::uint64_t intents() const;
    [[nodiscard]] const Referee& referee() const { return m_referee; }
    /// How much acknowledged work has come to which end.
    [[nodiscard]] const Fates& fates() const { return m_fates; }

private:
    /// How often each thing happens, in this history; 0 for things that never do.
    struct Mood {
        std::uint64_t write, connect, edit, erase, truncate, cut, halfDead, stall, crash, storeCrash, full,
            backup, restore, weeks, profile, twice, reorder, freeze, clock, update, scopes, turn, search,
            audit;
    };
    [[nodiscard]] static Mood moodOf(Random& random);

    void step();
    void happen();
    void deliverUp();
    void deliverDown();
    void storeWorks(bool lost = false);
    void passTime(std::int64_t ms);
    void connect(Desktop& desktop);
    void compare(Desktop& desktop);
    void cut(Desktop& desktop, bool bothEnds);
    void storeCrashes();
    void restore();
    void freezeOrThaw();
    /// Some desktops are away longer than acknowledged work is kept; the others come again.
    void weeksPass();
    void tellHead();
    void mayDisorder(std::deque<std::string>& frames);
    void sayFault(const Desktop& desktop, const char* what);
    [[nodiscard]] Gateway* anyWorking();
    void fencedOffOnesMayLearn();
    void forgetDeadLines();
    void check();
    void settle();
    /// Until everything agrees.
    void comeToRest();
    void round();
    /// Nothing is under way.
    [[nodiscard]] bool isQuiet() const;
    /// A copy drifts where nobody sees it, is compared, and agrees again.
    void driftAndHeal();
    [[nodiscard]] bool settled() const;
    [[nodiscard]] bool settled(const Desktop& desktop) const;
    /// What the desktop holds at rest.
    [[nodiscard]] Rows granted(const Desktop& desktop) const;
    void tellDifference(const Desktop& desktop);
    [[nodiscard]] std::string lastAnswer(const Desktop& desktop, MutationId origin) const;
    void judge();
    void judge(const Desktop& desktop);
    [[nodiscard]] Desktop& any() { return *m_desktops[m_random.below(m_desktops.size())]; }
    [[nodiscard]] bool chance(std::uint64_t perMille) { return m_random.below(1000) < perMille; }

    SeededRandom m_random;
    Referee m_referee;
    Mood m_mood;
    Timestamp m_now;
    ModelStore m_store;
    std::vector<std::unique_ptr<Desktop>> m_desktops;
    Timestamp m_restoredAt{};
    std::array<Host, 2> m_hosts;
    std::list<Gateway> m_gateways;
    Timestamp m_restedAt{}; ///< when everything agreed for the first time
    std::uint64_t m_events = 0;
    bool m_drifts = false; ///< a copy does, at the end
    Fates m_fates{};
};

} // namespace visage::sim
