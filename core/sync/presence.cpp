// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/presence.h"

#include <algorithm>

namespace visage::sync {
namespace {

using protocol::Activity;
using protocol::Presence;

bool isNowhere(const Presence& presence) {
    return !presence.customer && !presence.talkingWith;
}

Activity activityOf(const Presence& presence, CustomerId customer) {
    if (presence.talkingWith == customer)
        return Activity::Talking;
    return presence.writing ? Activity::Writing : Activity::Looking;
}

void add(CustomerId customer, PresenceTable::Customers& to) {
    if (customer && std::ranges::find(to, customer) == to.end())
        to.push_back(customer);
}

void add(const Presence& presence, PresenceTable::Customers& to) {
    add(presence.customer, to);
    add(presence.talkingWith, to);
}

} // namespace

void PresencePace::want(const Presence& presence) {
    m_wanted = presence;
    m_due = true;
}

void PresencePace::restart() {
    m_due = !isNowhere(m_wanted);
    m_said.reset();
}

std::optional<Presence> PresencePace::take(Timestamp now) {
    if (m_said && *m_said > now)
        m_said = now; // the clock was set back
    const auto at = wakeUp();
    if (!m_due && !at)
        return std::nullopt;
    if (at && *at > now)
        return std::nullopt;
    m_due = false;
    m_said = now;
    return m_wanted;
}

std::optional<Timestamp> PresencePace::wakeUp() const {
    if (!m_said)
        return std::nullopt;
    if (m_due)
        return *m_said + leastGap;
    if (m_repeats && !isNowhere(m_wanted))
        return *m_said + repeatEvery;
    return std::nullopt;
}

void PresenceTable::index(const Whereabouts& where, bool in) {
    for (const CustomerId customer : {where.presence.customer, where.presence.talkingWith}) {
        if (!customer)
            continue;
        auto& devices = m_at[customer];
        if (in)
            devices.insert(where.device);
        else
            devices.erase(where.device);
        if (devices.empty())
            m_at.erase(customer);
    }
}

PresenceTable::Customers PresenceTable::put(const Whereabouts& where, Timestamp now) {
    Customers changed;
    const auto known = m_desktops.find(where.device);
    if (known != m_desktops.end()) {
        const Whereabouts& before = known->second.where;
        if (where.sessionEpoch < before.sessionEpoch)
            return changed;
        if (where.presence == before.presence && where.user == before.user) {
            known->second = {where, now};
            return changed;
        }
        add(before.presence, changed);
        index(before, false);
        m_desktops.erase(known);
    }
    if (isNowhere(where.presence))
        return changed;
    add(where.presence, changed);
    index(where, true);
    m_desktops.emplace(where.device, Entry{where, now});
    return changed;
}

PresenceTable::Customers PresenceTable::expire(Timestamp now) {
    Customers changed;
    for (auto one = m_desktops.begin(); one != m_desktops.end();) {
        Entry& entry = one->second;
        entry.heard = std::min(entry.heard, now); // the clock was set back
        if (now - entry.heard < lifetime) {
            ++one;
            continue;
        }
        add(entry.where.presence, changed);
        index(entry.where, false);
        one = m_desktops.erase(one);
    }
    return changed;
}

const Whereabouts* PresenceTable::find(DeviceId device) const {
    const auto found = m_desktops.find(device);
    return found == m_desktops.end() ? nullptr : &found->second.where;
}

std::vector<protocol::PersonHere> PresenceTable::at(CustomerId customer, DeviceId except) const {
    std::vector<protocol::PersonHere> persons;
    const auto here = m_at.find(customer);
    if (here == m_at.end())
        return persons;
    for (const DeviceId device : here->second)
        if (device != except) {
            const Whereabouts& where = m_desktops.at(device).where;
            persons.push_back({where.user, device, activityOf(where.presence, customer)});
        }
    std::ranges::stable_sort(persons, std::greater<>(), &protocol::PersonHere::activity);
    if (persons.size() > protocol::maxPersonsTold)
        persons.resize(protocol::maxPersonsTold);
    return persons;
}

std::vector<DeviceId> PresenceTable::showing(CustomerId customer) const {
    std::vector<DeviceId> devices;
    if (const auto here = m_at.find(customer); here != m_at.end())
        for (const DeviceId device : here->second)
            if (m_desktops.at(device).where.presence.customer == customer)
                devices.push_back(device);
    return devices;
}

} // namespace visage::sync
