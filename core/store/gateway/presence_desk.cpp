// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/presence_desk.h"

#include <charconv>
#include <optional>

namespace visage::store {
namespace {

using sync::Whereabouts;

// A text is the name of the gateway, then a line for each desktop:
// device user epoch customer writing talkingWith

std::string line(const Whereabouts& where) {
    return '\n' + where.device.toString() + ' ' + where.user.toString() + ' ' +
           std::to_string(where.sessionEpoch) + ' ' + where.presence.customer.toString() +
           (where.presence.writing ? " 1 " : " 0 ") + where.presence.talkingWith.toString();
}

/// Takes off what stands before the first `end`.
std::string_view next(std::string_view& rest, char end) {
    const auto word = rest.substr(0, rest.find(end));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    return word;
}

template <class IdType> bool read(std::string_view word, IdType& id) {
    const auto uuid = Uuid::parse(word);
    if (uuid)
        id = IdType(*uuid);
    return uuid.has_value();
}

std::optional<Whereabouts> whereabouts(std::string_view rest) {
    Whereabouts where;
    if (!read(next(rest, ' '), where.device) || !read(next(rest, ' '), where.user))
        return std::nullopt;
    const auto epoch = next(rest, ' ');
    const auto end = epoch.data() + epoch.size();
    if (std::from_chars(epoch.data(), end, where.sessionEpoch).ptr != end)
        return std::nullopt;
    if (!read(next(rest, ' '), where.presence.customer))
        return std::nullopt;
    where.presence.writing = next(rest, ' ') == "1";
    if (!read(next(rest, ' '), where.presence.talkingWith) || !where.device)
        return std::nullopt;
    return where;
}

} // namespace

PresenceDesk::PresenceDesk(const Uuid& gateway, const Clock& clock,
                           std::function<void(const std::vector<CustomerId>&)> changed)
    : m_gateway(gateway.toString())
    , m_clock(clock)
    , m_changed(std::move(changed)) {}

void PresenceDesk::take(const Whereabouts& where) {
    if (const auto changed = m_table.put(where, m_clock.now()); !changed.empty())
        m_changed(changed);
}

void PresenceDesk::announce(const Whereabouts& where) {
    const Whereabouts* known = m_table.find(where.device);
    if (known && known->sessionEpoch > where.sessionEpoch)
        return;
    const bool wasThere = known != nullptr;
    const bool same = known && *known == where;
    take(where);
    const bool isThere = m_table.find(where.device) != nullptr;
    if (isThere)
        m_ours.insert(where.device);
    else
        m_ours.erase(where.device);
    if (!same && (wasThere || isThere))
        tell({where});
}

void PresenceDesk::leave(DeviceId device, std::int64_t sessionEpoch) {
    if (const Whereabouts* known = m_table.find(device))
        announce({device, known->user, sessionEpoch, {}});
}

void PresenceDesk::hear(std::string_view text) {
    if (next(text, '\n') == m_gateway)
        return;
    while (!text.empty())
        if (const auto where = whereabouts(next(text, '\n'))) {
            take(*where);
            const Whereabouts* known = m_table.find(where->device);
            if (!known || *known == *where) // not when it came back to us meanwhile
                m_ours.erase(where->device);
        }
}

void PresenceDesk::tick() {
    const Timestamp now = m_clock.now();
    if (const auto changed = m_table.expire(now); !changed.empty())
        m_changed(changed);
    if (now >= m_repeated && now - m_repeated < repeatEvery)
        return;
    m_repeated = now;
    std::vector<Whereabouts> all;
    std::erase_if(m_ours, [this](DeviceId device) { return !m_table.find(device); });
    for (const DeviceId device : m_ours)
        all.push_back(*m_table.find(device));
    tell(all);
}

void PresenceDesk::tell(const std::vector<Whereabouts>& all) const {
    if (!m_tell || all.empty())
        return;
    std::vector<std::string> texts;
    for (const Whereabouts& where : all) {
        const std::string said = line(where);
        if (texts.empty() || texts.back().size() + said.size() > maxText)
            texts.push_back(m_gateway);
        texts.back() += said;
    }
    m_tell(std::move(texts));
}

protocol::Present PresenceDesk::toldTo(DeviceId device) const {
    const Whereabouts* where = m_table.find(device);
    if (!where || !where->presence.customer)
        return {};
    return {where->presence.customer, m_table.at(where->presence.customer, device)};
}

} // namespace visage::store
