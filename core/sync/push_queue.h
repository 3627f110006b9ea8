// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/client_state.h"

#include <deque>
#include <optional>
#include <vector>

namespace visage::sync {

/// The unanswered pushes of a desktop, in the order of their numbers. The first ones are on the wire, as many
/// as the store allows; each connection begins again with the first.
class PushQueue {
public:
    /// `entries` by rising mseq; `lastMseq` the highest number ever given.
    PushQueue(std::vector<PendingPush> entries, std::int64_t lastMseq);

    [[nodiscard]] std::int64_t lastMseq() const { return m_lastMseq; }
    void add(PendingPush entry);
    /// Adds entries that count as unanswered again.
    void addAgain(std::vector<PendingPush> entries);

    void connected(std::uint32_t credits);
    void disconnected();
    /// True when the numbers go on without a gap behind the last one that the store has answered.
    [[nodiscard]] bool followsOn(std::int64_t answered) const;

    /// The next to send, counted as sent; nothing when there is none or too many are unanswered.
    [[nodiscard]] std::optional<protocol::Push> next();
    /// Takes the entry out. False for one that is not on the wire: an answer from before. BadInput for
    /// another mutation under its number.
    [[nodiscard]] Result<bool> answered(const protocol::Ack& ack);
    void clear();

private:
    std::deque<PendingPush> m_entries;
    std::size_t m_sent = 0;
    std::size_t m_credits = 0;
    std::int64_t m_lastMseq = 0;
};

} // namespace visage::sync
