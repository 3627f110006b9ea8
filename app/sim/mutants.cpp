// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/mutants.h"

namespace visage::sim {
namespace {

using sync::Mutant;

constexpr MutantName names[] = {
    {Mutant::RowsApartFromCursor, "rows-apart-from-cursor", "1: rows and cursor in one transaction"},
    {Mutant::CursorAtSnapshotStart, "cursor-at-snapshot-start",
     "1: the cursor is set when a snapshot is complete"},
    {Mutant::OutboxApartFromEffect, "outbox-apart-from-effect",
     "2: outbox entry and visible effect are one write"},
    {Mutant::DropAtAck, "drop-at-ack",
     "3: the overlay keeps an entry until the cursor has passed its answer"},
    {Mutant::NoDedup, "no-dedup", "4: a known push is not decided again"},
    {Mutant::ResultNotStored, "result-not-stored",
     "4: a known push is answered with the result that was kept"},
    {Mutant::SentIsDelivered, "sent-is-delivered", "4: unanswered pushes are pushed again"},
    {Mutant::AckBeforeCommit, "ack-before-commit", "4: answers are given after they are recorded"},
    {Mutant::SnapshotKeepsAbsent, "snapshot-keeps-absent", "5: a snapshot replaces its scope"},
    {Mutant::SnapshotClearsOutbox, "snapshot-clears-outbox", "5: a snapshot never touches the outbox"},
    {Mutant::NoFencing, "no-fencing", "6: a replaced connection can not write"},
    {Mutant::SameEpoch, "same-epoch", "6: the session epoch rises with each connection"},
    {Mutant::FloorUnchecked, "floor-unchecked", "7: the store says when its log no longer reaches back"},
    {Mutant::FloorIgnored, "floor-ignored", "7: a position below the floor gets a snapshot"},
    {Mutant::PagesOfAnyAge, "pages-of-any-age", "no page is older than what its desktop has been shown"},
    {Mutant::AsOfAtEnd, "as-of-at-end", "7: a snapshot counts as being of its beginning"},
    {Mutant::IncarnationIgnored, "incarnation-ignored", "a restored store is another one"},
    {Mutant::SchemaIgnored, "schema-ignored",
     "a newer program fetches what an older one left out of the cache"},
    {Mutant::StampsTrusted, "stamps-trusted", "a stamp of a clock that is ahead is not taken as it is"},
    {Mutant::NothingReoffered, "nothing-reoffered", "a restored store is offered again what it lost"},
    {Mutant::NeverEntersAgain, "never-enters-again",
     "what a restored store refused is entered again once what it goes on from is there"},
    {Mutant::RefusedStays, "refused-stays", "what is entered again is the same intent, and no more refused"},
    {Mutant::ScopesUnfiltered, "scopes-unfiltered", "the store sends what scopes grant, and nothing else"},
    {Mutant::NothingPurged, "nothing-purged", "a desktop forgets whom it is no longer granted"},
    {Mutant::PurgeApartFromCursor, "purge-apart-from-cursor",
     "1: who is lost goes with the cursor that passes the loss"},
    {Mutant::DroppedScopeStays, "dropped-scope-stays", "a scope that is revoked goes with its rows"},
    {Mutant::AnyAnswerTaken, "any-answer-taken", "an answer belongs to the newest question alone"},
    {Mutant::FoundIsKept, "found-is-kept", "what the store found is never a row of the cache"},
    {Mutant::FoundOutlivesErasure, "found-outlives-erasure",
     "whom the store found is not shown when erased since"},
    {Mutant::ViewKept, "view-kept", "who is granted other scopes gets `work` anew"},
    {Mutant::WorkAsOfPage, "work-as-of-page", "a snapshot of `work` counts as of the view it shows"},
    {Mutant::ChangedIsDrifted, "changed-is-drifted",
     "what has changed since is no difference between a copy and the store"},
    {Mutant::DriftIgnored, "drift-ignored", "a copy that has drifted is sent anew"},
    {Mutant::AnyRevIsTheSame, "any-rev-is-the-same", "a copy is compared by the state of its rows"},
    {Mutant::StubsGoToo, "stubs-go-too", "who leaves `work` may stay in `ident`"},
};

// The hooks in the sessions have no object to ask, and must vanish elsewhere; so this one value is of the
// process.
Mutant broken = Mutant::None;

} // namespace

std::span<const MutantName> mutantNames() {
    return names;
}

std::optional<Mutant> mutantOf(std::string_view name) {
    for (const auto& entry : names)
        if (entry.name == name)
            return entry.mutant;
    return std::nullopt;
}

void breakRule(Mutant mutant) {
    broken = mutant;
}

} // namespace visage::sim

bool visage::sync::mutated(Mutant mutant) {
    return mutant == sim::broken;
}
