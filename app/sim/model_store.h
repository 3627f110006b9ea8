// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/referee.h"
#include "core/base/hlc.h"
#include "core/base/seams.h"
#include "core/rules/commands/decide.h"
#include "core/sync/server_asks.h"

#include <map>
#include <vector>

namespace visage::sim {

/// The central store as its sessions see it: a dense log, current rows, devices with their numbers, results
/// by mutation. Everything in it is durable; each method is one transaction.
class ModelStore {
public:
    ModelStore(StoreId id, Referee& referee, Random& random);

    [[nodiscard]] sync::StoreFacts facts() const;
    [[nodiscard]] Seq head() const { return m_state.head; }
    [[nodiscard]] const std::map<RowKey, Row>& rows() const { return m_state.rows; }
    /// The number of the row's removal; 0 if it was never removed.
    [[nodiscard]] Seq removedAt(const RowKey& key) const;
    /// How often the mutation has had an effect.
    [[nodiscard]] int executions(MutationId mid) const;

    [[nodiscard]] Result<sync::DeviceFacts> fence(const sync::ask::Fence& question);
    [[nodiscard]] Result<protocol::Ack> commit(const sync::ask::Commit& question, Timestamp now);
    [[nodiscard]] Result<protocol::Ack> refuse(const sync::ask::CommitRefusal& question);
    [[nodiscard]] Result<sync::FeedPage> readFeed(const sync::ask::ReadFeed& question,
                                                  std::size_t maxRows) const;
    [[nodiscard]] Result<sync::SnapshotPage> readSnapshot(const sync::ask::ReadSnapshot& question,
                                                          std::size_t maxRows) const;

    /// An older program does not know what isNew() says; it is replaced by the newest one in time.
    void setOlder(bool older) { m_older = older; }
    [[nodiscard]] bool older() const { return m_older; }

    /// Its disk is full: commits fail now and then, and nothing of them is kept.
    void setFull(bool full) { m_full = full; }
    [[nodiscard]] bool full() const { return m_full; }
    /// Somebody else's work: a new text, or a removal.
    void editSomething();
    void eraseSomething();
    /// The log forgets its beginning.
    void truncate();
    void backUp() { m_backup = m_state; }
    [[nodiscard]] bool hasBackup() const { return m_backup.has_value(); }
    /// Everything since the backup is gone, but for the ledger of erasures.
    void restore();

private:
    struct Device {
        std::int64_t epoch = 0;
        std::int64_t lastMseq = 0;
        std::map<std::int64_t, MutationId> numbers;
    };
    struct Change {
        Seq seq = 0;
        RowKey key;
    };
    struct State {
        Seq head = 0;
        Seq floor = 0;
        std::vector<Change> log;
        std::map<RowKey, Row> rows;
        std::map<RowKey, Seq> removed;
        std::map<DeviceId, Device> devices;
        std::map<MutationId, protocol::Ack> results;
        std::map<MutationId, int> executions;
    };

    /// The answer that is known, a fault, or nothing: it is to be decided now.
    [[nodiscard]] std::optional<Result<protocol::Ack>> answered(DeviceId device, std::int64_t epoch,
                                                                std::int64_t mseq, MutationId mid);
    [[nodiscard]] Result<void> checkNumber(const Device& device, std::int64_t mseq, MutationId mid) const;
    [[nodiscard]] protocol::Ack executeModelled(const protocol::Push& push);
    /// By the store's own rules, over all rows.
    [[nodiscard]] protocol::Ack executeByRules(const sync::ask::Commit& question, Timestamp now);
    void carriedOut(const protocol::Push& push, protocol::Ack& ack);
    /// What the command makes of its row; an error says why it is refused.
    [[nodiscard]] Result<Row> outcomeOf(const Command& command, const Row* there) const;
    void put(Row row);
    void checkStamp(const Row& row);
    void erase(const RowKey& key);
    [[nodiscard]] RowChange changeOf(const RowKey& key) const;

    StoreId m_id;
    std::int64_t m_incarnation = 1;
    State m_state;
    std::optional<State> m_backup;
    std::map<RowKey, Row> m_ledger; ///< tombstones, kept apart from backups
    HybridClock m_stamps;
    Timestamp m_now;
    bool m_full = false;
    bool m_older = false;
    Referee& m_referee;
    Random& m_random;
};

/// The row that a command of the simulation writes or is about.
[[nodiscard]] RowKey targetOf(const Command& command);
/// Whether the store's own rules decide it; a few commands are modelled instead, in an outcome that needs no
/// customer.
[[nodiscard]] bool isByRules(const Command& command);
/// What the program before this one did not know.
[[nodiscard]] bool isNew(EntityKind kind);
[[nodiscard]] bool isNew(const Command& command);
/// Whether the row is there once the command has been carried out, whatever was there before.
[[nodiscard]] bool makesRow(const Command& command);

} // namespace visage::sim
