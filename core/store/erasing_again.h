// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/store/backend.h"
#include "core/store/erasure_ledger.h"

#include <functional>
#include <string>

// Keeps a ledger of erasures and a store together: what the store erases goes into the ledger, and what the
// ledger knows is erased again in a store that was put back to an earlier state. Nobody is served in between.

namespace visage::store {

/// How the ledger and the store differ.
struct LedgerDifference {
    std::vector<ErasureLedger::Line> missing; ///< in the store: it is older than the ledger; by erasure
    std::vector<Erasure> unknown;             ///< to the ledger; by revision
};
[[nodiscard]] Result<LedgerDifference> compare(const ErasureLedger& ledger, Backend& backend);

struct ErasedAgain {
    std::int64_t erasures = 0;     ///< that the store did not know
    std::int64_t persons = 0;      ///< of these, whoever was there
    std::optional<Error> behind{}; ///< why the ledger could not be written: it is to follow later
    ErasedAgain& operator+=(const ErasedAgain& other) {
        erasures += other.erasures;
        persons += other.persons;
        if (other.behind)
            behind = other.behind;
        return *this;
    }
};

/// Takes into the ledger what it does not know, whatever else differs.
[[nodiscard]] Result<void> takeIn(ErasureLedger& ledger, Backend& backend);

/// Erases whatever the lines name, with everything of an erased person as EraseCustomer does it, and lets the
/// desktops know, by the log. A record that was joined with an erased one when the data were backed up, and
/// that the ledger does not name, was separated before the erasing: it is separated again. Reads the ids of
/// all rows that belong to persons; nothing may be written meanwhile but by the like of this. What was
/// interrupted is done by the next call.
[[nodiscard]] Result<ErasedAgain> eraseAgain(Backend& backend, std::vector<ErasureLedger::Line> lines,
                                             Timestamp now);

enum class Comparing : unsigned char {
    IfDue, ///< not where the ledger's end tells that both are of one history: cheap
    Always,
};
/// Before anybody is served: compares the two, erases again, and takes into the ledger what it does not know.
/// A ledger that cannot be written (a full disk) is no reason not to serve.
/// `say` (may be empty) gets a sentence when something is to be erased again.
[[nodiscard]] Result<ErasedAgain> bringTogether(ErasureLedger& ledger, Backend& backend, Timestamp now,
                                                Comparing comparing,
                                                const std::function<void(const std::string&)>& say);

/// While the store is served: takes into the ledger what was erased since its last line. Cheap. Conflict when
/// the two have to be brought together first.
[[nodiscard]] Result<void> follow(ErasureLedger& ledger, Backend& backend);

} // namespace visage::store
