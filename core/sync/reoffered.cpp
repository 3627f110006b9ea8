// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/reoffered.h"

#include "core/sync/mutants.h"

#include <algorithm>
#include <array>

namespace visage::sync {
namespace {

constexpr Milliseconds kept = std::chrono::hours(24 * 14);
/// Every desktop has given a restored store its own back by then.
constexpr Milliseconds givenBackWithin = std::chrono::hours(24 * 14);

using std::chrono::hours;
/// Behind each refusal, by the chances that were left.
constexpr std::array<Milliseconds, chancesToEnterAgain - 1> unseenAfter{
    std::chrono::minutes(5), hours(1), hours(24), hours(24 * 3), hours(24 * 7)};

} // namespace

Timestamp answeredAt(Timestamp now, Milliseconds storeAhead, Timestamp storeSaid) {
    return std::max({now, now + storeAhead, storeSaid});
}

Timestamp keptSince(Timestamp now, Timestamp storeSaid) {
    return std::min(storeSaid, now) - kept;
}

Again mayEnterAgain(const Refusal& refusal, Seq cursor, bool holdsPart, Timestamp now) {
    const bool mayPass = refusal.code == ErrorCode::NotFound || refusal.code == ErrorCode::Conflict;
    if (refusal.chances <= 0 || !mayPass || refusal.at < now - givenBackWithin ||
        mutated(Mutant::NeverEntersAgain))
        return Again::No;
    const int tries = std::min(refusal.chances - 1, static_cast<int>(unseenAfter.size()));
    if (holdsPart && tries > 0 && refusal.at + *(unseenAfter.end() - tries) <= now)
        return Again::Unseen;
    return refusal.seq < cursor ? Again::IfForeseen : Again::No;
}

MutationId enteredAgainAs(MutationId refused) {
    return MutationId(makeUuidV5(refused.uuid, "again"));
}

} // namespace visage::sync
