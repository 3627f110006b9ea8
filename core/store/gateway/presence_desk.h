// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/presence.h"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace visage::store {

/// Where everybody is, at this gateway and at the others, who are told of a change at once and of all who are
/// here every few seconds: a gateway that dies takes its people with it within PresenceTable::lifetime, and
/// one that comes knows them all as soon. In memory only. One thread.
class PresenceDesk {
public:
    static constexpr Milliseconds repeatEvery{5000};

    /// `gateway`: a name of this run. `changed` is called with the customers at whose records something has
    /// changed.
    PresenceDesk(const Uuid& gateway, const Clock& clock,
                 std::function<void(const std::vector<CustomerId>&)> changed);

    /// How the others are told, in texts of at most `maxText` bytes; none: there are no others.
    void tellBy(std::function<void(std::vector<std::string>)> tell) { m_tell = std::move(tell); }
    static constexpr std::size_t maxText = 7000; // PostgreSQL takes less than 8000

    /// A desktop of this gateway.
    void announce(const sync::Whereabouts& where);
    /// Its connection has ended.
    void leave(DeviceId device, std::int64_t sessionEpoch);
    /// What another gateway tells, or this one itself; anything else is passed over.
    void hear(std::string_view text);
    /// Once a second or so.
    void tick();

    /// What the desktop is to be told, of the record that it shows; null: it shows none.
    [[nodiscard]] protocol::Present toldTo(DeviceId device) const;
    [[nodiscard]] const sync::PresenceTable& table() const { return m_table; }

private:
    void take(const sync::Whereabouts& where);
    void tell(const std::vector<sync::Whereabouts>& all) const;

    std::string m_gateway;
    const Clock& m_clock;
    std::function<void(const std::vector<CustomerId>&)> m_changed;
    std::function<void(std::vector<std::string>)> m_tell;
    sync::PresenceTable m_table;
    std::set<DeviceId> m_ours;
    Timestamp m_repeated;
};

} // namespace visage::store
