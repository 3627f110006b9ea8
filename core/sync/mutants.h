// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace visage::sync {

/// The rules of the protocol that the simulator breaks one at a time, to prove that it would notice.
enum class Mutant : std::uint8_t {
    None,
    // Broken inside of the sessions.
    DropAtAck,             ///< rule 3: an answered entry leaves the overlay before the cursor has passed it
    SentIsDelivered,       ///< rule 4: a push that was sent is not pushed again by the next connection
    AckBeforeCommit,       ///< rule 4: the store's answer is given before it is recorded
    SnapshotClearsOutbox,  ///< rule 5: a snapshot forgets unanswered pushes
    CursorAtSnapshotStart, ///< rule 1: the cursor moves with a snapshot's first part, not with its last
    SameEpoch,             ///< rule 6: the session epoch does not rise
    FloorIgnored,          ///< rule 7: a position below the floor goes on as if nothing were missing
    AsOfAtEnd,             ///< rule 7: a snapshot counts as being of its end
    IncarnationIgnored,    ///< a restored store is fed from as if it were the same
    NothingReoffered,      ///< a restored store is not offered again what it has lost
    AnyAnswerTaken,        ///< an answer to an older question is taken for that to the newest
    NeverEntersAgain,      ///< what it refused because others had not come yet stays refused
    ViewKept,              ///< who is granted other scopes goes on with `work` as it was
    WorkAsOfPage,          ///< a snapshot of `work` counts as being of its first page, not of its view
    StubsGoToo,            ///< who leaves `work` is forgotten, though `ident` still holds who it is
    ChangedIsDrifted,      ///< a copy is compared with what has changed since
    DriftIgnored,          ///< a copy that has drifted is not sent anew
    AnyRevIsTheSame,       ///< a copy is compared by its rows' ids alone
    // Broken in the simulator's driver and store, where those rules live.
    RowsApartFromCursor,   ///< rule 1
    OutboxApartFromEffect, ///< rule 2
    NoDedup,               ///< rule 4
    ResultNotStored,       ///< rule 4: a known number is answered, but not with its result
    SnapshotKeepsAbsent,   ///< rule 5
    NoFencing,             ///< rule 6
    RefusedStays,          ///< what was entered again waits to be entered again, each time as another intent
    FloorUnchecked,        ///< rule 7
    PagesOfAnyAge,         ///< a page of the log that was read before goes to whom a newer state was shown
    SchemaIgnored,         ///< a newer program goes on where an older one left out what it did not know
    StampsTrusted,         ///< a stamp of a clock that is ahead is taken as it is
    ScopesUnfiltered,      ///< the store sends what no scope of the desktop holds
    NothingPurged,         ///< the desktop keeps whom it has lost
    PurgeApartFromCursor,  ///< rule 1: who is lost goes after the cursor has moved
    DroppedScopeStays,     ///< a scope that is revoked leaves its rows behind
    FoundIsKept,           ///< what the store found goes into the cache
    FoundOutlivesErasure,  ///< whom the store found is shown when erased since
};

#ifdef VISAGE_SIM_MUTANTS
/// Answered by the simulator, the only program that is built with this.
[[nodiscard]] bool mutated(Mutant mutant);
#else
[[nodiscard]] constexpr bool mutated(Mutant) {
    return false;
}
#endif

} // namespace visage::sync
