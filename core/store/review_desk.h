// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/store/backend.h"

namespace visage::store {

/// Where leads decide over what accounts had entered and not yet sent when they were switched off. Whoever
/// says yes answers for it; whoever says no throws it away sixty days later. One thread.
class ReviewDesk {
public:
    ReviewDesk(Backend& backend, const Clock& clock, Random& random)
        : m_backend(backend)
        , m_clock(clock)
        , m_random(random) {}

    /// In the order in which it was entered.
    [[nodiscard]] Result<std::vector<Review>> waiting() { return m_backend.reviews(ReviewState::Waiting); }

    /// Decides the command as of today, with the lead's rights. Its author stays who entered it, for these
    /// are their words; where the rules give that only to the author's own role, it becomes the lead's.
    /// NotFound, Conflict (somebody has decided before), Denied (not a lead), or why the rules refuse it:
    /// then it goes on waiting.
    [[nodiscard]] Result<void> apply(MutationId mid, const User& lead);
    /// Kept for sixty days more, in case of a mistake.
    [[nodiscard]] Result<void> discard(MutationId mid, const User& lead);
    /// What was thrown away waits again. NotFound once it is gone, or was forgotten with an erased person;
    /// Conflict where it was never thrown away, or somebody else was quicker; Denied.
    [[nodiscard]] Result<void> bringBack(MutationId mid, const User& lead);

private:
    [[nodiscard]] Result<Review> known(MutationId mid, const User& lead);
    [[nodiscard]] Result<Review> open(MutationId mid, const User& lead);
    [[nodiscard]] Result<rules::Decision> decide(const Review& review, const Command& command,
                                                 const User& lead);

    Backend& m_backend;
    const Clock& m_clock;
    Random& m_random;
};

/// Forgets the words of what waits and speaks of somebody who was erased. To be called in a batch that
/// erases.
[[nodiscard]] Result<void> forgetErasedReviews(Backend& backend, Batch& batch, Timestamp now);

} // namespace visage::store
