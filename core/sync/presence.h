// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/protocol/messages.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

// Who is at which record: the parts of it that both halves of the protocol and the gateways share. Pure
// values; the moment is handed in.

namespace visage::sync {

/// Lets the last value of a desktop's presence through, and no two of them within `leastGap`.
class PresencePace {
public:
    static constexpr Milliseconds leastGap{500};
    static constexpr Milliseconds repeatEvery{5000};

    /// `repeats`: what names a customer comes again and again.
    explicit PresencePace(bool repeats)
        : m_repeats(repeats) {}

    /// It takes the place of the one before, whether that came through or not.
    void want(const protocol::Presence& presence);
    [[nodiscard]] const protocol::Presence& wanted() const { return m_wanted; }
    /// Another connection: what is wanted has not been said on it.
    void restart();
    /// What is due now, counted as said.
    [[nodiscard]] std::optional<protocol::Presence> take(Timestamp now);
    /// When something will be due; none: not by itself.
    [[nodiscard]] std::optional<Timestamp> wakeUp() const;

private:
    bool m_repeats;
    protocol::Presence m_wanted;
    bool m_due = false;
    std::optional<Timestamp> m_said;
};

/// Where one desktop's person is.
struct Whereabouts {
    DeviceId device;
    UserId user;
    std::int64_t sessionEpoch = 0; ///< of the connection that said so; a newer one's word counts
    protocol::Presence presence;
    friend bool operator==(const Whereabouts&, const Whereabouts&) = default;
};

/// The last word of every desktop, for as long as it holds. A desktop that shows one record and talks with
/// the customer of another is at both.
class PresenceTable {
public:
    static constexpr Milliseconds lifetime{15'000};
    /// At whose records something has changed.
    using Customers = std::vector<CustomerId>;

    /// `presence` without a customer: gone. The word of an older connection is ignored.
    Customers put(const Whereabouts& where, Timestamp now);
    /// Forgets what nobody has said again.
    Customers expire(Timestamp now);

    [[nodiscard]] const Whereabouts* find(DeviceId device) const;
    /// Everybody at this record but `except`, those who do the most first, at most maxPersonsTold.
    [[nodiscard]] std::vector<protocol::PersonHere> at(CustomerId customer, DeviceId except) const;
    /// The desktops that show this record.
    [[nodiscard]] std::vector<DeviceId> showing(CustomerId customer) const;
    [[nodiscard]] std::size_t size() const { return m_desktops.size(); }

private:
    struct Entry {
        Whereabouts where;
        Timestamp heard;
    };
    void index(const Whereabouts& where, bool in);

    std::map<DeviceId, Entry> m_desktops;
    std::map<CustomerId, std::set<DeviceId>> m_at;
};

} // namespace visage::sync
