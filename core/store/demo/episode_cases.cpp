// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/episodes.h"
#include "core/store/demo/hours.h"

#include <array>

namespace visage::store::demo {
namespace {

constexpr std::string_view closingWords[] = {
    "Client rappelé, tout est réglé.",          "Remboursement constaté par le client.",
    "Article échangé, client satisfait.",       "Sans nouvelle du client après deux relances.",
    "Livraison confirmée par le transporteur.", "Réponse envoyée par e-mail."};

} // namespace

void Episodes::addEvent(History::OpenedCase& opened, CaseEventKind kind, Timestamp at, CaseStatus to) {
    CaseEvent event;
    event.id = freshId<CaseEventId>(m_now, m_dice);
    event.caseId = opened.row.id;
    event.customer = opened.row.customer;
    event.kind = kind;
    event.at = at;
    event.actor = opened.row.owner;
    event.fromStatus = opened.row.status;
    event.toStatus = to;
    event.reason = opened.row.reason;
    event.queue = opened.row.queue;
    event.owner = opened.row.owner;
    opened.row.status = to;
    opened.events.push_back(std::move(event));
}

void Episodes::close(History::OpenedCase& opened) {
    Case& row = opened.row;
    row.closedAt = std::min(
        within(workingHours,
               row.openedAt + Milliseconds(m_dice.between(1, 12) * dayMs + m_dice.between(0, 9) * hourMs),
               m_dice),
        m_now);
    row.closeReason = row.reason;
    row.closeText = m_dice.pick(closingWords);
    addEvent(opened, CaseEventKind::StatusChanged, row.closedAt, CaseStatus::Closed);
}

History::OpenedCase Episodes::openCase(const Person& person, const Matter& matter) {
    History::OpenedCase opened;
    Case& row = opened.row;
    row.id = freshId<CaseId>(m_now, m_dice);
    row.customer = person.customer.id;
    row.subject = filled(matter.reason.text->subject, matter);
    row.reason = matter.reason.id;
    row.priority = matter.reason.text->urgency;
    row.owner = matter.author;
    row.queue = m_company.queueFor(matter.reason.text->code);
    row.openedBy = matter.author;
    row.openedAt = matter.at;
    row.dueAt = matter.at + Milliseconds(m_dice.between(2, 15) * dayMs);
    addEvent(opened, CaseEventKind::Opened, row.openedAt, CaseStatus::Open);
    const std::int64_t ageDays = (m_now.ms - matter.at.ms) / dayMs;
    if (ageDays > 60 || !m_dice.chance(65)) {
        close(opened);
        return opened;
    }
    constexpr std::array later{
        CaseStatus::Open,    CaseStatus::Open,  CaseStatus::WaitingCustomer, CaseStatus::WaitingInternal,
        CaseStatus::Snoozed, CaseStatus::Solved};
    const CaseStatus now = m_dice.pick(std::span<const CaseStatus>(later));
    if (now != CaseStatus::Open)
        addEvent(opened, CaseEventKind::StatusChanged,
                 std::min(within(workingHours, row.openedAt + Milliseconds(5 * hourMs), m_dice), m_now), now);
    row.dueAt = m_now + Milliseconds(m_dice.between(-3 * 24, 10 * 24) * hourMs);
    return opened;
}

} // namespace visage::store::demo
