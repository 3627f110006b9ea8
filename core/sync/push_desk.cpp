// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/push_desk.h"

#include <algorithm>

namespace visage::sync {

void PushDesk::open(std::int64_t lastMseq, std::uint32_t credits) {
    m_next = lastMseq + 1;
    m_credits = credits;
}

Result<void> PushDesk::take(std::int64_t mseq, const MutationId& mid) {
    if (mseq < 1 || mid.isNull())
        return Error{ErrorCode::BadInput, "A push has no number or no id."};
    if (mseq > m_next)
        return Error{ErrorCode::BadInput, "Push " + std::to_string(m_next) + " is missing before push " +
                                              std::to_string(mseq) + "."};
    if (m_unanswered >= m_credits)
        return Error{ErrorCode::RateLimited, "More pushes are unanswered than were allowed; connect again."};
    m_next = std::max(m_next, mseq + 1);
    ++m_unanswered;
    return {};
}

void PushDesk::answered(std::int64_t mseq) {
    m_lastAnswered = std::max(m_lastAnswered, mseq);
    if (m_unanswered > 0)
        --m_unanswered;
}

} // namespace visage::sync
