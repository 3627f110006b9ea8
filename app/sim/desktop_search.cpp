// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/desktop.h"
#include "core/sync/mutants.h"

// What the store is asked for, and shown beyond what the cache holds, as LocalData does it.

namespace visage::sim {

using sync::Mutant;
using sync::mutated;

void Desktop::search(Timestamp now) {
    m_question = someQuestion(m_random);
    perform(m_session->search(m_question, 0, ++m_questions, now), now);
}

void Desktop::carryOut(const sync::effect::Found& found) {
    for (const Row& row : found.answer.rows) {
        const CustomerId owner = dossierOf(row);
        if (found.answer.number != m_questions || !isAbout(m_question, owner))
            return m_referee.fail("an answer to one question was taken for that to another");
        if (kindOf(row) == EntityKind::Customer && !std::get<Customer>(row).mergedInto)
            m_found.insert(owner);
    }
    if (mutated(Mutant::FoundIsKept))
        m_disk.keepFound(found.answer.rows);
    forgetFound();
}

void Desktop::carryOut(const sync::effect::StoreSnapshotPart& part) {
    m_disk.storePart(part.part, part.resume);
    forgetFound();
}

void Desktop::carryOut(const sync::effect::EndSnapshot& end) {
    m_disk.endSnapshot(end.scope, end.cursor);
    forgetFound();
}

/// Who is here, or was erased. An answer may be older than what has come since.
void Desktop::forgetFound() {
    std::erase_if(m_found, [this](CustomerId customer) {
        return m_disk.cache().contains({EntityKind::Customer, customer.uuid}) ||
               (m_disk.cache().contains({EntityKind::Erasure, erasureId(customer.uuid).uuid}) &&
                !mutated(Mutant::FoundOutlivesErasure));
    });
}

} // namespace visage::sim
