// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/client_disk.h"

#include "app/sim/model_store.h"
#include "core/sync/mutants.h"

namespace visage::sim {

using sync::Mutant;
using sync::mutated;

ClientDisk::ClientDisk(DeviceId device, std::int64_t schema) {
    m_state.device = device;
    m_state.schema = schema;
    m_state.scopes = {{std::string(protocol::scopeAll), 0, std::nullopt}};
}

std::vector<sync::PendingPush> ClientDisk::unanswered() const {
    std::vector<sync::PendingPush> pending;
    for (const auto& entry : m_outbox)
        if (!entry.answer)
            pending.push_back(entry.push);
    return pending;
}

std::optional<sync::OutboxPlace> ClientDisk::placeOf(const RowKey& key) const {
    const auto newest = m_newestEntry.find(key);
    if (newest == m_newestEntry.end())
        return std::nullopt;
    return sync::placeOf(m_outbox[newest->second].answer, cursor());
}

void ClientDisk::addEntry(sync::PendingPush push) {
    m_state.lastMseq = push.mseq;
    m_lastStamp = push.hlc;
    const RowKey target = targetOf(push.command);
    const bool makes = makesRow(push.command);
    if (makes)
        m_newestEntry[target] = m_outbox.size();
    m_outbox.push_back({std::move(push), target, makes, std::nullopt});
}

void ClientDisk::saveStore(const sync::effect::SaveStore& store) {
    m_state.store = store.store;
    m_state.incarnation = store.incarnation;
    m_state.schema = store.schema;
    m_brought.clear();
    if (!mutated(Mutant::IncarnationIgnored))
        m_state.scopes = {{std::string(protocol::scopeAll), 0, std::nullopt}};
}

void ClientDisk::beginSnapshot() {
    m_brought.clear();
    m_state.scopes.front().resume.reset();
}

void ClientDisk::storePart(const protocol::Snap& part, const protocol::SnapPoint& resume) {
    for (const auto& row : part.rows) {
        keep(row);
        m_brought.insert({kindOf(row), idOf(row)});
    }
    m_state.scopes.front().resume = resume;
}

void ClientDisk::endSnapshot(Seq cursor) {
    if (!mutated(Mutant::SnapshotKeepsAbsent))
        std::erase_if(m_cache, [&](const auto& entry) { return !m_brought.contains(entry.first); });
    m_state.scopes.front().cursor = cursor;
    m_state.scopes.front().resume.reset();
    m_brought.clear();
}

void ClientDisk::keep(const Row& row) {
    const RowKey key{kindOf(row), idOf(row)};
    const auto [there, added] = m_cache.try_emplace(key, row);
    if (added)
        return;
    m_replacedRows = true;
    // Behind a restore the cursor is gone, and older rows may be the truth again.
    m_rowsRise = m_rowsRise && (cursor() == 0 || revOf(row) >= revOf(there->second));
    there->second = row;
}

void ClientDisk::applyRows(const std::vector<protocol::Changes>& changes) {
    for (const auto& page : changes)
        for (const auto& change : page.changes) {
            const RowKey key{kindOf(change.row), idOf(change.row)};
            if (change.erased)
                m_cache.erase(key);
            else
                keep(change.row);
        }
}

void ClientDisk::saveCursors(const std::vector<protocol::ScopeState>& cursors) {
    m_state.scopes.front().cursor = cursors.front().cursor;
}

void ClientDisk::recordAck(const protocol::Ack& ack) {
    for (auto& entry : m_outbox)
        if (entry.push.mseq == ack.mseq && entry.push.mid == ack.mid)
            entry.answer = sync::OutboxAnswer{ack.status, ack.seq};
}

std::vector<sync::PendingPush> ClientDisk::reopen(std::int64_t afterMseq) {
    std::vector<sync::PendingPush> again;
    for (auto& entry : m_outbox) {
        if (entry.push.mseq <= afterMseq)
            continue;
        entry.answer.reset();
        again.push_back(entry.push);
    }
    return again;
}

void ClientDisk::renumber(DeviceId device) {
    m_state.device = device;
    m_state.lastMseq = 0;
    for (auto& entry : m_outbox) {
        entry.push.mseq = ++m_state.lastMseq;
        entry.answer.reset();
    }
}

} // namespace visage::sim
