// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/client_disk.h"

#include "app/sim/intents.h"
#include "app/sim/reach.h"
#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sim {

using sync::Mutant;
using sync::mutated;

ClientDisk::ClientDisk(DeviceId device, std::int64_t schema) {
    m_state.device = device;
    m_state.schema = schema;
    m_state.wanted = {std::string(protocol::scopeAll), std::string(protocol::scopeWork),
                      std::string(protocol::scopeIdent)};
}

Seq ClientDisk::cursorOf(std::string_view scope) const {
    const auto known = std::ranges::find(m_state.scopes, scope, &protocol::ScopeState::scope);
    return known == m_state.scopes.end() ? 0 : known->cursor;
}

bool ClientDisk::holds(std::string_view scope) const {
    return std::ranges::find(m_state.scopes, scope, &protocol::ScopeState::scope) != m_state.scopes.end();
}

protocol::ScopeState& ClientDisk::scopeNamed(const std::string& name) {
    const auto known = std::ranges::find(m_state.scopes, name, &protocol::ScopeState::scope);
    return known != m_state.scopes.end() ? *known
                                         : m_state.scopes.emplace_back(protocol::ScopeState{name, 0, {}});
}

std::vector<sync::PendingPush> ClientDisk::unanswered() const {
    std::vector<sync::PendingPush> pending;
    for (const auto& entry : m_outbox)
        if (!entry.answer)
            pending.push_back(entry.push);
    return pending;
}

std::optional<sync::OutboxPlace> ClientDisk::placeOf(const RowKey& key, Seq cursor) const {
    const auto newest = m_newestEntry.find(key);
    if (newest == m_newestEntry.end())
        return std::nullopt;
    return sync::placeOf(m_outbox[newest->second].answer, cursor);
}

void ClientDisk::addEntry(sync::PendingPush push) {
    m_state.lastMseq = push.mseq;
    m_lastStamp = push.hlc;
    const RowKey target = targetOf(push.command);
    const bool makes = makesRow(push.command);
    if (makes)
        m_newestEntry[target] = m_outbox.size();
    m_outbox.push_back({std::move(push), target, makes});
}

void ClientDisk::saveStore(const sync::effect::SaveStore& store) {
    // Numbers of another life say nothing of what comes: every snapshot is newer.
    if (m_state.store != store.store || m_state.incarnation != store.incarnation)
        m_cache.forgetRevs(EntityKind::Identity);
    m_state.store = store.store;
    m_state.incarnation = store.incarnation;
    m_state.schema = store.schema;
    m_brought.clear();
    if (!mutated(Mutant::IncarnationIgnored))
        for (auto& scope : m_state.scopes)
            scope = {scope.scope, 0, std::nullopt};
}

void ClientDisk::beginSnapshot(const std::string& scope) {
    m_brought[scope].clear();
    if (holds(scope))
        scopeNamed(scope).resume.reset();
}

void ClientDisk::storePart(const protocol::Snap& part, const protocol::SnapPoint& resume) {
    // Who was held with somebody else may have been separated since.
    std::set<CustomerId> separated;
    for (const auto& row : part.rows)
        if (const auto* customer = std::get_if<Customer>(&row);
            customer && part.scope == protocol::scopeIdent)
            if (const auto there = m_cache.find({EntityKind::Customer, customer->id.uuid});
                there != m_cache.end() && std::get<Customer>(there->row()).mergedInto != customer->mergedInto)
                separated.insert(customer->id);
    separated = joinedWith(m_cache, std::move(separated));
    for (const auto& row : part.rows) {
        keep(row);
        m_brought[part.scope].insert({kindOf(row), idOf(row)});
    }
    scopeNamed(part.scope).resume = resume;
    purge(separated);
}

void ClientDisk::endSnapshot(const std::string& scope, Seq cursor) {
    scopeNamed(scope).resume.reset();
    if (!mutated(Mutant::SnapshotKeepsAbsent))
        removeWhatIsGone(scope, cursor);
    scopeNamed(scope).cursor = cursor;
    m_brought.erase(scope);
}

void ClientDisk::dropScope(const std::string& scope) {
    std::erase_if(m_state.scopes, [&](const auto& state) { return state.scope == scope; });
    m_brought.erase(scope);
    if (mutated(Mutant::DroppedScopeStays))
        return;
    if (m_state.scopes.empty())
        m_cache.clear();
    else
        removeWhatIsGone(scope, 0);
}

void ClientDisk::keep(const Row& row) {
    const auto there = m_cache.find({kindOf(row), idOf(row)});
    if (there == m_cache.end())
        return m_cache.put(row);
    m_replacedRows = true;
    // Behind a restore the cursors are gone, and older rows may be the truth again.
    const bool follows =
        std::ranges::none_of(m_state.scopes, [](const auto& scope) { return scope.cursor == 0; });
    m_rowsRise = m_rowsRise && (!follows || revOf(row) >= there->rev());
    m_cache.put(row);
}

std::set<CustomerId> ClientDisk::applyRows(const std::vector<protocol::Changes>& changes) {
    std::set<CustomerId> touched;
    for (const auto& page : changes)
        for (const auto& change : page.changes) {
            const auto there = m_cache.find({kindOf(change.row), idOf(change.row)});
            // A removal says only which row it was. What comes may have come before the member who brings
            // it, and who may never come.
            if (!change.erased)
                touched.insert(dossierOf(change.row));
            else if (there != m_cache.end())
                touched.insert(there->dossier());
        }
    // As they are now: those who are one may be separated by the same changes.
    touched = joinedWith(m_cache, std::move(touched));
    for (const auto& page : changes)
        for (const auto& change : page.changes)
            if (change.erased)
                m_cache.erase({kindOf(change.row), idOf(change.row)});
            else
                keep(change.row);
    return touched;
}

void ClientDisk::saveCursors(const std::vector<protocol::ScopeState>& cursors) {
    for (const auto& cursor : cursors)
        scopeNamed(cursor.scope).cursor = cursor.cursor;
}

void ClientDisk::addAll(std::vector<OutboxEntry> entries) {
    m_outbox = std::move(entries);
    m_newestEntry.clear();
    for (std::size_t i = 0; i < m_outbox.size(); ++i)
        if (m_outbox[i].makes)
            m_newestEntry[m_outbox[i].target] = i;
}

void ClientDisk::renumber(DeviceId device) {
    m_state.device = device;
    m_state.sessionEpoch = 0;
    // What was kept for the device as it was is none of the new one's.
    if (holds(protocol::scopeWork)) {
        auto& work = scopeNamed(std::string(protocol::scopeWork));
        work.cursor = 0;
        work.resume.reset();
    }
    m_state.lastMseq = 0;
    std::int64_t below = 0;
    for (const OutboxEntry& entry : m_outbox)
        below = std::min(below, entry.push.mseq);
    std::vector<OutboxEntry> kept;
    for (OutboxEntry& entry : m_outbox) {
        if (entry.read)
            continue;
        // Refused ones stay, for their texts: below zero they are in nobody's way.
        if (!isRefused(entry)) {
            entry.push.mseq = ++m_state.lastMseq;
            entry.answer.reset();
            entry.forecast = {};
        } else if (entry.push.mseq > 0) {
            entry.push.mseq = --below;
        }
        kept.push_back(std::move(entry));
    }
    addAll(std::move(kept));
}

} // namespace visage::sim
