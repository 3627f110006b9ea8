// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telephony/call_book.h"

#include <algorithm>

namespace visage::telephony {
namespace {

bool hasEnded(const call::Call& call) {
    return call.state == call::CallState::Ended;
}

} // namespace

call::Call* CallBook::find(std::uint32_t id) {
    const auto it =
        std::find_if(m_calls.begin(), m_calls.end(), [id](const auto& call) { return call.id == id; });
    return it == m_calls.end() ? nullptr : &*it;
}

bool CallBook::anyAlive() const {
    return std::any_of(m_calls.begin(), m_calls.end(), [](const auto& call) { return !hasEnded(call); });
}

CallBook::Change CallBook::put(const call::Call& call) {
    auto* known = find(call.id);
    if (known == nullptr) {
        m_calls.push_back(call);
        forgetOldEnds();
        return Change::Appeared;
    }
    if (hasEnded(*known) || (known->state != call.state && !call::mayFollow(known->state, call.state)))
        return Change::None;
    *known = call;
    forgetOldEnds();
    return Change::Changed;
}

std::vector<std::uint32_t> CallBook::endAll(call::EndCause cause, Timestamp now) {
    std::vector<std::uint32_t> ended;
    for (auto& call : m_calls) {
        if (hasEnded(call))
            continue;
        call.held = call::holdTime(call, now);
        call.heldSince = {};
        call.state = call::CallState::Ended;
        call.endedAt = now;
        call.cause = cause;
        ended.push_back(call.id);
    }
    return ended;
}

void CallBook::forgetOldEnds() {
    Timestamp latest;
    for (const auto& call : m_calls)
        if (hasEnded(call))
            latest = std::max(latest, call.endedAt);
    std::erase_if(m_calls, [latest](const auto& call) { return hasEnded(call) && call.endedAt < latest; });
}

} // namespace visage::telephony
