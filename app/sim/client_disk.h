// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/forecast.h"
#include "app/sim/referee.h"
#include "core/sync/client_effects.h"
#include "core/sync/copy_sums.h"
#include "core/sync/overlay.h"
#include "core/sync/reoffered.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace visage::sim {

struct OutboxEntry {
    sync::PendingPush push;
    RowKey target;
    bool makes = false; ///< the target is there once it has been carried out
    std::optional<sync::OutboxAnswer> answer{};
    sync::Refusal refusal{}; ///< of one that was refused; its chances count from when it was offered again
    bool read = false;       ///< refused, and dealt with
    mutable Forecast forecast{};
};

[[nodiscard]] inline bool isRefused(const OutboxEntry& entry) {
    return entry.answer && entry.answer->status == protocol::AckStatus::Rejected;
}

/// What a desktop has on disk: the cache with its cursors, and the outbox. Each method is one transaction.
class ClientDisk {
public:
    ClientDisk(DeviceId device, std::int64_t schema);

    [[nodiscard]] const sync::ClientState& state() const { return m_state; }
    [[nodiscard]] const std::string& token() const { return m_token; }
    [[nodiscard]] const Rows& cache() const { return m_cache; }
    [[nodiscard]] const std::vector<OutboxEntry>& outbox() const { return m_outbox; }
    [[nodiscard]] Hlc lastStamp() const { return m_lastStamp; }
    /// That which decides over the outbox.
    [[nodiscard]] Seq cursor() const { return sync::overlayCursor(m_state.scopes); }
    [[nodiscard]] Seq cursorOf(std::string_view scope) const;
    [[nodiscard]] bool holds(std::string_view scope) const;
    /// What is held of the scope, for the store to compare.
    [[nodiscard]] sync::CopyState copyOf(const std::string& scope, Timestamp storeNow) const;
    /// Behind the program's back a row vanishes, or is what it was before. Only one that copyOf() counts.
    [[nodiscard]] RowKey drift(Random& random);
    [[nodiscard]] std::vector<sync::PendingPush> unanswered() const;
    /// Where the newest entry about the row belongs, at cursor(); nothing when there is none.
    [[nodiscard]] std::optional<sync::OutboxPlace> placeOf(const RowKey& key, Seq cursor) const;

    void addEntry(sync::PendingPush push);
    void saveEpoch(std::int64_t epoch) { m_state.sessionEpoch = epoch; }
    void saveToken(std::string token) { m_token = std::move(token); }
    void saveStore(const sync::effect::SaveStore& store);
    void beginSnapshot(const std::string& scope);
    void storePart(const protocol::Snap& part, const protocol::SnapPoint& resume);
    void endSnapshot(const std::string& scope, Seq cursor);
    void dropScope(const std::string& scope);
    /// False when a row is older than the one it replaces.
    [[nodiscard]] bool rowsRise() const { return m_rowsRise; }
    [[nodiscard]] bool replacedRows() const { return m_replacedRows; }
    /// Returns whose rows may have to go.
    std::set<CustomerId> applyRows(const std::vector<protocol::Changes>& changes);
    /// By a mutant only.
    void keepFound(const std::vector<Row>& rows) {
        for (const Row& row : rows)
            if (!m_cache.contains({kindOf(row), idOf(row)}))
                m_cache.put(row);
    }
    /// What may not stay of these customers goes.
    void purge(const std::set<CustomerId>& customers);
    void saveCursors(const std::vector<protocol::ScopeState>& cursors);
    void recordAck(const protocol::Ack& ack, Timestamp at);
    /// The answered entries behind the number count as unanswered again, but for refused ones.
    [[nodiscard]] std::vector<sync::PendingPush> reopen(std::int64_t afterMseq);
    /// The cache with the forecasts of unsent work over it, as the agent sees it.
    [[nodiscard]] Rows seen(UserId author) const;
    struct RefusedPlace {
        std::size_t place = 0;
        sync::Again again{};
    };
    /// The places of refused entries that may be entered again.
    [[nodiscard]] std::vector<RefusedPlace> toEnterAgain(Timestamp now) const;
    /// Whether some may be so later, whatever comes.
    [[nodiscard]] bool waitsToEnterAgain() const;
    /// A refused entry becomes a new one.
    [[nodiscard]] sync::PendingPush enterAgain(std::size_t refused);
    /// What was answered before is forgotten: the rows that it was about.
    std::vector<RowKey> prune(Timestamp before);
    /// A new device id; what was not refused is numbered anew and unanswered.
    void renumber(DeviceId device);

private:
    void keep(const Row& row);
    void addAll(std::vector<OutboxEntry> entries);
    [[nodiscard]] protocol::ScopeState& scopeNamed(const std::string& name);
    void removeWhatIsGone(const std::string& scope, Seq asOf);
    void purgeRecord(CustomerId record, const std::vector<ScopeMember>& members);

    sync::ClientState m_state;
    std::string m_token;
    Hlc m_lastStamp;
    Rows m_cache;
    std::map<std::string, std::set<RowKey>, std::less<>> m_brought; ///< by the snapshots under way
    std::vector<OutboxEntry> m_outbox;
    std::unordered_map<RowKey, std::size_t, RowKeyHash>
        m_newestEntry; ///< about a row; its place in the outbox
    bool m_rowsRise = true;
    bool m_replacedRows = false;
};

} // namespace visage::sim
