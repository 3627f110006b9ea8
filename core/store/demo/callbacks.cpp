// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/callbacks.h"

#include "core/store/demo/hours.h"
#include "core/store/demo/people.h"

#include <algorithm>

namespace visage::store::demo {
namespace {

constexpr std::string_view promises[] = {"Donner la date de livraison.", "Confirmer le remboursement.",
                                         "Répondre après avis de l'atelier.", "Proposer un autre créneau.",
                                         "Vérifier que tout est réglé."};

} // namespace

std::vector<Row> Callbacks::of(const Case& about) {
    const bool works = about.status == CaseStatus::Open || about.status == CaseStatus::WaitingInternal;
    if (!works || !m_dice.chance(25))
        return {};
    Callback callback;
    callback.id = freshId<CallbackId>(m_now, m_dice);
    callback.customer = about.customer;
    callback.caseId = about.id;
    callback.text = m_dice.pick(promises);
    callback.dueAt = within(workingHours, m_now + Milliseconds(m_dice.between(-8, 4 * 24) * hourMs), m_dice);
    callback.dueUntil = callback.dueAt + Milliseconds(2 * hourMs);
    callback.queue = about.queue;
    callback.assignee = m_dice.chance(50) ? about.owner : UserId();
    callback.bookedBy = about.openedBy;
    callback.bookedAt = std::min(about.openedAt + Milliseconds(hourMs), m_now);
    callback.attempts = m_dice.chance(20) ? 1 : 0;
    return {Row(std::move(callback))};
}

} // namespace visage::store::demo
