// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/messages.h"

namespace visage::sync {

/// Checks the numbers of a device's pushes: without a gap behind what the store has answered, and no more
/// unanswered ones than were allowed. Old numbers pass: the store answers them with the result that it kept.
class PushDesk {
public:
    void open(std::int64_t lastMseq, std::uint32_t credits);

    /// BadInput for a gap or a missing id, RateLimited for too many.
    [[nodiscard]] Result<void> take(std::int64_t mseq, const MutationId& mid);
    void answered(std::int64_t mseq);

    /// The highest number answered on this connection.
    [[nodiscard]] std::int64_t lastAnswered() const { return m_lastAnswered; }

private:
    std::int64_t m_next = 1;
    std::int64_t m_lastAnswered = 0;
    std::uint32_t m_credits = 0;
    std::uint32_t m_unanswered = 0;
};

} // namespace visage::sync
