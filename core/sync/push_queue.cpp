// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/push_queue.h"

#include "core/sync/mutants.h"

#include <algorithm>
#include <iterator>

namespace visage::sync {
namespace {

bool earlier(const PendingPush& a, const PendingPush& b) {
    return a.mseq < b.mseq;
}
bool sameNumber(const PendingPush& a, const PendingPush& b) {
    return a.mseq == b.mseq;
}

} // namespace

PushQueue::PushQueue(std::vector<PendingPush> entries, std::int64_t lastMseq)
    : m_entries(std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()))
    , m_lastMseq(lastMseq) {}

void PushQueue::add(PendingPush entry) {
    m_lastMseq = std::max(m_lastMseq, entry.mseq);
    m_entries.push_back(std::move(entry));
}

void PushQueue::addAgain(std::vector<PendingPush> entries) {
    std::move(entries.begin(), entries.end(), std::back_inserter(m_entries));
    std::stable_sort(m_entries.begin(), m_entries.end(), earlier);
    m_entries.erase(std::unique(m_entries.begin(), m_entries.end(), sameNumber), m_entries.end());
}

void PushQueue::connected(std::uint32_t credits) {
    m_credits = std::max<std::size_t>(credits, 1);
    m_sent = 0;
}

void PushQueue::disconnected() {
    if (mutated(Mutant::SentIsDelivered))
        m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(m_sent));
    m_credits = 0;
    m_sent = 0;
}

bool PushQueue::followsOn(std::int64_t answered) const {
    if (m_entries.empty())
        return m_lastMseq <= answered;
    std::int64_t expected = m_entries.front().mseq;
    if (expected > answered + 1)
        return false;
    return std::all_of(m_entries.begin(), m_entries.end(),
                       [&](const PendingPush& entry) { return entry.mseq == expected++; });
}

std::optional<protocol::Push> PushQueue::next() {
    if (m_sent >= m_credits || m_sent >= m_entries.size())
        return std::nullopt;
    const PendingPush& entry = m_entries[m_sent++];
    return protocol::Push{entry.mseq,    entry.mid,     entry.enteredAt, protocol::commandVersion,
                          entry.baseRev, entry.command, entry.hlc};
}

Result<bool> PushQueue::answered(const protocol::Ack& ack) {
    const auto sentEnd = m_entries.begin() + static_cast<std::ptrdiff_t>(m_sent);
    const auto found = std::find_if(m_entries.begin(), sentEnd,
                                    [&](const PendingPush& entry) { return entry.mseq == ack.mseq; });
    if (found == sentEnd)
        return false;
    if (found->mid != ack.mid)
        return Error{ErrorCode::BadInput, "The server answered a change that this desktop did not send."};
    m_entries.erase(found);
    --m_sent;
    return true;
}

void PushQueue::clear() {
    m_entries.clear();
    m_sent = 0;
}

} // namespace visage::sync
