// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/reoffered.h"

#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sync {
namespace {

constexpr Milliseconds kept = std::chrono::hours(24 * 14);
/// Every desktop has given a restored store its own back by then.
constexpr Milliseconds givenBackWithin = std::chrono::hours(24 * 14);

} // namespace

Timestamp answeredAt(Timestamp now, Milliseconds storeAhead, Timestamp storeSaid) {
    return std::max({now, now + storeAhead, storeSaid});
}

Timestamp keptSince(Timestamp now, Timestamp storeSaid) {
    return std::min(storeSaid, now) - kept;
}

bool mayEnterAgain(const Refusal& refusal, Seq cursor, Timestamp now) {
    if (mutated(Mutant::NeverEntersAgain))
        return false;
    return refusal.chances > 0 &&
           (refusal.code == ErrorCode::NotFound || refusal.code == ErrorCode::Conflict) &&
           refusal.seq < cursor && refusal.at >= now - givenBackWithin;
}

MutationId enteredAgainAs(MutationId refused) {
    return MutationId(makeUuidV5(refused.uuid, "again"));
}

} // namespace visage::sync
