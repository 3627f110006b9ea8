// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"

// What a desktop does with its acknowledged work when a store was restored: it is kept for some time, offered
// again (client_effects.h: Reoffer), and entered again where the restored store refused it only because other
// desktops have not given back yet what it goes on from. Pure; any thread.

namespace visage::sync {

/// How often what was offered again may be entered once more: a chain of authors is longer in no company. The
/// last chance is kept for when the desktop sees what it goes on from.
constexpr int chancesToEnterAgain = 6;

/// When an answer counts as given: by the clock that is ahead, of the desktop's own, of what it takes for the
/// store's and of what the store said when it welcomed us.
[[nodiscard]] Timestamp answeredAt(Timestamp now, Milliseconds storeAhead, Timestamp storeSaid);
/// Acknowledged work from before this need not be kept: by the clock that is behind. One wrong clock makes it
/// stay longer, and never go early.
[[nodiscard]] Timestamp keptSince(Timestamp now, Timestamp storeSaid);

/// The refusal of an entry.
struct Refusal {
    ErrorCode code = ErrorCode::None;
    Seq seq = 0;     ///< the store's log when it refused
    Timestamp at;    ///< answeredAt()
    int chances = 0; ///< left; 0 also for what was never offered again
};
/// Whether an entry may be entered again that was refused because what it goes on from was not there yet, or
/// not yet as its author saw it.
enum class Again : std::uint8_t {
    No,
    IfForeseen, ///< once the rules accept it over what the desktop sees, which is newer than the refusal
    Unseen,     ///< also while the desktop does not see what it goes on from (NotFound): the store judges
};
/// `cursor`: the cache's (overlayCursor()). `holdsPart`: what comes back through somebody else may never come
/// to such a desktop. It tries by time then: in minutes, for those who are at work, later in days.
[[nodiscard]] Again mayEnterAgain(const Refusal& refusal, Seq cursor, bool holdsPart, Timestamp now);
/// The id of the new intent: the same on every copy of the profile, so that the store decides it once.
[[nodiscard]] MutationId enteredAgainAs(MutationId refused);

} // namespace visage::sync
