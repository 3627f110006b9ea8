// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/intents.h"
#include "app/sim/reach.h"
#include "core/base/hlc.h"
#include "core/base/seams.h"
#include "core/rules/commands/decide.h"
#include "core/sync/server_asks.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace visage::sim {

/// The central store as its sessions see it: a dense log, current rows, devices with their numbers, results
/// by mutation. Everything in it is durable; each method is one transaction.
class ModelStore {
public:
    ModelStore(StoreId id, Referee& referee, Random& random);

    [[nodiscard]] sync::StoreFacts facts() const;
    [[nodiscard]] Seq head() const { return m_state.head; }
    [[nodiscard]] const Rows& rows() const { return m_state.rows; }
    /// The number of the row's removal; 0 if it was never removed.
    [[nodiscard]] Seq removedAt(const RowKey& key) const;
    /// How often the intent has had an effect, by the id under which it was entered first.
    [[nodiscard]] int executions(MutationId origin) const;

    [[nodiscard]] Result<sync::DeviceFacts> fence(const sync::ask::Fence& question);
    [[nodiscard]] Result<protocol::Ack> commit(const sync::ask::Commit& question, Timestamp now);
    [[nodiscard]] Result<protocol::Ack> refuse(const sync::ask::CommitRefusal& question);
    [[nodiscard]] Result<sync::FeedPage> readFeed(const sync::ask::ReadFeed& question,
                                                  std::size_t maxRows) const;
    [[nodiscard]] Result<sync::SnapshotPage> readSnapshot(const sync::ask::ReadSnapshot& question,
                                                          std::size_t maxRows) const;

    void compared(const sync::ask::CopyCompared& outcome) { m_referee.compared(outcome); }

    /// Everybody whose id ends as the text says.
    [[nodiscard]] protocol::Found search(const protocol::Search& question) const;

    /// From here on it keeps members of scopes; desktops hold what they are granted, or still everything.
    void keepScopes(sync::Holds holds);
    [[nodiscard]] bool keepsScopes() const { return m_keepsScopes; }
    [[nodiscard]] sync::Holds holds() const { return m_state.holds; }
    /// An administrator has desktops hold something else.
    void turn();
    /// Somebody is granted somebody, or loses somebody; a person joins a queue, or leaves it.
    void changeScopes();
    /// What a user may have at a device.
    [[nodiscard]] sync::View viewOf(UserId user, DeviceId device) const;
    /// When the user was last granted other queues, and when the customer last lost a member.
    [[nodiscard]] Seq viewChangedAt(UserId user) const;
    [[nodiscard]] Seq lastLost(CustomerId customer) const;

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
        Rows rows;
        std::map<RowKey, Seq> removed;
        std::map<DeviceId, Device> devices;
        std::map<MutationId, protocol::Ack> results;
        std::map<MutationId, int> executions;
        sync::Holds holds = sync::Holds::Everything;
        std::map<UserId, Seq> viewChanged;
        std::map<CustomerId, Seq> lost;
    };

    /// The answer that is known, a fault, or nothing: it is to be decided now.
    [[nodiscard]] std::optional<Result<protocol::Ack>> answered(DeviceId device, std::int64_t epoch,
                                                                std::int64_t mseq, MutationId mid);
    [[nodiscard]] Result<void> checkNumber(const Device& device, std::int64_t mseq, MutationId mid) const;
    [[nodiscard]] protocol::Ack executeModelled(const protocol::Push& push);
    /// By the store's own rules, over all rows.
    [[nodiscard]] protocol::Ack executeByRules(const sync::ask::Commit& question, Timestamp now);
    void carriedOut(const protocol::Push& push, protocol::Ack& ack);
    void put(Row row);
    void checkStamp(const Row& row);
    void erase(const RowKey& key);
    /// It is there no more, and may come again.
    void remove(const RowKey& key);

    /// Whoever works for somebody becomes a member; records that are one have the same members.
    void settleScopes(const protocol::Push& push, const rules::Decision& decision, UserId user);
    void settleGroup(const std::set<CustomerId>& records, bool inTouch);
    void grant(const std::string& scope, CustomerId customer);
    void revoke(const std::string& scope, CustomerId customer);
    void noteLost(const std::set<CustomerId>& customers);
    void changeQueues();
    [[nodiscard]] std::vector<CustomerId> customers() const;
    [[nodiscard]] std::vector<std::string> scopesOf(CustomerId customer) const;
    [[nodiscard]] RowChange changeOf(const RowKey& key) const;
    /// None where the desktop may have everything.
    [[nodiscard]] std::optional<Reach> reachOf(const sync::View* view) const;
    void addFor(const sync::ask::ReadFeed& question, const Reach& reach, const RowChange& change,
                sync::FeedPage& page) const;
    void bring(CustomerId customer, bool stub, std::vector<RowChange>& changes) const;

    StoreId m_id;
    std::int64_t m_incarnation = 1;
    State m_state;
    std::optional<State> m_backup;
    Rows m_ledger; ///< tombstones, kept apart from backups
    HybridClock m_stamps;
    Timestamp m_now;
    bool m_full = false;
    bool m_older = false;
    bool m_keepsScopes = false;
    mutable std::map<std::pair<UserId, DeviceId>, std::vector<std::string>> m_scopes; ///< of views, as long
                                                                                      ///< as queues stay
    Referee& m_referee;
    Random& m_random;
};

} // namespace visage::sim
