// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/model_store.h"
#include "app/sim/reach.h"
#include "core/sync/mutants.h"

#include <algorithm>
#include <set>

// What the store's sessions read: its log, and snapshots.

namespace visage::sim {

using sync::Mutant;
using sync::mutated;

namespace {

/// In the order in which a snapshot brings them.
constexpr EntityKind kindsHeld[] = {
    EntityKind::Customer,    EntityKind::Identity,    EntityKind::Consent,     EntityKind::Alert,
    EntityKind::Case,        EntityKind::CaseEvent,   EntityKind::Interaction, EntityKind::InteractionCase,
    EntityKind::Note,        EntityKind::NoteVersion, EntityKind::FieldStamp,  EntityKind::FieldVersion,
    EntityKind::CustomerTag, EntityKind::Callback,    EntityKind::QueueMember, EntityKind::Erasure,
    EntityKind::ScopeMember};

} // namespace

RowChange ModelStore::changeOf(const RowKey& key) const {
    if (const auto found = m_state.rows.find(key); found != m_state.rows.end())
        return {found->row(), false};
    Row gone;
    withEntity(key.first, [&]<class T>() { gone.emplace<T>().id.uuid = key.second; });
    return {gone, true};
}

/// Everything of somebody who is a member, or became one; or the numbers of somebody in touch.
void ModelStore::bring(CustomerId customer, bool stub, std::vector<RowChange>& changes) const {
    for (const auto& entry : m_state.rows)
        if (entry.dossier() == customer && entry.key.first != EntityKind::ScopeMember &&
            (!stub || entry.key.first == EntityKind::Identity))
            changes.push_back({entry.row(), false});
}

void ModelStore::addFor(const sync::ask::ReadFeed& question, const Reach& reach, const RowChange& change,
                        sync::FeedPage& page) const {
    const EntityKind kind = kindOf(change.row);
    const CustomerId dossier = dossierOf(change.row);
    const bool work = question.scope == protocol::scopeWork;
    const bool ident = question.withIdent || question.scope == protocol::scopeIdent;
    const bool ofStubs = kind == EntityKind::Customer || kind == EntityKind::Identity;
    if (const auto* member = std::get_if<QueueMember>(&change.row))
        page.viewChanged = page.viewChanged || (work && member->user == question.view->user);
    if (work && (change.erased || reach.ofWork(change.row, dossier) || mutated(Mutant::ScopesUnfiltered))) {
        page.changes.push_back(change);
        if (kind == EntityKind::ScopeMember && !change.erased)
            bring(dossier, false, page.changes);
    } else if (work && m_referee.wasMoved({kind, idOf(change.row)})) {
        // Who held it as somebody else's does not any more.
        page.changes.push_back({change.row, true});
    }
    if (ident && ofStubs && (change.erased || reach.ofIdent(kind, dossier))) {
        page.stubs.push_back(change);
        if (kind == EntityKind::Customer && !change.erased)
            bring(dossier, true, page.stubs);
    }
}

Result<sync::FeedPage> ModelStore::readFeed(const sync::ask::ReadFeed& question, std::size_t maxRows) const {
    if (question.from < m_state.floor && !mutated(Mutant::FloorUnchecked))
        return Error{ErrorCode::NotFound, "The log no longer reaches back that far."};
    sync::FeedPage page{question.from, question.from, m_state.head, m_state.floor, {}, m_incarnation};
    page.readAt = m_state.head;
    const auto reach = reachOf(question.view.get());
    std::set<RowKey> seen;
    // Dense: line n lies n - floor - 1 behind the first.
    const auto behind = std::max(question.from, m_state.floor) - m_state.floor;
    for (auto line = m_state.log.begin() + std::min(behind, std::ssize(m_state.log));
         line != m_state.log.end(); ++line) {
        const Change& change = *line;
        if (seen.size() >= maxRows)
            break;
        page.to = change.seq;
        if (!seen.insert(change.key).second)
            continue;
        if (reach)
            addFor(question, *reach, changeOf(change.key), page);
        else
            page.changes.push_back(changeOf(change.key));
    }
    return page;
}

std::optional<Reach> ModelStore::reachOf(const sync::View* view) const {
    return view && view->holds == sync::Holds::Recent
               ? std::optional<Reach>(std::in_place, m_state.rows, *view, m_state.head, m_state.head)
               : std::nullopt;
}

Result<sync::SnapshotPage> ModelStore::readSnapshot(const sync::ask::ReadSnapshot& question,
                                                    std::size_t maxRows) const {
    const auto reach = reachOf(question.view.get());
    const bool ident = question.scope == protocol::scopeIdent;
    const auto isSent = [&](const Rows::Entry& entry) {
        return !reach ||
               (ident ? reach->ofIdent(entry) : reach->ofWork(entry) || mutated(Mutant::ScopesUnfiltered));
    };
    sync::SnapshotPage page;
    page.kind = *std::ranges::find_if(kindsHeld, [&](EntityKind kind) { return kind >= question.kind; });
    const bool last = page.kind == (ident ? EntityKind::Identity : *std::rbegin(kindsHeld));
    const RowKey after =
        question.kind == page.kind ? RowKey{page.kind, question.after} : RowKey{page.kind, Uuid{}};
    page.kindDone = true;
    for (const auto& entry : m_state.rows.of(page.kind)) {
        if (!(after < entry.key) || !isSent(entry))
            continue;
        if (page.rows.size() >= maxRows) {
            page.kindDone = false;
            break;
        }
        page.rows.push_back(entry.row());
    }
    page.done = last && page.kindDone;
    page.rowsTotal = static_cast<std::int64_t>(m_state.rows.size());
    page.head = m_state.head;
    page.floor = m_state.floor;
    page.incarnation = m_incarnation;
    return page;
}

protocol::Found ModelStore::search(const protocol::Search& question) const {
    protocol::Found found;
    found.number = question.number;
    for (const auto& [key, row] : m_state.rows.of(EntityKind::Customer))
        if (isAbout(question.text, CustomerId(key.second)))
            found.rows.push_back(row);
    for (const auto& [key, row] : m_state.rows.of(EntityKind::Identity))
        if (const CustomerId owner = dossierOf(row); owner && isAbout(question.text, owner))
            found.rows.push_back(row);
    return found;
}

} // namespace visage::sim
