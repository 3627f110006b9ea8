// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/rows.h"
#include "app/sim/tally.h"
#include "core/sync/server_asks.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace visage::sim {

/// Writes down what happened, outside of everything that can crash or be restored, and the first rule that
/// was broken.
class Referee {
public:
    /// `telling`: keeps what happened as a story for people.
    explicit Referee(bool telling)
        : m_telling(telling) {}

    void fail(std::string what);
    [[nodiscard]] const std::optional<std::string>& violation() const { return m_violation; }

    void happened(Fault fault) { m_faults |= bit(fault); }
    /// A rule was looked at while something was at stake, and held.
    void tried(Rule rule) { m_trials[static_cast<std::size_t>(rule)] |= m_faults; }
    [[nodiscard]] const Trials& trials() const { return m_trials; }

    /// `line` makes the sentence, where somebody listens.
    template <class Line> void tell(Line&& line) {
        if (m_telling)
            m_story.push_back(line());
    }
    [[nodiscard]] const std::vector<std::string>& story() const { return m_story; }

    /// A connection of the device was welcomed.
    void welcomed(DeviceId device, std::int64_t epoch);
    /// The store decided something for a connection.
    void wrote(DeviceId device, std::int64_t epoch);
    void erased(const RowKey& key);
    /// The store has compared a desktop's copy: only one that drifts may have drifted.
    void compared(const sync::ask::CopyCompared& outcome);
    [[nodiscard]] std::uint64_t comparisons() const { return m_comparisons; }
    void drifts(DeviceId device) { m_drifting = device; }
    void driftEnds() { m_drifting = {}; }
    /// Some who held the customer hold it no more.
    void lost(CustomerId customer) { m_lost.insert(customer); }
    /// Somebody found out that the row is another customer's.
    void moved(const RowKey& key) { m_moved.insert(key); }

    /// A refused intent was entered anew.
    void enteredAgain(MutationId fresh, MutationId refused) { m_origins[fresh] = originOf(refused); }
    /// The id under which the intent was entered first.
    [[nodiscard]] MutationId originOf(MutationId mid) const {
        const auto found = m_origins.find(mid);
        return found == m_origins.end() ? mid : found->second;
    }

    /// The store found that an intent would bring back what was erased.
    void spokeOfErased(MutationId mid) { m_spokeOfErased.insert(originOf(mid)); }
    [[nodiscard]] bool hasSpokenOfErased(MutationId origin) const { return m_spokeOfErased.contains(origin); }

    [[nodiscard]] bool wasErased(const RowKey& key) const { return m_erased.contains(key); }
    [[nodiscard]] bool wasLost(CustomerId customer) const { return m_lost.contains(customer); }
    [[nodiscard]] bool wasMoved(const RowKey& key) const { return m_moved.contains(key); }
    [[nodiscard]] bool anythingErased() const { return !m_erased.empty(); }

private:
    bool m_telling;
    std::optional<std::string> m_violation;
    std::vector<std::string> m_story;
    Faults m_faults = 0;
    Trials m_trials{};
    std::map<DeviceId, std::int64_t> m_welcomed;
    std::set<RowKey> m_erased;
    std::map<MutationId, MutationId> m_origins;
    std::set<MutationId> m_spokeOfErased;
    std::set<CustomerId> m_lost;
    std::set<RowKey> m_moved;
    std::uint64_t m_comparisons = 0;
    DeviceId m_drifting; ///< null: none
};

/// As a story names things.
[[nodiscard]] std::string shown(const RowKey& key);
[[nodiscard]] std::string shown(DeviceId device);

} // namespace visage::sim
