// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/client_disk.h"
#include "app/sim/forecast.h"
#include "core/sync/mutants.h"

#include <algorithm>

// What a desktop's outbox is told, and what it gives back to a restored store, as the outbox of the program
// does it (core/client/outbox).

namespace visage::sim {

using protocol::AckStatus;
using sync::Mutant;
using sync::mutated;

void ClientDisk::recordAck(const protocol::Ack& ack, Timestamp at) {
    for (OutboxEntry& entry : m_outbox)
        if (entry.push.mseq == ack.mseq && entry.push.mid == ack.mid) {
            entry.answer = sync::OutboxAnswer{ack.status, ack.seq};
            entry.refusal = {ack.code, ack.seq, at, entry.refusal.chances};
            // What nobody wrote, nobody needs to read.
            entry.read = ack.status == AckStatus::Erased ||
                         (isRefused(entry) && std::holds_alternative<PinCustomer>(entry.push.command));
        }
}

std::vector<sync::PendingPush> ClientDisk::reopen(std::int64_t afterMseq) {
    for (OutboxEntry& entry : m_outbox) {
        if (entry.push.mseq <= afterMseq || entry.read || isRefused(entry))
            continue;
        entry.answer.reset();
        entry.refusal.chances = sync::chancesToEnterAgain;
    }
    return unanswered();
}

Rows ClientDisk::seen(UserId author) const {
    Rows rows = m_cache;
    const Seq reached = cursor();
    for (const OutboxEntry& entry : m_outbox)
        if (sync::placeOf(entry.answer, reached) == sync::OutboxPlace::Overlay)
            entry.forecast.apply(rows, entry.push, author, m_state.device);
    return rows;
}

std::vector<ClientDisk::RefusedPlace> ClientDisk::toEnterAgain(Timestamp now) const {
    std::vector<RefusedPlace> places;
    const Seq reached = cursor();
    const bool holdsPart = holds(protocol::scopeWork);
    for (std::size_t i = 0; i < m_outbox.size(); ++i) {
        const OutboxEntry& entry = m_outbox[i];
        if (!isRefused(entry) || entry.read)
            continue;
        const auto again = sync::mayEnterAgain(entry.refusal, reached, holdsPart, now);
        if (again != sync::Again::No)
            places.push_back({i, again});
    }
    return places;
}

bool ClientDisk::waitsToEnterAgain() const {
    return holds(protocol::scopeWork) && std::ranges::any_of(m_outbox, [](const OutboxEntry& entry) {
               const ErrorCode code = entry.refusal.code;
               return isRefused(entry) && !entry.read && entry.refusal.chances > 1 &&
                      (code == ErrorCode::NotFound || code == ErrorCode::Conflict);
           });
}

sync::PendingPush ClientDisk::enterAgain(std::size_t refused) {
    OutboxEntry& old = m_outbox[refused];
    OutboxEntry fresh{old.push, old.target, old.makes};
    fresh.push.mseq = ++m_state.lastMseq;
    fresh.push.mid = sync::enteredAgainAs(old.push.mid);
    fresh.refusal.chances = old.refusal.chances - 1;
    if (mutated(Mutant::RefusedStays))
        old.push.mid = fresh.push.mid;
    else
        old.read = true;
    if (fresh.makes)
        m_newestEntry[fresh.target] = m_outbox.size();
    sync::PendingPush push = fresh.push;
    m_outbox.push_back(std::move(fresh));
    return push;
}

std::vector<RowKey> ClientDisk::prune(Timestamp before) {
    std::vector<OutboxEntry> kept;
    std::vector<RowKey> gone;
    const auto stays = [before](const OutboxEntry& entry) {
        return !entry.answer || (isRefused(entry) && !entry.read) || entry.refusal.at >= before;
    };
    if (std::ranges::all_of(m_outbox, stays))
        return gone;
    for (OutboxEntry& entry : m_outbox)
        if (stays(entry))
            kept.push_back(std::move(entry));
        else if (!isRefused(entry))
            gone.push_back(entry.target);
    addAll(std::move(kept));
    return gone;
}

} // namespace visage::sim
